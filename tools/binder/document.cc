#include "tools/binder/document.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"
#include "tools/binder/utf8.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/exceptions.h"
#include "yaml-cpp/mark.h"
#include "yaml-cpp/parser.h"

namespace chatcore::binder {
namespace {

constexpr std::size_t kMaxNodes = 4u << 20;

// Builds the tree from yaml-cpp's events. Thrown inside yaml-cpp and caught in Parse; nothing leaves this file.
struct Refusal {
  std::size_t offset;
  const char* message;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(Node& root) { open_.push_back(&root); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Add(mark, Node::Kind::kNull, false); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refusal{OffsetOf(mark), "expected a value, found an alias (*name), which is not allowed here"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    CheckPlain(mark, tag, anchor);
    Node& node = Add(mark, Node::Kind::kText, false);
    node.quoted = tag == "!";
    node.text = value;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    CheckPlain(mark, tag, anchor);
    Add(mark, Node::Kind::kList, true);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    CheckPlain(mark, tag, anchor);
    Add(mark, Node::Kind::kMap, true);
  }
  void OnMapEnd() override { open_.pop_back(); }

  std::size_t last_offset() const { return last_offset_; }

 private:
  static std::size_t OffsetOf(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

  static void CheckPlain(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0)
      throw Refusal{OffsetOf(mark), "expected a value, found an anchor (&name), which is not allowed here"};
    if (!tag.empty() && tag != "?" && tag != "!") {
      throw Refusal{OffsetOf(mark), "expected a value, found a tag (!name), which is not allowed here"};
    }
  }

  Node& Add(const YAML::Mark& mark, Node::Kind kind, bool opens) {
    if (++nodes_ > kMaxNodes) throw Refusal{OffsetOf(mark), "expected at most 4194304 values, found more"};
    if (opens && open_.size() > Document::kMaxDepth) {
      throw Refusal{OffsetOf(mark), "expected at most 64 levels of nesting, found more"};
    }
    Node* node = open_.front();
    if (open_.size() > 1) node = &open_.back()->items.emplace_back();
    node->kind = kind;
    node->offset = last_offset_ = OffsetOf(mark);
    // Children are appended to the innermost open node only, so the pointers to the outer ones stay valid.
    if (opens) open_.push_back(node);
    return *node;
  }

  std::vector<Node*> open_;  // the root first, which is filled by the first value
  std::size_t nodes_ = 0;
  std::size_t last_offset_ = 0;
};

std::string Readable(std::string_view yaml_message) {
  struct Row {
    std::string_view from;
    std::string_view to;
  };
  static constexpr Row kRows[] = {
      {"illegal EOF in scalar", "expected a closing quote after this place, found the end of the text"},
      {"end of sequence flow not found", "expected ']' or ',', found something else"},
      {"end of map flow not found", "expected '}' or ',', found something else"},
      {"end of map not found", "expected \"key: value\" or less indentation, found something else"},
      {"end of sequence not found", "expected \"- value\" or less indentation, found something else"},
      {"illegal map value", "expected one \"key: value\" a line, found a second ':' (put the value in quotes)"},
      {"illegal block entry", "expected spaces before '-', found a tab or a list where none may begin"},
  };
  for (const Row& row : kRows) {
    if (yaml_message == row.from) return std::string(row.to);
  }
  return fmt::format("not valid YAML or JSON: {}", yaml_message);
}

// yaml-cpp takes the end of the text for a closing quote when a line break stands before it.
bool IsClosed(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  if (quote != '"' && quote != '\'') return true;
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    const bool escape = quote == '"' ? text[i] == '\\' : text.substr(i, 2) == "\'\'";
    if (escape) {
      ++i;
    } else if (text[i] == quote) {
      return true;
    }
  }
  return false;
}

std::optional<unsigned> HexAt(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(digit);
  }
  return value;
}

}  // namespace

std::string_view KindName(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "nothing";
    case Node::Kind::kText:
      return "text";
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map";
  }
  return "nothing";
}

Document::Document(std::string_view name, std::string text, std::size_t first_line)
    : name_(name), text_(std::move(text)), first_line_(first_line) {}

absl::StatusOr<Document> Document::Parse(std::string_view name, std::string_view text, std::size_t first_line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > kMaxBytes) {
    return base::InvalidArgument("{}:{}:1: expected at most {} bytes, found {}", name, first_line, kMaxBytes,
                                 text.size());
  }
  Document document(name, std::string(text), first_line);
  CHATCORE_RETURN_IF_ERROR(document.CheckText());
  document.JoinSurrogates();
  TreeBuilder builder(document.root_);
  try {
    std::istringstream stream(document.text_);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return document.ErrorAt(0, "", "expected a value, found nothing");
    Node second;
    TreeBuilder rest(second);
    if (parser.HandleNextDocument(rest)) {
      return document.ErrorAt(second.offset, "", "expected one document, found a second one");
    }
  } catch (const Refusal& refusal) {
    return document.ErrorAt(refusal.offset, "", refusal.message);
  } catch (const YAML::Exception& error) {
    // yaml-cpp blames the end, or the very beginning, for what was left open: the last value read is a better hint.
    std::size_t offset = error.mark.pos < 0 ? 0 : static_cast<std::size_t>(error.mark.pos);
    if (offset < builder.last_offset() || offset >= document.text_.size()) offset = builder.last_offset();
    return document.ErrorAt(offset, "", Readable(error.msg));
  }
  CHATCORE_RETURN_IF_ERROR(document.CheckNode(document.root_, ""));
  return document;
}

