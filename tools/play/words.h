#ifndef CHATCORE_TOOLS_PLAY_WORDS_H_
#define CHATCORE_TOOLS_PLAY_WORDS_H_

#include <cstdint>
#include <string>

#include "chatcore/v1/event.pb.h"

// How the report writes times, lengths and names.

namespace chatcore::play {

/// "0 s", "850 ms", "12 s", "3 m 05 s", "2 h 03 m"; rounded down to what is shown.
std::string LengthWords(std::int64_t length_us);

/// "09:30:05", in UTC.
std::string ClockWords(std::int64_t at_us);

/// "2026-03-02 09:30:05", in UTC.
std::string DateWords(std::int64_t at_us);

/// "2026-03-02 09:30:05 to 10:12:00", with the second date where it is another one.
std::string SpanWords(std::int64_t from_us, std::int64_t until_us);

/// "agent_not_eligible"
std::string ReasonWords(v1::RejectReason reason);

std::string SeverityWords(v1::Severity severity);

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_WORDS_H_
