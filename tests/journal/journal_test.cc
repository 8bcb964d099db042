// What every store promises. Each case runs on each store.

#include "chatcore/journal.h"

#include <string>
#include <vector>

#include "chatcore/v1/event.pb.h"
#include "src/base/status.h"
#include "tests/journal/store_kit.h"

namespace chatcore::journal {
namespace {

constexpr absl::Duration kLease = absl::Seconds(10);

std::uint64_t Take(Journal& journal, std::string_view owner = "host-1", absl::Time now = kNow) {
  absl::StatusOr<Journal::Lease> lease = journal.Acquire(kWorkspace, owner, kLease, now);
  REQUIRE_MESSAGE(lease.ok(), lease.status().ToString());
  return lease->epoch;
}

absl::StatusCode CodeOf(const absl::Status& status) { return status.code(); }
template <typename T>
absl::StatusCode CodeOf(const absl::StatusOr<T>& result) {
  return result.status().code();
}

bool Mentions(const absl::Status& status, std::string_view text) {
  return base::MessageOf(status).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a new workspace starts with epoch 1, head 0 and cursor 0") {
  OnEveryStore([](Journal& journal) {
    absl::StatusOr<Journal::Lease> lease = journal.Acquire(kWorkspace, "host-1", kLease, kNow);
    REQUIRE(lease.ok());
    CHECK(lease->epoch == 1);
    CHECK(lease->head == 0);
    CHECK(lease->until == kNow + kLease);
    CHECK(*journal.Cursor(kWorkspace) == 0);
    CHECK(ReadRanges(journal) == "");
    CHECK(*journal.ListWorkspaces() == std::vector<std::string>{"acme"});
  });
}

TEST_CASE("records are read back as they were stored") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    const HandMade first(1, 3), second(4, 4), third(5, 9);
    const std::vector<Journal::Record> records = {first.record(), second.record(), third.record()};
    REQUIRE(*journal.Append(kWorkspace, epoch, 0, records) == 9);

    std::vector<std::string> batches;
    REQUIRE(journal
                .Read(kWorkspace, 1, Journal::kEnd,
                      [&](const Journal::StoredRecord& record) {
                        batches.emplace_back(record.batch);
                        CHECK(record.epoch == epoch);
                        return absl::OkStatus();
                      })
                .ok());
    CHECK(batches == std::vector<std::string>{first.bytes, second.bytes, third.bytes});
    CHECK(journal.GetWorkspace(kWorkspace)->head == 9);
  });
}

TEST_CASE("reading visits every record that holds a number of the range") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    for (std::uint64_t first : {1, 4, 7, 10}) REQUIRE(AppendOne(journal, epoch, first, first + 2).ok());
    CHECK(ReadRanges(journal) == "1-3 4-6 7-9 10-12");
    CHECK(ReadRanges(journal, 3) == "1-3 4-6 7-9 10-12");
    CHECK(ReadRanges(journal, 4) == "4-6 7-9 10-12");
    CHECK(ReadRanges(journal, 5, 7) == "4-6 7-9");
    CHECK(ReadRanges(journal, 5, 6) == "4-6");
    CHECK(ReadRanges(journal, 5, 4) == "4-6");
    CHECK(ReadRanges(journal, 4, 3) == "");
    CHECK(ReadRanges(journal, 12, 12) == "10-12");
    CHECK(ReadRanges(journal, 13) == "");
    CHECK(ReadRanges(journal, ~std::uint64_t{0}, ~std::uint64_t{0}) == "");
    CHECK(ReadRanges(journal, 0) == " !INVALID_ARGUMENT");
  });
}

TEST_CASE("a visitor's error ends the reading and is returned") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    for (std::uint64_t first : {1, 2, 3}) REQUIRE(AppendOne(journal, epoch, first, first).ok());
    int visits = 0;
    absl::Status status = journal.Read(kWorkspace, 1, Journal::kEnd, [&](const Journal::StoredRecord&) {
      return ++visits == 2 ? base::Internal("enough") : absl::OkStatus();
    });
    CHECK(CodeOf(status) == absl::StatusCode::kInternal);
    CHECK(visits == 2);
  });
}

