#include "src/agent/agent.h"

#include "doctest/doctest.h"

namespace chatcore::agent {
namespace {

TEST_CASE("without a live connection nobody is there") {
  Agent agent;
  CHECK(EffectivePresence(agent, v1::PRESENCE_ACCEPTING, false) == v1::PRESENCE_ACCEPTING);
  CHECK(EffectivePresence(agent, v1::PRESENCE_ACCEPTING, true) == v1::PRESENCE_OFFLINE);
  agent.disconnected = true;
  CHECK(EffectivePresence(agent, v1::PRESENCE_ACCEPTING, false) == v1::PRESENCE_OFFLINE);
  agent.connections.push_back({.connection_id = "tab"});
  CHECK(EffectivePresence(agent, v1::PRESENCE_AWAY, true) == v1::PRESENCE_AWAY);
}

TEST_CASE("a load counts units, items, channels and queues and takes them back") {
  Load load;
  AddLoad(load, v1::CHANNEL_CHAT, 3, 2);
  AddLoad(load, v1::CHANNEL_EMAIL, 0, 1);
  CHECK(load.units == 3);
  CHECK(load.items == 2);
  CHECK(load.by_channel[v1::CHANNEL_CHAT] == 1);
  CHECK(ItemsOfQueue(load, 3) == 1);
  RemoveLoad(load, v1::CHANNEL_CHAT, 3, 2);
  CHECK(load.units == 1);
  CHECK(ItemsOfQueue(load, 3) == 0);
  CHECK(load.by_channel[v1::CHANNEL_CHAT] == 0);
}

TEST_CASE("a channel that the profile does not name has no limit of its own") {
  v1::Agent profile;
  v1::ChannelLimit& limit = *profile.add_channel_limits();
  limit.set_channel(v1::CHANNEL_PHONE);
  limit.set_max_items(0);
  CHECK(ChannelLimitOf(profile, v1::CHANNEL_PHONE) == 0);
  CHECK(ChannelLimitOf(profile, v1::CHANNEL_CHAT) > 1'000'000);
}

TEST_CASE("a day begins at midnight UTC, before 1970 too") {
  CHECK(DayOf(0) == 0);
  CHECK(DayOf(86'399'999'999) == 0);
  CHECK(DayOf(86'400'000'000) == 1);
  CHECK(DayOf(-1) == -1);
  CHECK(DayOf(-86'400'000'000) == -1);
}

TEST_CASE("a connection is found by its id") {
  Agent agent;
  agent.connections = {{.connection_id = "a"}, {.connection_id = "b"}};
  CHECK(FindConnection(agent, "b") == 1);
  CHECK(FindConnection(agent, "c") == 2);
}

}  // namespace
}  // namespace chatcore::agent
