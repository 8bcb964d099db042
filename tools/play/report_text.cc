#include <string>
#include <string_view>

#include "fmt/format.h"
#include "tools/play/report.h"
#include "tools/play/text_table.h"
#include "tools/play/words.h"

namespace chatcore::play {

namespace {

// Live chat's own mark: an answer within half a minute.
constexpr std::int64_t kMarkUs = 30'000'000;

std::string Percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : fmt::format("{} %", part * 100 / whole);
}

class TextReport {
 public:
  TextReport(Report& report, std::ostream& out)
      : report_(report),
        day_(report.day),
        tally_(report.day.tally),
        out_(out),
        bold_(report.colour ? "\x1b[1m" : ""),
        dim_(report.colour ? "\x1b[2m" : ""),
        red_(report.colour ? "\x1b[31m" : ""),
        green_(report.colour ? "\x1b[32m" : ""),
        plain_(report.colour ? "\x1b[0m" : "") {}

  void Write() {
    WriteHead();
    WriteConversations();
    WriteTimes();
    WriteQueues();
    WriteAgents();
    WriteFindings();
    WriteTickets();
    WriteDesk();
  }

 private:
  template <typename... Args>
  void Line(std::string_view name, fmt::format_string<Args...> format, Args&&... args) {
    out_ << fmt::format("  {:<20} {}\n", name, fmt::format(format, std::forward<Args>(args)...));
  }

  void Section(std::string_view name) { out_ << '\n' << bold_ << name << plain_ << '\n'; }

  std::size_t Closed(v1::Outcome outcome) const {
    const auto found = tally_.closed.find(outcome);
    return found == tally_.closed.end() ? 0 : found->second;
  }

  std::size_t Shown(std::size_t rows) const {
    return report_.table_rows == 0 || rows <= report_.table_rows ? rows : report_.table_rows;
  }

  void More(std::size_t rows) {
    if (rows > Shown(rows)) out_ << fmt::format("  and {} more\n", rows - Shown(rows));
  }

  void WriteHead() {
    out_ << bold_ << "A day at the desk" << plain_ << '\n';
    Line("feed", "{}, {} rows", report_.feed, report_.outline.rows);
    Line("time", "{} UTC", SpanWords(report_.outline.first_us, day_.end_us));
    Line("configuration", "{}, {} queue{}", report_.configuration, report_.queues, report_.queues == 1 ? "" : "s");
    Line("agents", "{}, {}", day_.stats.agents(), report_.agents);
  }

  void WriteConversations() {
    Section("Conversations");
    Line("started", "{}", tally_.started);
    Line("served", "{}  ({})", Closed(v1::OUTCOME_SERVED), Percent(Closed(v1::OUTCOME_SERVED), tally_.started));
    Line("abandoned", "{}  ({})", Closed(v1::OUTCOME_ABANDONED),
         Percent(Closed(v1::OUTCOME_ABANDONED), tally_.started));
    if (Closed(v1::OUTCOME_MOVED) > 0) Line("moved to a ticket", "{}", Closed(v1::OUTCOME_MOVED));
    if (Closed(v1::OUTCOME_REFUSED) > 0) Line("refused", "{}", Closed(v1::OUTCOME_REFUSED));
    if (tally_.open() > 0) Line("open at the end", "{}, of them {} waiting", tally_.open(), tally_.waiting());
    Line("most open at once", "{}{}", tally_.most_open.count, At(tally_.most_open));
    Line("most waiting at once", "{}{}", tally_.most_waiting.count, At(tally_.most_waiting));
    if (tally_.transfers > 0) Line("transferred", "{}", tally_.transfers);
    if (tally_.came_back > 0) Line("back in a queue", "{}", tally_.came_back);
    Line("messages", "{} of customers, {} of agents{}", tally_.customer_messages, tally_.agent_messages,
         tally_.notes == 0 ? "" : fmt::format(", {} notes", tally_.notes));
    Line("rows held", "{} while their conversation waited", day_.rows_held);
    if (day_.rows_dropped > 0)
      Line("rows dropped", "{}, of conversations that the desk had refused", day_.rows_dropped);
    const std::uint64_t asked = report_.outline.calm_and_helpful + report_.outline.not_calm_and_helpful;
    if (asked > 0)
      Line("calm and helpful", "{} of {} customers asked in the feed", report_.outline.calm_and_helpful, asked);
  }

  std::string At(const Peak& peak) const {
    return peak.count == 0 ? "" : fmt::format("  (at {})", ClockWords(peak.at_us));
  }

  void WriteTimes() {
    Section("Times");
    TextTable table({"", ">p50", ">p90", ">worst", ">within 30 s", ">of"});
    const auto add = [&](std::string_view name, Durations& lengths, bool mark) {
      if (lengths.count() == 0) return;
      table.Add({std::string(name), LengthWords(lengths.Percentile(50)), LengthWords(lengths.Percentile(90)),
                 LengthWords(lengths.Percentile(100)), mark ? Percent(lengths.CountUpTo(kMarkUs), lengths.count()) : "",
                 fmt::format("{}", lengths.count())});
    };
    add("wait for an agent", tally_.waits, true);
    add("first response", tally_.first_responses, true);
    add("left without answer", tally_.left_after, false);
    table.Write(out_, dim_, plain_);
  }

