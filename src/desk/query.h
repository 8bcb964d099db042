#ifndef CHATCORE_SRC_DESK_QUERY_H_
#define CHATCORE_SRC_DESK_QUERY_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "chatcore/v1/query.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// Answers a question about the state; see Desk::Query.
absl::StatusOr<v1::Answer> AnswerQuery(const State& state, const v1::Query& query, std::int64_t now_us);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_QUERY_H_
