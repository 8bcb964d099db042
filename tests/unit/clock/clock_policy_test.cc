#include <string>

#include "chatcore/clock.h"
#include "tests/unit/clock/calendar_kit.h"

namespace chatcore {
namespace {

CalendarSet Calendars() {
  v1::CalendarConfig config;
  *config.add_calendars() = Weekly(kWorkdays, "09:00", "17:00");
  return CalendarSet::Create(config).value();
}

v1::ClockPolicy& AddPolicy(v1::ClockConfig& config, const char* id) {
  v1::ClockPolicy& policy = *config.add_policies();
  policy.set_policy_id(id);
  return policy;
}

v1::ClockTarget& AddTarget(v1::ClockPolicy& policy, v1::ClockKind kind, std::int64_t target_us) {
  v1::ClockTarget& target = *policy.add_targets();
  target.set_kind(kind);
  target.set_target_us(target_us);
  return target;
}

std::string Error(const v1::ClockConfig& config, const ClockLimits& limits = {}) {
  return base::MessageOf(ValidateClockConfig(config, Calendars(), limits));
}

TEST_CASE("the first policy that matches wins, and one without conditions matches everything") {
  v1::ClockConfig config;
  AddPolicy(config, "gold chat").add_channels(v1::CHANNEL_CHAT);
  config.mutable_policies(0)->add_tiers("gold");
  config.mutable_policies(0)->add_tiers("silver");
  AddPolicy(config, "urgent").set_min_priority(500);
  AddPolicy(config, "billing").add_queue_ids("billing");
  AddPolicy(config, "rest");
  AddPolicy(config, "never reached");
  struct Row {
    ClockSubject subject;
    const char* policy;
  };
  for (const Row& row : {
           Row{{.channel = v1::CHANNEL_CHAT, .tier = "gold"}, "gold chat"},
           Row{{.priority = 900, .channel = v1::CHANNEL_CHAT, .queue_id = "billing", .tier = "silver"}, "gold chat"},
           Row{{.channel = v1::CHANNEL_EMAIL, .tier = "gold"}, "rest"},
           Row{{.channel = v1::CHANNEL_CHAT, .tier = "Gold"}, "rest"},
           Row{{.priority = 500, .channel = v1::CHANNEL_CHAT, .queue_id = "billing"}, "urgent"},
           Row{{.priority = 499, .channel = v1::CHANNEL_CHAT, .queue_id = "billing"}, "billing"},
           Row{{}, "rest"},
       }) {
    const v1::ClockPolicy* policy = FindPolicy(config, row.subject);
    REQUIRE(policy != nullptr);
    CHECK(policy->policy_id() == row.policy);
  }
  config.mutable_policies()->DeleteSubrange(3, 2);
  CHECK(FindPolicy(config, {}) == nullptr);
}

TEST_CASE("a policy gives the rules of the clocks it names") {
  v1::ClockPolicy policy;
  v1::ClockTarget& target = AddTarget(policy, v1::CLOCK_KIND_FIRST_RESPONSE, kHour);
  target.set_warn_percent(80);
  target.set_calendar_id("office");
  target.set_runs_while_pending(true);
  AddTarget(policy, v1::CLOCK_KIND_WAIT, kMinute);
  const CalendarSet calendars = Calendars();
  const std::optional<ClockRules> response = RulesFor(policy, v1::CLOCK_KIND_FIRST_RESPONSE, calendars);
  REQUIRE(response.has_value());
  CHECK(response->target_us == kHour);
  CHECK(response->warn_percent == 80);
  CHECK(response->calendar == calendars.Find("office"));
  CHECK(response->runs_while_pending);
  CHECK(RulesFor(policy, v1::CLOCK_KIND_WAIT, calendars)->calendar == nullptr);
  CHECK(!RulesFor(policy, v1::CLOCK_KIND_RESOLUTION, calendars));
}

TEST_CASE("a policy is refused by the field that is wrong") {
  struct Row {
    void (*change)(v1::ClockPolicy& policy);
    const char* error;
  };
  const Row rows[] = {
      {[](v1::ClockPolicy& p) { p.clear_policy_id(); }, "policies.policy_id: is required"},
      {[](v1::ClockPolicy& p) { p.set_policy_id(std::string(129, 'p')); },
       "policies.policy_id: 129 bytes, at most 128 are allowed"},
      {[](v1::ClockPolicy& p) { p.set_policy_id("other"); }, "policies.policy_id: other is named twice"},
      {[](v1::ClockPolicy& p) { p.set_title(std::string(513, 't')); },
       "policies[gold].title: 513 bytes, at most 512 are allowed"},
      {[](v1::ClockPolicy& p) { p.set_min_priority(1'001); }, "policies[gold].min_priority: 1001, at most 1000"},
      {[](v1::ClockPolicy& p) { p.add_channels(v1::CHANNEL_UNSPECIFIED); }, "policies[gold].channels: unknown value 0"},
      {[](v1::ClockPolicy& p) { p.add_queue_ids(""); },
       "policies[gold].queue_ids: an empty value matches nothing; leave it out"},
      {[](v1::ClockPolicy& p) { p.add_tiers(std::string(129, 't')); },
       "policies[gold].tiers: 129 bytes, at most 128 are allowed"},
      {[](v1::ClockPolicy& p) { p.mutable_targets(0)->clear_kind(); },
       "policies[gold].targets[0].kind: unknown value 0"},
      {[](v1::ClockPolicy& p) { AddTarget(p, v1::CLOCK_KIND_WAIT, kHour); },
       "policies[gold].targets[1].kind: the policy has a target of this kind already"},
      {[](v1::ClockPolicy& p) { p.mutable_targets(0)->set_target_us(0); },
       "policies[gold].targets[0].target_us: 0, has to be 1 to 316224000000000"},
      {[](v1::ClockPolicy& p) { p.mutable_targets(0)->set_target_us(kMaxTargetUs + 1); },
       "policies[gold].targets[0].target_us: 316224000000001, has to be 1 to 316224000000000"},
      {[](v1::ClockPolicy& p) { p.mutable_targets(0)->set_warn_percent(100); },
       "policies[gold].targets[0].warn_percent: 100, at most 99"},
      {[](v1::ClockPolicy& p) { p.mutable_targets(0)->set_calendar_id("attic"); },
       "policies[gold].targets[0].calendar_id: is not in the configuration's calendars"},
  };
  v1::ClockConfig config;
  AddTarget(AddPolicy(config, "gold"), v1::CLOCK_KIND_WAIT, kMaxTargetUs).set_warn_percent(99);
  v1::ClockPolicy& gold = *config.mutable_policies(0);
  gold.set_min_priority(1'000);
  gold.set_title(std::string(512, 't'));
  gold.add_tiers(std::string(128, 't'));
  AddPolicy(config, "other");
  CHECK(Error(config).empty());
  for (const Row& row : rows) {
    v1::ClockConfig changed = config;
    row.change(*changed.mutable_policies(0));
    CHECK(Error(changed) == row.error);
  }
}

TEST_CASE("policies keep their limits") {
  v1::ClockConfig config;
  v1::ClockPolicy& policy = AddPolicy(config, "gold");
  policy.add_tiers("gold");
  policy.add_queue_ids("billing");
  policy.add_channels(v1::CHANNEL_CHAT);
  const ClockLimits limits = {.max_policies = 1, .max_conditions = 1};
  CHECK(Error(config, limits).empty());
  v1::ClockConfig more = config;
  AddPolicy(more, "rest");
  CHECK(Error(more, limits) == "policies: 2, at most 1 are allowed");
  more = config;
  more.mutable_policies(0)->add_tiers("silver");
  CHECK(Error(more, limits) == "policies[gold].tiers: 2, at most 1 are allowed");
  more = config;
  more.mutable_policies(0)->add_queue_ids("support");
  CHECK(Error(more, limits) == "policies[gold].queue_ids: 2, at most 1 are allowed");
  more = config;
  more.mutable_policies(0)->add_channels(v1::CHANNEL_EMAIL);
  CHECK(Error(more, limits) == "policies[gold].channels: 2, at most 1 are allowed");
}

}  // namespace
}  // namespace chatcore
