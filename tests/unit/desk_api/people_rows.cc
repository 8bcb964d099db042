#include "chatcore/desk_api/agent_commands.h"
#include "chatcore/desk_api/configure_command.h"
#include "chatcore/desk_api/customer_commands.h"
#include "tests/unit/desk_api/builder_rows.h"

namespace chatcore::test {

std::vector<BuilderRow> PeopleRows() {
  using namespace commands;  // NOLINT: a table
  v1::Config whole;
  whole.set_workspace_id("acme");
  v1::ConfigPatch patch;
  patch.set_default_queue_id("sales");
  return {
      {Configure{}, {"configure"}},
      {Configure{.change = whole}, {"configure.whole"}},
      {Configure{.change = patch}, {"configure.patch"}},
      {Configure{.force = true}, {"configure.force=true"}},

      {UpsertAgent{}, {"upsert_agent.agent"}},
      {UpsertAgent{.agent = "eva"}, {"upsert_agent.agent.agent_id=\"eva\""}},
      {UpsertAgent{.display_name = "Eva"}, {"upsert_agent.agent.display_name=\"Eva\""}},
      {UpsertAgent{.role = v1::ROLE_LEAD}, {"upsert_agent.agent.role=ROLE_LEAD"}},
      {UpsertAgent{.kind = v1::AGENT_KIND_BOT}, {"upsert_agent.agent.kind=AGENT_KIND_BOT"}},
      {UpsertAgent{.teams = {"a", "b"}}, {"upsert_agent.agent.team_ids=\"a\"", "upsert_agent.agent.team_ids=\"b\""}},
      {UpsertAgent{.skills = {{"spanish", 3}}},
       {"upsert_agent.agent.skills.skill_id=\"spanish\"", "upsert_agent.agent.skills.level=3"}},
      {UpsertAgent{.languages = {"lv", "en"}},
       {"upsert_agent.agent.languages=\"lv\"", "upsert_agent.agent.languages=\"en\""}},
      {UpsertAgent{.capacity_units = 4}, {"upsert_agent.agent.capacity_units=4"}},
      {UpsertAgent{.channel_limits = {{v1::CHANNEL_PHONE, 1}}},
       {"upsert_agent.agent.channel_limits.channel=CHANNEL_PHONE", "upsert_agent.agent.channel_limits.max_items=1"}},
      {UpsertAgent{.order = 7}, {"upsert_agent.agent.order=7"}},

      {RemoveAgent{}, {"remove_agent"}},
      {RemoveAgent{.agent = "eva"}, {"remove_agent.agent_id=\"eva\""}},
      {RemoveAgent{.agent_handle = 9}, {"remove_agent.agent=9"}},
      {OpenConnection{}, {"open_connection"}},
      {OpenConnection{.agent = "eva"}, {"open_connection.agent_id=\"eva\""}},
      {OpenConnection{.agent_handle = 9}, {"open_connection.agent=9"}},
      {OpenConnection{.connection = "tab"}, {"open_connection.connection_id=\"tab\""}},
      {Heartbeat{}, {"heartbeat"}},
      {Heartbeat{.agent = "eva"}, {"heartbeat.agent_id=\"eva\""}},
      {Heartbeat{.agent_handle = 9}, {"heartbeat.agent=9"}},
      {Heartbeat{.connection = "tab"}, {"heartbeat.connection_id=\"tab\""}},
      {CloseConnection{}, {"close_connection"}},
      {CloseConnection{.agent = "eva"}, {"close_connection.agent_id=\"eva\""}},
      {CloseConnection{.agent_handle = 9}, {"close_connection.agent=9"}},
      {CloseConnection{.connection = "tab"}, {"close_connection.connection_id=\"tab\""}},
      {SetPresence{}, {"set_presence"}},
      {SetPresence{.agent = "eva"}, {"set_presence.agent_id=\"eva\""}},
      {SetPresence{.agent_handle = 9}, {"set_presence.agent=9"}},
      {SetPresence{.presence = v1::PRESENCE_AWAY}, {"set_presence.presence=PRESENCE_AWAY"}},
      {SetPresence{.reason = "lunch"}, {"set_presence.reason=\"lunch\""}},

      {UpsertCustomer{}, {"upsert_customer.customer"}},
      {UpsertCustomer{.customer = "ann"}, {"upsert_customer.customer.customer_id=\"ann\""}},
      {UpsertCustomer{.display_name = "Ann"}, {"upsert_customer.customer.display_name=\"Ann\""}},
      {UpsertCustomer{.email = "a@b"}, {"upsert_customer.customer.email=\"a@b\""}},
      {UpsertCustomer{.phone = "12"}, {"upsert_customer.customer.phone=\"12\""}},
      {UpsertCustomer{.language = "lv"}, {"upsert_customer.customer.language=\"lv\""}},
      {UpsertCustomer{.tier = "gold"}, {"upsert_customer.customer.tier=\"gold\""}},
      {ForgetCustomer{}, {"forget_customer"}},
      {ForgetCustomer{.customer = "ann"}, {"forget_customer.customer_id=\"ann\""}},
      {ForgetCustomer{.customer_handle = 8}, {"forget_customer.customer=8"}},
  };
}

}  // namespace chatcore::test
