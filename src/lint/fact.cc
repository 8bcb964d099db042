#include "src/lint/fact.h"

#include "src/text/border.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

struct FactRow {
  Fact fact;
  std::string_view category;
  void (v1::MessageFacts::*set)(bool);
};

constexpr FactRow kFacts[] = {
    {Fact::kQuestion, "question", &v1::MessageFacts::set_asks_question},
    {Fact::kGreeting, "greeting", &v1::MessageFacts::set_greets},
    {Fact::kApology, "apology", &v1::MessageFacts::set_apologises},
    {Fact::kThanks, "thanks", &v1::MessageFacts::set_thanks},
    {Fact::kFurtherHelp, "further-help", &v1::MessageFacts::set_offers_help},
    {Fact::kClosing, "closing", &v1::MessageFacts::set_closes},
    {Fact::kAssurance, "assurance", &v1::MessageFacts::set_assures},
    {Fact::kAppreciation, "appreciation", &v1::MessageFacts::set_appreciates},
    {Fact::kEmpathy, "empathy", &v1::MessageFacts::set_empathises},
    {Fact::kFeedbackRequest, "feedback-request", &v1::MessageFacts::set_asks_feedback},
};

constexpr std::string_view kArabicQuestionMark = "\u061F";

// "?page=2", "?/x" and the like stand in addresses.
bool EndsSentence(char32_t next) {
  return !text::IsSpacedWord(next) && next != '=' && next != '&' && next != '/' && next != '%' && next != '#';
}

}  // namespace

std::optional<Fact> FactOfCategory(std::string_view category) {
  for (const FactRow& row : kFacts) {
    if (row.category == category) return row.fact;
  }
  return std::nullopt;
}

std::string FactCategories() {
  std::string list;
  for (const FactRow& row : kFacts) list.append(list.empty() ? "" : ", ").append(row.category);
  return list;
}

void StateFacts(FactSet facts, v1::MessageFacts& message) {
  for (const FactRow& row : kFacts) {
    if ((facts >> static_cast<int>(row.fact) & 1) != 0) (message.*row.set)(true);
  }
}

bool HasQuestionMark(std::string_view folded) {
  for (std::size_t at = folded.find('?'); at != folded.npos; at = folded.find('?', at + 1)) {
    if (EndsSentence(text::CodePointAt(folded, at + 1))) return true;
  }
  return folded.find(kArabicQuestionMark) != folded.npos;
}

}  // namespace chatcore::lint
