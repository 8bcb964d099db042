#include "tools/play/row_fields.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "nlohmann/json.hpp"

namespace chatcore::play {

namespace {

constexpr std::size_t kMaxIdBytes = 128;
constexpr std::size_t kMaxNameBytes = 512;
constexpr std::size_t kMaxTextBytes = 65'536;
constexpr std::size_t kMaxListed = 64;
// The end of the year 9999: later times are a mistake in the unit.
constexpr std::int64_t kMaxTimeUs = 253'402'300'799'999'999;

}  // namespace

Fields::Fields(const nlohmann::json& object) : object_(object) {}

bool Fields::Has(std::string_view name) const {
  const auto found = object_.find(name);
  return found != object_.end() && !found->is_null();
}

const nlohmann::json* Fields::Find(std::string_view name) {
  seen_.emplace_back(name);
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

void Fields::Fail(std::string_view name, std::string_view expected) {
  if (error_.empty()) error_ = fmt::format("{}: expected {}", name, expected);
}

std::string Fields::String(std::string_view name, std::size_t least, std::size_t most) {
  const nlohmann::json* value = Find(name);
  if (value == nullptr) {
    if (least > 0) Fail(name, fmt::format("a text of {} to {} bytes, but it is missing", least, most));
    return {};
  }
  const std::string* text = value->get_ptr<const std::string*>();
  if (text == nullptr) {
    Fail(name, "a text in quotes");
  } else if (text->size() < least || text->size() > most) {
    Fail(name, fmt::format("a text of {} to {} bytes, but it has {}", least, most, text->size()));
  } else {
    return *text;
  }
  return {};
}

std::string Fields::Id(std::string_view name) { return String(name, 1, kMaxIdBytes); }
std::string Fields::OptionalId(std::string_view name) { return String(name, 0, kMaxIdBytes); }
std::string Fields::Name(std::string_view name) { return String(name, 0, kMaxNameBytes); }
std::string Fields::Text(std::string_view name) { return String(name, 1, kMaxTextBytes); }

std::int64_t Fields::Time(std::string_view name) {
  const nlohmann::json* value = Find(name);
  if (value == nullptr || !value->is_number_integer()) {
    Fail(name,
         fmt::format("microseconds since 1970 as a whole number{}", value == nullptr ? ", but it is missing" : ""));
    return 0;
  }
  // Negative numbers and those past int64 wrap round to something outside the range.
  const std::int64_t time = value->get<std::int64_t>();
  if (time <= 0 || time > kMaxTimeUs) Fail(name, "microseconds between the years 1970 and 9999");
  return time;
}

std::uint32_t Fields::Number(std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t otherwise) {
  const nlohmann::json* value = Find(name);
  if (value == nullptr) return otherwise;
  if (value->is_number_unsigned()) {
    const std::uint64_t number = value->get<std::uint64_t>();
    if (number >= least && number <= most) return static_cast<std::uint32_t>(number);
  }
  Fail(name, fmt::format("a whole number from {} to {}", least, most));
  return otherwise;
}

bool Fields::Flag(std::string_view name, bool otherwise) { return OptionalFlag(name).value_or(otherwise); }

std::optional<bool> Fields::OptionalFlag(std::string_view name) {
  const nlohmann::json* value = Find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  Fail(name, "true or false");
  return std::nullopt;
}

std::vector<std::string> Fields::Ids(std::string_view name) {
  const nlohmann::json* value = Find(name);
  std::vector<std::string> ids;
  if (value == nullptr) return ids;
  bool fits = value->is_array() && value->size() <= kMaxListed;
  for (const nlohmann::json& id : fits ? *value : nlohmann::json::array()) {
    const std::string* text = id.get_ptr<const std::string*>();
    fits = fits && text != nullptr && !text->empty() && text->size() <= kMaxIdBytes;
    if (fits) ids.push_back(*text);
  }
  if (!fits) Fail(name, fmt::format("a list of at most {} texts of 1 to {} bytes", kMaxListed, kMaxIdBytes));
  return ids;
}

std::vector<std::pair<std::string, std::uint32_t>> Fields::Levels(std::string_view name, std::uint32_t most) {
  const nlohmann::json* value = Find(name);
  std::vector<std::pair<std::string, std::uint32_t>> levels;
  if (value == nullptr) return levels;
  bool fits = value->is_object() && value->size() <= kMaxListed;
  if (fits) {
    for (const auto& [key, level] : value->items()) {
      fits = fits && !key.empty() && key.size() <= kMaxIdBytes && level.is_number_unsigned() &&
             level.get<std::uint64_t>() >= 1 && level.get<std::uint64_t>() <= most;
      if (fits) levels.emplace_back(key, level.get<std::uint32_t>());
    }
  }
  if (!fits) Fail(name, fmt::format("an object of levels from 1 to {}, such as {{\"billing\": 5}}", most));
  return levels;
}

std::string Fields::Unknown() const {
  for (const auto& [key, value] : object_.items()) {
    if (std::find(seen_.begin(), seen_.end(), key) == seen_.end()) return key;
  }
  return {};
}

}  // namespace chatcore::play
