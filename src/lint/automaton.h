#ifndef CHATCORE_SRC_LINT_AUTOMATON_H_
#define CHATCORE_SRC_LINT_AUTOMATON_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace chatcore::lint {

/// Finds every occurrence of many literals in one pass over a text (Aho and Corasick), in memory that grows with the
/// literals and not with the alphabet: states live in a double array.
///
///   const std::string_view literals[] = {"he", "she", "hers"};
///   Automaton automaton(literals);
///   automaton.Scan("ushers", [](std::uint32_t literal, std::size_t end) { ... });   // (1, 4) (0, 4) (2, 6)
///
/// It knows bytes, not words: borders and overlaps are the caller's. A state takes 20 bytes. Cost of a scan: linear in
/// the text plus the occurrences. Immutable, so safe for concurrent use.
class Automaton {
 public:
  /// `literals` are UTF-8, not empty and all different; their places are the numbers that Scan reports. Cost: linear in
  /// their bytes in practice.
  explicit Automaton(std::span<const std::string_view> literals);

  static constexpr std::uint32_t kRoot = 1;

  /// Where a scan stands.
  struct Cursor {
    std::uint32_t state = kRoot;
    std::uint32_t at = 0;  // the next byte to read
  };

  /// Reads text[cursor.at, end) and calls `found(literal, end)` for each occurrence, ordered by end; of those with one
  /// end the longest first. The text may grow from call to call.
  template <typename Found>
  void Scan(std::string_view text, std::size_t end, Cursor& cursor, Found&& found) const {
    std::uint32_t state = cursor.state;
    for (std::size_t i = cursor.at; i < end; ++i) {
      state = Step(state, static_cast<unsigned char>(text[i]));
      for (std::uint32_t o = cells_[state].output; o != 0; o = outputs_[o].next) found(outputs_[o].literal, i + 1);
    }
    cursor = {state, static_cast<std::uint32_t>(end)};
  }

  /// The whole text at once.
  template <typename Found>
  void Scan(std::string_view text, Found&& found) const {
    Cursor cursor;
    Scan(text, text.size(), cursor, found);
  }

  /// Every occurrence that is still to be found begins at this place or behind it.
  std::uint32_t Floor(const Cursor& cursor) const { return cursor.at - depths_[cursor.state]; }

  std::size_t MemoryBytes() const {
    return cells_.size() * sizeof(Cell) + depths_.size() * sizeof(std::uint32_t) + outputs_.size() * sizeof(Output);
  }

 private:
  friend class AutomatonBuilder;

  // The child of a state for a byte stands at cells_[state.base + class of the byte], and says so in `check`.
  struct Cell {
    std::uint32_t base = 0;
    std::uint32_t check = 0;   // the parent; 0 = free
    std::uint32_t fail = 0;    // the state of the longest proper suffix
    std::uint32_t output = 0;  // first of the literals that end here; 0 = none
  };
  struct Output {
    std::uint32_t literal = 0;
    std::uint32_t next = 0;  // the next shorter literal that ends here
  };

  std::uint32_t Step(std::uint32_t state, unsigned char byte) const {
    const std::uint32_t column = classes_[byte];
    if (column == 0) return kRoot;  // no literal has this byte
    while (true) {
      const std::uint32_t next = cells_[state].base + column;
      if (cells_[next].check == state) return next;
      if (state == kRoot) return kRoot;
      state = cells_[state].fail;
    }
  }

  std::uint8_t classes_[256] = {};     // 0 = in no literal
  std::vector<Cell> cells_;            // padded: base + class is always inside
  std::vector<std::uint32_t> depths_;  // bytes on the way from the root to each state
  std::vector<Output> outputs_;        // [0] is not used
};

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_AUTOMATON_H_
