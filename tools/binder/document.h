#ifndef CHATCORE_TOOLS_BINDER_DOCUMENT_H_
#define CHATCORE_TOOLS_BINDER_DOCUMENT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// YAML or JSON text as a tree that knows where every value stands.
//
// Stricter than YAML itself, because configurations are read by people under pressure: no duplicate keys, no anchors,
// aliases or tags, one document, valid UTF-8 without control characters, bounded size and depth. Every error is one
// line "file:line:column: what is wrong"; lines and columns count from 1, columns in code points.
//
//   absl::StatusOr<Document> document = Document::Parse("desk.yaml", text);
//   document->root().kind == Node::Kind::kMap

namespace chatcore::binder {

struct Node {
  enum class Kind { kNull, kText, kList, kMap };
  Kind kind = Kind::kNull;
  bool quoted = false;      // text in quotes or a block: never a number or a truth value
  std::size_t offset = 0;   // where it begins in the text as read
  std::string text;         // of kText
  std::vector<Node> items;  // of kList: the values; of kMap: key, value, key, value ...
};

/// "a map", "a list", "text", "nothing": for messages.
std::string_view KindName(const Node& node);

class Document {
 public:
  static constexpr std::size_t kMaxBytes = 16u << 20;
  static constexpr int kMaxDepth = 64;

  /// Reads one document. `name` is what errors call the text, usually a file name; `first_line` is the number of its
  /// first line, for a text cut out of a larger file.
  ///
  /// Errors: kInvalidArgument. Cost: linear in the text.
  static absl::StatusOr<Document> Parse(std::string_view name, std::string_view text, std::size_t first_line = 1);

  const Node& root() const { return root_; }

  /// "file:line:column" of a node.
  std::string PlaceOf(const Node& node) const;

  /// Makes the one-line error "file:line:column: path: message"; an empty path is left out.
  absl::Status Error(const Node& node, std::string_view path, std::string_view message) const;

 private:
  Document(std::string_view name, std::string text, std::size_t first_line);
  absl::Status CheckText() const;
  absl::Status CheckNode(const Node& node, const std::string& path) const;
  absl::Status ErrorAt(std::size_t offset, std::string_view path, std::string_view message) const;
  std::string PlaceAt(std::size_t offset) const;
  void JoinSurrogates();

  struct Shift {
    std::size_t offset;   // from here on in text_
    std::size_t dropped;  // so many bytes of the original have gone
  };

  std::string name_;
  std::string text_;
  std::size_t first_line_;
  std::vector<Shift> shifts_;
  Node root_;
};

}  // namespace chatcore::binder

#endif  // CHATCORE_TOOLS_BINDER_DOCUMENT_H_
