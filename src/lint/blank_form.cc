#include "src/lint/blank_form.h"

#include <algorithm>
#include <array>

#include "src/text/letters.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

struct Form {
  std::string_view open;
  std::string_view close;
  bool spaces;          // inside of the name
  std::size_t letters;  // the name has at least this many
};
// A longer opening before one that it begins with.
constexpr Form kForms[] = {{"{{", "}}", true, 1}, {"${", "}", true, 1}, {"{", "}", true, 2}, {"[[", "]]", true, 1},
                           {"[", "]", true, 2},   {"<", ">", true, 2},  {"%", "%", false, 3}};

// Names of HTML that stand alone in angle brackets.
constexpr std::array<std::string_view, 22> kTags = {"br",  "hr",  "em", "li",   "ul",    "ol",    "td",  "tr",
                                                    "th",  "div", "dl", "span", "pre",   "code",  "img", "table",
                                                    "sub", "h1",  "h2", "h3",   "small", "strong"};

bool StandsInName(char32_t c, bool spaces) {
  constexpr std::u32string_view kMarks = U"_-.'#/";
  const text::Letter letter = text::LetterOf(c);
  return letter.in_spaced_word() || letter.script() != text::LetterScript::kNone ||
         (c >= 0x0E30 && c <= 0x0E4E) /* vowels and tones of Thai */ || (spaces && c == ' ') ||
         kMarks.find(c) != kMarks.npos;
}

std::string_view Trimmed(std::string_view name) {
  while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  return name;
}

bool IsName(std::string_view name, const Form& form) {
  if (name.starts_with(' ') && form.open != "{{" && form.open != "[[") return false;  // a < b, and c > d
  name = Trimmed(name);
  const char32_t first = text::CodePointAt(name, 0);
  if (text::LetterOf(first).script() == text::LetterScript::kNone && first != '_') return false;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < name.size(); i = text::NextOffset(name, i)) {
    letters += text::LetterOf(text::CodePointAt(name, i)).script() != text::LetterScript::kNone;
  }
  if (letters < form.letters) return false;
  if (name.ends_with('/')) name.remove_suffix(1);
  return form.open != "<" || std::find(kTags.begin(), kTags.end(), name) == kTags.end();
}

BlankAt FindForm(std::string_view folded, std::size_t at, bool last, const Form& form) {
  const std::size_t begin = at + form.open.size();
  std::size_t end = begin;
  while (end < folded.size() && end - at < kMaxBlankBytes &&
         StandsInName(text::CodePointAt(folded, end), form.spaces)) {
    end = text::NextOffset(folded, end);
  }
  // What follows the closing bracket counts: [text](address) is a link.
  if (!last && end + form.close.size() >= folded.size()) return {BlankAt::kNeedsMore, 0};
  if (folded.substr(end, form.close.size()) != form.close || !IsName(folded.substr(begin, end - begin), form))
    return {};
  const std::size_t behind = end + form.close.size();
  if (form.open == "[" && behind < folded.size() && folded[behind] == '(') return {};
  return {BlankAt::kYes, behind};
}

}  // namespace

BlankAt FindBlank(std::string_view folded, std::size_t at, bool last) {
  for (const Form& form : kForms) {
    const std::string_view here = folded.substr(at, form.open.size());
    if (here == form.open) return FindForm(folded, at, last, form);
  }
  return {};
}

std::string_view BlankName(std::string_view blank) {
  for (const Form& form : kForms) {
    if (blank.substr(0, form.open.size()) != form.open) continue;
    return Trimmed(blank.substr(form.open.size(), blank.size() - form.open.size() - form.close.size()));
  }
  return blank;
}

}  // namespace chatcore::lint
