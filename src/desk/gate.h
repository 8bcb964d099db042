#ifndef CHATCORE_SRC_DESK_GATE_H_
#define CHATCORE_SRC_DESK_GATE_H_

#include <cstdint>
#include <string_view>

#include "chatcore/v1/lint.pb.h"
#include "src/desk/decide.h"

namespace chatcore::desk {

/// A text on its way out.
struct Outgoing {
  std::string_view text;
  std::string_view language;  // empty = unknown
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::uint64_t confirmed_digest = 0;  // the author has seen the findings of this text
  bool internal_note = false;          // colleagues may be told anything
};

/// What the gate found. `findings` carry rule ids and spans only.
struct Passage {
  bool passed = false;
  bool confirmed = false;  // passed because the author confirmed
  v1::MessageFacts facts;
  google::protobuf::RepeatedPtrField<v1::Finding> findings;
};

/// The verdict for a report under a policy.
v1::Verdict Judge(const v1::EtiquettePolicy& policy, const v1::LintReport& report);

/// Asks the linter, if there is one, and applies the policy of the desk. Emits the refusal when the text may not pass.
/// Customers always pass; so do internal notes.
Passage PassGate(const Context& context, const Outgoing& outgoing, const v1::MessageFacts& host_facts);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_GATE_H_
