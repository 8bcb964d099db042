#ifndef CHATCORE_DESK_API_WORDS_H_
#define CHATCORE_DESK_API_WORDS_H_

#include <cstddef>
#include <iterator>
#include <string_view>

#include "chatcore/v1/event.pb.h"
#include "chatcore/v1/types.pb.h"

// The English word for a value of an enum, for logs and tools: Word(v1::CHANNEL_SOCIAL_DIRECT) is "social direct". It
// is the name without its prefix; the lite runtime has no names. A value this build does not know is "unknown". A new
// value breaks the build here until it has its word.

namespace chatcore {
namespace detail {

template <std::size_t kSize>
std::string_view At(const std::string_view (&words)[kSize], int value) {
  return value >= 0 && static_cast<std::size_t>(value) < kSize ? words[value] : std::string_view("unknown");
}

}  // namespace detail

inline std::string_view Word(v1::Channel value) {
  static constexpr std::string_view kWords[] = {"unspecified",   "chat",  "email", "social direct",
                                                "social public", "phone", "sms",   "meeting"};
  static_assert(std::size(kWords) == v1::Channel_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::Presence value) {
  static constexpr std::string_view kWords[] = {"unspecified", "offline", "away", "not accepting", "accepting"};
  static_assert(std::size(kWords) == v1::Presence_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::ActorKind value) {
  static constexpr std::string_view kWords[] = {"unspecified", "agent", "customer", "model", "system"};
  static_assert(std::size(kWords) == v1::ActorKind_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::Outcome value) {
  static constexpr std::string_view kWords[] = {"unspecified", "served", "abandoned", "moved", "refused"};
  static_assert(std::size(kWords) == v1::Outcome_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::OfferState value) {
  static constexpr std::string_view kWords[] = {"unspecified", "pending",   "accepted",
                                                "declined",    "timed out", "withdrawn"};
  static_assert(std::size(kWords) == v1::OfferState_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::TicketStatus value) {
  static constexpr std::string_view kWords[] = {"unspecified", "open", "pending", "solved", "spam"};
  static_assert(std::size(kWords) == v1::TicketStatus_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::TicketSource value) {
  static constexpr std::string_view kWords[] = {"unspecified", "chat", "email", "form", "call", "agent", "follow up"};
  static_assert(std::size(kWords) == v1::TicketSource_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::Criterion value) {
  static constexpr std::string_view kWords[] = {
      "unspecified",  "last agent",     "proficiency",  "load share",
      "open count",   "spare capacity", "longest idle", "least recently offered",
      "fewest today", "fixed order",    "random",       "agent id"};
  static_assert(std::size(kWords) == v1::Criterion_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::Severity value) {
  static constexpr std::string_view kWords[] = {"unspecified", "suggestion", "warning", "error"};
  static_assert(std::size(kWords) == v1::Severity_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::Verdict value) {
  static constexpr std::string_view kWords[] = {"unspecified", "send", "confirm", "block"};
  static_assert(std::size(kWords) == v1::Verdict_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::RejectReason value) {
  static constexpr std::string_view kWords[] = {
      "unspecified",     "not found",          "stale handle",       "id mismatch",
      "already exists",  "not permitted",      "limit reached",      "too old",
      "expired",         "offer not pending",  "agent not eligible", "conversation closed",
      "not active",      "not waiting",        "queue full",         "consent required",
      "message blocked", "needs confirmation", "ticket archived",    "no transition",
      "in use",          "sender blocked",     "same target",        "record mismatch"};
  static_assert(std::size(kWords) == v1::RejectReason_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::QueuedReason value) {
  static constexpr std::string_view kWords[] = {"unspecified", "new",           "transfer",
                                                "agent lost",  "agent removed", "queue removed"};
  static_assert(std::size(kWords) == v1::QueuedReason_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::AssignedBy value) {
  static constexpr std::string_view kWords[] = {"unspecified", "desk", "offer", "pick", "transfer"};
  static_assert(std::size(kWords) == v1::AssignedBy_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::EndReason value) {
  static constexpr std::string_view kWords[] = {"unspecified", "closed",        "customer left", "transferred",
                                                "agent lost",  "agent removed", "not eligible",  "by agent",
                                                "timed out",   "picked",        "queue removed"};
  static_assert(std::size(kWords) == v1::EndReason_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::TicketCause value) {
  static constexpr std::string_view kWords[] = {
      "unspecified", "created",     "agent asked", "agent replied", "menu",     "customer replied", "pending until",
      "silence",     "archive due", "merged",      "marked spam",   "not spam", "purge due"};
  static_assert(std::size(kWords) == v1::TicketCause_ARRAYSIZE);
  return detail::At(kWords, value);
}
inline std::string_view Word(v1::NoticeKind value) {
  static constexpr std::string_view kWords[] = {"unspecified",   "agent joined",    "transferred",
                                                "handed over",   "received",        "agent lost",
                                                "missed offers", "ticket reminder", "ticket solved"};
  static_assert(std::size(kWords) == v1::NoticeKind_ARRAYSIZE);
  return detail::At(kWords, value);
}

}  // namespace chatcore

#endif  // CHATCORE_DESK_API_WORDS_H_
