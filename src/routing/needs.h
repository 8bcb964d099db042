#ifndef CHATCORE_SRC_ROUTING_NEEDS_H_
#define CHATCORE_SRC_ROUTING_NEEDS_H_

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "src/base/bit_row.h"
#include "src/base/quad_heap.h"
#include "src/base/slot_map.h"
#include "src/base/strings.h"
#include "src/routing/eligibility.h"
#include "src/routing/head_table.h"
#include "src/routing/profile_classes.h"
#include "src/routing/turn.h"

namespace chatcore::routing {

/// The waiting items, by what they need: items of one queue, channel and requirement differ only in their rank, so they
/// share a need. For each need one row of bits, the profile classes that meet it, and for each profile class one
/// column, the needs it meets.
///
/// Needs without items are kept for the next item, up to kKept of them. Cost: Put and Remove of an item with a known
/// need are logarithmic in the items of the need; a new need costs a row, a new profile class a column.
class Needs {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kKept = 1'024;

  struct Waiting {
    queue::Rank rank;
    const std::vector<base::Handle>* backoff_agents = nullptr;

    bool IsOpenTo(base::Handle agent) const;
  };

  struct Need {
    std::string key;
    const v1::Queue* queue = nullptr;  // outlives the need
    v1::Requirement requirement;
    std::uint32_t queue_index = 0;
    std::uint32_t weight = 0;
    v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
    base::BitRow profiles;              // that meet it
    std::vector<std::uint32_t> skills;  // numbers of the required ones, for proficiency
    std::vector<Waiting> items;         // a heap
  };

  explicit Needs(ProfileClasses& profiles) : profiles_(&profiles) {}

  /// Forgets items and needs.
  void Clear();

  /// A class that is new, or new under an old number, meets which needs?
  void AddProfile(std::uint32_t profile_class);

  /// Borrows item.queue_config until Clear.
  void Put(const Item& item, const queue::Rank& rank, const std::vector<base::Handle>* backoff_agents);
  void Remove(base::Handle item);

  /// The need of a waiting item, kNone when the item does not wait.
  std::uint32_t NeedOf(base::Handle item) const;
  const Need& Get(std::uint32_t need) const { return needs_[need]; }
  const Waiting& WaitingAs(base::Handle item) const;

  /// The needs that the class meets, and whose turn it is in each that has items.
  const base::BitRow& MetBy(std::uint32_t profile_class) const { return columns_[profile_class]; }
  const HeadTable<Turn>& heads() const { return heads_; }

  /// The sum of the class's levels over the skills of the need.
  std::uint32_t ProficiencyOf(const Need& need, std::uint32_t profile_class) const;

  template <typename Visit>
  static void VisitInOrder(const Need& need, Visit visit) {
    base::VisitInOrder(need.items, IsEarlier, visit);
  }

  std::size_t size() const { return needs_.size(); }

 private:
  struct Place {
    base::Handle item = base::kNoHandle;
    std::uint32_t need = kNone;
    std::uint32_t at = 0;
  };

  static bool IsEarlier(const Waiting& a, const Waiting& b) { return a.rank < b.rank; }
  static std::size_t SlotOf(base::Handle item) { return static_cast<std::uint32_t>(item) - 1; }
  std::uint32_t Intern(const Item& item);
  std::uint32_t NewNumber();
  void Fill(std::uint32_t number, const Item& item);
  void RefreshHead(std::uint32_t need);
  auto HeapOf(std::uint32_t need) {
    const auto placed = [this](const Waiting& waiting, std::uint32_t at) {
      places_[SlotOf(waiting.rank.item)].at = at;
    };
    return base::QuadHeap(needs_[need].items, IsEarlier, placed);
  }

  ProfileClasses* profiles_;
  std::vector<Need> needs_;
  std::vector<std::uint32_t> unused_;       // without items, may be given to another
  std::vector<bool> is_unused_;             // by need
  base::StringMap<std::uint32_t> numbers_;  // by key
  std::vector<base::BitRow> columns_;       // by profile class
  std::vector<Place> places_;               // by slot of the item
  HeadTable<Turn> heads_;
  std::string key_;  // reused: most needs are known
};

}  // namespace chatcore::routing

#endif  // CHATCORE_SRC_ROUTING_NEEDS_H_
