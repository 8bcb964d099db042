#include "src/text/fold.h"

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "src/text/fold_table.h"
#include "src/text/grapheme.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

const Folder& TheFolder() { return **Folder::Get(); }

std::string Fold(const std::string& text) { return TheFolder().Fold(text); }

TEST_CASE("letter case is folded for no locale in particular") {
  CHECK(Fold("I CARE") == "i care");
  CHECK(Fold("\u0100\u010C\u0122\u0112") == "\u0101\u010D\u0123\u0113");
  CHECK(Fold("STRASSE") == Fold("stra\u00DFe"));
  CHECK(Fold("\u0130") == "i\u0307");
  CHECK(Fold("\u0131") == "\u0131");
  CHECK(Fold("\u03A3\u03C2") == "\u03C3\u03C3");
  CHECK(Fold("\u0416\u042F") == "\u0436\u044F");
}

TEST_CASE("normal forms and compatibility forms are one") {
  CHECK(Fold("a\u0304") == "\u0101");
  CHECK(Fold("A\u0304") == "\u0101");
  CHECK(Fold("\uFF21\uFF22") == "ab");
  CHECK(Fold("\uFB01") == "fi");
  CHECK(Fold("\u1100\u1161") == "\uAC00");
}

TEST_CASE("apostrophes, quotation marks and hyphens of every shape are one") {
  for (const char* shape : {"don't", "don\u2019t", "don\u2018t", "don\u02BCt", "don\u00B4t", "don`t", "DON\uFF07T"}) {
    CHECK(Fold(shape) == "don't");
  }
  CHECK(Fold("\u201Chi\u201D \u201Ehi\u201C") == "\"hi\" \"hi\"");
  CHECK(Fold("e\u2010mail e\u2011mail") == "e-mail e-mail");
}

TEST_CASE("white space of any kind and length is one space and an empty line is a line feed") {
  CHECK(Fold("a  b") == "a b");
  CHECK(Fold("a\u00A0\u2003\u3000b") == "a b");
  CHECK(Fold("a \t\r\n b") == "a b");
  CHECK(Fold("a\n\nb") == "a\nb");
  CHECK(Fold("a\r\n \r\nb") == "a\nb");
  CHECK(Fold("a\u2029b") == "a\nb");
  CHECK(Fold("a \u200B b") == "a b");
}

TEST_CASE("invisible characters are dropped") {
  CHECK(Fold("kn\u200Bow") == "know");
  CHECK(Fold("kn\u00ADow") == "know");
  CHECK(Fold("\uFEFFknow") == "know");
  CHECK(Fold("kn\u200Dow") == "know");
}

TEST_CASE("Thai and Chinese stay as they are") {
  CHECK(Fold("\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49") == "\u0E44\u0E21\u0E48\u0E23\u0E39\u0E49");
  CHECK(Fold("\u4F60\u597D") == "\u4F60\u597D");
}

struct Range {
  std::size_t begin;
  std::size_t end;
  bool operator==(const Range&) const = default;
};

// Where `needle` of the folded text stands in the original, or {1, 0} if it cuts a character.
Range Find(const std::string& original, const std::string& needle) {
  FoldedText folded;
  TheFolder().Fold(original, folded);
  const std::size_t at = std::string(folded.text).find(needle);
  REQUIRE(at != std::string::npos);
  const auto begin = folded.OriginalBegin(at);
  const auto end = folded.OriginalEnd(at + needle.size());
  return begin.has_value() && end.has_value() ? Range{*begin, *end} : Range{1, 0};
}

TEST_CASE("a place in the folded text leads back to the original bytes") {
  CHECK(Find("xx know yy", "know") == Range{3, 7});
  CHECK(Find("I\u00A0\u00A0don\u2019t  know!", "don't know") == Range{5, 18});
  CHECK(Find("gro\u00DF know", "know") == Range{6, 10});
  CHECK(Find("  know", "know") == Range{2, 6});
  CHECK(Find("kn\u200Bow.", "know") == Range{0, 7});
  CHECK(Find("\u200Bknow\u200B.", "know") == Range{3, 7});
  CHECK(Find("\u0100b a\u0304b x", "\u0101b x") == Range{4, 10});
  CHECK(Find("\U0001F44D know", "know") == Range{5, 9});
}

TEST_CASE("a place inside of one character leads nowhere") {
  CHECK(Find("gro\u00DFe", "gros") == Range{1, 0});
  CHECK(Find("q\u0304", "q") == Range{1, 0});
  CHECK(Find("\u0E44\u0E21\u0E48", "\u0E44\u0E21") == Range{1, 0});
  CHECK(Find("\U0001F44D\U0001F3FD", "\U0001F44D") == Range{1, 0});
  CHECK(Find("\U0001F468\u200D\U0001F469", "\U0001F469") == Range{1, 0});
}

