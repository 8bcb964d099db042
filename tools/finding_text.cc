#include "tools/finding_text.h"

#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"

namespace chatcore::tools {
namespace {

struct SeverityLook {
  std::string_view word;
  Style style;
};

SeverityLook LookOf(v1::Severity severity) {
  switch (severity) {
    case v1::SEVERITY_ERROR:
      return {"error", Style::kRed};
    case v1::SEVERITY_WARNING:
      return {"warning", Style::kYellow};
    case v1::SEVERITY_SUGGESTION:
      return {"suggestion", Style::kGreen};
    case v1::SEVERITY_UNSPECIFIED:
    case v1::Severity_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Severity_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {"finding", Style::kPlain};
}

std::size_t CodePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string FindingText(std::string_view place, std::size_t first_line, std::string_view text,
                        const v1::Finding& finding, const Output& output) {
  const std::size_t begin = std::min<std::size_t>(finding.span().utf8_begin(), text.size());
  const std::size_t end = std::clamp<std::size_t>(finding.span().utf8_end(), begin, text.size());
  const std::size_t line_break = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  const std::size_t line_end = std::min(text.find('\n', end), text.size());
  const auto line = first_line + static_cast<std::size_t>(
                                     std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));

  const SeverityLook look = LookOf(finding.severity());
  std::string lines =
      fmt::format("{}:{}:{}: {} {}: {}", place, line, CodePoints(text.substr(line_begin, begin - line_begin)) + 1,
                  output.Paint(look.style, look.word), finding.rule_id(), finding.message());
  if (end > begin) {
    const std::string_view words = text.substr(begin, end - begin);
    lines += fmt::format("\n  {}{}{}", text.substr(line_begin, begin - line_begin),
                         output.color() ? output.Paint(look.style, words) : fmt::format("[{}]", words),
                         text.substr(end, line_end - end));
  }
  if (!finding.replacements().empty())
    lines += fmt::format("\n  try: \"{}\"", fmt::join(finding.replacements(), "\", \""));
  if (!finding.explanation().empty()) lines += fmt::format("\n  instead: {}", finding.explanation());
  if (!finding.reason().empty()) lines += fmt::format("\n  why: {}", finding.reason());
  return lines;
}

}  // namespace chatcore::tools
