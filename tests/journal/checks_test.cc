#include "src/journal/checks.h"

#include "src/base/status.h"
#include "src/journal/record_digest.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

// A stored record with a digest that fits the chain.
Journal::StoredRecord Chained(std::uint64_t before, std::uint64_t first, std::uint64_t last) {
  return {first, last, 1, NextDigest(before, first, last, 1, "batch"), "batch"};
}

}  // namespace

TEST_CASE("a chain of records is followed to its head") {
  ChainCheck chain("acme", 0, FirstDigest("acme"));
  CHECK(chain.End(0, FirstDigest("acme")).ok());
  const Journal::StoredRecord one = Chained(FirstDigest("acme"), 1, 3);
  const Journal::StoredRecord two = Chained(one.digest, 4, 4);
  REQUIRE(chain.Next(one).ok());
  CHECK(chain.last_seq() == 3);
  REQUIRE(chain.Next(two).ok());
  CHECK(chain.End(4, two.digest).ok());
}

TEST_CASE("the head of a chain has to be where the store says") {
  const Journal::StoredRecord one = Chained(FirstDigest("acme"), 1, 3);
  ChainCheck chain("acme", 0, FirstDigest("acme"));
  REQUIRE(chain.Next(one).ok());
  const auto message_of = [&](std::uint64_t head, std::uint64_t digest) {
    const absl::Status status = chain.End(head, digest);
    CHECK(status.code() == absl::StatusCode::kDataLoss);
    return base::MessageOf(status);
  };
  CHECK(message_of(9, one.digest) == "workspace acme: the record with seq 4 is missing: the head is 9");
  CHECK(message_of(2, one.digest) == "workspace acme: the record with seq 3 stands past the head 2");
  CHECK(message_of(3, one.digest + 1).find("workspace acme: the record with seq 3 is damaged") == 0);
}

TEST_CASE("a record of another workspace or from another place does not fit the chain") {
  ChainCheck chain("acme", 0, FirstDigest("acme"));
  CHECK(chain.Next(Chained(FirstDigest("other"), 1, 3)).code() == absl::StatusCode::kDataLoss);
  CHECK(chain.Next(Chained(FirstDigest("acme"), 2, 3)).code() == absl::StatusCode::kDataLoss);
  CHECK(chain.Next(Chained(FirstDigest("acme"), 1, 0)).code() == absl::StatusCode::kDataLoss);
  CHECK(chain.last_seq() == 0);
}

TEST_CASE("a lease ends in whole microseconds and an endless one ends never") {
  CHECK(LeaseEndUs(absl::FromUnixMicros(5), absl::Microseconds(7)) == 12);
  CHECK(absl::FromUnixMicros(LeaseEndUs(kNow, absl::InfiniteDuration())) > kNow + absl::Hours(24 * 365 * 10'000));
}

}  // namespace chatcore::journal