bool CutsMarkFromLetter(const std::string& text, std::size_t offset) {
  return offset > 0 && text[offset - 1] >= 'A' && text[offset - 1] <= 'z' && ExtendsCluster(CodePointAt(text, offset));
}

TEST_CASE("every place in the folded form of a random text leads back to a border between characters") {
  const std::vector<std::string> alphabet = {
      "a",      "A",          "\u0100", "\u0301", "\u200D", "\uFE0F", "\U0001F44D", "\U0001F3FD", "\u00DF",
      " ",      "\n",         "\u00A0", "\u200B", "\u2019", "'",      "\u0E01",     "\u0E33",     "\u4F60",
      "\uFF21", "\U0001F1F1", "\uFB01", "\u00B4", "\u00AD", "\u3000", "\u0344",     "\u1E9B",     "\u0323"};
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = 0, n = random() % 10; i < n; ++i) text += alphabet[random() % alphabet.size()];
    CAPTURE(text);
    FoldedText folded;
    TheFolder().Fold(text, folded);
    REQUIRE_FALSE(ScanUtf8(folded.text).error.has_value());
    std::size_t last = 0;
    for (std::size_t at = 0; at < folded.text.size(); at = NextOffset(folded.text, at)) {
      const auto begin = folded.OriginalBegin(at);
      const auto end = folded.OriginalEnd(at);
      CHECK(begin.has_value() == (at == 0 || end.has_value()));
      if (!begin.has_value()) continue;
      CHECK(*begin >= last);
      CHECK((end.value_or(0) <= *begin));
      CHECK_FALSE(CutsMarkFromLetter(text, *begin));
      last = *begin;
    }
    CHECK(folded.OriginalBegin(folded.text.size()) == text.size());
  }
}

TEST_CASE("what is folded letter by letter is what Unicode folds cluster by cluster") {
  const std::vector<std::string> alphabet = {"\u0E01", "\u0E44", "\u0E38", "\u0E35", "\u0E48", "\u0E49", "\u0E33",
                                             "\u0E4D", "\u0301", "\u0323", "a",      "\u0915", "\u093C", "\u0940",
                                             "\u09C7", "\u09BE", "\u4F60", "\u3099", "\u30AB", "\u200D", "\u0E3A"};
  std::mt19937 random(13);
  for (int round = 0; round < 50000; ++round) {
    std::string text;
    for (std::size_t i = 0, n = random() % 7; i < n; ++i) text += alphabet[random() % alphabet.size()];
    std::string expected;
    for (std::size_t at = 0; at < text.size(); at = ClusterEnd(text, at)) {
      FoldTable::FoldCluster(std::string_view(text).substr(at, ClusterEnd(text, at) - at), expected);
    }
    CAPTURE(text);
    CHECK(Fold(text) == expected);
  }
}

TEST_CASE("fifty thousand marks on one letter are folded in linear time") {
  std::string text = "a";
  for (int i = 0; i < 50000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  const std::clock_t begin = std::clock();  // of the processor: the machine may be busy
  CHECK(Fold(text).size() >= 100000);
  CHECK(std::clock() - begin < 2 * CLOCKS_PER_SEC);
}

TEST_CASE("a folded text may be used again") {
  FoldedText folded;
  TheFolder().Fold("gro\u00DF \u00A0 x", folded);
  TheFolder().Fold("plain", folded);
  CHECK(folded.text == "plain");
  CHECK(folded.OriginalBegin(3) == 3);
}

TEST_CASE("a text folded in pieces is the text folded whole") {
  const Folder& folder = **Folder::Get();
  const std::string text =
      "Hello  \u200B A\u0304\r\n\n\u0E19\u0E49\u0E33 \U0001F469\u200D\U0001F4BB \u00DF\u2026 \u1100\u1161!";
  FoldedText whole;
  folder.Fold(text, whole);
  FoldedText pieces;
  for (std::size_t end = 0; end < text.size(); end = NextOffset(text, end)) {
    const std::string_view so_far = std::string_view(text).substr(0, end);
    folder.FoldMore(so_far, Folder::StableEnd(so_far, pieces.original_end()), pieces);
    CHECK(std::string_view(whole.text).substr(0, pieces.text.size()) == pieces.text);
  }
  folder.FoldMore(text, text.size(), pieces);
  CHECK(pieces.text == whole.text);
  for (std::size_t i = 0; i <= whole.text.size(); ++i) {
    CHECK(pieces.OriginalBegin(i) == whole.OriginalBegin(i));
    CHECK(pieces.OriginalEnd(i) == whole.OriginalEnd(i));
  }
}

}  // namespace
}  // namespace chatcore::text
