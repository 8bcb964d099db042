#include "chatcore/desk_api/presets.h"

#include <memory>
#include <string>
#include <vector>

#include "chatcore/desk_api.h"
#include "doctest/doctest.h"

namespace chatcore {
namespace {

// A desk with its clock. Every command has to be accepted as well formed.
class TestDesk {
 public:
  explicit TestDesk(const v1::Config& config) {
    absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Create(config);
    REQUIRE_MESSAGE(desk.ok(), desk.status().ToString());
    desk_ = *std::move(desk);
  }

  // The lines of the events of a kind, or of all.
  std::vector<std::string> Do(const v1::Command& command) {
    EventList events;
    const absl::Status status = desk_->Apply(command, now_, events);
    CHECK_MESSAGE(status.ok(), status.ToString());
    return Lines(events);
  }
  std::vector<std::string> Wait(absl::Duration length) {
    now_ += length;
    EventList events;
    do {
      const absl::Status status = desk_->AdvanceTo(now_, events);
      REQUIRE_MESSAGE(status.ok(), status.ToString());
    } while (desk_->NeedsAdvance(now_));
    return Lines(events);
  }
  void Hire(const v1::Command& agent) {
    Do(agent);
    const std::string& id = agent.upsert_agent().agent().agent_id();
    Do(commands::SetPresence{.agent = id, .presence = v1::PRESENCE_ACCEPTING});
  }

 private:
  static std::vector<std::string> Lines(const EventList& events) {
    std::vector<std::string> lines;
    for (const v1::Event& event : events) lines.push_back(Describe(event));
    return lines;
  }

  std::unique_ptr<Desk> desk_;
  absl::Time now_ = absl::FromUnixSeconds(1'767'600'000);
};

bool Says(const std::vector<std::string>& lines, std::string_view part) {
  for (const std::string& line : lines) {
    if (line.find(part) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("a preset carries the workspace that was asked for") {
  CHECK(presets::SmallTeam("acme").workspace_id() == "acme");
  CHECK(presets::OfferDesk("acme").workspace_id() == "acme");
  CHECK(presets::SkilledTeams("acme").workspace_id() == "acme");
}

TEST_CASE("a small team gets three chats each and the fourth waits") {
  TestDesk desk(presets::SmallTeam());
  desk.Hire(commands::UpsertAgent{.agent = "eva"});
  for (std::string_view chat : {"1", "2", "3"}) {
    const auto lines =
        desk.Do(commands::StartConversation{.conversation = chat, .customer = chat, .channel = v1::CHANNEL_CHAT});
    CHECK(Says(lines, "assigned to agent eva by desk"));
  }
  const auto fourth =
      desk.Do(commands::StartConversation{.conversation = "4", .customer = "4", .channel = v1::CHANNEL_CHAT});
  CHECK(Says(fourth, "conversation 4 waits in queue support"));
  CHECK_FALSE(Says(fourth, "assigned"));
}

TEST_CASE("an offer desk gives thirty seconds and then asks the next agent") {
  TestDesk desk(presets::OfferDesk());
  desk.Hire(commands::UpsertAgent{.agent = "bob"});
  desk.Hire(commands::UpsertAgent{.agent = "eva"});
  CHECK(Says(desk.Do(commands::StartConversation{.conversation = "1", .customer = "ann", .channel = v1::CHANNEL_CHAT}),
             "offered to agent bob for 30s"));
  CHECK(desk.Wait(absl::Seconds(29)).empty());
  const auto later = desk.Wait(absl::Seconds(1));
  CHECK(Says(later, "to agent bob timed out, not again for 1m"));
  CHECK(Says(later, "offered to agent eva for 30s"));
}

TEST_CASE("three missed offers make an agent of an offer desk not accepting") {
  TestDesk desk(presets::OfferDesk());
  desk.Hire(commands::UpsertAgent{.agent = "bob"});
  for (std::string_view chat : {"1", "2", "3"}) {
    desk.Do(commands::StartConversation{.conversation = chat, .customer = chat, .channel = v1::CHANNEL_CHAT});
  }
  CHECK(Says(desk.Wait(absl::Seconds(30)), "agent bob is not accepting"));
}

TEST_CASE("skilled teams route by topic, skill, tier and language") {
  TestDesk desk(presets::SkilledTeams());
  desk.Hire(commands::UpsertAgent{.agent = "front", .teams = {"front"}});
  desk.Hire(commands::UpsertAgent{.agent = "novice", .teams = {"specialists"}, .skills = {{"billing", 2}}});
  desk.Hire(commands::UpsertAgent{
      .agent = "expert", .teams = {"specialists"}, .skills = {{"billing", 3}}, .languages = {"en", "lv"}});
  desk.Do(commands::UpsertCustomer{.customer = "gold", .tier = "gold"});

  const auto start = [&](std::string_view chat, std::string_view customer, std::string_view topic,
                         std::string_view language) {
    return desk.Do(commands::StartConversation{.conversation = chat,
                                               .customer = customer,
                                               .channel = v1::CHANNEL_CHAT,
                                               .topic = topic,
                                               .requirement = {.language = language}});
  };
  CHECK(Says(start("1", "ann", "", ""), "offered to agent front"));
  CHECK(Says(start("2", "gold", "", ""), "waits in queue gold"));
  CHECK(Says(start("3", "ann", "billing", "lv"), "offered to agent expert"));
  const auto unknown = start("4", "ann", "technical", "");
  CHECK(Says(unknown, "waits in queue technical"));
  CHECK_FALSE(Says(unknown, "offered"));
  CHECK_FALSE(Says(start("5", "ann", "billing", "th"), "offered"));
}

TEST_CASE("a call takes the whole agent of skilled teams and three chats fill one") {
  TestDesk desk(presets::SkilledTeams());
  desk.Hire(commands::UpsertAgent{.agent = "eva", .teams = {"front"}});
  const auto start = [&](std::string_view id, v1::Channel channel) {
    return desk.Do(commands::StartConversation{.conversation = id, .customer = id, .channel = channel});
  };
  for (std::string_view chat : {"1", "2", "3"}) CHECK(Says(start(chat, v1::CHANNEL_CHAT), "offered to agent eva"));
  CHECK_FALSE(Says(start("4", v1::CHANNEL_CHAT), "offered"));
  for (std::string_view chat : {"4", "3", "2"}) desk.Do(commands::AbandonConversation{.conversation = chat});
  CHECK_FALSE(Says(start("call", v1::CHANNEL_PHONE), "offered"));
  CHECK(Says(desk.Do(commands::AbandonConversation{.conversation = "1"}), "conversation call offered to agent eva"));
  CHECK_FALSE(Says(start("mail", v1::CHANNEL_EMAIL), "offered"));
}

}  // namespace
}  // namespace chatcore
