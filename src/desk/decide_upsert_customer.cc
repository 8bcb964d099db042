#include "src/desk/decide.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {

void DecideUpsertCustomer(const Context& context, const v1::UpsertCustomer& command) {
  const State& state = context.state;
  const std::string& customer_id = command.customer().customer_id();
  if (!Permit(context, context.actor.customer_id == customer_id)) return;
  const Found<Customer> known = FindCustomer(state, customer_id, base::kNoHandle);
  if (known) {
    return context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
      event.mutable_customer_changed()->set_customer(known.handle);
      *event.mutable_customer_changed()->mutable_profile() = command.customer();
    });
  }
  if (state.customers.size() >= state.config.limits().max_customers()) {
    return context.emit.Reject(v1::REJECT_REASON_LIMIT_REACHED,
                               "limits.max_customers: raise it, or shorten retention.customer_us");
  }
  const base::Handle handle = state.customers.NextHandle();
  context.emit.Emit({}, [&](v1::Event& event) {
    event.mutable_customer_added()->set_customer(handle);
    *event.mutable_customer_added()->mutable_profile() = command.customer();
  });
}

}  // namespace chatcore::desk
