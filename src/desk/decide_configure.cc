#include <string>

#include "src/desk/config_resolve.h"
#include "src/desk/config_validate.h"
#include "src/desk/decide.h"

namespace chatcore::desk {

void DecideConfigure(const Context& context, const v1::Configure& command) {
  if (!Permit(context, false)) return;
  const v1::Config& current = context.state.config;
  const v1::Config next = ResolveConfig(command.has_patch() ? PatchConfig(current, command.patch()) : command.whole());
  if (!command.force()) {
    const std::string use = FindUses(context.state, next);
    if (!use.empty()) return context.emit.Reject(v1::REJECT_REASON_IN_USE, use);
  }
  context.emit.Emit({.supervisors = true}, [&](v1::Event& event) {
    *event.mutable_configured()->mutable_config() = next;
    *event.mutable_configured()->mutable_stamp() = context.stamp;
  });
}

}  // namespace chatcore::desk
