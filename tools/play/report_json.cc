#include <string>
#include <utility>

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "tools/play/report.h"
#include "tools/play/words.h"

namespace chatcore::play {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMarkUs = 30'000'000;

std::string Hex(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

Json LengthsJson(Durations& lengths) {
  return {{"count", lengths.count()},
          {"p50", lengths.Percentile(50)},
          {"p90", lengths.Percentile(90)},
          {"worst", lengths.Percentile(100)},
          {"within_30_s", lengths.CountUpTo(kMarkUs)}};
}

template <typename Key>
std::size_t CountOf(const std::map<Key, std::size_t>& counts, Key key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

Json ConversationsJson(const Report& report) {
  const Tally& tally = report.day.tally;
  return {{"started", tally.started},
          {"served", CountOf(tally.closed, v1::OUTCOME_SERVED)},
          {"abandoned", CountOf(tally.closed, v1::OUTCOME_ABANDONED)},
          {"moved", CountOf(tally.closed, v1::OUTCOME_MOVED)},
          {"refused", CountOf(tally.closed, v1::OUTCOME_REFUSED)},
          {"open", tally.open()},
          {"waiting", tally.waiting()},
          {"most_open", tally.most_open.count},
          {"most_open_at_us", tally.most_open.at_us},
          {"most_waiting", tally.most_waiting.count},
          {"most_waiting_at_us", tally.most_waiting.at_us},
          {"transfers", tally.transfers},
          {"back_in_queue", tally.came_back},
          {"customer_messages", tally.customer_messages},
          {"agent_messages", tally.agent_messages},
          {"notes", tally.notes},
          {"calm_and_helpful", report.outline.calm_and_helpful},
          {"not_calm_and_helpful", report.outline.not_calm_and_helpful}};
}

Json QueuesJson(Tally& tally) {
  Json queues = Json::array();
  for (auto& [id, queue] : tally.queues) {
    queues.push_back(
        {{"queue_id", id}, {"entered", queue.entered}, {"left", queue.left}, {"wait_us", LengthsJson(queue.waits)}});
  }
  return queues;
}

Json AgentsJson(const Report& report) {
  Json agents = Json::array();
  for (const auto& [id, agent] : report.AgentsByServed()) {
    agents.push_back({{"agent_id", id},
                      {"served", agent->served()},
                      {"most_at_once", agent->most_at_once()},
                      {"on_duty_us", agent->on_duty_us()},
                      {"busy_us", agent->busy_us()},
                      {"chat_us", agent->chat_us()}});
  }
  return agents;
}

Json FindingsJson(const Report& report) {
  Json findings = Json::array();
  for (const auto& [id, rule] : report.FindingsByCount()) {
    Json finding = {{"rule_id", id},
                    {"severity", SeverityWords(rule->severity)},
                    {"message", report.WordsOf(id)},
                    {"findings", rule->findings},
                    {"confirmed", rule->confirmed},
                    {"blocked", rule->blocked},
                    {"first_at_us", rule->at_us},
                    {"first_in", rule->where}};
    if (report.examples)
      finding["example"] = {{"before", rule->before}, {"words", rule->words}, {"after", rule->after}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

Json TicketsJson(const Report& report) {
  const v1::DeskStats& stats = report.day.stats;
  return {{"opened", report.day.tally.tickets_opened},
          {"reopened", report.day.tally.tickets_reopened},
          {"open", stats.tickets_open()},
          {"pending", stats.tickets_pending()},
          {"solved", stats.tickets_solved()},
          {"spam", stats.tickets_spam()}};
}

Json OffersJson(const Tally& tally) {
  return {{"made", tally.offers_made},
          {"accepted", CountOf(tally.offers, v1::OFFER_STATE_ACCEPTED)},
          {"timed_out", CountOf(tally.offers, v1::OFFER_STATE_TIMED_OUT)},
          {"withdrawn", CountOf(tally.offers, v1::OFFER_STATE_WITHDRAWN)}};
}

Json DeskJson(const Report& report) {
  const DayResult& day = report.day;
  Json rejected = Json::object();
  for (const auto& [reason, count] : day.tally.rejected) rejected[ReasonWords(reason)] = count;
  Json checks = Json::object();
  for (const HashCheck& check : report.checks) checks[check.name] = Hex(check.state_hash);
  return {{"commands", day.commands},
          {"events", day.events},
          {"last_seq", day.last_seq},
          {"rejected", std::move(rejected)},
          {"invariants_kept", day.invariants.ok()},
          {"state_hash", Hex(day.state_hash)},
          {"checks", std::move(checks)},
          {"wall_us", report.wall_us},
          {"commands_per_second", report.CommandsPerSecond()}};
}

}  // namespace

void WriteJson(Report& report, std::ostream& out) {
  DayResult& day = report.day;
  Tally& tally = day.tally;
  const Json json = {
      {"feed", report.feed},
      {"configuration", report.configuration},
      {"journal", report.journal},
      {"first_at_us", report.outline.first_us},
      {"end_at_us", day.end_us},
      {"rows",
       {{"read", report.outline.rows},
        {"held", day.rows_held},
        {"dropped", day.rows_dropped},
        {"with_unknown_fields", report.outline.rows_with_unknown_fields}}},
      {"conversations", ConversationsJson(report)},
      {"wait_us", LengthsJson(tally.waits)},
      {"first_response_us", LengthsJson(tally.first_responses)},
      {"left_without_answer_us", LengthsJson(tally.left_after)},
      {"queues", QueuesJson(tally)},
      {"agents", AgentsJson(report)},
      {"offers", OffersJson(tally)},
      {"messages_with_findings", tally.findings.messages_with_findings},
      {"messages_confirmed", tally.findings.confirmed_messages},
      {"messages_blocked", tally.findings.blocked_messages},
      {"findings", FindingsJson(report)},
      {"tickets", TicketsJson(report)},
      {"desk", DeskJson(report)},
  };
  out << json.dump() << '\n';
}

void WriteError(const std::string& message, bool json, std::ostream& err) {
  err << (json ? Json{{"error", message}}.dump() : message) << '\n';
}

}  // namespace chatcore::play
