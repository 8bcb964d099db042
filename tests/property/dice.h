#ifndef CHATCORE_TESTS_PROPERTY_DICE_H_
#define CHATCORE_TESTS_PROPERTY_DICE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <random>

namespace chatcore::property {

/// Chance with a seed: the same seed gives the same choices on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// 0 to `sides` - 1.
  std::uint64_t Below(std::uint64_t sides) { return engine_() % sides; }

  /// `least` to `most`, both included.
  std::int64_t Between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(Below(static_cast<std::uint64_t>(most - least) + 1));
  }

  bool Percent(std::uint64_t percent) { return Below(100) < percent; }

  /// One of the elements of something that is not empty.
  template <typename Range>
  auto& OneOf(Range& range) {
    auto place = std::begin(range);
    std::advance(place, static_cast<std::ptrdiff_t>(Below(static_cast<std::uint64_t>(std::size(range)))));
    return *place;
  }
  template <typename T>
  T OneOf(std::initializer_list<T> values) {
    return *(values.begin() + Below(values.size()));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_DICE_H_
