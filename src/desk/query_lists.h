#ifndef CHATCORE_SRC_DESK_QUERY_LISTS_H_
#define CHATCORE_SRC_DESK_QUERY_LISTS_H_

#include <string>

#include "chatcore/v1/query.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

// Lists are sorted by a key that does not change while a page is read; the token of a page is the last key on it, so
// rows that come and go in between neither repeat nor hide others.

/// `asker`: the acting agent, for "mine" and "colleagues'".
void AnswerConversations(const State& state, const v1::Query& query, base::Handle asker, v1::Answer& answer);
void AnswerTickets(const State& state, const v1::Query& query, v1::Answer& answer);
void AnswerAgents(const State& state, const v1::Query& query, v1::Answer& answer);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_QUERY_LISTS_H_