TEST_CASE("a visitor may append to the journal it reads") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 1).ok());
    REQUIRE(journal
                .Read(kWorkspace, 1, 1,
                      [&](const Journal::StoredRecord& record) {
                        CHECK(AppendOne(journal, epoch, record.last_seq + 1, record.last_seq + 2).ok());
                        return journal.Acknowledge(kWorkspace, record.last_seq);
                      })
                .ok());
    CHECK(ReadRanges(journal) == "1-1 2-3");
    CHECK(*journal.Cursor(kWorkspace) == 1);
  });
}

TEST_CASE("a long journal is read in order from anywhere") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    constexpr std::uint64_t kRecords = 10'000;  // more than one page of the SQLite store
    std::vector<HandMade> made;
    for (std::uint64_t seq = 1; seq <= kRecords; ++seq) made.emplace_back(seq, seq);
    for (std::uint64_t begin = 0; begin < kRecords; begin += 8) {
      std::vector<Journal::Record> records;
      for (std::uint64_t i = begin; i < begin + 8; ++i) records.push_back(made[i].record());
      REQUIRE(journal.Append(kWorkspace, epoch, begin, records).ok());
    }
    for (std::uint64_t from : {std::uint64_t{1}, std::uint64_t{5'000}, kRecords}) {
      std::uint64_t next = from;
      REQUIRE(journal
                  .Read(kWorkspace, from, Journal::kEnd,
                        [&](const Journal::StoredRecord& record) {
                          REQUIRE(record.first_seq == next);
                          REQUIRE(record.batch == made[next - 1].bytes);
                          ++next;
                          return absl::OkStatus();
                        })
                  .ok());
      CHECK(next == kRecords + 1);
    }
  });
}

TEST_CASE("an append with a gap is refused and leaves nothing") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 2).ok());
    const HandMade good(3, 4), gap(6, 6), backward(5, 5);
    std::vector<Journal::Record> records = {good.record(), gap.record()};
    absl::StatusOr<std::uint64_t> refused = journal.Append(kWorkspace, epoch, 2, records);
    CHECK(CodeOf(refused) == absl::StatusCode::kInvalidArgument);
    CHECK(Mentions(refused.status(), "records[1].first_seq 6: 5 was expected"));

    records = {good.record(), backward.record()};
    records[1].last_seq = 4;
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 2, records)) == absl::StatusCode::kInvalidArgument);
    records[1] = {5, Journal::kEnd + 1, backward.bytes};
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 2, records)) == absl::StatusCode::kInvalidArgument);
    records[1] = {5, 5, ""};
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 2, records)) == absl::StatusCode::kInvalidArgument);
    CHECK(ReadRanges(journal) == "1-2");
  });
}

TEST_CASE("an append at another head is aborted and says expected and found") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 5).ok());
    absl::StatusOr<std::uint64_t> late = AppendOne(journal, epoch, 3, 4);
    CHECK(CodeOf(late) == absl::StatusCode::kAborted);
    CHECK(Mentions(late.status(), "head 2 was expected, 5 is stored"));
    CHECK(CodeOf(AppendOne(journal, epoch, 8, 8)) == absl::StatusCode::kAborted);
    CHECK(ReadRanges(journal) == "1-5");
  });
}

TEST_CASE("an append without records checks epoch and head only") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 2).ok());
    CHECK(*journal.Append(kWorkspace, epoch, 2, {}) == 2);
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 1, {})) == absl::StatusCode::kAborted);
    CHECK(CodeOf(journal.Append(kWorkspace, epoch + 1, 2, {})) == absl::StatusCode::kAborted);
  });
}

