#ifndef CHATCORE_SRC_LINT_EMBEDDED_PACKS_H_
#define CHATCORE_SRC_LINT_EMBEDDED_PACKS_H_

#include <span>
#include <string_view>

namespace chatcore::lint {

/// A pack that was compiled into the library: the serialized bytes of one v1::LintPack.
struct EmbeddedPack {
  std::string_view id;     // equals LintPack.id, for example "en"
  std::string_view bytes;  // lives as long as the program
};

/// Returns the packs that are compiled into the library, sorted by id. The body of this function is generated from
/// packs/*.yaml by the pack compiler; nothing else defines it.
std::span<const EmbeddedPack> EmbeddedPacks();

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_EMBEDDED_PACKS_H_
