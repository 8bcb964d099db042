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
// the characters that the tests use: some ASCII, a few Latin letters with marks, two Thai letters, one Chinese one, an
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
      std::vector<Match> matches = Matches(rule, units);
      std::vector<Place> places;
      for (const Match& match : matches) places.push_back(match.place);
      if (rule.has_occurrence()) places = Counted(rule.occurrence(), places);
      if (rule.has_consistency()) places = FirstOfOtherVariant(rule.consistency(), matches);
      if (rule.has_conditional()) places = FirstUnanswered(rule.conditional(), matches);
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
  // A place and the phrase that is there, counted over the whole rule.
  struct Match {
    Place place;
    std::size_t phrase;
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
    if (rule.has_consistency()) {
      std::vector<std::string> all;
      for (const v1::Variant& variant : rule.consistency().variants()) {
        all.insert(all.end(), variant.phrases().begin(), variant.phrases().end());
      }
      return all;
    }
    if (rule.has_conditional()) {
      const v1::ConditionalRule& conditional = rule.conditional();
      std::vector<std::string> all(conditional.when_phrases().begin(), conditional.when_phrases().end());
      all.insert(all.end(), conditional.then_phrases().begin(), conditional.then_phrases().end());
      return all;
    }
    if (rule.has_existence()) return {rule.existence().phrases().begin(), rule.existence().phrases().end()};
    if (rule.has_occurrence()) return {rule.occurrence().phrases().begin(), rule.occurrence().phrases().end()};
    std::vector<std::string> phrases;
    for (const v1::Substitution& swap : rule.substitution().swaps()) {
      phrases.insert(phrases.end(), swap.phrases().begin(), swap.phrases().end());
    }
    return phrases;
  }

  // Numbers and addresses: as far as the alphabet goes, numbers.
  static std::vector<Place> Tokens(const std::vector<Unit>& units) {
    const auto stands = [&](std::size_t i) {
      return IsWord(units[i].c) || (units[i].c > ' ' && units[i].c < 0x7F && units[i].c != '"');
    };
    const auto around = [&](std::size_t i) {
      return std::u32string_view(U"([{'*_.,;:!?)]}").find(units[i].c) != std::u32string_view::npos;
    };
    std::vector<Place> ranges;
    for (std::size_t from = 0, to = 0; from < units.size(); from = to + 1) {
      for (to = from; to < units.size() && stands(to); ++to) {
      }
      std::size_t begin = from;
      std::size_t end = to;
      while (begin < end && around(begin)) ++begin;
      while (begin < end && around(end - 1)) --end;
      std::size_t digits = 0;
      bool number = end > begin + 1;
      for (std::size_t i = begin; i < end; ++i) {
        const char32_t c = units[i].c;
        digits += c >= '0' && c <= '9';
        number =
            number && c < 0x7F && (IsWord(c) || std::u32string_view(U"-_/.,:+#").find(c) != std::u32string_view::npos);
      }
      if (number && (digits > 3 || (digits == 3 && end - begin > 3))) ranges.push_back({begin, end - 1});
    }
    return ranges;
  }

  // From a double quotation mark that stands behind no word to the next one of the paragraph.
  static std::vector<Place> Quotes(const std::vector<Unit>& units) {
    std::vector<Place> ranges;
    for (std::size_t from = 0; from < units.size(); ++from) {
      if (units[from].c != '"' || (from > 0 && IsWord(units[from - 1].c))) continue;
      std::size_t to = from + 1;
      while (to < units.size() && units[to].c != '"' && units[to].c != '\n') ++to;
      if (to == units.size() || units[to].c == '\n') continue;
      ranges.push_back({from, to});
      from = to;
    }
    return ranges;
  }

  static bool Hidden(const Place& place, const std::vector<Place>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Place& range) {
      const bool begins_inside = range.first < place.first && place.first <= range.last;
      const bool ends_inside = range.first <= place.last && place.last < range.last;
      return begins_inside || ends_inside;
    });
  }

  // What a rule may settle on: its phrases, or runs.
  static std::vector<Match> Candidates(const v1::LintRule& rule, const std::vector<Unit>& units) {
    std::vector<Match> found;
    if (rule.has_repetition()) {
      const bool words = rule.repetition().words() > 0;
      for (const Place& place : words ? WordRuns(rule.repetition().words(), units) : MarkRuns(rule.repetition(), units))
        found.push_back({place, 0});
      return found;
    }
    const std::vector<std::string> phrases = PhrasesOf(rule);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      for (const Place& place : Everywhere(phrases[i], units)) found.push_back({place, i});
    }
    return found;
  }

  static bool IsWhole(const std::vector<Unit>& units, Place place) {
    const bool cut_before = place.first > 0 && units[place.first - 1].begin == units[place.first].begin;
    const bool cut_behind = place.last + 1 < units.size() && units[place.last + 1].begin == units[place.last].begin;
    return !cut_before && !cut_behind;
  }

  static std::vector<Place> Words(const std::vector<Unit>& units) {
    std::vector<Place> words;
    for (std::size_t from = 0; from < units.size();) {
      std::size_t to = from;
      while (to < units.size() && (to == from ? IsWordAt(units, to) : InWord(units, to))) ++to;
      if (to > from) words.push_back({from, to - 1});
      from = to > from ? to : from + 1;
    }
    return words;
  }

  static std::vector<Place> WordRuns(std::size_t wanted, const std::vector<Unit>& units) {
    const std::vector<Place> words = Words(units);
    const auto letters = [&](const Place& word) {
      std::u32string spelt;
      for (std::size_t i = word.first; i <= word.last; ++i) spelt += units[i].c;
      return spelt;
    };
    const auto follows = [&](std::size_t i) {
      return words[i].first == words[i - 1].last + 2 && units[words[i].first - 1].c == ' ' &&
             letters(words[i]) == letters(words[i - 1]) && IsWhole(units, words[i]);
    };
    std::vector<Place> runs;
    for (std::size_t from = 0, to = 0; from < words.size(); from = to) {
      to = from + 1;
      const bool countable = IsWhole(units, words[from]) && letters(words[from]).find(U'1') == std::u32string::npos;
      while (countable && to < words.size() && follows(to)) ++to;
      if (countable && to - from >= wanted) runs.push_back({words[from].first, words[to - 1].last});
    }
    return runs;
  }

  static std::vector<Place> MarkRuns(const v1::RepetitionRule& rule, const std::vector<Unit>& units) {
    const auto mark = [&](std::size_t i) { return units[i].c > ' ' && units[i].c < 0x7F && !InWord(units, i); };
    const auto same = [](char32_t a, char32_t b) {
      return a == b || ((a == '!' || a == '?') && (b == '!' || b == '?'));
    };
    std::vector<Place> runs;
    for (std::size_t from = 0, to = 0; from < units.size(); from = to) {
      to = from + 1;
      if (!mark(from)) continue;
      while (to < units.size() && mark(to) && same(units[to].c, units[from].c)) ++to;
      bool listed = to - from > rule.most();
      for (std::size_t i = from; i < to; ++i)
        listed = listed && rule.marks().find(static_cast<char>(units[i].c)) != rule.marks().npos;
      if (listed && IsWhole(units, {from, to - 1})) runs.push_back({from, to - 1});
    }
    return runs;
  }

  static std::vector<Match> Matches(const v1::LintRule& rule, const std::vector<Unit>& units) {
    std::vector<Place> shields;
    for (const std::string& antipattern : rule.antipatterns()) {
      for (const Place& place : Everywhere(antipattern, units)) shields.push_back(place);
    }
    std::vector<Match> found;
    for (const Match& match : Candidates(rule, units)) {
      const bool shielded = std::any_of(shields.begin(), shields.end(), [&](const Place& shield) {
        return shield.first <= match.place.first && match.place.last <= shield.last;
      });
      if (!shielded && !Hidden(match.place, Tokens(units)) && !Hidden(match.place, Quotes(units)))
        found.push_back(match);
    }
    std::vector<Match> taken;
    for (std::size_t from = 0; from < units.size();) {
      const Match* longest = nullptr;
      for (const Match& match : found) {
        if (match.place.first != from) continue;
        if (longest == nullptr || match.place.last > longest->place.last) longest = &match;
      }
      if (longest != nullptr) taken.push_back(*longest);
      from = longest == nullptr ? from + 1 : longest->place.last + 1;
    }
    return taken;
  }

  static std::vector<Place> FirstOfOtherVariant(const v1::ConsistencyRule& rule, const std::vector<Match>& matches) {
    std::vector<int> variants;
    for (int i = 0; i < rule.variants_size(); ++i) {
      for (int j = 0; j < rule.variants(i).phrases_size(); ++j) variants.push_back(i);
    }
    for (const Match& match : matches) {
      if (variants[match.phrase] != variants[matches[0].phrase]) return {match.place};
    }
    return {};
  }

  static std::vector<Place> FirstUnanswered(const v1::ConditionalRule& rule, const std::vector<Match>& matches) {
    const auto asks = [&](const Match& match) {
      return match.phrase < static_cast<std::size_t>(rule.when_phrases_size());
    };
    std::size_t from = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (!asks(matches[i])) from = i + 1;
    }
    if (from > 0 && !rule.behind()) return {};
    for (std::size_t i = from; i < matches.size(); ++i) {
      if (asks(matches[i])) return {matches[i].place};
    }
    return {};
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
