#include "src/desk/check_fields.h"

#include <algorithm>

#include "fmt/format.h"
#include "src/base/status.h"
#include "src/text/utf8.h"

namespace chatcore::desk {
namespace {

absl::Status CheckUtf8(std::string_view field, std::string_view value) {
  const text::Utf8Scan scan = text::ScanUtf8(value);
  if (!scan.error) return absl::OkStatus();
  return base::InvalidArgument("{}: not UTF-8 at byte {}", field, *scan.error);
}

absl::Status CheckBytes(std::string_view field, std::string_view value, std::uint32_t most) {
  if (value.size() > most) {
    return base::InvalidArgument("{}: {} bytes, at most {} are allowed", field, value.size(), most);
  }
  return CheckUtf8(field, value);
}

}  // namespace

absl::Status CheckId(std::string_view field, std::string_view value, const v1::Limits& limits) {
  if (value.empty()) return base::InvalidArgument("{}: required", field);
  return CheckOptionalId(field, value, limits);
}

absl::Status CheckOptionalId(std::string_view field, std::string_view value, const v1::Limits& limits) {
  return CheckBytes(field, value, limits.max_id_bytes());
}

absl::Status CheckName(std::string_view field, std::string_view value, const v1::Limits& limits) {
  return CheckBytes(field, value, limits.max_name_bytes());
}

absl::Status CheckText(std::string_view field, std::string_view value, const v1::Limits& limits) {
  return CheckBytes(field, value, limits.max_message_bytes());
}

absl::Status CheckLanguage(std::string_view field, std::string_view value) {
  const bool tag =
      value.empty() || ((value.size() == 2 || value.size() == 3) &&
                        std::all_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
  if (tag) return absl::OkStatus();
  return base::InvalidArgument("{}: a language is two or three lower-case letters such as \"lv\"", field);
}

absl::Status CheckRange(std::string_view field, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value >= least && value <= most) return absl::OkStatus();
  return base::InvalidArgument("{}: {} is not between {} and {}", field, value, least, most);
}

absl::Status CheckRequirement(std::string_view field, const v1::Requirement& requirement, const v1::Limits& limits) {
  if (requirement.skills_size() > static_cast<int>(limits.max_skills_per_item())) {
    return base::InvalidArgument("{}.skills: {}, at most {} are allowed", field, requirement.skills_size(),
                                 limits.max_skills_per_item());
  }
  // The path is only put together for what is wrong: this runs for every conversation.
  for (int i = 0; i < requirement.skills_size(); ++i) {
    const v1::SkillLevel& skill = requirement.skills(i);
    if (!CheckId(field, skill.skill_id(), limits).ok()) {
      return CheckId(fmt::format("{}.skills.skill_id", field), skill.skill_id(), limits);
    }
    if (skill.level() > kMaxSkillLevel) {
      return CheckRange(fmt::format("{}.skills.level", field), skill.level(), 0, kMaxSkillLevel);
    }
    for (int j = 0; j < i; ++j) {
      if (requirement.skills(j).skill_id() != skill.skill_id()) continue;
      return base::InvalidArgument("{}.skills: {} is named twice", field, skill.skill_id());
    }
  }
  if (CheckLanguage(field, requirement.language()).ok()) return absl::OkStatus();
  return CheckLanguage(fmt::format("{}.language", field), requirement.language());
}

absl::Status CheckReference(std::string_view field, std::string_view id, std::uint64_t handle,
                            const v1::Limits& limits) {
  if (handle != 0) return CheckOptionalId(field, id, limits);
  return CheckId(field, id, limits);
}

}  // namespace chatcore::desk
