#include "src/lint/automaton.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace chatcore::lint {

// Builds the states breadth first over the sorted literals: a state is a range of literals that share a prefix.
class AutomatonBuilder {
 public:
  AutomatonBuilder(std::span<const std::string_view> literals, Automaton& automaton)
      : literals_(literals), automaton_(automaton), cells_(automaton.cells_) {}

  void Build() {
    NumberBytes();
    order_.resize(literals_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return literals_[a] < literals_[b]; });
    automaton_.outputs_.resize(1);
    Grow(Automaton::kRoot + 1);
    Take(Automaton::kRoot, Automaton::kRoot);
    queue_.push_back({Automaton::kRoot, 0, static_cast<std::uint32_t>(order_.size()), 0});
    for (std::size_t i = 0; i < queue_.size(); ++i) Expand(queue_[i]);
    std::size_t last = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (cells_[i].check != 0) last = std::max<std::size_t>(last, std::max<std::size_t>(i, cells_[i].base));
    }
    cells_.resize(last + columns_ + 1);
    cells_.shrink_to_fit();
    automaton_.depths_.resize(cells_.size());
    for (const Node& node : queue_) automaton_.depths_[node.state] = node.depth;
  }

 private:
  struct Node {
    std::uint32_t state;
    std::uint32_t begin;  // literals order_[begin, end) share the first `depth` bytes
    std::uint32_t end;
    std::uint32_t depth;
  };
  struct Child {
    std::uint8_t column;
    std::uint32_t begin;
    std::uint32_t end;
  };

  void NumberBytes() {
    std::array<bool, 256> used = {};
    for (std::string_view literal : literals_) {
      for (char c : literal) used[static_cast<unsigned char>(c)] = true;
    }
    for (int byte = 0; byte < 256; ++byte) {
      if (used[byte]) automaton_.classes_[byte] = static_cast<std::uint8_t>(++columns_);
    }
  }

  unsigned char ByteAt(std::uint32_t place, std::uint32_t depth) const {
    return static_cast<unsigned char>(literals_[order_[place]][depth]);
  }

  void Expand(Node node) {  // by value: the queue grows meanwhile
    // The literal that is the whole prefix sorts before those it begins; it was dealt with when the state was made.
    if (literals_[order_[node.begin]].size() == node.depth && ++node.begin == node.end) return;
    children_.clear();
    for (std::uint32_t i = node.begin; i < node.end;) {
      const unsigned char byte = ByteAt(i, node.depth);
      std::uint32_t j = i + 1;
      while (j < node.end && ByteAt(j, node.depth) == byte) ++j;
      children_.push_back({automaton_.classes_[byte], i, j});
      i = j;
    }
    const std::uint32_t base = FindBase();
    cells_[node.state].base = base;
    for (const Child& child : children_) {
      const std::uint32_t state = base + child.column;
      Take(state, node.state);
      SetFail(state, node.state, child.column);
      if (literals_[order_[child.begin]].size() == node.depth + 1) AddOutput(state, order_[child.begin]);
      queue_.push_back({state, child.begin, child.end, node.depth + 1});
    }
  }

  // Suffixes are shorter: breadth first they exist, with their outputs, when they are asked for.
  void SetFail(std::uint32_t state, std::uint32_t parent, std::uint32_t column) {
    std::uint32_t fail = Automaton::kRoot;
    for (std::uint32_t from = parent; from != Automaton::kRoot;) {
      from = cells_[from].fail;
      const std::uint32_t next = cells_[from].base + column;
      if (next < cells_.size() && cells_[next].check == from && next != state) {
        fail = next;
        break;
      }
    }
    cells_[state].fail = fail;
    cells_[state].output = cells_[fail].output;
  }

  void AddOutput(std::uint32_t state, std::uint32_t literal) {
    automaton_.outputs_.push_back({literal, cells_[state].output});
    cells_[state].output = static_cast<std::uint32_t>(automaton_.outputs_.size() - 1);
  }

  // First fit over the free cells. The search starts behind the crowded front: a start that kept failing moves on.
  std::uint32_t FindBase() {
    const std::uint32_t first = children_.front().column;
    int failures = 0;
    for (std::uint32_t cell = NextFree(std::max(search_, first + 1));; cell = NextFree(cell + 1)) {
      const std::uint32_t base = cell - first;
      Grow(base + columns_ + 1);
      const bool fits = std::all_of(children_.begin(), children_.end(),
                                    [&](const Child& child) { return cells_[base + child.column].check == 0; });
      if (fits) return base;
      if (++failures == kMaxFailures) search_ = cell;
    }
  }

  std::uint32_t NextFree(std::uint32_t cell) {
    while (true) {
      Grow(cell + 1);
      if (next_free_[cell] == cell) return cell;
      next_free_[cell] = next_free_[next_free_[cell]];  // shortens the way for those who come later
      cell = next_free_[cell];
    }
  }

  void Take(std::uint32_t cell, std::uint32_t parent) {
    Grow(cell + 2);
    cells_[cell].check = parent;
    next_free_[cell] = cell + 1;
  }

  void Grow(std::size_t size) {
    if (cells_.size() >= size) return;
    const std::size_t old = cells_.size();
    cells_.resize(std::max(size, old * 2));
    next_free_.resize(cells_.size());
    for (std::size_t i = old; i < next_free_.size(); ++i) next_free_[i] = static_cast<std::uint32_t>(i);
  }

  static constexpr int kMaxFailures = 64;

  std::span<const std::string_view> literals_;
  Automaton& automaton_;
  std::vector<Automaton::Cell>& cells_;
  std::vector<std::uint32_t> order_;
  std::vector<Node> queue_;
  std::vector<Child> children_;
  std::vector<std::uint32_t> next_free_;  // [i] = i when free, else a cell behind it from which to go on
  std::uint32_t columns_ = 0;
  std::uint32_t search_ = Automaton::kRoot + 1;
};

Automaton::Automaton(std::span<const std::string_view> literals) {
  if (literals.empty()) {
    cells_.resize(kRoot + 1);
    depths_.resize(kRoot + 1);
    outputs_.resize(1);
    return;
  }
  AutomatonBuilder(literals, *this).Build();
}

}  // namespace chatcore::lint
