#ifndef CHATCORE_SRC_DESK_CHECK_FIELDS_H_
#define CHATCORE_SRC_DESK_CHECK_FIELDS_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/types.pb.h"

namespace chatcore::desk {

inline constexpr std::uint32_t kMaxPriority = 1'000;
inline constexpr std::uint32_t kMaxSkillLevel = 10;
inline constexpr std::uint32_t kMaxCapacityUnits = 1'000;
/// The longest time a configuration or a command may name: ten years.
inline constexpr std::int64_t kMaxDurationUs = std::int64_t{10} * 366 * 24 * 3600 * 1'000'000;

// Checks of single fields. `field` is the path that the message names; the value itself is named only where it cannot
// be personal.

absl::Status CheckId(std::string_view field, std::string_view value, const v1::Limits& limits);
absl::Status CheckOptionalId(std::string_view field, std::string_view value, const v1::Limits& limits);
absl::Status CheckName(std::string_view field, std::string_view value, const v1::Limits& limits);
absl::Status CheckText(std::string_view field, std::string_view value, const v1::Limits& limits);
/// Empty or a primary language tag: two or three lower-case letters.
absl::Status CheckLanguage(std::string_view field, std::string_view value);
absl::Status CheckRange(std::string_view field, std::int64_t value, std::int64_t least, std::int64_t most);
absl::Status CheckRequirement(std::string_view field, const v1::Requirement& requirement, const v1::Limits& limits);
/// An id or a handle names the thing.
absl::Status CheckReference(std::string_view field, std::string_view id, std::uint64_t handle,
                            const v1::Limits& limits);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_CHECK_FIELDS_H_
