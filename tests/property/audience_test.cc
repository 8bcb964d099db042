#include <set>
#include <string>

#include "doctest/doctest.h"
#include "tests/property/audience_rules.h"
#include "tools/binder/schema.h"

namespace chatcore::property {
namespace {

std::set<int> KindsInTheProto() {
  const auto* body = binder::Schema::Get().FindMessage("chatcore.v1.Event")->FindOneofByName("body");
  std::set<int> kinds;
  for (int i = 0; i < body->field_count(); ++i) kinds.insert(body->field(i)->number());
  return kinds;
}

v1::Event Shown(std::uint32_t audience) {
  v1::Event event;
  event.set_audience(audience);
  return event;
}

constexpr std::uint32_t kEverybody = v1::AUDIENCE_HOST | v1::AUDIENCE_CUSTOMER | v1::AUDIENCE_SUPERVISORS;
constexpr std::uint32_t kDeskOnly = v1::AUDIENCE_HOST | v1::AUDIENCE_SUPERVISORS;

}  // namespace

TEST_CASE("there is one audience rule for every kind of event") {
  std::multiset<int> listed;
  for (const AudienceRule& rule : AudienceRules()) listed.insert(rule.kind);
  for (int kind : KindsInTheProto()) CHECK_MESSAGE(listed.count(kind) == 1, "Event field ", kind);
  CHECK(listed.size() == KindsInTheProto().size());
}

TEST_CASE("notes, findings, previews, summaries, offers and refusals are never for the customer") {
  for (const AudienceRule& rule : AudienceRules()) {
    const bool secret = rule.kind == v1::Event::kMessageFindings || rule.kind == v1::Event::kTypingPreviewed ||
                        rule.kind == v1::Event::kConversationTransferred || rule.kind == v1::Event::kOfferMade ||
                        rule.kind == v1::Event::kCommandRejected;
    if (secret) CHECK(rule.customer == AudienceRule::Customer::kNever);
  }
  v1::Event note = Shown(kEverybody);
  note.mutable_message_posted()->set_internal_note(true);
  CHECK(AudienceProblem(note) != "");
  note.set_audience(kDeskOnly);
  CHECK(AudienceProblem(note) == "");

  v1::Event reply = Shown(kEverybody);
  reply.mutable_ticket_replied()->set_internal_note(true);
  CHECK(AudienceProblem(reply) != "");

  v1::Event findings = Shown(kEverybody);
  findings.mutable_message_findings();
  CHECK(AudienceProblem(findings) != "");
}

TEST_CASE("an event that the host does not see, or that names no agent, is noticed") {
  v1::Event offer = Shown(kDeskOnly);
  offer.mutable_offer_made()->set_agent(7);
  CHECK(AudienceProblem(offer) != "");
  offer.add_audience_agents(7);
  CHECK(AudienceProblem(offer) == "");
  offer.set_audience(v1::AUDIENCE_SUPERVISORS);
  CHECK(AudienceProblem(offer) != "");
}

}  // namespace chatcore::property
