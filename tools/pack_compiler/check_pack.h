#ifndef CHATCORE_TOOLS_PACK_COMPILER_CHECK_PACK_H_
#define CHATCORE_TOOLS_PACK_COMPILER_CHECK_PACK_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "tools/binder/document.h"

namespace chatcore::packs {

/// Checks what the shape of a LintPack alone cannot say: ids and texts are there, ids are unique over all packs, every
/// rule has a kind and, unless it states a fact (no severity), an English message. `rule_ids` collects the ids seen so
/// far. Whether a rule fires on its own examples is checked by Linter::Create, which is not linked here.
///
/// Errors: kInvalidArgument "file:line:column: rules[3].texts: ...".
absl::Status CheckPack(const binder::Document& document, const google::protobuf::Message& pack,
                       std::set<std::string>& rule_ids);

}  // namespace chatcore::packs

#endif  // CHATCORE_TOOLS_PACK_COMPILER_CHECK_PACK_H_
