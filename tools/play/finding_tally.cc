#include "tools/play/finding_tally.h"

#include <algorithm>
#include <string_view>

namespace chatcore::play {

namespace {

constexpr std::size_t kAroundBytes = 48;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The last bytes of `text`, whole characters only.
std::string Tail(std::string_view text) {
  if (text.size() <= kAroundBytes) return std::string(text);
  std::size_t begin = text.size() - kAroundBytes;
  while (begin < text.size() && IsContinuation(text[begin])) ++begin;
  return "…" + std::string(text.substr(begin));
}

// The first bytes of `text`, whole characters only.
std::string Head(std::string_view text) {
  if (text.size() <= kAroundBytes) return std::string(text);
  std::size_t end = kAroundBytes;
  while (end > 0 && IsContinuation(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string_view TextOf(const v1::Command& command) {
  return command.has_reply_ticket() ? command.reply_ticket().text() : command.post_message().text();
}

const std::string& WhereOf(const v1::Command& command) {
  return command.has_reply_ticket() ? command.reply_ticket().ticket_id() : command.post_message().conversation_id();
}

}  // namespace

RuleTally& FindingTally::Note(const v1::Finding& finding, std::int64_t now_us, const v1::Command* command) {
  const auto [found, is_new] = rules.try_emplace(finding.rule_id());
  RuleTally& rule = found->second;
  if (!is_new) return rule;
  rule.severity = finding.severity();
  rule.at_us = now_us;
  if (command == nullptr) return rule;
  rule.where = WhereOf(*command);
  const std::string_view text = TextOf(*command);
  const std::size_t end = std::min<std::size_t>(finding.span().utf8_end(), text.size());
  const std::size_t begin = std::min<std::size_t>(finding.span().utf8_begin(), end);
  rule.before = Tail(text.substr(0, begin));
  rule.words = text.substr(begin, end - begin);
  rule.after = Head(text.substr(end));
  return rule;
}

void FindingTally::OnEvent(const v1::Event& event, const v1::Command* command) {
  if (event.has_message_findings()) {
    const v1::MessageFindings& found = event.message_findings();
    if (found.findings().empty()) return;
    ++messages_with_findings;
    if (found.confirmed()) ++confirmed_messages;
    for (const v1::Finding& finding : found.findings()) {
      RuleTally& rule = Note(finding, event.at_us(), command);
      ++rule.findings;
      if (found.confirmed()) ++rule.confirmed;
    }
  } else if (event.command_rejected().reason() == v1::REJECT_REASON_MESSAGE_BLOCKED) {
    ++blocked_messages;
    for (const v1::Finding& finding : event.command_rejected().findings())
      ++Note(finding, event.at_us(), command).blocked;
  }
}

}  // namespace chatcore::play
