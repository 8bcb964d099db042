#ifndef CHATCORE_EVENT_LIST_H_
#define CHATCORE_EVENT_LIST_H_

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "chatcore/v1/event.pb.h"

namespace chatcore {

/// The events of one call, in order. Reuse one list for many calls: `Clear` keeps the memory, so that a steady load
/// allocates little.
///
/// ```cpp
/// EventList events;
/// absl::Status status = desk->Apply(command, now, events);  // appends
/// for (const v1::Event& event : events) Publish(event);
/// events.Clear();
/// ```
///
/// Thread safety: thread-compatible.
class EventList {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = v1::Event;
    using difference_type = std::ptrdiff_t;
    using pointer = const v1::Event*;
    using reference = const v1::Event&;

    Iterator() = default;
    Iterator(const EventList* list, std::size_t index) : list_(list), index_(index) {}
    reference operator*() const { return (*list_)[index_]; }
    pointer operator->() const { return &(*list_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++index_;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const EventList* list_ = nullptr;
    std::size_t index_ = 0;
  };

  EventList() = default;
  EventList(EventList&&) = default;
  EventList& operator=(EventList&&) = default;

  std::size_t size() const { return events_.size(); }
  bool empty() const { return events_.empty(); }
  const v1::Event& operator[](std::size_t index) const { return *events_[index]; }
  const v1::Event& back() const { return *events_.back(); }
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, events_.size()); }

  /// Forgets the events and keeps memory for about a hundred. References to them end here.
  void Clear() {
    events_.clear();
    if (memory_ != nullptr) memory_->arena.Reset();
  }

  /// Drops the events from `size` on. Requires size <= size().
  void Truncate(std::size_t size) { events_.resize(size); }

  /// Appends an empty event and returns it. The reference stays valid until Clear or the end of the list.
  v1::Event& Add() {
    if (memory_ == nullptr) memory_ = std::make_unique<Memory>();
    events_.push_back(google::protobuf::Arena::CreateMessage<v1::Event>(&memory_->arena));
    return *events_.back();
  }

 private:
  // Events differ in their bodies, so reusing one for another kind frees and allocates: an arena does neither.
  struct Memory {
    Memory() : arena(Options(first_block)) {}
    static google::protobuf::ArenaOptions Options(std::array<char, 32 * 1024>& block) {
      google::protobuf::ArenaOptions options;
      options.initial_block = block.data();
      options.initial_block_size = block.size();
      options.max_block_size = block.size();
      return options;
    }

    alignas(std::max_align_t) std::array<char, 32 * 1024> first_block;
    google::protobuf::Arena arena;
  };

  std::unique_ptr<Memory> memory_;
  std::vector<v1::Event*> events_;
};

}  // namespace chatcore

#endif  // CHATCORE_EVENT_LIST_H_
