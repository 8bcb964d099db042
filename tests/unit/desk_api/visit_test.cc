#include "chatcore/desk_api/visit.h"

#include <string>
#include <vector>

#include "chatcore/event_list.h"
#include "doctest/doctest.h"
#include "tests/unit/desk_api/descriptors.h"

namespace chatcore {
namespace {

// One event of each kind, in the order of the list, numbered from 1.
std::vector<v1::Event> OneOfEach() {
  std::vector<v1::Event> events;
#define CHATCORE_ADD_KIND(Kind, accessor)     \
  {                                           \
    v1::Event& event = events.emplace_back(); \
    event.set_seq(events.size());             \
    event.mutable_##accessor();               \
  }
  CHATCORE_EVENT_KINDS(CHATCORE_ADD_KIND)
#undef CHATCORE_ADD_KIND
  return events;
}

TEST_CASE("the list of kinds is the list of the proto, in its order") {
  std::vector<std::string> names, accessors;
#define CHATCORE_NAME(Kind, accessor) \
  names.push_back(#Kind);             \
  accessors.push_back(#accessor);
  CHATCORE_EVENT_KINDS(CHATCORE_NAME)
#undef CHATCORE_NAME

  std::vector<std::string> proto_names, proto_accessors;
  for (const google::protobuf::FieldDescriptor* body : test::Bodies("Event")) {
    proto_names.emplace_back(body->message_type()->name());
    proto_accessors.emplace_back(body->name());
  }
  CHECK(names == proto_names);
  CHECK(accessors == proto_accessors);
  CHECK(kEventKinds == proto_names.size());
}

TEST_CASE("each event reaches the handler of its kind, in order") {
  std::vector<std::string> visited, expected;
  const std::vector<v1::Event> events = OneOfEach();
  for (const v1::Event& event : events) expected.push_back("chatcore.v1." + std::string(KindName(event)));
  CHECK(Visit(events, [&](const google::protobuf::MessageLite& body) { visited.push_back(body.GetTypeName()); }));
  CHECK(visited == expected);
  CHECK(visited.size() == kEventKinds);
}

TEST_CASE("a handler may take the body or the body and its event") {
  v1::Event made, ended;
  made.set_seq(7);
  made.mutable_offer_made()->set_agent_id("eva");
  ended.set_seq(8);
  ended.mutable_offer_ended()->set_agent_id("bob");

  std::string log;
  const auto visitor = overloaded{
      [&](const v1::OfferMade& body, const v1::Event& event) { log += body.agent_id() + std::to_string(event.seq()); },
      [&](const v1::OfferEnded& body) { log += body.agent_id(); },
      Ignore{},
  };
  CHECK(Visit(made, visitor));
  CHECK(Visit(ended, visitor));
  CHECK(log == "eva7bob");
}

TEST_CASE("a visitor sees the events of an EventList and of a batch") {
  EventList list;
  list.Add().mutable_agent_lost()->set_agent_id("a");
  list.Add().mutable_agent_lost()->set_agent_id("b");
  v1::EventBatch batch;
  for (const v1::Event& event : list) *batch.add_events() = event;

  std::string from_list, from_batch;
  CHECK(Visit(list, overloaded{[&](const v1::AgentLost& body) { from_list += body.agent_id(); }, Ignore{}}));
  CHECK(Visit(batch.events(), overloaded{[&](const v1::AgentLost& body) { from_batch += body.agent_id(); }, Ignore{}}));
  CHECK(from_list == "ab");
  CHECK(from_batch == "ab");
  CHECK(Visit(EventList(), overloaded{Ignore{}}));
}

struct Counter {
  int offers = 0;
  int others = 0;
  void operator()(const v1::OfferMade&) { ++offers; }
  void operator()(const auto&) { ++others; }
};

TEST_CASE("a visitor may be any object and may keep state") {
  Counter counter;
  CHECK(Visit(OneOfEach(), counter));
  CHECK(counter.offers == 1);
  CHECK(counter.others == static_cast<int>(kEventKinds) - 1);
}

TEST_CASE("a mutable lambda keeps what it counts during one Visit") {
  int last = 0;
  Visit(OneOfEach(), [&last, count = 0](const auto&) mutable { last = ++count; });
  CHECK(last == static_cast<int>(kEventKinds));
}

TEST_CASE("a handler may emit into the list it visits") {
  EventList list;
  list.Add().mutable_agent_lost();
  list.Add().mutable_agent_lost();
  int called = 0;
  Visit(list, overloaded{[&](const v1::AgentLost&) {
                           ++called;
                           for (int i = 0; i < 100; ++i) list.Add().mutable_desk_resumed();
                         },
                         Ignore{}});
  CHECK(called == 2);
  CHECK(list.size() == 202);
}

TEST_CASE("an event of a newer release is passed over and reported") {
  v1::Event event;
  REQUIRE(event.ParseFromString(std::string("\x08\x05\xfa\x3e\x00", 5)));  // seq 5 and a message in field 1007
  CHECK(event.seq() == 5);
  CHECK(KindName(event).empty());
  int called = 0;
  CHECK_FALSE(Visit(event, [&](const auto&) { ++called; }));

  std::vector<v1::Event> events = OneOfEach();
  events.insert(events.begin(), event);
  CHECK_FALSE(Visit(events, [&](const auto&) { ++called; }));
  CHECK(called == static_cast<int>(kEventKinds));
}

TEST_CASE("every kind has its name") {
  std::vector<v1::Event> events = OneOfEach();
  CHECK(KindName(events.front()) == "Configured");
  CHECK(KindName(events.back()) == test::Bodies("Event").back()->message_type()->name());
}

}  // namespace
}  // namespace chatcore
