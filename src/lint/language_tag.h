#ifndef CHATCORE_SRC_LINT_LANGUAGE_TAG_H_
#define CHATCORE_SRC_LINT_LANGUAGE_TAG_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace chatcore::lint {

/// Returns the primary tag of a BCP 47 tag, in lower case: "en" of "en-GB". Empty stays empty.
inline std::string PrimaryTag(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : primary) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return primary;
}

/// Whether two or three letters a to z, the way rules have to name their language.
inline bool IsPrimaryTag(std::string_view tag) {
  return (tag.size() == 2 || tag.size() == 3) &&
         std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_LANGUAGE_TAG_H_
