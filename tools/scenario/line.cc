#include "tools/scenario/line.h"

#include <algorithm>
#include <optional>

#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore::scenario {
namespace {

constexpr std::string_view kSpace = " \t\n";

// Where a quoted text ends, behind its closing quote; nothing when it is not closed.
std::optional<std::size_t> EndOfQuoted(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return std::nullopt;
}

// Where a value ends: behind its quotes or brackets, or at the next space.
std::optional<std::size_t> EndOfValue(std::string_view text, std::size_t begin) {
  if (begin < text.size() && text[begin] == '"') return EndOfQuoted(text, begin);
  int depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (depth == 0 && kSpace.find(c) != std::string_view::npos) return i;
    if (depth > 0 && c == '"') {
      const std::optional<std::size_t> end = EndOfQuoted(text, i);
      if (!end) return std::nullopt;
      i = *end - 1;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return depth > 0 ? std::nullopt : std::optional(text.size());
}

std::string Unquote(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\') {
      ++i;
      text += quoted[i] == 'n' ? '\n' : quoted[i];
    } else {
      text += quoted[i];
    }
  }
  return text;
}

std::size_t ColumnOf(std::string_view text, std::size_t offset) {
  const std::size_t line_break = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return 1 + static_cast<std::size_t>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    text.begin() + static_cast<std::ptrdiff_t>(offset), is_lead));
}

}  // namespace

absl::Status Line::Error(std::string_view message) const {
  return base::InvalidArgument("{}:{}: {}", file, number, message);
}

absl::StatusOr<Line> ReadLine(const std::string& file, const Directive& directive) {
  Line line{file, directive.line, {}, {}};
  const std::string_view text = directive.text;
  for (std::size_t i = text.find_first_not_of(kSpace); i != std::string_view::npos;
       i = text.find_first_not_of(kSpace, i)) {
    const std::size_t word_end = std::min(text.find_first_of(" \t\n", i), text.size());
    const std::size_t equals = text.find('=', i);
    if (equals >= word_end) {
      if (!line.assignments.empty()) {
        return line.Error(fmt::format("expected name=value, found \"{}\"", text.substr(i, word_end - i)));
      }
      line.words.emplace_back(text.substr(i, word_end - i));
      i = word_end;
      continue;
    }
    binder::Assignment assignment;
    assignment.path = std::string(text.substr(i, equals - i));
    const std::optional<std::size_t> end = EndOfValue(text, equals + 1);
    if (!end) return line.Error(fmt::format("{}: expected a closing quote or bracket, found the end", assignment.path));
    const std::string_view value = text.substr(equals + 1, *end - equals - 1);
    assignment.quoted = !value.empty() && value[0] == '"';
    assignment.value = assignment.quoted ? Unquote(value) : std::string(value);
    assignment.file = file;
    assignment.line = directive.line + static_cast<std::size_t>(std::count(
                                           text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), '\n'));
    assignment.column = ColumnOf(text, i);
    assignment.value_column = ColumnOf(text, equals + 1);
    line.assignments.push_back(std::move(assignment));
    i = *end;
  }
  return line;
}

}  // namespace chatcore::scenario
