#include "tools/play/parse_row.h"

#include <array>
#include <utility>

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "tools/play/row_fields.h"

namespace chatcore::play {

namespace {

constexpr std::array kChannels = {
    Word<v1::Channel>{"chat", v1::CHANNEL_CHAT},
    Word<v1::Channel>{"email", v1::CHANNEL_EMAIL},
    Word<v1::Channel>{"social_direct", v1::CHANNEL_SOCIAL_DIRECT},
    Word<v1::Channel>{"social_public", v1::CHANNEL_SOCIAL_PUBLIC},
    Word<v1::Channel>{"phone", v1::CHANNEL_PHONE},
    Word<v1::Channel>{"sms", v1::CHANNEL_SMS},
    Word<v1::Channel>{"meeting", v1::CHANNEL_MEETING},
};
constexpr std::array kPresences = {
    Word<v1::Presence>{"offline", v1::PRESENCE_OFFLINE},
    Word<v1::Presence>{"away", v1::PRESENCE_AWAY},
    Word<v1::Presence>{"not_accepting", v1::PRESENCE_NOT_ACCEPTING},
    Word<v1::Presence>{"accepting", v1::PRESENCE_ACCEPTING},
};
constexpr std::array kRoles = {
    Word<v1::Role>{"agent", v1::ROLE_AGENT},
    Word<v1::Role>{"lead", v1::ROLE_LEAD},
    Word<v1::Role>{"admin", v1::ROLE_ADMIN},
};
constexpr std::array kSources = {
    Word<v1::TicketSource>{"email", v1::TICKET_SOURCE_EMAIL}, Word<v1::TicketSource>{"form", v1::TICKET_SOURCE_FORM},
    Word<v1::TicketSource>{"call", v1::TICKET_SOURCE_CALL},   Word<v1::TicketSource>{"agent", v1::TICKET_SOURCE_AGENT},
    Word<v1::TicketSource>{"chat", v1::TICKET_SOURCE_CHAT},
};
constexpr std::array kStatuses = {
    Word<v1::TicketStatus>{"open", v1::TICKET_STATUS_OPEN},
    Word<v1::TicketStatus>{"pending", v1::TICKET_STATUS_PENDING},
    Word<v1::TicketStatus>{"solved", v1::TICKET_STATUS_SOLVED},
    Word<v1::TicketStatus>{"spam", v1::TICKET_STATUS_SPAM},
};
constexpr std::array kSides = {Word<bool>{"customer", false}, Word<bool>{"agent", true}};

template <typename Enum, std::size_t kSize>
std::span<const Word<Enum>> Words(const std::array<Word<Enum>, kSize>& words) {
  return words;
}

void ParseStart(Fields& fields, Row& row) {
  StartRow& start = row.body.emplace<StartRow>();
  start.conversation = fields.Id("conversation");
  start.customer = fields.Id("customer");
  start.name = fields.Name("name");
  start.topic = fields.Name("topic");
  start.channel = fields.OneOf(std::string_view("channel"), Words(kChannels), std::optional(v1::CHANNEL_CHAT));
  start.language = fields.OptionalId("language");
  start.queue = fields.OptionalId("queue");
  start.tier = fields.Name("tier");
  start.priority = fields.Number("priority", 0, 1'000, 0);
}

void ParseTransfer(Fields& fields, Row& row) {
  TransferRow& transfer = row.body.emplace<TransferRow>();
  transfer.conversation = fields.Id("conversation");
  transfer.to_agent = fields.OptionalId("to_agent");
  transfer.to_queue = fields.OptionalId("to_queue");
  transfer.agreed = fields.Flag("agreed", true);
  transfer.reason = fields.Name("reason");
  if (transfer.to_agent.empty() == transfer.to_queue.empty()) fields.Fail("to_queue", "either to_queue or to_agent");
}

void ParseEnd(Fields& fields, Row& row) {
  EndRow& end = row.body.emplace<EndRow>();
  end.conversation = fields.Id("conversation");
  end.served_by = fields.OptionalId("served_by");
  end.completion = fields.Has("completion") ? fields.Name("completion") : "Complete";
  end.calm_and_helpful = fields.OptionalFlag("calm_and_helpful");
  end.ticket = fields.OptionalId("ticket");
}

void ParseAgent(Fields& fields, Row& row) {
  v1::Agent& agent = row.body.emplace<AgentRow>().agent;
  agent.set_agent_id(fields.Id("agent"));
  agent.set_display_name(fields.Name("name"));
  agent.set_role(fields.OneOf(std::string_view("role"), Words(kRoles), std::optional(v1::ROLE_AGENT)));
  agent.set_kind(fields.Flag("bot", false) ? v1::AGENT_KIND_BOT : v1::AGENT_KIND_HUMAN);
  for (std::string& team : fields.Ids("teams")) agent.add_team_ids(std::move(team));
  for (std::string& language : fields.Ids("languages")) agent.add_languages(std::move(language));
  for (auto& [skill, level] : fields.Levels("skills", 10)) {
    v1::SkillLevel& mastered = *agent.add_skills();
    mastered.set_skill_id(std::move(skill));
    mastered.set_level(level);
  }
  agent.set_capacity_units(fields.Number("max_chats", 1, 1'000, 0));
}

void ParsePresence(Fields& fields, Row& row) {
  PresenceRow& presence = row.body.emplace<PresenceRow>();
  presence.agent = fields.Id("agent");
  presence.presence = fields.OneOf(std::string_view("presence"), Words(kPresences), std::optional<v1::Presence>());
  presence.reason = fields.Name("reason");
}

void ParseTicket(Fields& fields, Row& row) {
  TicketRow& ticket = row.body.emplace<TicketRow>();
  ticket.ticket = fields.Id("ticket");
  ticket.customer = fields.Id("customer");
  ticket.source = fields.OneOf(std::string_view("source"), Words(kSources), std::optional(v1::TICKET_SOURCE_EMAIL));
  ticket.subject = fields.Name("subject");
  ticket.team = fields.OptionalId("team");
  ticket.assignee = fields.OptionalId("assignee");
  ticket.priority = fields.Number("priority", 0, 1'000, 0);
}

void ParseTicketStatus(Fields& fields, Row& row) {
  TicketStatusRow& status = row.body.emplace<TicketStatusRow>();
  status.ticket = fields.Id("ticket");
  status.status = fields.OneOf(std::string_view("status"), Words(kStatuses), std::optional<v1::TicketStatus>());
  status.agent = fields.Id("agent");
}

void ParseTicketMessage(Fields& fields, Row& row) {
  TicketMessageRow& message = row.body.emplace<TicketMessageRow>();
  message.ticket = fields.Id("ticket");
  if (fields.OneOf(std::string_view("from"), Words(kSides), std::optional<bool>())) message.agent = fields.Id("agent");
  message.text = fields.Text("text");
  message.language = fields.OptionalId("language");
  message.asks = fields.Flag("asks", false);
  message.note = fields.Flag("note", false);
}

void ParseMessage(Fields& fields, Row& row) {
  if (fields.Has("ticket")) return ParseTicketMessage(fields, row);
  MessageRow& message = row.body.emplace<MessageRow>();
  message.conversation = fields.Id("conversation");
  message.from_agent = fields.OneOf(std::string_view("from"), Words(kSides), std::optional<bool>());
  message.text = fields.Text("text");
  message.language = fields.OptionalId("language");
  message.note = fields.Flag("note", false);
}

using Parser = void (*)(Fields&, Row&);
constexpr std::array kEvents = {
    Word<Parser>{"start", ParseStart},
    Word<Parser>{"transfer", ParseTransfer},
    Word<Parser>{"end", ParseEnd},
    Word<Parser>{"agent", ParseAgent},
    Word<Parser>{"presence", ParsePresence},
    Word<Parser>{"ticket", ParseTicket},
    Word<Parser>{"ticket_status", ParseTicketStatus},
};

}  // namespace

ParsedRow ParseRow(std::string_view line, Row& row) {
  nlohmann::json object;
  try {
    object = nlohmann::json::parse(line.begin(), line.end());
  } catch (const nlohmann::json::parse_error& error) {
    return {.error = fmt::format("column {}: expected JSON in UTF-8, one object a line", error.byte)};
  } catch (const nlohmann::json::exception&) {
    return {.error = "row: expected JSON whose numbers fit 64 bits"};
  }
  if (!object.is_object())
    return {.error = "row: expected an object such as {\"at_us\": 1, \"event\": \"start\", ...}"};
  Fields fields(object);
  row.at_us = fields.Time("at_us");
  if (fields.Has("event")) {
    const Parser parse = fields.OneOf(std::string_view("event"), Words(kEvents), std::optional<Parser>());
    if (fields.error().empty()) parse(fields, row);
  } else if (fields.Has("from")) {
    ParseMessage(fields, row);
  } else {
    fields.Fail("event", "the field event, or from for a message");
  }
  return {.error = fields.error(), .unknown_field = fields.Unknown()};
}

}  // namespace chatcore::play
