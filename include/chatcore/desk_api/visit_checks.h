#ifndef CHATCORE_DESK_API_VISIT_CHECKS_H_
#define CHATCORE_DESK_API_VISIT_CHECKS_H_

#include <type_traits>
#include <utility>

#include "chatcore/desk_api/event_kinds.h"
#include "chatcore/v1/event.pb.h"

// How Visit finds the handler of a kind, and what it tells at compile time of a visitor that cannot be meant.

namespace chatcore {

/// In a visitor: the kinds that it leaves alone. `Ignore{}` leaves alone every kind that has no handler.
template <typename... Kinds>
struct Ignore {
  static_assert((detail::kIsEventKind<Kinds> && ...), "Ignore: a type named here is no kind of event");
  struct Never {
    Never() = delete;
  };
  void operator()(Never) const = delete;  // never called; `overloaded` wants a call operator in each part
};

template <typename... Handlers>
struct overloaded;

namespace detail {

template <typename Events>
concept ListOfEvents = std::is_same_v<std::remove_cvref_t<decltype(*std::declval<const Events&>().begin())>, v1::Event>;

template <typename... Kinds>
Ignore<Kinds...> IgnoreOf(const Ignore<Kinds...>*);
void IgnoreOf(const void*);

template <typename Kind, typename Ignored>
inline constexpr bool kNamedIn = false;
template <typename Kind, typename... Kinds>
inline constexpr bool kNamedIn<Kind, Ignore<Kinds...>> = (std::is_same_v<Kind, Kinds> || ...);

template <typename Visitor>
using IgnoreIn = decltype(IgnoreOf(static_cast<const std::remove_cvref_t<Visitor>*>(nullptr)));

template <typename Visitor, typename Kind>
inline constexpr bool kNamed = kNamedIn<Kind, IgnoreIn<Visitor>>;
template <typename Visitor, typename Kind>
inline constexpr bool kIgnored = std::is_same_v<IgnoreIn<Visitor>, Ignore<>> || kNamed<Visitor, Kind>;

template <typename Visitor, typename Kind>
inline constexpr bool kTakesBody = requires(std::remove_reference_t<Visitor>& v, const Kind& body) {
  v(body);
};
template <typename Visitor, typename Kind>
inline constexpr bool kTakesBoth = requires(std::remove_reference_t<Visitor>& v, const Kind& body,
                                            const v1::Event& event) {
  v(body, event);
};
template <typename Visitor, typename Kind>
inline constexpr bool kHandled = kTakesBody<Visitor, Kind> || kTakesBoth<Visitor, Kind>;

template <typename Kind, typename Visitor>
void CallHandler(Visitor& visitor, const Kind& body, const v1::Event& event) {
  constexpr bool takes_body = kTakesBody<Visitor, Kind>;
  constexpr bool takes_both = kTakesBoth<Visitor, Kind>;
  static_assert(!(takes_body && takes_both),
                "Visit: two handlers for one kind, one for (body) and one for (body, event): keep one");
  static_assert(!((takes_body || takes_both) && kNamed<Visitor, Kind>),
                "Visit: a kind is named in Ignore and has a handler: keep one");
  if constexpr (takes_both) {
    static_assert(std::is_void_v<decltype(visitor(body, event))>,
                  "Visit: a handler returns nothing: capture a variable for the result");
    visitor(body, event);
  } else if constexpr (takes_body) {
    static_assert(std::is_void_v<decltype(visitor(body))>,
                  "Visit: a handler returns nothing: capture a variable for the result");
    visitor(body);
  }
}

// The type of the first parameter of a call operator; none for a generic lambda.
template <typename Member>
struct FirstParameter;
template <typename Result, typename Class, typename First, typename... Rest>
struct FirstParameter<Result (Class::*)(First, Rest...) const> {
  using Type = std::remove_cvref_t<First>;
};
template <typename Result, typename Class, typename First, typename... Rest>
struct FirstParameter<Result (Class::*)(First, Rest...)> {
  using Type = std::remove_cvref_t<First>;
};
template <typename Result, typename Class, typename First, typename... Rest>
struct FirstParameter<Result (Class::*)(First, Rest...) const noexcept> {
  using Type = std::remove_cvref_t<First>;
};
template <typename Result, typename Class, typename First, typename... Rest>
struct FirstParameter<Result (Class::*)(First, Rest...) noexcept> {
  using Type = std::remove_cvref_t<First>;
};

template <typename Handler>
constexpr bool IsForSomeKind() {
  if constexpr (requires { typename FirstParameter<decltype(&Handler::operator())>::Type; }) {
    using First = typename FirstParameter<decltype(&Handler::operator())>::Type;
    constexpr bool is_a_base = std::is_base_of_v<First, v1::Event> && !std::is_same_v<First, v1::Event>;
    return kIsEventKind<First> || is_a_base || !std::is_void_v<IgnoreIn<Handler>>;
  }
  return true;
}

// A handler for v1::AssignTicket (the command) in place of v1::TicketAssigned (the event) would never be called.
template <typename... Handlers>
void CheckHandlers(const overloaded<Handlers...>&) {
  static_assert((IsForSomeKind<Handlers>() && ...),
                "Visit: a handler takes a type that is no kind of event, so it would never be called");
}
template <typename Visitor>
void CheckHandlers(const Visitor&) {}

}  // namespace detail
}  // namespace chatcore

#endif  // CHATCORE_DESK_API_VISIT_CHECKS_H_
