#ifndef CHATCORE_TOOLS_REPLAY_H_
#define CHATCORE_TOOLS_REPLAY_H_

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

namespace chatcore::tools {

/// How `chatcore replay` is to run.
struct ReplayOptions {
  std::string journal;                       // --journal: path of an SQLite journal
  std::string workspace;                     // --workspace; empty = the only one of the journal
  std::uint64_t checkpoint_every = 100'000;  // --checkpoint-every: events; 0 = none, the file is only read
  std::uint64_t until = 0;                   // --until: the last sequence number to replay; 0 = the head
  std::string expect_hash;                   // --expect-hash: the state hash in hexadecimal; empty = not compared
  bool fresh = false;                        // --fresh: from the first event, whatever the checkpoint says
  bool json = false;                         // --json: the result as one JSON object
  bool progress = false;                     // live counts on `err`; the caller says true on a terminal

  /// Called after each record with its last sequence number; for tests.
  std::function<void(std::uint64_t seq)> on_record;
};

/// Rebuilds the state of a workspace from its events and writes records, events, seconds and the state hash to `out`.
///
/// It may be killed at any moment. Started again it continues from its last checkpoint and ends with the same hash. The
/// checkpoint (a snapshot and its place in the journal) stands in the journal's file in a table of its own, counts only
/// while the record it ends with is the one now stored, and is removed at the end. Events are never written. A host may
/// go on writing meanwhile: what it appends during the replay is replayed too.
///
/// Returns 0 when all is well, 1 when the hash is not the expected one, 2 when the journal or an option is wrong; then
/// `err` has one line that says what and, for a damaged journal, at which sequence number.
int RunReplay(const ReplayOptions& options, std::ostream& out, std::ostream& err);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_REPLAY_H_
