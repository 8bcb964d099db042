#include "src/journal/record_digest.h"

#include "tests/journal/store_kit.h"

namespace chatcore::journal {

TEST_CASE("every part of a record changes its digest") {
  const std::uint64_t digest = NextDigest(1, 2, 3, 4, "batch");
  CHECK(digest == NextDigest(1, 2, 3, 4, "batch"));
  CHECK(digest != NextDigest(0, 2, 3, 4, "batch"));
  CHECK(digest != NextDigest(1, 1, 3, 4, "batch"));
  CHECK(digest != NextDigest(1, 2, 4, 4, "batch"));
  CHECK(digest != NextDigest(1, 2, 3, 5, "batch"));
  CHECK(digest != NextDigest(1, 2, 3, 4, "batcH"));
}

TEST_CASE("digests are part of the file format and never change") {
  CHECK(FirstDigest("acme") == 9944907704641434347u);
  CHECK(NextDigest(FirstDigest("acme"), 1, 1, 1, "batch") == 4729366549150310857u);
  CHECK(SnapshotChecksum(7, 9, "state") == 1589596690150329063u);
}

}  // namespace chatcore::journal
