// The loop of a host: sleep until the next command or the desk's next deadline, let the desk decide, store the events,
// and only then release each to the people it is for. The clock here is simulated; a real host sleeps in its place.
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "chatcore/desk_api.h"
#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"

using namespace chatcore;  // NOLINT: a small program

namespace {

void Check(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << status << "\n";
  std::exit(1);
}

struct Arrival {
  absl::Duration after;
  v1::Command command;
};

std::deque<Arrival> Inbox() {
  const auto start = [](std::string_view chat, std::string_view customer) {
    return commands::StartConversation{.conversation = chat, .customer = customer, .channel = v1::CHANNEL_CHAT};
  };
  return {
      {absl::Seconds(0), commands::UpsertAgent{.agent = "bob"}},
      {absl::Seconds(0), commands::UpsertAgent{.agent = "eva"}},
      {absl::Seconds(1), commands::SetPresence{.agent = "bob", .presence = v1::PRESENCE_ACCEPTING}},
      {absl::Seconds(2), commands::SetPresence{.agent = "eva", .presence = v1::PRESENCE_ACCEPTING}},
      {absl::Seconds(5), With(start("chat-1", "ann"), {.id = "cmd-1"})},
      {absl::Seconds(6), With(start("chat-1", "ann"), {.id = "cmd-1"})},  // the client sent it twice
      {absl::Seconds(45), With(commands::AcceptOffer{.conversation = "chat-1"}, {.actor = AsAgent("eva")})},
      {absl::Seconds(46), With(commands::AcceptOffer{.conversation = "chat-1"}, {.actor = AsAgent("bob")})},
      {absl::Seconds(50), With(commands::PostMessage{.conversation = "chat-1",
                                                     .message = "m-1",
                                                     .text = "Ann has written to us twice this week.",
                                                     .language = "en",
                                                     .internal_note = true},
                               {.actor = AsAgent("eva")})},
  };
}

// Prints an event once for everybody who may see it. A real host writes to sockets here.
class Publisher {
 public:
  void Release(const EventList& events) {
    Visit(events, overloaded{[&](const v1::AgentAdded& added) { agents_[added.agent()] = added.profile().agent_id(); },
                             Ignore{}});
    for (const v1::Event& event : events) {
      std::string readers;
      if (IsFor(event, v1::AUDIENCE_CUSTOMER)) readers += " customer";
      if (IsFor(event, v1::AUDIENCE_SUPERVISORS)) readers += " supervisors";
      for (const auto& [handle, id] : agents_) {
        if (IsForAgent(event, handle)) readers += " " + id;
      }
      std::cout << "    " << Describe(event) << (readers.empty() ? "" : "  ->" + readers) << "\n";
    }
  }

 private:
  std::map<std::uint64_t, std::string> agents_;
};

}  // namespace

int main() {
  const absl::Time start = absl::FromUnixSeconds(1'767'600'000);
  const absl::Time closing_time = start + absl::Minutes(2);
  MemoryJournal journal;  // OpenSqliteJournal("desk.db") keeps them on disk
  absl::StatusOr<Journal::Lease> lease = journal.Acquire("acme", "host-1", absl::Minutes(5), start);
  Check(lease.status());
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(presets::OfferDesk("acme"));
  Check(desk.status());
  Recorder recorder(journal, "acme", *lease);
  Publisher publisher;
  std::deque<Arrival> inbox = Inbox();
  EventList events;

  while (true) {
    const absl::Time arrival = inbox.empty() ? absl::InfiniteFuture() : start + inbox.front().after;
    const absl::Time now = std::max(start, std::min(arrival, (*desk)->NextDeadline()));
    if (now > closing_time) break;
    std::cout << "after " << now - start << "\n";

    events.Clear();
    if (arrival <= now && !(*desk)->NeedsAdvance(now)) {
      Check((*desk)->Apply(inbox.front().command, now, events));
      inbox.pop_front();
    } else {
      Check((*desk)->AdvanceTo(now, events));
    }

    Check(recorder.Add(events));        // one record for each call
    Check(recorder.Commit().status());  // if this fails, the desk is discarded and recovered from the journal
    publisher.Release(events);          // nobody saw anything before it was stored
    Check(journal.Acknowledge("acme", recorder.head()));
  }

  absl::StatusOr<std::unique_ptr<Desk>> recovered = journal::Recover(journal, "acme");
  Check(recovered.status());
  const bool same = (*recovered)->StateHash() == (*desk)->StateHash();
  std::cout << "recovered from " << recorder.head() << " events: " << (same ? "the same" : "another") << " state\n";
  return same ? 0 : 1;
}