// What yaml-cpp lets pass.
absl::Status Document::CheckText() const {
  if (const std::optional<std::size_t> bad = FirstInvalidUtf8(text_)) {
    return ErrorAt(*bad, "",
                   fmt::format("expected UTF-8, found the byte 0x{:02X}", static_cast<unsigned char>(text_[*bad])));
  }
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const auto c = static_cast<unsigned char>(text_[i]);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
      return ErrorAt(i, "", fmt::format("expected text, found the control character 0x{:02X}", c));
    }
  }
  return absl::OkStatus();
}

absl::Status Document::CheckNode(const Node& node, const std::string& path) const {
  if (node.kind == Node::Kind::kText && node.quoted && !IsClosed(text_, node.offset)) {
    return Error(node, path, "expected a closing quote, found the end of the text");
  }
  if (node.kind == Node::Kind::kMap) {
    std::vector<std::pair<std::string_view, const Node*>> keys;
    for (std::size_t i = 0; i < node.items.size(); i += 2) {
      const Node& key = node.items[i];
      if (key.kind != Node::Kind::kText || key.text.empty()) {
        return Error(key, path, fmt::format("expected a field name, found {}", KindName(key)));
      }
      CHATCORE_RETURN_IF_ERROR(CheckNode(key, path));
      keys.emplace_back(key.text, &key);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto twin =
        std::adjacent_find(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
    if (twin != keys.end()) {
      return Error(*std::next(twin)->second, path,
                   fmt::format("expected each field once, found \"{}\" again (first at {})", twin->first,
                               PlaceOf(*twin->second)));
    }
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const std::string& key = node.items[i].text;
      CHATCORE_RETURN_IF_ERROR(CheckNode(node.items[i + 1], path.empty() ? key : fmt::format("{}.{}", path, key)));
    }
  }
  if (node.kind == Node::Kind::kList) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      CHATCORE_RETURN_IF_ERROR(CheckNode(node.items[i], fmt::format("{}[{}]", path, i)));
    }
  }
  return absl::OkStatus();
}

// JSON writes characters beyond U+FFFF as two \u escapes, which YAML does not know: they become one \U escape.
void Document::JoinSurrogates() {
  const std::size_t begin = text_.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos || (text_[begin] != '{' && text_[begin] != '[')) return;
  if (text_.find("\\u") == std::string::npos) return;
  std::string joined;
  bool quoted = false;
  for (std::size_t i = 0; i < text_.size();) {
    if (text_[i] == '"') quoted = !quoted;
    if (!quoted || text_[i] != '\\') {
      joined += text_[i++];
      continue;
    }
    const std::optional<unsigned> high = HexAt(text_, i);
    const std::optional<unsigned> low = HexAt(text_, i + 6);
    if (high && low && *high >= 0xD800 && *high < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
      joined += fmt::format("\\U{:08x}", 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00));
      i += 12;
      shifts_.push_back({joined.size(), 2});
      continue;
    }
    joined.append(text_, i, 2);
    i += 2;
  }
  text_ = std::move(joined);
}

std::string Document::PlaceAt(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  std::size_t line_begin = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
  line_begin = line_begin == std::string::npos ? 0 : line_begin + 1;
  const auto lines = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n');
  std::size_t column = 1;
  for (std::size_t i = line_begin; i < offset; ++i) column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
  for (const Shift& shift : shifts_) {
    if (shift.offset > line_begin && shift.offset <= offset) column += shift.dropped;
  }
  return fmt::format("{}:{}:{}", name_, first_line_ + static_cast<std::size_t>(lines), column);
}

std::string Document::PlaceOf(const Node& node) const { return PlaceAt(node.offset); }

absl::Status Document::ErrorAt(std::size_t offset, std::string_view path, std::string_view message) const {
  if (path.empty()) return base::InvalidArgument("{}: {}", PlaceAt(offset), message);
  return base::InvalidArgument("{}: {}: {}", PlaceAt(offset), path, message);
}

absl::Status Document::Error(const Node& node, std::string_view path, std::string_view message) const {
  return ErrorAt(node.offset, path, message);
}

}  // namespace chatcore::binder
