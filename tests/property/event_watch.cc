#include "tests/property/event_watch.h"

#include <algorithm>

namespace chatcore::property {
namespace {

bool IsEphemeral(const v1::Event& event) {
  return event.has_command_rejected() || event.has_command_duplicate() || event.has_typing_previewed() ||
         event.has_typing_shown();
}

}  // namespace

std::string EventWatch::Problem(const v1::Event& event) {
  if (std::string problem = CheckOrder(event); !problem.empty()) return problem;
  if (event.seq() == 0) return "";
  return Follow(event);
}

std::size_t EventWatch::ItemsOf(std::uint64_t agent) const {
  const auto holds = [agent](const auto& entry) { return entry.second.agent == agent; };
  return static_cast<std::size_t>(std::count_if(offers_.begin(), offers_.end(), holds) +
                                  std::count_if(assignments_.begin(), assignments_.end(), holds));
}

std::string EventWatch::CheckOrder(const v1::Event& event) {
  if (IsEphemeral(event) != (event.seq() == 0)) return "an ephemeral event has a number, or a durable one has none";
  if (event.seq() != 0 && event.seq() != seq_ + 1) return "its number is not the next one";
  if (event.at_us() < at_us_) return "its time is before that of the last event";
  at_us_ = event.at_us();
  if (event.seq() == 0) return "";
  ++seq_;
  durable_at_us_ = at_us_;
  return "";
}

void EventWatch::Restarted() { at_us_ = durable_at_us_; }

std::string EventWatch::Follow(const v1::Event& event) {
  if (event.has_configured()) {
    config_ = event.configured().config();
    for (auto& [handle, offer] : offers_) offer.units = UnitsOf(offer.channel);
  }
  if (event.has_agent_added()) agents_[event.agent_added().agent()] = event.agent_added().profile();
  if (event.has_agent_changed()) agents_[event.agent_changed().agent()] = event.agent_changed().profile();
  if (event.has_agent_removed()) {
    const std::uint64_t agent = event.agent_removed().agent();
    if (ItemsOf(agent) != 0) return "the agent leaves with something in hand";
    agents_.erase(agent);
  }
  if (event.has_customer_added()) customers_[event.customer_added().customer()] = "";
  if (event.has_customer_retired()) customers_.erase(event.customer_retired().customer());
  if (event.has_conversation_started()) {
    const v1::ConversationStarted& body = event.conversation_started();
    if (!customers_.contains(body.customer())) return "its customer does not exist";
    if (talks_.contains(body.conversation())) return "the handle is taken";
    talks_[body.conversation()].channel = body.channel();
  }
  if (event.has_conversation_queued()) return OnQueued(event.conversation_queued());
  if (event.has_offer_made()) return OnOfferMade(event.offer_made());
  if (event.has_offer_ended()) return OnOfferEnded(event.offer_ended());
  if (event.has_assignment_started()) return OnAssigned(event.assignment_started());
  if (event.has_conversation_transferred()) return OnTransferred(event);
  if (event.has_conversation_closed()) return OnClosed(event);
  if (event.has_wrap_up_ended()) return OnWrapUpEnded(event.wrap_up_ended());
  if (event.has_conversation_retired()) {
    const auto talk = talks_.find(event.conversation_retired().conversation());
    if (talk == talks_.end() || talk->second.place != v1::PLACE_CLOSED) return "it leaves without being closed";
    talks_.erase(talk);
  }
  if (event.has_ticket_opened()) {
    if (!customers_.contains(event.ticket_opened().customer())) return "its customer does not exist";
    if (!tickets_.emplace(event.ticket_opened().ticket(), "").second) return "the handle is taken";
  }
  if (event.has_ticket_status_changed() && !tickets_.contains(event.ticket_status_changed().ticket())) {
    return "no such ticket";
  }
  if (event.has_ticket_retired() && tickets_.erase(event.ticket_retired().ticket()) == 0) return "no such ticket";
  if (event.has_ticket_erased() && tickets_.erase(event.ticket_erased().ticket()) == 0) return "no such ticket";
  return "";
}

std::string EventWatch::OnQueued(const v1::ConversationQueued& body) {
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end()) return "no such conversation";
  const v1::Place place = talk->second.place;
  if (place == v1::PLACE_OFFERED || place == v1::PLACE_CLOSED) return "it is offered or closed";
  if ((place == v1::PLACE_ACTIVE) != (body.from_assignment() != 0)) return "it leaves an agent, or does not";
  std::string problem;
  if (body.from_assignment() != 0) {
    if (talk->second.assignment != body.from_assignment()) return "it was served under another assignment";
    problem = EndAssignment(body.from_assignment(), body.from_agent(), false);
  }
  talk->second.place = v1::PLACE_QUEUED;
  talk->second.assignment = 0;
  talk->second.queue_id = body.queue_id();
  const auto configured = [&](const v1::Queue& queue) { return queue.queue_id() == body.queue_id(); };
  if (std::none_of(config_.queues().begin(), config_.queues().end(), configured)) return "no such queue";
  return problem;
}

