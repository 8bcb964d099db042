#ifndef CHATCORE_EVENT_LIST_H_
#define CHATCORE_EVENT_LIST_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "chatcore/v1/event.pb.h"

namespace chatcore {

/// The events of one call, in order. Reuse one list for many calls: `Clear` keeps the messages, so that a steady load
/// allocates nothing for them.
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

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const v1::Event& operator[](std::size_t index) const { return *events_[index]; }
  const v1::Event& back() const { return *events_[size_ - 1]; }
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size_); }

  /// Forgets the events and keeps their memory.
  void Clear() { size_ = 0; }

  /// Drops the events from `size` on. Requires size <= size().
  void Truncate(std::size_t size) { size_ = size; }

  /// Appends an empty event and returns it. The reference stays valid until the list is destroyed.
  v1::Event& Add() {
    if (size_ == events_.size()) events_.push_back(std::make_unique<v1::Event>());
    v1::Event& event = *events_[size_++];
    event.Clear();
    return event;
  }

 private:
  std::vector<std::unique_ptr<v1::Event>> events_;
  std::size_t size_ = 0;
};

}  // namespace chatcore

#endif  // CHATCORE_EVENT_LIST_H_
