#include "tools/bench/desk_run.h"

#include <set>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore::bench {
namespace {

constexpr std::uint32_t kCustomers = 10'000;
constexpr std::int64_t kStepUs = 100;
constexpr std::int64_t kRetainUs = 1'000'000;  // 10,000 steps

v1::Config ConfigOf(const World& world) {
  v1::Config config;
  config.set_workspace_id("bench");
  for (const v1::Queue& queue : world.queues) *config.add_queues() = queue;
  for (const v1::SkillLevel& skill : world.skills) config.add_skills()->set_skill_id(skill.skill_id());
  std::set<std::string> team_ids;
  for (const World::Agent& agent : world.agents) {
    team_ids.insert(agent.profile.team_ids().begin(), agent.profile.team_ids().end());
  }
  for (const std::string& team_id : team_ids) config.add_teams()->set_team_id(team_id);
  config.mutable_limits()->set_max_agents(1'000'000);
  config.mutable_limits()->set_max_conversations(10'000'000);
  config.mutable_limits()->set_max_queues(100'000);
  config.mutable_retention()->set_conversation_us(kRetainUs);
  return config;
}

}  // namespace

absl::StatusOr<std::unique_ptr<DeskRun>> DeskRun::Make(const World& world, const Size& size) {
  std::unique_ptr<DeskRun> run(new DeskRun(world, size));
  CHATCORE_RETURN_IF_ERROR(run->SetUp());
  return run;
}

absl::Status DeskRun::SetUp() {
  absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(ConfigOf(world_));
  if (!desk.ok()) return desk.status();
  desk_ = std::move(*desk);
  for (const World::Agent& agent : world_.agents) {
    v1::Command command;
    *command.mutable_upsert_agent()->mutable_agent() = agent.profile;
    Apply(command);
    command.mutable_set_presence()->set_agent_id(agent.profile.agent_id());
    command.mutable_set_presence()->set_presence(v1::PRESENCE_ACCEPTING);
    Apply(command);
    if (agent.community == 0) capacity_ += agent.profile.capacity_units();
  }
  v1::Command command;
  for (std::uint32_t tries = 0; HasRoom() && tries < capacity_ * 4; ++tries) {
    Start(SomeNeedOf(0), command);
    Apply(command);
    Learn();
    expected_active_ = static_cast<std::uint32_t>(active_[0].size());
  }
  const bool has_second = !world_.needs_of_community[1].empty();
  for (std::uint32_t waiting = 0; has_second && waiting < size_.waiting;) {
    const std::size_t before = active_[1].size();
    Start(SomeNeedOf(1), command);
    Apply(command);
    Learn();
    if (active_[1].size() == before) ++waiting;
    CHATCORE_RETURN_IF_ERROR(status_);
  }
  return status_;
}

std::uint32_t DeskRun::SomeNeedOf(std::uint32_t community) {
  const std::vector<std::uint32_t>& needs = world_.needs_of_community[community];
  return needs[dice_.Below(needs.size())];
}

bool DeskRun::HasRoom() const {
  return std::size_t{expected_active_} * 100 < std::size_t{capacity_} * (size_.fits_all ? 50 : 95);
}

void DeskRun::Start(std::uint32_t need, v1::Command& command) {
  command.Clear();
  command.set_id(fmt::format("c{}", ++commands_));
  v1::StartConversation& start = *command.mutable_start_conversation();
  start.set_conversation_id(fmt::format("v{}", needs_.size()));
  start.set_customer_id(fmt::format("u{}", dice_.Below(kCustomers)));
  start.set_channel(v1::CHANNEL_CHAT);
  start.set_queue_id(world_.queues[world_.needs[need].queue].queue_id());
  *start.mutable_requirement() = world_.needs[need].requirement;
  needs_.push_back(need);
}

void DeskRun::Close(const Open& open, v1::Command& command) {
  command.Clear();
  command.set_id(fmt::format("c{}", ++commands_));
  command.mutable_close_conversation()->set_conversation(open.conversation);
}

void DeskRun::Prepare(std::uint32_t steps) {
  prepared_.clear();
  v1::Command command;
  const auto close_some = [&](std::vector<Open>& active) {
    const std::size_t place = dice_.Below(active.size());
    const Open open = std::exchange(active[place], active.back());
    active.pop_back();
    Close(open, command);
    prepared_.push_back(command.SerializeAsString());
    return open.need;
  };
  while (prepared_.size() < steps) {
    if (!active_[1].empty() && dice_.Percent(50)) {
      const std::uint32_t need = close_some(active_[1]);
      Start(need, command);
      prepared_.push_back(command.SerializeAsString());
    } else if (!active_[0].empty() && (!HasRoom() || dice_.Percent(50))) {
      close_some(active_[0]);
      --expected_active_;
    } else {
      Start(SomeNeedOf(0), command);
      prepared_.push_back(command.SerializeAsString());
      ++expected_active_;
    }
  }
}

void DeskRun::Do(std::uint32_t index) {
  const std::string& bytes = prepared_[index];
  if (!command_.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) status_ = absl::InternalError("bytes");
  const std::size_t first = events_.size();
  Apply(command_);
  out_.clear();
  for (std::size_t i = first; i < events_.size(); ++i) events_[i].AppendToString(&out_);
}

void DeskRun::Apply(const v1::Command& command) {
  at_us_ += kStepUs;
  const absl::Time now = absl::FromUnixMicros(at_us_);
  while (desk_->NeedsAdvance(now) && status_.ok()) status_.Update(desk_->AdvanceTo(now, events_));
  status_.Update(desk_->Apply(command, now, events_));
}

void DeskRun::Learn() {
  event_count_ += events_.size();
  for (const v1::Event& event : events_) {
    if (event.has_command_rejected()) {
      status_.Update(absl::InternalError("refused: " + event.command_rejected().detail()));
    }
    if (!event.has_assignment_started()) continue;
    const v1::AssignmentStarted& started = event.assignment_started();
    const std::uint32_t need = needs_[std::stoul(started.conversation_id().substr(1))];
    active_[world_.needs[need].community].push_back({.conversation = started.conversation(), .need = need});
  }
  expected_active_ = static_cast<std::uint32_t>(active_[0].size());
  events_.Clear();
}

}  // namespace chatcore::bench
