#ifndef CHATCORE_DESK_API_VALUES_H_
#define CHATCORE_DESK_API_VALUES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "chatcore/v1/types.pb.h"

namespace chatcore::commands {

/// A skill and how well it is mastered or has to be mastered: `{"spanish", 3}`.
struct SkillLevel {
  std::string_view skill = {};
  std::uint32_t level = 0;  // 1 to 10; 0 is read as 1

  void Fill(v1::SkillLevel& out) const {
    if (!skill.empty()) out.mutable_skill_id()->assign(skill);
    out.set_level(level);
  }
};

/// What a conversation asks of an agent.
struct Requirement {
  std::vector<SkillLevel> skills = {};  // all of them
  std::string_view language = {};       // BCP 47 primary tag; empty = any

  bool empty() const { return skills.empty() && language.empty(); }
  void Fill(v1::Requirement& out) const {
    for (const SkillLevel& skill : skills) skill.Fill(*out.add_skills());
    if (!language.empty()) out.mutable_language()->assign(language);
  }
};

/// The most of one channel an agent may hold at once: `{v1::CHANNEL_PHONE, 1}`.
struct ChannelLimit {
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::uint32_t max_items = 0;

  void Fill(v1::ChannelLimit& out) const {
    out.set_channel(channel);
    out.set_max_items(max_items);
  }
};

/// What a host without a linter found in a message.
struct Facts {
  std::string_view language = {};  // BCP 47 primary tag
  std::uint32_t code_points = 0;   // length of the text
  bool asks_question = false;
  bool greets = false;
  bool apologises = false;
  bool thanks = false;
  std::uint32_t findings = 0;  // how many
  bool offers_help = false;
  bool closes = false;         // says goodbye
  bool assures = false;        // says that somebody is on it
  bool appreciates = false;    // says that the customer is valued
  bool empathises = false;     // says that the trouble is understood
  bool asks_feedback = false;  // asks for a rating or an opinion

  void Fill(v1::MessageFacts& out) const {
    if (!language.empty()) out.mutable_language()->assign(language);
    out.set_code_points(code_points);
    out.set_asks_question(asks_question);
    out.set_greets(greets);
    out.set_apologises(apologises);
    out.set_thanks(thanks);
    out.set_findings(findings);
    out.set_offers_help(offers_help);
    out.set_closes(closes);
    out.set_assures(assures);
    out.set_appreciates(appreciates);
    out.set_empathises(empathises);
    out.set_asks_feedback(asks_feedback);
  }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_VALUES_H_
