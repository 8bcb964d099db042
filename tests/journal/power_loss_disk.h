#ifndef CHATCORE_TESTS_JOURNAL_POWER_LOSS_DISK_H_
#define CHATCORE_TESTS_JOURNAL_POWER_LOSS_DISK_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/journal/store_kit.h"

namespace chatcore::journal {

/// A disk for SQLite whose power fails. While it exists, SQLite uses it for every file.
///
/// Writes go to the real files, and the disk remembers what each file held at its last sync and what was written since.
/// After `PowerFailsAfter(n)` operations nothing works any more. `Settle` then puts into each file what a real disk may
/// hold after that: what was synced, and of the later writes any, in parts of 512 bytes.
class PowerLossDisk {
 public:
  explicit PowerLossDisk(std::uint64_t seed);
  ~PowerLossDisk();
  PowerLossDisk(const PowerLossDisk&) = delete;
  PowerLossDisk& operator=(const PowerLossDisk&) = delete;

  void PowerFailsAfter(std::uint64_t operations) { operations_left_ = operations; }

  /// A disk that says it has synced and has not: for the test that the test finds losses.
  void LieAboutSync() { lies_ = true; }

  /// Every file has to be closed. Power is back afterwards.
  void Settle();

  // Called by the SQLite side.
  bool TakesOperation();
  void Opened(const std::string& path);
  void Wrote(const std::string& path, std::uint64_t offset, std::string_view bytes);
  void Truncated(const std::string& path, std::uint64_t size);
  void Synced(const std::string& path);
  void Deleted(const std::string& path);

 private:
  struct Change {
    std::uint64_t offset;
    std::string bytes;
    bool truncates;
  };
  struct Image {
    bool durable = false;  // exists after power loss
    std::string synced;
    std::vector<Change> later;
  };

  void Apply(const Change& change, bool torn, std::string& bytes);

  Dice dice_;
  std::uint64_t operations_left_ = ~std::uint64_t{0};
  bool lies_ = false;
  std::map<std::string, Image> images_;
};

}  // namespace chatcore::journal

#endif  // CHATCORE_TESTS_JOURNAL_POWER_LOSS_DISK_H_
