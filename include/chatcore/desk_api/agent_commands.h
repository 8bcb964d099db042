#ifndef CHATCORE_DESK_API_AGENT_COMMANDS_H_
#define CHATCORE_DESK_API_AGENT_COMMANDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "chatcore/desk_api/build.h"
#include "chatcore/desk_api/values.h"
#include "chatcore/v1/command.pb.h"

// Commands about presence and connections of agents; build.h says what a builder is.

namespace chatcore::commands {

/// Adds an agent or replaces its description: `UpsertAgent{.agent = "eva", .skills = {{"spanish", 3}}}`.
struct UpsertAgent {
  std::string_view agent = {};
  std::string_view display_name = {};  // shown to customers
  v1::Role role = v1::ROLE_UNSPECIFIED;
  v1::AgentKind kind = v1::AGENT_KIND_UNSPECIFIED;
  std::vector<std::string_view> teams = {};  // teams of the configuration
  std::vector<SkillLevel> skills = {};
  std::vector<std::string_view> languages = {};   // BCP 47 primary tags; none = any language
  std::uint32_t capacity_units = 0;               // held at once over all channels; 0 = the configured default
  std::vector<ChannelLimit> channel_limits = {};  // channels not listed are bound by the units alone
  std::uint32_t order = 0;                        // for v1::CRITERION_FIXED_ORDER, lowest first

  void Fill(v1::Command& command) const {
    v1::Agent& out = *detail::Emptied(command.mutable_upsert_agent()).mutable_agent();
    if (!agent.empty()) out.mutable_agent_id()->assign(agent);
    if (!display_name.empty()) out.mutable_display_name()->assign(display_name);
    out.set_role(role);
    out.set_kind(kind);
    for (std::string_view team : teams) out.add_team_ids()->assign(team);
    for (const SkillLevel& skill : skills) skill.Fill(*out.add_skills());
    for (std::string_view language : languages) out.add_languages()->assign(language);
    out.set_capacity_units(capacity_units);
    for (const ChannelLimit& limit : channel_limits) limit.Fill(*out.add_channel_limits());
    out.set_order(order);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Takes an agent out of the desk. Its conversations go back to the front of their queues.
struct RemoveAgent {
  std::string_view agent = {};
  std::uint64_t agent_handle = 0;

  void Fill(v1::Command& command) const {
    v1::RemoveAgent& body = detail::Emptied(command.mutable_remove_agent());
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// One tab, app or device of an agent. Its lease runs from here and from each heartbeat.
struct OpenConnection {
  std::string_view agent = {};
  std::uint64_t agent_handle = 0;
  std::string_view connection = {};  // the host's id, unique for the agent

  void Fill(v1::Command& command) const {
    v1::OpenConnection& body = detail::Emptied(command.mutable_open_connection());
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
    if (!connection.empty()) body.mutable_connection_id()->assign(connection);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// Renews the lease of a connection.
struct Heartbeat {
  std::string_view agent = {};
  std::uint64_t agent_handle = 0;
  std::string_view connection = {};

  void Fill(v1::Command& command) const {
    v1::Heartbeat& body = detail::Emptied(command.mutable_heartbeat());
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
    if (!connection.empty()) body.mutable_connection_id()->assign(connection);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// The tab, app or device is gone.
struct CloseConnection {
  std::string_view agent = {};
  std::uint64_t agent_handle = 0;
  std::string_view connection = {};

  void Fill(v1::Command& command) const {
    v1::CloseConnection& body = detail::Emptied(command.mutable_close_connection());
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
    if (!connection.empty()) body.mutable_connection_id()->assign(connection);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

/// What the agent wishes to be.
struct SetPresence {
  std::string_view agent = {};
  std::uint64_t agent_handle = 0;
  v1::Presence presence = v1::PRESENCE_UNSPECIFIED;
  std::string_view reason = {};  // the host's word for it, such as "lunch"

  void Fill(v1::Command& command) const {
    v1::SetPresence& body = detail::Emptied(command.mutable_set_presence());
    if (!agent.empty()) body.mutable_agent_id()->assign(agent);
    body.set_agent(agent_handle);
    body.set_presence(presence);
    if (!reason.empty()) body.mutable_reason()->assign(reason);
  }
  operator v1::Command() const { return detail::Build(*this); }
};

}  // namespace chatcore::commands

#endif  // CHATCORE_DESK_API_AGENT_COMMANDS_H_
