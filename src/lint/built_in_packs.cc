#include "src/lint/built_in_packs.h"

#include <utility>

#include "chatcore/linter.h"
#include "fmt/ranges.h"
#include "src/base/status.h"
#include "src/lint/embedded_packs.h"

namespace chatcore {

std::vector<std::string> BuiltInPackIds() {
  std::vector<std::string> ids;
  for (const lint::EmbeddedPack& pack : lint::EmbeddedPacks()) ids.emplace_back(pack.id);
  return ids;
}

namespace lint {
namespace {

absl::StatusOr<v1::LintPack> Parse(const EmbeddedPack& embedded) {
  v1::LintPack pack;
  if (!pack.ParseFromArray(embedded.bytes.data(), static_cast<int>(embedded.bytes.size())) ||
      pack.id() != embedded.id) {
    return base::Internal("built-in pack {}: its bytes are damaged; build the library again", embedded.id);
  }
  return pack;
}

}  // namespace

absl::StatusOr<v1::LintPack> BuiltInPack(std::string_view id) {
  for (const EmbeddedPack& embedded : EmbeddedPacks()) {
    if (embedded.id == id) return Parse(embedded);
  }
  return base::InvalidArgument("pack_ids: no built-in pack is called \"{}\"; there are {}", id,
                               fmt::join(BuiltInPackIds(), ", "));
}

absl::StatusOr<std::vector<v1::LintPack>> BuiltInPacks() {
  std::vector<v1::LintPack> packs;
  for (const EmbeddedPack& embedded : EmbeddedPacks()) {
    absl::StatusOr<v1::LintPack> pack = Parse(embedded);
    if (!pack.ok()) return pack.status();
    packs.push_back(*std::move(pack));
  }
  return packs;
}

}  // namespace lint
}  // namespace chatcore
