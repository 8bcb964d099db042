#include "src/desk/decide.h"
#include "src/desk/lookup.h"

namespace chatcore::desk {

void DecideForgetCustomer(const Context& context, const v1::ForgetCustomer& command) {
  const Found<Customer> customer = FindCustomer(context.state, command.customer_id(), command.customer());
  if (!customer) return context.emit.Reject(customer.problem, "customer_id, customer: nobody of that name is here");
  if (!Permit(context, customer.handle == context.actor.customer)) return;
  context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    event.mutable_customer_forgotten()->set_customer(customer.handle);
    event.mutable_customer_forgotten()->set_customer_id(customer->profile.customer_id());
  });
}

}  // namespace chatcore::desk
