#ifndef CHATCORE_SRC_BASE_SLOT_MAP_H_
#define CHATCORE_SRC_BASE_SLOT_MAP_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <utility>
#include <vector>

namespace chatcore::base {

/// Names a thing of the state: slot number (from 1) in the low half, generation in the high half. 0 names nothing.
using Handle = std::uint64_t;
inline constexpr Handle kNoHandle = 0;

/// Holds things under handles that are never reused: a freed slot comes back with the next generation.
///
/// Which handle comes next is part of the durable state, so that deciding code can put it into the event that creates
/// the thing and replay finds the same place:
///
/// ```cpp
/// event.set_offer(offers.NextHandle());        // decide
/// offers.Insert(event.offer(), Offer{...});    // evolve
/// ```
///
/// References stay valid until the thing is erased. Cost: constant.
template <typename T>
class SlotMap {
 public:
  Handle NextHandle() const {
    if (free_.empty()) return MakeHandle(slots_.size(), 0);
    return MakeHandle(free_.back(), slots_[free_.back()].generation);
  }

  /// What NextHandle() will be once `handle` is erased: for a decision whose event frees one thing and makes another.
  Handle NextAfterErase(Handle handle) const {
    if (Find(handle) == nullptr || GenerationOf(handle) == std::numeric_limits<std::uint32_t>::max())
      return NextHandle();
    return MakeHandle(IndexOf(handle), GenerationOf(handle) + 1);
  }

  /// Puts a thing under `handle`. Returns null, changing nothing, when `handle` is not NextHandle().
  T* Insert(Handle handle, T value) {
    if (handle == kNoHandle || handle != NextHandle()) return nullptr;
    const std::uint32_t index = IndexOf(handle);
    if (free_.empty()) {
      slots_.emplace_back();
    } else {
      free_.pop_back();
    }
    Slot& slot = slots_[index];
    slot.used = true;
    slot.value = std::move(value);
    ++size_;
    return &slot.value;
  }

  /// Frees the slot. Its handle finds nothing from now on.
  void Erase(Handle handle) {
    if (Find(handle) == nullptr) return;
    const std::uint32_t index = IndexOf(handle);
    Slot& slot = slots_[index];
    slot.used = false;
    slot.value = T();
    --size_;
    // A slot whose generations are used up is retired: one slot in four thousand million reuses.
    if (slot.generation == std::numeric_limits<std::uint32_t>::max()) return;
    ++slot.generation;
    free_.push_back(index);
  }

  T* Find(Handle handle) { return const_cast<T*>(std::as_const(*this).Find(handle)); }
  const T* Find(Handle handle) const {
    if (handle == kNoHandle) return nullptr;
    const std::uint32_t index = IndexOf(handle);
    if (index >= slots_.size()) return nullptr;
    const Slot& slot = slots_[index];
    return slot.used && slot.generation == GenerationOf(handle) ? &slot.value : nullptr;
  }

  std::size_t size() const { return size_; }

  /// Calls `visit(handle, thing)` for each thing in order of slots.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (std::uint32_t index = 0; index < slots_.size(); ++index) {
      if (slots_[index].used) visit(MakeHandle(index, slots_[index].generation), slots_[index].value);
    }
  }
  template <typename Visit>
  void ForEach(Visit visit) {
    for (std::uint32_t index = 0; index < slots_.size(); ++index) {
      if (slots_[index].used) visit(MakeHandle(index, slots_[index].generation), slots_[index].value);
    }
  }

  /// The generation of every slot and the free slots, next one last: what a snapshot needs beside the things.
  std::vector<std::uint32_t> Generations() const {
    std::vector<std::uint32_t> generations;
    generations.reserve(slots_.size());
    for (const Slot& slot : slots_) generations.push_back(slot.generation);
    return generations;
  }
  const std::vector<std::uint32_t>& FreeSlots() const { return free_; }

  /// Rebuilds the slots of a snapshot, all unused; `Put` then fills them. False when `free` does not fit.
  bool Reset(const std::vector<std::uint32_t>& generations, const std::vector<std::uint32_t>& free) {
    slots_.clear();
    size_ = 0;
    for (std::uint32_t generation : generations) {
      slots_.emplace_back();
      slots_.back().generation = generation;
    }
    std::vector<bool> seen(generations.size());
    for (std::uint32_t index : free) {
      if (index >= generations.size() || seen[index]) return false;
      seen[index] = true;
    }
    free_ = free;
    return true;
  }

  /// Fills a slot of a snapshot. Null when the handle does not fit or the slot is taken.
  T* Put(Handle handle, T value) {
    const std::uint32_t index = IndexOf(handle);
    if (handle == kNoHandle || index >= slots_.size()) return nullptr;
    Slot& slot = slots_[index];
    if (slot.used || slot.generation != GenerationOf(handle)) return nullptr;
    slot.used = true;
    slot.value = std::move(value);
    ++size_;
    return &slot.value;
  }

 private:
  struct Slot {
    T value{};
    std::uint32_t generation = 0;
    bool used = false;
  };

  static Handle MakeHandle(std::uint64_t index, std::uint32_t generation) {
    return (static_cast<Handle>(generation) << 32) | (index + 1);
  }
  static std::uint32_t IndexOf(Handle handle) { return static_cast<std::uint32_t>(handle) - 1; }
  static std::uint32_t GenerationOf(Handle handle) { return static_cast<std::uint32_t>(handle >> 32); }

  std::deque<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::size_t size_ = 0;
};

}  // namespace chatcore::base

#endif  // CHATCORE_SRC_BASE_SLOT_MAP_H_