  void WriteQueues() {
    if (tally_.queues.size() < 2) return;
    Section("Queues");
    TextTable table({"queue", ">entered", ">left", ">wait p50", ">p90", ">worst"});
    for (auto& [id, queue] : tally_.queues) {
      table.Add({id, fmt::format("{}", queue.entered), fmt::format("{}", queue.left),
                 LengthWords(queue.waits.Percentile(50)), LengthWords(queue.waits.Percentile(90)),
                 LengthWords(queue.waits.Percentile(100))});
    }
    table.Write(out_, dim_, plain_);
  }

  void WriteAgents() {
    Section("Agents");
    TextTable table({"agent", ">served", ">most at once", ">on duty", ">busy", ">chats at once"});
    const auto agents = report_.AgentsByServed();
    for (std::size_t i = 0; i < Shown(agents.size()); ++i) {
      const auto& [id, agent] = agents[i];
      const std::int64_t tenths = agent->busy_us() == 0 ? 0 : agent->chat_us() * 10 / agent->busy_us();
      table.Add({id, fmt::format("{}", agent->served()), fmt::format("{}", agent->most_at_once()),
                 LengthWords(agent->on_duty_us()), fmt::format("{} %", agent->busy_percent()),
                 fmt::format("{}.{}", tenths / 10, tenths % 10)});
    }
    table.Write(out_, dim_, plain_);
    More(agents.size());
    if (tally_.offers_made > 0) {
      Line("offers", "{} made, {} accepted, {} timed out, {} withdrawn", tally_.offers_made,
           Offers(v1::OFFER_STATE_ACCEPTED), Offers(v1::OFFER_STATE_TIMED_OUT), Offers(v1::OFFER_STATE_WITHDRAWN));
    }
  }

  std::size_t Offers(v1::OfferState state) const {
    const auto found = tally_.offers.find(state);
    return found == tally_.offers.end() ? 0 : found->second;
  }

  void WriteFindings() {
    Section("Etiquette");
    const FindingTally& findings = tally_.findings;
    Line("with findings", "{} of {} that agents sent ({})", findings.messages_with_findings, tally_.agent_messages,
         Percent(findings.messages_with_findings, tally_.agent_messages));
    Line("sent after a warning", "{}", findings.confirmed_messages);
    if (findings.blocked_messages > 0) Line("blocked", "{}", findings.blocked_messages);
    TextTable table({">times", "severity", "rule", "first seen", "what it says"});
    const auto rules = report_.FindingsByCount();
    for (std::size_t i = 0; i < Shown(rules.size()); ++i) {
      const auto& [id, rule] = rules[i];
      table.Add({fmt::format("{}", rule->findings + rule->blocked), SeverityWords(rule->severity), id,
                 fmt::format("{} {}", ClockWords(rule->at_us), rule->where), report_.WordsOf(id)});
    }
    if (table.empty()) return;
    table.Write(out_, dim_, plain_);
    More(rules.size());
    if (!report_.examples) return;
    Section("Etiquette, first example of each");
    for (std::size_t i = 0; i < Shown(rules.size()); ++i) {
      const auto& [id, rule] = rules[i];
      out_ << fmt::format("  {}\n    {}{}[{}]{}{}\n", id, rule->before, bold_, rule->words, plain_, rule->after);
    }
  }

  void WriteTickets() {
    Section("Tickets");
    const v1::DeskStats& stats = day_.stats;
    Line("opened", "{}{}", tally_.tickets_opened,
         tally_.tickets_reopened == 0 ? "" : fmt::format(", {} reopened", tally_.tickets_reopened));
    Line("now", "{} open, {} pending, {} solved, {} spam", stats.tickets_open(), stats.tickets_pending(),
         stats.tickets_solved(), stats.tickets_spam());
  }

  void WriteDesk() {
    Section("Desk");
    for (const auto& [reason, count] : tally_.rejected) {
      if (reason != v1::REJECT_REASON_NEEDS_CONFIRMATION) Line("refused", "{} {}", count, ReasonWords(reason));
    }
    Line("events", "{}, the last one stored is number {}", day_.events, day_.last_seq);
    if (!report_.journal.empty()) Line("journal", "{}", report_.journal);
    Line("invariants", "{}{}{}", day_.invariants.ok() ? green_ : red_, day_.invariants.ok() ? "kept" : "BROKEN",
         plain_);
    Line("state hash", "{:016x}", day_.state_hash);
    for (const HashCheck& check : report_.checks) {
      const bool equal = check.state_hash == day_.state_hash;
      Line(check.name, "{}{}{}, {}", equal ? green_ : red_,
           equal ? "same hash" : fmt::format("OTHER HASH {:016x}", check.state_hash), plain_, check.how);
    }
    Line("commands", "{} in {}: {} a second", day_.commands, LengthWords(report_.wall_us), report_.CommandsPerSecond());
  }

  Report& report_;
  DayResult& day_;
  Tally& tally_;
  std::ostream& out_;
  const std::string_view bold_, dim_, red_, green_, plain_;
};

}  // namespace

void WriteText(Report& report, std::ostream& out) { TextReport(report, out).Write(); }

}  // namespace chatcore::play
