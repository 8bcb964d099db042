#ifndef CHATCORE_DESK_API_CUSTOMER_COMMANDS_H_
#define CHATCORE_DESK_API_CUSTOMER_COMMANDS_H_

#include <cstdint>
#include <string_view>

#include "chatcore/desk_api/build.h"
#include "chatcore/v1/command.pb.h"

// Commands about customers; build.h says what a builder is.

namespace chatcore::commands {

/// Adds a customer or replaces the description.
struct UpsertCustomer {
  std::string_view customer = {};
  std::string_view display_name = {};  // how to address the customer
  std::string_view email = {};
  std::string_view phone = {};
  std::string_view language = {};  // BCP 47 primary tag
  std::string_view tier = {};      // the host's word, such as "gold"

  void Fill(v1::Command& command) const {
    v1::Customer& out = *detail::Emptied(command.mutable_upsert_customer()).mutable_customer();
    if (!customer.empty()) out.mutable_customer_id()->assign(customer);
    if (!display_name.empty()) out.mutable_display_name()->assign(display_name);
    if (!email.empty()) out.mutable_email()->assign(email);
    if (!phone.empty()) out.mutable_phone()->assign(phone);
    if (!language.empty()) out.mutable_language()->assign(language);
    if (!tier.empty()) out.mutable_tier()->assign(tier);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Clears every personal field of the customer from the state.
struct ForgetCustomer {
  std::string_view customer = {};
  std::uint64_t customer_handle = 0;

  void Fill(v1::Command& command) const {
    v1::ForgetCustomer& body = detail::Emptied(command.mutable_forget_customer());
    if (!customer.empty()) body.mutable_customer_id()->assign(customer);
    body.set_customer(customer_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_CUSTOMER_COMMANDS_H_
