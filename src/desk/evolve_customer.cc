#include <string>
#include <utility>

#include "src/desk/evolve.h"
#include "src/desk/evolve_internal.h"

namespace chatcore::desk {

absl::Status EvolveCustomerAdded(State& state, const v1::Event& event, const v1::CustomerAdded& body) {
  Customer customer;
  customer.profile = body.profile();
  if (!state.customer_ids.emplace(body.profile().customer_id(), body.customer()).second) {
    return Misfit(state, "the customer exists already");
  }
  if (state.customers.Insert(body.customer(), std::move(customer)) == nullptr) {
    return Misfit(state, "the customer's handle is not the next one");
  }
  NoteCustomerTouched(state, body.customer());
  return absl::OkStatus();
}

absl::Status EvolveCustomerChanged(State& state, const v1::Event& event, const v1::CustomerChanged& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  customer->profile = body.profile();
  customer->forgotten = false;
  NoteCustomerTouched(state, body.customer());
  return absl::OkStatus();
}

absl::Status EvolveCustomerForgotten(State& state, const v1::Event& event, const v1::CustomerForgotten& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  customer->profile.clear_display_name();
  customer->profile.clear_email();
  customer->profile.clear_phone();
  customer->forgotten = true;
  for (base::Handle handle : customer->tickets) {
    if (ticket::Ticket* ticket = state.tickets.Find(handle)) ticket->record.clear_subject();
  }
  NoteCustomerTouched(state, body.customer());
  return absl::OkStatus();
}

absl::Status EvolveCustomerRetired(State& state, const v1::Event& event, const v1::CustomerRetired& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  if (!customer->conversations.empty() || !customer->tickets.empty()) {
    return Misfit(state, "the customer still has something in the state");
  }
  ClearDeadline(state, customer->retire);
  state.customer_ids.erase(customer->profile.customer_id());
  state.customers.Erase(body.customer());
  return absl::OkStatus();
}

absl::Status EvolveSenderBlocked(State& state, const v1::Event& event, const v1::SenderBlocked& body) {
  Customer* customer = state.customers.Find(body.customer());
  if (customer == nullptr) return Misfit(state, "no such customer");
  customer->blocked = true;
  return absl::OkStatus();
}

}  // namespace chatcore::desk