std::string EventWatch::OnOfferMade(const v1::OfferMade& body) {
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end() || talk->second.place != v1::PLACE_QUEUED) return "it does not wait";
  if (body.expires_us() == 0) return "an offer without a deadline";
  talk->second.place = v1::PLACE_OFFERED;
  talk->second.offer = body.offer();
  return Take(offers_, body.offer(),
              {.agent = body.agent(),
               .conversation = body.conversation(),
               .queue_id = talk->second.queue_id,
               .channel = talk->second.channel,
               .units = UnitsOf(talk->second.channel)});
}

std::string EventWatch::OnOfferEnded(const v1::OfferEnded& body) {
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end() || talk->second.offer != body.offer()) return "it was not offered so";
  if (offers_.erase(body.offer()) == 0) return "no such offer";
  talk->second.offer = 0;
  talk->second.place = v1::PLACE_QUEUED;
  return "";
}

std::string EventWatch::OnAssigned(const v1::AssignmentStarted& body) {
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end() || talk->second.place != v1::PLACE_QUEUED) return "it does not wait";
  talk->second.place = v1::PLACE_ACTIVE;
  talk->second.assignment = body.assignment();
  return Take(assignments_, body.assignment(),
              {.agent = body.agent(),
               .conversation = body.conversation(),
               .queue_id = talk->second.queue_id,
               .channel = talk->second.channel,
               .units = body.units()});
}

std::string EventWatch::OnTransferred(const v1::Event& event) {
  const v1::ConversationTransferred& body = event.conversation_transferred();
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end() || talk->second.assignment != body.from_assignment()) return "it was not served so";
  std::string problem =
      EndAssignment(body.from_assignment(), body.from_agent(), body.wrap_up_until_us() > event.at_us());
  if (!problem.empty()) return problem;
  talk->second.queue_id = body.to_queue_id();
  talk->second.assignment = body.to_assignment();
  talk->second.place = body.to_assignment() != 0 ? v1::PLACE_ACTIVE : v1::PLACE_QUEUED;
  if (body.to_assignment() == 0) return "";
  return Take(assignments_, body.to_assignment(),
              {.agent = body.to_agent(),
               .conversation = body.conversation(),
               .queue_id = body.to_queue_id(),
               .channel = talk->second.channel,
               .units = body.units()});
}

std::string EventWatch::OnClosed(const v1::Event& event) {
  const v1::ConversationClosed& body = event.conversation_closed();
  const auto talk = talks_.find(body.conversation());
  if (talk == talks_.end()) return "no such conversation";
  if (talk->second.place != v1::PLACE_QUEUED && talk->second.place != v1::PLACE_ACTIVE) return "it cannot be closed";
  if (talk->second.assignment != body.assignment()) return "it was not served so";
  talk->second.place = v1::PLACE_CLOSED;
  talk->second.assignment = 0;
  if (body.assignment() == 0) return "";
  return EndAssignment(body.assignment(), body.agent(), body.wrap_up_until_us() > event.at_us());
}

std::string EventWatch::OnWrapUpEnded(const v1::WrapUpEnded& body) {
  const auto assignment = assignments_.find(body.assignment());
  if (assignment == assignments_.end() || !assignment->second.wrap_up) return "no such wrap-up";
  assignments_.erase(assignment);
  return "";
}

std::string EventWatch::EndAssignment(std::uint64_t handle, std::uint64_t agent, bool wraps_up) {
  const auto assignment = assignments_.find(handle);
  if (assignment == assignments_.end() || assignment->second.wrap_up) return "no such assignment";
  if (assignment->second.agent != agent) return "the assignment is of another agent";
  if (wraps_up) {
    assignment->second.wrap_up = true;
  } else {
    assignments_.erase(assignment);
  }
  return "";
}

std::string EventWatch::Take(std::map<std::uint64_t, Item>& items, std::uint64_t handle, const Item& item) {
  if (!agents_.contains(item.agent)) return "no such agent";
  std::string problem = OverLimit(item.agent, item);
  if (!items.emplace(handle, item).second) return "the handle is taken";
  return problem;
}

std::string EventWatch::OverLimit(std::uint64_t agent, const Item& added) const {
  std::uint32_t units = added.units;
  std::uint32_t on_channel = 1;
  std::uint32_t of_queue = 1;
  for (const auto* items : {&offers_, &assignments_}) {
    for (const auto& [handle, item] : *items) {
      if (item.agent != agent) continue;
      units += item.units;
      on_channel += item.channel == added.channel ? 1 : 0;
      of_queue += item.queue_id == added.queue_id ? 1 : 0;
    }
  }
  const v1::Agent& profile = agents_.at(agent);
  const std::uint32_t capacity =
      profile.capacity_units() != 0 ? profile.capacity_units() : config_.default_capacity_units();
  if (units > capacity) return "the agent holds more units than its capacity";
  for (const v1::ChannelLimit& limit : profile.channel_limits()) {
    if (limit.channel() == added.channel && on_channel > limit.max_items()) return "the agent's channel limit";
  }
  for (const v1::Queue& queue : config_.queues()) {
    const bool limited = queue.queue_id() == added.queue_id && queue.max_per_agent() != 0;
    if (limited && of_queue > queue.max_per_agent()) return "the queue's limit for an agent";
  }
  return "";
}

std::uint32_t EventWatch::UnitsOf(v1::Channel channel) const {
  for (const v1::ChannelUnits& units : config_.channel_units()) {
    if (units.channel() == channel) return units.units();
  }
  return 1;
}

}  // namespace chatcore::property
