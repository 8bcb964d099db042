#ifndef CHATCORE_TOOLS_PLAY_AGENDA_H_
#define CHATCORE_TOOLS_PLAY_AGENDA_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>

#include "tools/play/feed_row.h"

namespace chatcore::play {

/// Where in the order of the day something stands. At one time agents begin before anything else, then offers are
/// accepted, then rows are played in the order of the feed, and agents stop last.
struct Turn {
  enum class Rank { kAgentBegins, kOfferAccepted, kRow, kAgentStops };

  std::int64_t at_us = 0;
  Rank rank = Rank::kRow;
  std::uint64_t number = 0;  // line of the feed, or a count

  auto operator<=>(const Turn&) const = default;
};

/// A simulated agent says yes to an offer.
struct AcceptDue {
  std::uint64_t offer = 0;
  std::string agent;
};

/// A member of the roster begins or stops to accept.
struct ShiftDue {
  std::string agent;
  bool begins = false;
};

/// What is to happen later, beside the rows that were not yet read.
class Agenda {
 public:
  using Item = std::variant<Row, AcceptDue, ShiftDue>;

  void AddRow(std::int64_t at_us, Row row) {
    const Turn turn{at_us, Turn::Rank::kRow, row.line};
    items_.emplace(turn, std::move(row));
  }
  void Add(std::int64_t at_us, Turn::Rank rank, Item item) {
    items_.emplace(Turn{at_us, rank, ++count_}, std::move(item));
  }

  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  const Turn& first() const { return items_.begin()->first; }

  Item Take() { return std::move(items_.extract(items_.begin()).mapped()); }

 private:
  std::map<Turn, Item> items_;
  std::uint64_t count_ = 0;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_AGENDA_H_
