#ifndef CHATCORE_TESTS_DOCS_FRAGMENT_WORLD_H_
#define CHATCORE_TESTS_DOCS_FRAGMENT_WORLD_H_

// What the fragments of the documentation may take for granted: the public headers, the namespace, and a host that has
// a desk, a linter, a journal and people to tell. Fragments are compiled and never run.

#include <memory>
#include <string>
#include <string_view>

#include "chatcore/calendar.h"
#include "chatcore/clock.h"
#include "chatcore/desk.h"
#include "chatcore/desk_api.h"
#include "chatcore/event_list.h"
#include "chatcore/journal.h"
#include "chatcore/journal_host.h"
#include "chatcore/journal_stores.h"
#include "chatcore/lint_stream.h"
#include "chatcore/linter.h"
#include "chatcore/resolve_zone.h"
#include "chatcore/ticket_machine.h"

using namespace chatcore;  // NOLINT: as the reader of a document sees it

// The reader's own program.
absl::Time Now();
v1::Command NextCommand();
void Publish(const v1::Event& event);
void Ring(std::string_view agent_id, const v1::Event& event);
void Tell(std::string_view text);
void Show(std::string_view message, const v1::Span& span);

// Parameters of every fragment, so that a fragment may declare a variable of the same name.
#define CHATCORE_FRAGMENT_WORLD                                                                                  \
  [[maybe_unused]] std::unique_ptr<Desk> desk, [[maybe_unused]] Parts parts, [[maybe_unused]] v1::Config config, \
      [[maybe_unused]] v1::Command command, [[maybe_unused]] const v1::Event &event,                             \
      [[maybe_unused]] EventList &events, [[maybe_unused]] absl::Time now, [[maybe_unused]] Journal &journal,    \
      [[maybe_unused]] Journal::Lease lease, [[maybe_unused]] journal::EventVisitor publish,                     \
      [[maybe_unused]] std::shared_ptr<const Linter> linter, [[maybe_unused]] bool serving

#endif  // CHATCORE_TESTS_DOCS_FRAGMENT_WORLD_H_
