#include "chatcore/desk_api/words.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "doctest/doctest.h"
#include "tests/unit/desk_api/descriptors.h"

namespace chatcore {
namespace {

// The word of a value is its name without the prefix of its enum, in small letters, with blanks.
template <typename Enum>
void CheckWords(const std::string& name) {
  CAPTURE(name);
  const google::protobuf::EnumDescriptor& type = test::EnumOf(name);
  const std::string first(type.value(0)->name());
  const std::size_t prefix = first.size() - std::string("UNSPECIFIED").size();
  for (int i = 0; i < type.value_count(); ++i) {
    std::string expected = std::string(type.value(i)->name()).substr(prefix);
    std::transform(expected.begin(), expected.end(), expected.begin(),
                   [](unsigned char c) { return c == '_' ? ' ' : static_cast<char>(std::tolower(c)); });
    CHECK(Word(static_cast<Enum>(type.value(i)->number())) == expected);
  }
  CHECK(Word(static_cast<Enum>(type.value_count())) == "unknown");
  CHECK(Word(static_cast<Enum>(-1)) == "unknown");
}

TEST_CASE("the word of an enum value is its name") {
  CheckWords<v1::Channel>("Channel");
  CheckWords<v1::Presence>("Presence");
  CheckWords<v1::ActorKind>("ActorKind");
  CheckWords<v1::Outcome>("Outcome");
  CheckWords<v1::OfferState>("OfferState");
  CheckWords<v1::TicketStatus>("TicketStatus");
  CheckWords<v1::TicketSource>("TicketSource");
  CheckWords<v1::Criterion>("Criterion");
  CheckWords<v1::Severity>("Severity");
  CheckWords<v1::Verdict>("Verdict");
  CheckWords<v1::RejectReason>("RejectReason");
  CheckWords<v1::QueuedReason>("QueuedReason");
  CheckWords<v1::AssignedBy>("AssignedBy");
  CheckWords<v1::EndReason>("EndReason");
  CheckWords<v1::TicketCause>("TicketCause");
  CheckWords<v1::NoticeKind>("NoticeKind");
}

}  // namespace
}  // namespace chatcore