TEST_CASE("another owner takes a workspace only after the lease") {
  OnEveryStore([](Journal& journal) {
    Take(journal, "host-1");
    absl::StatusOr<Journal::Lease> early =
        journal.Acquire(kWorkspace, "host-2", kLease, kNow + kLease - absl::Microseconds(1));
    CHECK(CodeOf(early) == absl::StatusCode::kFailedPrecondition);
    CHECK(Mentions(early.status(), "held by owner host-1 for another 1 us"));
    absl::StatusOr<Journal::Lease> later = journal.Acquire(kWorkspace, "host-2", kLease, kNow + kLease);
    REQUIRE(later.ok());
    CHECK(later->epoch == 2);
    CHECK(journal.GetWorkspace(kWorkspace)->owner == "host-2");
  });
}

TEST_CASE("the same owner gets its workspace back at once under a new epoch") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t before = Take(journal);
    REQUIRE(AppendOne(journal, before, 1, 2).ok());
    absl::StatusOr<Journal::Lease> again = journal.Acquire(kWorkspace, "host-1", kLease, kNow);
    REQUIRE(again.ok());
    CHECK(again->epoch == before + 1);
    CHECK(again->head == 2);
    CHECK(CodeOf(AppendOne(journal, before, 3, 3)) == absl::StatusCode::kAborted);
  });
}

TEST_CASE("a deposed owner can neither append nor renew nor save a snapshot") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t deposed = Take(journal, "host-1");
    REQUIRE(AppendOne(journal, deposed, 1, 2).ok());
    const std::uint64_t epoch = Take(journal, "host-2", kNow + kLease);
    REQUIRE(AppendOne(journal, epoch, 3, 3).ok());

    absl::StatusOr<std::uint64_t> append = AppendOne(journal, deposed, 4, 4);
    CHECK(CodeOf(append) == absl::StatusCode::kAborted);
    CHECK(Mentions(append.status(), "deposed: epoch 1 was expected, 2 is stored, of owner host-2"));
    CHECK(CodeOf(journal.Renew(kWorkspace, deposed, kLease, kNow)) == absl::StatusCode::kAborted);
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, deposed, 2, "state")) == absl::StatusCode::kAborted);
    CHECK(ReadRanges(journal) == "1-2 3-3");
  });
}

TEST_CASE("a renewed lease keeps others out and a zero lease gives the workspace up") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal, "host-1");
    absl::StatusOr<absl::Time> until = journal.Renew(kWorkspace, epoch, kLease, kNow + absl::Seconds(5));
    REQUIRE(until.ok());
    CHECK(*until == kNow + absl::Seconds(15));
    CHECK(!journal.Acquire(kWorkspace, "host-2", kLease, kNow + absl::Seconds(12)).ok());
    REQUIRE(journal.Renew(kWorkspace, epoch, absl::ZeroDuration(), kNow + absl::Seconds(12)).ok());
    CHECK(journal.Acquire(kWorkspace, "host-2", kLease, kNow + absl::Seconds(12)).ok());
  });
}

TEST_CASE("an owner whose lease ran out appends as long as nobody took over") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    CHECK(journal.Renew(kWorkspace, epoch, kLease, kNow + absl::Hours(1)).ok());
    CHECK(AppendOne(journal, epoch, 1, 1).ok());
  });
}

