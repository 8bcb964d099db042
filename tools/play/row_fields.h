#ifndef CHATCORE_TOOLS_PLAY_ROW_FIELDS_H_
#define CHATCORE_TOOLS_PLAY_ROW_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlohmann/json_fwd.hpp"

namespace chatcore::play {

/// A word of the feed and the value it stands for.
template <typename Enum>
struct Word {
  std::string_view word;
  Enum value;
};

/// Takes the fields of one row out of its JSON object. The first field that is not as expected is kept as the error;
/// what follows then gives defaults, so that a parser reads straight through and asks once at the end.
///
/// ```cpp
/// Fields fields(object);
/// row.at_us = fields.Time("at_us");
/// if (!fields.error().empty()) return fields.error();  // "at_us: expected microseconds since 1970, missing"
/// ```
///
/// An error names field and expectation, never the value: it might be what a customer wrote.
class Fields {
 public:
  explicit Fields(const nlohmann::json& object);

  bool Has(std::string_view name) const;  // null counts as absent

  std::string Id(std::string_view name);          // 1 to 128 bytes, required
  std::string OptionalId(std::string_view name);  // empty when absent
  std::string Name(std::string_view name);        // a short text, at most 512 bytes; empty when absent
  std::string Text(std::string_view name);        // 1 to 65,536 bytes, required
  std::int64_t Time(std::string_view name);       // microseconds since 1970, required
  std::uint32_t Number(std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t otherwise);
  bool Flag(std::string_view name, bool otherwise);
  std::optional<bool> OptionalFlag(std::string_view name);
  std::vector<std::string> Ids(std::string_view name);

  /// One of a table of words; `otherwise` when absent, and an error when there is no such default.
  template <typename Enum>
  Enum OneOf(std::string_view name, std::span<const Word<Enum>> words, std::optional<Enum> otherwise) {
    if (otherwise && !Has(name)) return SeenAs(name, *otherwise);
    const std::string given = Name(name);
    std::string expected;
    for (const Word<Enum>& word : words) {
      if (word.word == given) return word.value;
      expected.append(expected.empty() ? "one of " : ", ").append(word.word);
    }
    Fail(name, expected);
    return words.front().value;
  }

  /// An object of numbers such as {"billing": 5}; names and values in the order of the names.
  std::vector<std::pair<std::string, std::uint32_t>> Levels(std::string_view name, std::uint32_t most);

  void Fail(std::string_view name, std::string_view expected);

  const std::string& error() const { return error_; }

  /// The first field that nobody asked for; empty when there is none.
  std::string Unknown() const;

 private:
  template <typename Value>
  Value SeenAs(std::string_view name, Value value) {
    seen_.emplace_back(name);
    return value;
  }
  const nlohmann::json* Find(std::string_view name);
  std::string String(std::string_view name, std::size_t least, std::size_t most);

  const nlohmann::json& object_;
  std::vector<std::string> seen_;
  std::string error_;
};

}  // namespace chatcore::play

#endif  // CHATCORE_TOOLS_PLAY_ROW_FIELDS_H_
