#ifndef CHATCORE_TESTS_JOURNAL_STORE_KIT_H_
#define CHATCORE_TESTS_JOURNAL_STORE_KIT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/journal.h"
#include "chatcore/journal_stores.h"
#include "doctest/doctest.h"

namespace chatcore::journal {

/// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string File(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  std::string path_;
};

/// Runs `body` on an empty journal of every kind of store. Limits are small, so that tests reach them.
void OnEveryStore(const std::function<void(Journal&)>& body);
JournalLimits SmallLimits();

std::unique_ptr<Journal> OpenFile(const std::string& path,
                                  SqliteJournalOptions::Access access = SqliteJournalOptions::Access::kCreate);

/// Serialized events with the numbers `first` to `last`. Owns the bytes that a Journal::Record points to.
struct HandMade {
  HandMade(std::uint64_t first, std::uint64_t last);
  Journal::Record record() const { return {first_seq, last_seq, bytes}; }

  std::uint64_t first_seq;
  std::uint64_t last_seq;
  std::string bytes;
};

/// Appends one record with the events `first` to `last`.
absl::StatusOr<std::uint64_t> AppendOne(Journal& journal, std::uint64_t epoch, std::uint64_t first, std::uint64_t last);

/// "1-3 4-4" for the records from `from_seq` on, then the error if there was one: "1-3 !DATA_LOSS".
std::string ReadRanges(Journal& journal, std::uint64_t from_seq = 1, std::uint64_t to_seq = Journal::kEnd);

/// Numbers that look random, the same in every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Below(std::uint64_t bound);

 private:
  std::uint64_t state_;
};

inline constexpr std::string_view kWorkspace = "acme";
inline const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

}  // namespace chatcore::journal

#endif  // CHATCORE_TESTS_JOURNAL_STORE_KIT_H_
