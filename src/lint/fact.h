#ifndef CHATCORE_SRC_LINT_FACT_H_
#define CHATCORE_SRC_LINT_FACT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chatcore/v1/types.pb.h"

namespace chatcore::lint {

/// What a fact rule can say of a message. A rule states the fact that its category names.
enum class Fact : std::uint8_t {
  kQuestion,         // "question"
  kGreeting,         // "greeting"
  kApology,          // "apology"
  kThanks,           // "thanks"
  kFurtherHelp,      // "further-help"
  kClosing,          // "closing"
  kAssurance,        // "assurance"
  kAppreciation,     // "appreciation"
  kEmpathy,          // "empathy"
  kFeedbackRequest,  // "feedback-request"
};

/// A set of facts, one bit each.
using FactSet = std::uint32_t;

/// Returns the fact that `category` names, or nothing.
std::optional<Fact> FactOfCategory(std::string_view category);

/// Returns the categories that name facts, for messages: "question, greeting, ...".
std::string FactCategories();

inline void AddFact(Fact fact, FactSet& facts) { facts |= FactSet{1} << static_cast<int>(fact); }

/// Sets the fields of `message` for the facts of the set.
void StateFacts(FactSet facts, v1::MessageFacts& message);

/// Whether a folded text holds a question mark that ends a sentence, and not one inside of an address.
bool HasQuestionMark(std::string_view folded);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_FACT_H_