TEST_CASE("ids and leases are checked at their limits") {
  OnEveryStore([](Journal& journal) {
    CHECK(journal.Acquire(std::string(128, 'w'), std::string(128, 'o'), absl::Microseconds(1), kNow).ok());
    CHECK(CodeOf(journal.Acquire(std::string(129, 'w'), "o", kLease, kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.Acquire("w", std::string(129, 'o'), kLease, kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.Acquire("", "o", kLease, kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.Acquire("w", "", kLease, kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.Acquire(std::string("a\0b", 3), "o", kLease, kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.Acquire("w", "o", absl::ZeroDuration(), kNow)) == absl::StatusCode::kInvalidArgument);
    CHECK(journal.ListWorkspaces()->size() == 1);
  });
}

TEST_CASE("a lease without end is allowed") {
  OnEveryStore([](Journal& journal) {
    REQUIRE(journal.Acquire(kWorkspace, "host-1", absl::InfiniteDuration(), kNow).ok());
    CHECK(!journal.Acquire(kWorkspace, "host-2", kLease, kNow + absl::Hours(24 * 365 * 1'000)).ok());
    CHECK(journal.Acquire(kWorkspace, "host-1", kLease, kNow).ok());
  });
}

TEST_CASE("a record is taken at the limit of bytes and refused past it") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    const std::string at_limit(SmallLimits().max_record_bytes, 'x');
    const std::string past_limit = at_limit + "x";
    Journal::Record record{1, 1, past_limit};
    absl::StatusOr<std::uint64_t> refused = journal.Append(kWorkspace, epoch, 0, {&record, 1});
    CHECK(CodeOf(refused) == absl::StatusCode::kResourceExhausted);
    CHECK(Mentions(refused.status(), "1001 bytes, at most 1000"));
    CHECK(ReadRanges(journal) == "");
    record.batch = at_limit;
    CHECK(journal.Append(kWorkspace, epoch, 0, {&record, 1}).ok());
  });
}

TEST_CASE("an append is taken at the limits of records and bytes and refused past them") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    std::vector<Journal::Record> records;
    for (std::uint64_t seq = 1; seq <= SmallLimits().max_records_per_append; ++seq) records.push_back({seq, seq, "x"});
    REQUIRE(journal.Append(kWorkspace, epoch, 0, records).ok());
    for (Journal::Record& record : records) record.first_seq = record.last_seq += 8;
    records.push_back({17, 17, "x"});
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 8, records)) == absl::StatusCode::kResourceExhausted);

    const std::string batch(1'000, 'x');
    records.clear();
    for (std::uint64_t seq = 9; seq <= 12; ++seq) records.push_back({seq, seq, batch});
    records.push_back({13, 13, "x"});
    CHECK(CodeOf(journal.Append(kWorkspace, epoch, 8, records)) == absl::StatusCode::kResourceExhausted);
    records.pop_back();
    CHECK(*journal.Append(kWorkspace, epoch, 8, records) == 12);
  });
}

TEST_CASE("the newest snapshot at or before a number is found and two are kept") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    for (std::uint64_t seq = 1; seq <= 4; ++seq) REQUIRE(AppendOne(journal, epoch, seq, seq).ok());
    CHECK(!journal.LatestSnapshot(kWorkspace)->has_value());
    for (std::uint64_t seq = 1; seq <= 3; ++seq) {
      REQUIRE(journal.SaveSnapshot(kWorkspace, epoch, seq, "state " + std::to_string(seq)).ok());
    }
    const absl::StatusOr<std::optional<Journal::StoredSnapshot>> newest = journal.LatestSnapshot(kWorkspace);
    REQUIRE(newest->has_value());
    CHECK((*newest)->seq == 3);
    CHECK((*newest)->bytes == "state 3");
    CHECK((*journal.LatestSnapshot(kWorkspace, 2))->seq == 2);
    CHECK(!journal.LatestSnapshot(kWorkspace, 1)->has_value());

    REQUIRE(journal.SaveSnapshot(kWorkspace, epoch, 3, "state 3 again").ok());
    CHECK((*journal.LatestSnapshot(kWorkspace))->bytes == "state 3 again");
    CHECK((*journal.LatestSnapshot(kWorkspace, 2))->seq == 2);
  });
}

TEST_CASE("a snapshot carries the digest of the record it ends with") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 3).ok());
    std::uint64_t digest = 0;
    REQUIRE(journal
                .Read(kWorkspace, 3, 3,
                      [&](const Journal::StoredRecord& record) {
                        digest = record.digest;
                        return absl::OkStatus();
                      })
                .ok());
    REQUIRE(journal.SaveSnapshot(kWorkspace, epoch, 3, "state").ok());
    CHECK((*journal.LatestSnapshot(kWorkspace))->digest == digest);
  });
}

