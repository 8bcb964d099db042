#ifndef CHATCORE_TOOLS_SCENARIO_TRANSCRIPT_H_
#define CHATCORE_TOOLS_SCENARIO_TRANSCRIPT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "chatcore/event_list.h"
#include "chatcore/v1/event.pb.h"
#include "chatcore/v1/query.pb.h"
#include "tools/scenario/names.h"

// Events and answers as the lines of a transcript: everything a reviewer has to see and nothing that differs between
// machines.

namespace chatcore::scenario {

struct Show {
  bool handles = false;   // handles as numbers
  bool audience = false;  // who may see each event
  bool counts = false;    // how many events of each kind, in place of the events
};

/// "09:00:00 #4 conversation_queued conversation_id=chat-1 queue_id=general reason=new"; ephemeral events have "--" in
/// place of the number.
std::string EventLine(const v1::Event& event, const Names& names, const Show& show);

/// "3 events to #9: 1 offer_ended, 2 offer_made", in the order of the first of each kind.
std::string CountLine(const EventList& events);

/// One line for the answer and one for every row in it.
std::vector<std::string> AnswerLines(const v1::Answer& answer, const Names& names, const Show& show);

/// "error INVALID_ARGUMENT: what was wrong".
std::string ErrorLine(const absl::Status& status);

/// The name of the event's kind, e.g. "conversation_queued"; "nothing" when it has none.
std::string KindOf(const v1::Event& event);

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_TRANSCRIPT_H_
