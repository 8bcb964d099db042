#include "tools/binder/document.h"

#include <string>
#include <string_view>

#include "doctest/doctest.h"
#include "src/base/status.h"

namespace chatcore::binder {
namespace {

std::string ErrorOf(std::string_view text, std::size_t first_line = 1) {
  const absl::StatusOr<Document> document = Document::Parse("a.yaml", text, first_line);
  return document.ok() ? "ok" : base::MessageOf(document.status());
}

TEST_CASE("a document is a tree of maps, lists and texts") {
  const absl::StatusOr<Document> document = Document::Parse("a.yaml", "name: Ann\nlist: [1, \"2\"]\nnone:\n");
  REQUIRE(document.ok());
  const Node& root = document->root();
  REQUIRE(root.kind == Node::Kind::kMap);
  REQUIRE(root.items.size() == 6);
  CHECK(root.items[1].text == "Ann");
  CHECK(!root.items[1].quoted);
  REQUIRE(root.items[3].kind == Node::Kind::kList);
  CHECK(root.items[3].items[1].quoted);
  CHECK(root.items[5].kind == Node::Kind::kNull);
  CHECK(document->PlaceOf(root.items[3].items[1]) == "a.yaml:2:11");
}

TEST_CASE("JSON is read by the same reader") {
  const absl::StatusOr<Document> document = Document::Parse("a.json", "{\n\t\"a\":\"\\u0101\\/\",\"b\":[true,null]}");
  REQUIRE(document.ok());
  CHECK(document->root().items[1].text == "ā/");
  CHECK(document->root().items[3].items[1].kind == Node::Kind::kNull);
}

TEST_CASE("a character that JSON writes as two escapes is one character, and columns behind it stay right") {
  const absl::StatusOr<Document> document = Document::Parse("a.json", R"({"a":"\ud83d\ude00 \\ud83d","b":5})");
  REQUIRE(document.ok());
  CHECK(document->root().items[1].text == "😀 \\ud83d");
  CHECK(document->PlaceOf(document->root().items[3]) == "a.json:1:33");
}

TEST_CASE("half of such a character is refused") {
  CHECK(ErrorOf(R"({"a":"\ud83d"})") == "a.yaml:1:13: not valid YAML or JSON: invalid unicode: 55357");
}

TEST_CASE("a byte order mark is no part of the text") {
  const absl::StatusOr<Document> document = Document::Parse("a.yaml",
                                                            "\xEF\xBB\xBF"
                                                            "a: 1\n");
  REQUIRE(document.ok());
  CHECK(document->root().items[0].text == "a");
}

TEST_CASE("columns count code points") {
  const absl::StatusOr<Document> document = Document::Parse("a.yaml", "ключ: значение\n");
  REQUIRE(document.ok());
  CHECK(document->PlaceOf(document->root().items[1]) == "a.yaml:1:7");
}

TEST_CASE("lines count from the line that the caller names") {
  CHECK(ErrorOf("a: 1\na: 2\n", 40) ==
        "a.yaml:41:1: expected each field once, found \"a\" again (first at a.yaml:40:1)");
}

TEST_CASE("a duplicate key is refused, at any depth") {
  CHECK(ErrorOf("a: 1\na: 2\n") == "a.yaml:2:1: expected each field once, found \"a\" again (first at a.yaml:1:1)");
  CHECK(ErrorOf("q:\n  - {x: 1}\n  - {x: 1, y: 2, x: 3}\n") ==
        "a.yaml:3:18: q[1]: expected each field once, found \"x\" again (first at a.yaml:3:6)");
}

TEST_CASE("a quote that is not closed is refused, with and without a line break at the end") {
  CHECK(ErrorOf("a: \"x") == "a.yaml:1:1: expected a closing quote after this place, found the end of the text");
  CHECK(ErrorOf("a: \"x\n") == "a.yaml:1:4: a: expected a closing quote, found the end of the text");
  CHECK(ErrorOf("a: 'it''s\n") == "a.yaml:1:4: a: expected a closing quote, found the end of the text");
  CHECK(ErrorOf("a: \"x\\\"\n") == "a.yaml:1:4: a: expected a closing quote, found the end of the text");
  CHECK(ErrorOf("a: 'it''s'\nb: \"\\\"\"\nc: \"'\"\n") == "ok");
}

TEST_CASE("a bracket that is not closed is refused at the last value read") {
  CHECK(ErrorOf("a: [1,\nb: 2\n") == "a.yaml:2:4: expected ']' or ',', found something else");
  CHECK(ErrorOf("{\"a\": 1") == "a.yaml:1:7: expected '}' or ',', found something else");
}

TEST_CASE("anchors, aliases and tags are refused") {
  CHECK(ErrorOf("a: &x 1\n") == "a.yaml:1:4: expected a value, found an anchor (&name), which is not allowed here");
  CHECK(ErrorOf("a: &x [1]\n") == "a.yaml:1:4: expected a value, found an anchor (&name), which is not allowed here");
  CHECK(ErrorOf("a: !!str 1\n") == "a.yaml:1:4: expected a value, found a tag (!name), which is not allowed here");
  CHECK(ErrorOf("a: *x\n") == "a.yaml:1:4: not valid YAML or JSON: the referenced anchor is not defined");
}

TEST_CASE("bytes that are no UTF-8 are refused where they stand") {
  CHECK(ErrorOf("a: 1\nb: \xFF\n") == "a.yaml:2:4: expected UTF-8, found the byte 0xFF");
  CHECK(ErrorOf("\xED\xA0\x80") == "a.yaml:1:1: expected UTF-8, found the byte 0xED");  // a surrogate
  CHECK(ErrorOf("\xC0\xAF") == "a.yaml:1:1: expected UTF-8, found the byte 0xC0");      // an overlong slash
  CHECK(ErrorOf("a: \xE2\x82") == "a.yaml:1:4: expected UTF-8, found the byte 0xE2");   // cut short
}

TEST_CASE("control characters are refused") {
  CHECK(ErrorOf(std::string_view("a: \0", 4)) == "a.yaml:1:4: expected text, found the control character 0x00");
  CHECK(ErrorOf("a: \x1b[31m") == "a.yaml:1:4: expected text, found the control character 0x1B");
}

TEST_CASE("an empty text, a second document and a key that is no word are refused") {
  CHECK(ErrorOf("") == "a.yaml:1:1: expected a value, found nothing");
  CHECK(ErrorOf("# only a comment\n") == "a.yaml:1:1: expected a value, found nothing");
  CHECK(ErrorOf("a: 1\n---\nb: 2\n") == "a.yaml:3:1: expected one document, found a second one");
  CHECK(ErrorOf("? [a]\n: 1\n") == "a.yaml:1:3: expected a field name, found a list");
}

TEST_CASE("common slips of the pen are named in plain words") {
  CHECK(ErrorOf("a: b: c\n") ==
        "a.yaml:1:5: expected one \"key: value\" a line, found a second ':' (put the value in quotes)");
  CHECK(ErrorOf("a:\n\t- b\n") == "a.yaml:2:2: expected spaces before '-', found a tab or a list where none may begin");
  CHECK(ErrorOf("a: \"x\" y\n") == "a.yaml:1:8: expected \"key: value\" or less indentation, found something else");
}

TEST_CASE("every beginning of a text, and every text with one byte changed, is read or refused in one line") {
  const std::string text =
      "a: {b: [1, \"x\\n\", 'y''z'], c: |\n  block\n}\n- d: &e *f\n? \"\\u00e9\": !!g ~ # h\n---\n%i\n";
  for (std::size_t i = 0; i <= text.size(); ++i) {
    CHECK(ErrorOf(text.substr(0, i)).find('\n') == std::string::npos);
    for (const char c : {'"', '\'', '{', '[', ':', '-', '\n', '\t', '&', '*', '!', '|', '%', '@', '`', '\xC3'}) {
      std::string changed = text;
      changed[i % text.size()] = c;
      CHECK(ErrorOf(changed).find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("nesting is allowed up to its limit") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + "1" + std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(ErrorOf(nested(Document::kMaxDepth)) == "ok");
  CHECK(ErrorOf(nested(Document::kMaxDepth + 1)) == "a.yaml:1:65: expected at most 64 levels of nesting, found more");
  CHECK(ErrorOf(nested(100'000)) == "a.yaml:1:65: expected at most 64 levels of nesting, found more");
}

TEST_CASE("size is allowed up to its limit") {
  std::string text = "a: 1\n#";
  text.resize(Document::kMaxBytes, 'x');
  CHECK(ErrorOf(text) == "ok");
  text += 'x';
  CHECK(ErrorOf(text) == "a.yaml:1:1: expected at most 16777216 bytes, found 16777217");
}

}  // namespace
}  // namespace chatcore::binder