TEST_CASE("a snapshot has to end where a record ends and to be within the limit") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 3).ok());
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, epoch, 0, "state")) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, epoch, 2, "state")) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, epoch, 4, "state")) == absl::StatusCode::kInvalidArgument);
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, epoch, 3, "")) == absl::StatusCode::kInvalidArgument);
    const std::string at_limit(SmallLimits().max_snapshot_bytes, 's');
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, epoch, 3, at_limit + "s")) == absl::StatusCode::kResourceExhausted);
    CHECK(!journal.LatestSnapshot(kWorkspace)->has_value());
    CHECK(journal.SaveSnapshot(kWorkspace, epoch, 3, at_limit).ok());
  });
}

TEST_CASE("the cursor moves forward only and never past the head") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 5).ok());
    REQUIRE(journal.Acknowledge(kWorkspace, 3).ok());
    CHECK(*journal.Cursor(kWorkspace) == 3);
    REQUIRE(journal.Acknowledge(kWorkspace, 2).ok());
    CHECK(*journal.Cursor(kWorkspace) == 3);
    CHECK(CodeOf(journal.Acknowledge(kWorkspace, 6)) == absl::StatusCode::kInvalidArgument);
    REQUIRE(journal.Acknowledge(kWorkspace, 5).ok());
    CHECK(*journal.Cursor(kWorkspace) == 5);
  });
}

TEST_CASE("a workspace that nobody acquired is not found") {
  OnEveryStore([](Journal& journal) {
    CHECK(CodeOf(AppendOne(journal, 1, 1, 1)) == absl::StatusCode::kNotFound);
    CHECK(CodeOf(journal.Renew(kWorkspace, 1, kLease, kNow)) == absl::StatusCode::kNotFound);
    CHECK(CodeOf(journal.Acknowledge(kWorkspace, 0)) == absl::StatusCode::kNotFound);
    CHECK(CodeOf(journal.Cursor(kWorkspace)) == absl::StatusCode::kNotFound);
    CHECK(CodeOf(journal.SaveSnapshot(kWorkspace, 1, 1, "state")) == absl::StatusCode::kNotFound);
    CHECK(CodeOf(journal.LatestSnapshot(kWorkspace)) == absl::StatusCode::kNotFound);
    CHECK(ReadRanges(journal) == " !NOT_FOUND");
    CHECK(journal.ListWorkspaces()->empty());
  });
}

TEST_CASE("workspaces in one journal do not touch each other") {
  OnEveryStore([](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(journal.Acquire("zeta", "host-2", kLease, kNow).ok());
    REQUIRE(journal.Acquire("beta", "host-3", kLease, kNow).ok());
    REQUIRE(AppendOne(journal, epoch, 1, 7).ok());
    REQUIRE(journal.SaveSnapshot(kWorkspace, epoch, 7, "state").ok());
    REQUIRE(journal.Acknowledge(kWorkspace, 7).ok());
    CHECK(journal.GetWorkspace("beta")->head == 0);
    CHECK(*journal.Cursor("beta") == 0);
    CHECK(!journal.LatestSnapshot("beta")->has_value());
    CHECK(*journal.ListWorkspaces() == std::vector<std::string>{"acme", "beta", "zeta"});
  });
}

TEST_CASE("two journals with the same records have the same digests") {
  std::vector<std::uint64_t> digests;
  OnEveryStore([&digests](Journal& journal) {
    const std::uint64_t epoch = Take(journal);
    REQUIRE(AppendOne(journal, epoch, 1, 3).ok());
    REQUIRE(AppendOne(journal, epoch, 4, 5).ok());
    REQUIRE(journal
                .Read(kWorkspace, 5, 5,
                      [&](const Journal::StoredRecord& record) {
                        digests.push_back(record.digest);
                        return absl::OkStatus();
                      })
                .ok());
  });
  REQUIRE(digests.size() == 2);
  CHECK(digests[0] == digests[1]);
}

}  // namespace chatcore::journal
