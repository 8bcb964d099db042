#include "src/lint/automaton.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"

namespace chatcore::lint {
namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;  // end, literal

Found Scan(const std::vector<std::string>& literals, const std::string& text) {
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  Found found;
  Automaton(views).Scan(text, [&](std::uint32_t literal, std::size_t end) { found.push_back({end, literal}); });
  return found;
}

TEST_CASE("every literal is found at every place, the longest first") {
  CHECK(Scan({"he", "she", "hers", "his"}, "ushers") == Found{{4, 1}, {4, 0}, {6, 2}});
  CHECK(Scan({"a", "aa", "aaa"}, "aaa") == Found{{1, 0}, {2, 1}, {2, 0}, {3, 2}, {3, 1}, {3, 0}});
  CHECK(Scan({"abcd", "bc"}, "abce") == Found{{3, 1}});
}

TEST_CASE("no literals and no text find nothing") {
  CHECK(Scan({}, "abc").empty());
  CHECK(Scan({"abc"}, "").empty());
  CHECK(Scan({"abc"}, "ab").empty());
}

TEST_CASE("bytes that are in no literal are skipped") {
  CHECK(Scan({"\u0101"}, "x\u0101\xC4y\u0101") == Found{{3, 0}, {7, 0}});
}

TEST_CASE("on random texts the automaton finds what a search for each literal finds") {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const char* letters = round % 2 == 0 ? "ab" : "abcdefgh";
    const std::size_t count = round % 2 == 0 ? 2 : 8;
    auto word = [&](std::size_t most) {
      std::string text;
      for (std::size_t i = 0, n = random() % most; i < n; ++i) text += letters[random() % count];
      return text;
    };
    std::set<std::string> unique;
    for (int i = 0; i < 40; ++i) unique.insert("a" + word(8));
    for (int i = 0; i < 10; ++i) unique.insert(word(4) + "b");
    std::vector<std::string> literals(unique.begin(), unique.end());
    std::shuffle(literals.begin(), literals.end(), random);
    const std::string text = word(300);
    Found expected;
    for (std::uint32_t i = 0; i < literals.size(); ++i) {
      for (std::size_t at = text.find(literals[i]); at != text.npos; at = text.find(literals[i], at + 1)) {
        expected.push_back({at + literals[i].size(), i});
      }
    }
    std::sort(expected.begin(), expected.end(), [&](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : literals[a.second].size() > literals[b.second].size();
    });
    REQUIRE(Scan(literals, text) == expected);
  }
}

TEST_CASE("the memory of ten thousand phrases grows with their bytes") {
  std::mt19937 random(9);
  std::set<std::string> unique;
  std::size_t bytes = 0;
  while (unique.size() < 10000) {
    std::string phrase;
    for (int word = 0; word < 3; ++word) {
      for (std::size_t i = 0, n = 2 + random() % 6; i < n; ++i) phrase += static_cast<char>('a' + random() % 26);
      phrase += ' ';
    }
    if (unique.insert(phrase).second) bytes += phrase.size();
  }
  const std::vector<std::string_view> views(unique.begin(), unique.end());
  CHECK(Automaton(views).MemoryBytes() < bytes * 32);
}

}  // namespace
}  // namespace chatcore::lint
