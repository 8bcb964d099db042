#include "tests/fuzz/fuzz_desk.h"

#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "tests/fuzz/fuzz.h"
#include "tools/binder/read.h"

namespace chatcore::fuzz {
namespace {

constexpr std::string_view kConfig = R"yaml(
workspace_id: fuzz
seed: 7
default_capacity_units: 3
channel_units: [{channel: phone, units: 2}]
limits: {max_agents: 5, max_customers: 6, max_conversations: 8, max_tickets: 6, max_ticket_stubs: 4, max_queues: 6,
         max_connections_per_agent: 3, max_id_bytes: 24, max_name_bytes: 40, max_message_bytes: 200,
         max_skills_per_item: 3, max_backoffs_per_item: 2}
time: {max_events_per_call: 64}
retry: {window_us: 10min, window_count: 8}
retention: {conversation_us: 10min, ticket_us: 10min, ticket_stub_us: 1h, customer_us: 1h}
presence: {lease_us: 45s, grace_us: 30s}
tickets: {reopen_window_us: 1h, reminder_after_us: 1h, solve_after_us: 1h, archive_after_us: 1h,
          spam_purge_after_us: 1h}
etiquette: {confirm_at: warning, block_at: error}
skills: [{skill_id: s1}, {skill_id: s2}]
teams: [{team_id: t1}, {team_id: t2}]
queues:
  - {queue_id: q1, mode: assign, wrap_up_us: 30s, max_waiting: 3, fallback_queue_id: q3, max_per_agent: 2}
  - {queue_id: q2, mode: offer_one, requirement: {skills: [{skill_id: s1, level: 3}]}, fallback_queue_id: q1,
     strategy: [proficiency, random], max_missed_offers: 2}
  - {queue_id: q3, mode: pick_list, team_ids: [t1]}
  - {queue_id: q4, mode: offer_one, order: strict, weight: 5, strategy: [fewest_today, least_recently_offered]}
queue_rules:
  - {queue_id: q2, topic: billing}
  - {queue_id: q3, channel: phone}
  - {queue_id: q4, tier: gold}
  - {queue_id: q4, language: lv}
)yaml";

constexpr std::string_view kLint = R"yaml(
packs:
  - id: own
    language: en
    version: 1
    rules:
      - {id: own.clue, severity: warning, existence: {phrases: ["no clue", "no idea"]},
         texts: [{language: en, message: Say what you will do}]}
      - {id: own.fault, severity: error, substitution: {swaps: [{phrases: ["your fault"], replacements: ["a mix-up"]}]},
         texts: [{language: en, message: Nobody is to blame}]}
      - {id: own.loud, severity: suggestion, occurrence: {phrases: ["!"], max: 1},
         texts: [{language: en, message: One is enough}]}
      - {id: own.hello, category: greeting, existence: {phrases: ["hello"]}}
)yaml";

constexpr std::string_view kOpening = R"yaml(
commands:
  - {upsert_agent: {agent: {agent_id: a1, team_ids: [t1], skills: [{skill_id: s1, level: 5}], languages: [en, lv]}}}
  - {upsert_agent: {agent: {agent_id: a2, team_ids: [t2], channel_limits: [{channel: chat, max_items: 1}]}}}
  - {upsert_agent: {agent: {agent_id: a3, role: lead, team_ids: [t1, t2], skills: [{skill_id: s1, level: 3}]}}}
  - {set_presence: {agent_id: a1, presence: accepting}}
  - {set_presence: {agent_id: a2, presence: accepting}}
)yaml";

template <typename Message>
Message FromText(std::string_view text) {
  absl::StatusOr<Message> message = binder::ReadText<Message>("fuzz_desk.cc", text);
  Must(message.status(), "the text of the small desk");
  return *std::move(message);
}

bool IsUsual(const absl::Status& status) { return status.ok() || absl::IsInvalidArgument(status); }

std::int64_t SaturatedSum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b > 0 ? INT64_MAX : INT64_MIN;
}

}  // namespace

v1::Config SmallDeskConfig() {
  static const v1::Config& config = *new v1::Config(FromText<v1::Config>(kConfig));
  return config;
}

std::shared_ptr<const Linter> SmallLinter() {
  static const auto& linter = *new std::shared_ptr<const Linter>([] {
    absl::StatusOr<std::shared_ptr<const Linter>> made = Linter::Create(FromText<v1::LintPolicy>(kLint));
    Must(made.status(), "the linter of the small desk");
    return *std::move(made);
  }());
  return linter;
}

std::unique_ptr<scenario::CheckedDesk> OpenDesk() {
  static const v1::CommandBatch& opening = *new v1::CommandBatch(FromText<v1::CommandBatch>(kOpening));
  auto desk = scenario::CheckedDesk::Create(SmallDeskConfig(), {.linter = SmallLinter()});
  Must(desk.status(), "the small desk");
  EventList events;
  for (const v1::Command& command : opening.commands()) {
    Must((*desk)->Apply(command, absl::FromUnixMicros(kStartUs), events), "the opening of the small desk");
  }
  return *std::move(desk);
}

void Play::CatchUp() {
  EventList events;
  // A desk that always has more to do would be one that never answers.
  const absl::Status status = desk_.AdvanceTo(now(), 1000, events);
  Must(IsUsual(status), status.ToString());
  Must(!status.ok() || !desk_.desk().NeedsAdvance(now()), "AdvanceTo comes to an end");
}

void Play::Apply(v1::Command command) {
  const std::int64_t before_us = now_us_;
  now_us_ = SaturatedSum(now_us_, command.issued_us());
  command.set_issued_us(command.issued_us() == 0 ? 0 : now_us_);
  if (command.not_after_us() != 0) command.set_not_after_us(SaturatedSum(now_us_, command.not_after_us()));
  EventList events;
  absl::Status status = desk_.Apply(command, now(), events);
  if (absl::IsFailedPrecondition(status)) {
    CatchUp();
    status = desk_.Apply(command, now(), events);
  }
  Must(IsUsual(status), status.ToString());
  Must(status.ok() == !events.empty() || status.ok(), "a failed call emits nothing");
  // The clock of a host recovers from a step too far.
  if (!status.ok()) now_us_ = before_us;
  for (const std::string& problem : desk_.problems()) Must(false, problem);
}

}  // namespace chatcore::fuzz
