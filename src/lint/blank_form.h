#ifndef CHATCORE_SRC_LINT_BLANK_FORM_H_
#define CHATCORE_SRC_LINT_BLANK_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chatcore::lint {

/// What may begin at a place of a text.
struct BlankAt {
  enum Answer : std::uint8_t { kNo, kYes, kNeedsMore };
  Answer answer = kNo;
  std::size_t end = 0;
};

/// Whether a blank begins at byte `at` of a folded text: {{name}}, {name}, ${name}, [customer name], <name>, %name%.
/// Reads at most kMaxBlankBytes; kNeedsMore when the text ends before that and more may come (`last` is false).
BlankAt FindBlank(std::string_view folded, std::size_t at, bool last);

/// The name in a blank: "customer name" of "[customer name]".
std::string_view BlankName(std::string_view blank);

inline constexpr std::size_t kMaxBlankBytes = 200;

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_BLANK_FORM_H_
