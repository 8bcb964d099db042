#ifndef CHATCORE_TESTS_REFERENCE_NAIVE_LINT_H_
#define CHATCORE_TESTS_REFERENCE_NAIVE_LINT_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "chatcore/v1/lint.pb.h"

// The slow, obvious twin of the linter: every phrase of every rule is tried at every place of the text. It knows just
// the characters that the tests use: ASCII, a few Latin letters with marks, two Thai letters, one Chinese one, an
// emoji.

namespace chatcore::reference {

/// One finding of the twin, in bytes of the original text.
struct NaiveFinding {
  std::string rule_id;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const NaiveFinding&) const = default;
};

class NaiveLint {
 public:
  explicit NaiveLint(std::vector<v1::LintRule> rules) : rules_(std::move(rules)) {}

  /// Findings by place, then by rule id.
  std::vector<NaiveFinding> Check(std::string_view text) const {
    const std::vector<Unit> units = Fold(text);
    std::vector<NaiveFinding> findings;
    for (const v1::LintRule& rule : rules_) {
      std::vector<Place> places = Matches(rule, units);
      if (rule.has_occurrence()) places = Counted(rule.occurrence(), places);
      for (const Place& place : places) {
        const bool missing = place.first == kMissing;
        findings.push_back({rule.id(), missing ? text.size() : units[place.first].begin,
                            missing ? text.size() : units[place.last].end});
      }
    }
    std::sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
      return std::tie(a.begin, a.end, a.rule_id) < std::tie(b.begin, b.end, b.rule_id);
    });
    return findings;
  }

 private:
  // A folded code point and the character of the original it belongs to.
  struct Unit {
    char32_t c;
    std::size_t begin;
    std::size_t end;
  };
  // Units [first, last] of a match.
  struct Place {
    std::size_t first;
    std::size_t last;
  };
  static constexpr std::size_t kMissing = static_cast<std::size_t>(-1);

  static char32_t Decode(std::string_view text, std::size_t at, std::size_t& end) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const int trails = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t c = trails == 0 ? lead : lead & (0x3F >> trails);
    for (int i = 1; i <= trails; ++i)
      c = c << 6 | (static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]) & 0x3F);
    end = at + 1 + static_cast<std::size_t>(trails);
    return c;
  }

  static bool IsSpace(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == 0xA0; }

  static std::vector<Unit> Fold(std::string_view text) {
    std::vector<Unit> units;
    for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
      char32_t c = Decode(text, at, end);
      if (c >= 'A' && c <= 'Z') c += 32;
      if (c == 0x100) c = 0x101;  // A with macron
      if (c == 0x2019) c = '\'';
      if (IsSpace(c)) {
        int lines = c == '\n';
        for (std::size_t next = 0; end < text.size() && IsSpace(c = Decode(text, end, next)); end = next)
          lines += c == '\n';
        units.push_back({lines > 1 ? U'\n' : U' ', at, end});
      } else if (c == 0xDF) {  // sharp s
        units.push_back({'s', at, end});
        units.push_back({'s', at, end});
      } else if (c == 0x304 && !units.empty() && units.back().c == 'a' && !Doubled(units)) {
        units.back() = {0x101, units.back().begin, end};
      } else if ((c == 0x304 || c == 0xE48) && !units.empty() && !IsSpace(units.back().c)) {
        JoinLast(units, c, end);
      } else {
        units.push_back({c, at, end});
      }
    }
    return units;
  }

  // Whether the last unit is one of several of its character.
  static bool Doubled(const std::vector<Unit>& units) {
    return units.size() > 1 && units[units.size() - 2].begin == units.back().begin;
  }

  static void JoinLast(std::vector<Unit>& units, char32_t mark, std::size_t end) {
    const std::size_t begin = units.back().begin;
    for (Unit& unit : units) {
      if (unit.begin == begin) unit.end = end;
    }
    units.push_back({mark, begin, end});
  }

  static bool IsWord(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == 0x101 || c == 0x304;
  }

  static bool IsWordAt(const std::vector<Unit>& units, std::size_t place) {
    return place < units.size() && IsWord(units[place].c);
  }

  // Whether units[place] belongs to a word, an apostrophe between letters included.
  static bool InWord(const std::vector<Unit>& units, std::size_t place) {
    if (IsWordAt(units, place)) return true;
    return place > 0 && units[place].c == '\'' && IsWordAt(units, place - 1) && IsWordAt(units, place + 1);
  }

  static bool Stands(const std::vector<Unit>& units, Place place) {
    if (place.first > 0) {
      if (units[place.first - 1].begin == units[place.first].begin) return false;
      if (IsWord(units[place.first].c) && InWord(units, place.first - 1)) return false;
    }
    if (place.last + 1 < units.size()) {
      if (units[place.last + 1].begin == units[place.last].begin) return false;
      if (IsWord(units[place.last].c) && InWord(units, place.last + 1)) return false;
    }
    return true;
  }

  static std::vector<Place> Everywhere(const std::string& phrase, const std::vector<Unit>& units) {
    std::vector<Unit> wanted = Fold(phrase);
    while (!wanted.empty() && IsSpace(wanted.back().c)) wanted.pop_back();
    std::vector<Place> places;
    for (std::size_t at = 0; at + wanted.size() <= units.size(); ++at) {
      bool equal = true;
      for (std::size_t i = 0; i < wanted.size() && equal; ++i) equal = units[at + i].c == wanted[i].c;
      const Place place{at, at + wanted.size() - 1};
      if (equal && Stands(units, place)) places.push_back(place);
    }
    return places;
  }

  static std::vector<std::string> PhrasesOf(const v1::LintRule& rule) {
    if (rule.has_existence()) return {rule.existence().phrases().begin(), rule.existence().phrases().end()};
    if (rule.has_occurrence()) return {rule.occurrence().phrases().begin(), rule.occurrence().phrases().end()};
    std::vector<std::string> phrases;
    for (const v1::Substitution& swap : rule.substitution().swaps()) {
      phrases.insert(phrases.end(), swap.phrases().begin(), swap.phrases().end());
    }
    return phrases;
  }

  static std::vector<Place> Matches(const v1::LintRule& rule, const std::vector<Unit>& units) {
    std::vector<Place> shields;
    for (const std::string& antipattern : rule.antipatterns()) {
      for (const Place& place : Everywhere(antipattern, units)) shields.push_back(place);
    }
    std::vector<Place> found;
    for (const std::string& phrase : PhrasesOf(rule)) {
      for (const Place& place : Everywhere(phrase, units)) {
        const bool shielded = std::any_of(shields.begin(), shields.end(), [&](const Place& shield) {
          return shield.first <= place.first && place.last <= shield.last;
        });
        if (!shielded) found.push_back(place);
      }
    }
    std::vector<Place> taken;
    for (std::size_t from = 0; from < units.size();) {
      const Place* longest = nullptr;
      for (const Place& place : found) {
        if (place.first == from && (longest == nullptr || place.last > longest->last)) longest = &place;
      }
      if (longest != nullptr) taken.push_back(*longest);
      from = longest == nullptr ? from + 1 : longest->last + 1;
    }
    return taken;
  }

  static std::vector<Place> Counted(const v1::OccurrenceRule& rule, const std::vector<Place>& places) {
    if (places.size() < rule.min()) return {{kMissing, kMissing}};
    if (rule.has_max() && places.size() > rule.max()) return {places[rule.max()]};
    return {};
  }

  std::vector<v1::LintRule> rules_;
};

}  // namespace chatcore::reference

#endif  // CHATCORE_TESTS_REFERENCE_NAIVE_LINT_H_
