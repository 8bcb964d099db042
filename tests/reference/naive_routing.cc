#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "tests/reference/naive_desk.h"

namespace chatcore::reference {
namespace {

constexpr std::int64_t kDayUs = 86'400'000'000;

// What the item and its queue ask for; a skill may come twice.
template <typename Visit>
void ForEachRequired(const NaiveConversation& conversation, const v1::Queue& queue, Visit visit) {
  for (const v1::SkillLevel& skill : conversation.requirement.skills()) visit(skill);
  for (const v1::SkillLevel& skill : queue.requirement().skills()) visit(skill);
}

std::uint32_t LevelOf(const NaiveAgent& agent, const std::string& skill_id) {
  std::uint32_t level = 0;
  for (const v1::SkillLevel& skill : agent.profile.skills()) {
    if (skill.skill_id() == skill_id) level = std::max(skill.level(), 1u);
  }
  return level;
}

bool Speaks(const NaiveAgent& agent, const std::string& language) {
  const auto& languages = agent.profile.languages();
  return language.empty() || languages.empty() ||
         std::find(languages.begin(), languages.end(), language) != languages.end();
}

bool IsMember(const NaiveAgent& agent, const v1::Queue& queue) {
  bool member = queue.team_ids().empty();
  for (const std::string& wanted : queue.team_ids()) {
    for (const std::string& team_id : agent.profile.team_ids()) member = member || team_id == wanted;
  }
  return member;
}

}  // namespace

NaiveDesk::Load NaiveDesk::LoadOf(const NaiveAgent& agent, v1::Channel channel, const std::string& queue_id) const {
  Load load;
  const auto count = [&](v1::Channel item_channel, const std::string& item_queue, std::uint32_t units) {
    load.units += units;
    load.items += 1;
    if (item_channel == channel) load.on_channel += 1;
    if (item_queue == queue_id) load.of_queue += 1;
  };
  for (const auto& item : state_.conversations) {
    if (item->offer && item->offer->agent_id == agent.id()) {
      count(item->record.channel(), item->queue_id(), item->offer->units);
    }
  }
  for (const auto& assignment : state_.assignments) {
    if (assignment->agent_id == agent.id()) count(assignment->channel, assignment->queue_id, assignment->units);
  }
  return load;
}

std::uint32_t NaiveDesk::CapacityOf(const NaiveAgent& agent) const {
  const std::uint32_t own = agent.profile.capacity_units();
  return own != 0 ? own : state_.config.default_capacity_units();
}

bool NaiveDesk::Qualifies(const NaiveAgent& agent, const NaiveConversation& conversation,
                          const v1::Queue& queue) const {
  bool qualifies = agent.presence == v1::PRESENCE_ACCEPTING && IsMember(agent, queue);
  ForEachRequired(conversation, queue, [&](const v1::SkillLevel& required) {
    qualifies = qualifies && LevelOf(agent, required.skill_id()) >= std::max(required.level(), 1u);
  });
  return qualifies && Speaks(agent, conversation.requirement.language()) &&
         Speaks(agent, queue.requirement().language());
}

bool NaiveDesk::Eligible(const NaiveAgent& agent, const NaiveConversation& conversation, const v1::Queue& queue,
                         bool held, bool ignore_backoff) const {
  if (!Qualifies(agent, conversation, queue)) return false;
  const v1::Channel channel = conversation.record.channel();
  Load load = LoadOf(agent, channel, queue.queue_id());
  if (held) {  // an offer of this very item does not stand in its own way
    load.units -= conversation.offer->units;
    load.on_channel -= 1;
    load.of_queue -= 1;
  }
  if (load.units + UnitsOf(channel) > CapacityOf(agent)) return false;
  for (const v1::ChannelLimit& limit : agent.profile.channel_limits()) {
    if (limit.channel() == channel && load.on_channel + 1 > limit.max_items()) return false;
  }
  if (queue.max_per_agent() != 0 && load.of_queue + 1 > queue.max_per_agent()) return false;
  for (const NaiveBackoff& backoff : conversation.backoffs) {
    if (!ignore_backoff && backoff.agent_id == agent.id()) return false;
  }
  return true;
}

std::int64_t NaiveDesk::RankUs(const NaiveConversation& conversation, const v1::Queue& queue) const {
  // Strict: a step of priority is worth more than any wait, 2^52 us are 142 years.
  const bool strict = queue.order() == v1::QUEUE_ORDER_STRICT;
  const std::int64_t credit_us = strict ? std::int64_t{1} << 52 : queue.priority_credit_us();
  return conversation.waiting_since_us - credit_us * conversation.priority;
}

bool NaiveDesk::Before(const NaiveConversation& a, const NaiveConversation& b) const {
  const v1::Queue& queue_a = AnyQueue(a.queue_id());
  const v1::Queue& queue_b = AnyQueue(b.queue_id());
  if (queue_a.weight() != queue_b.weight()) return queue_a.weight() > queue_b.weight();
  const std::int64_t rank_a = RankUs(a, queue_a);
  const std::int64_t rank_b = RankUs(b, queue_b);
  return rank_a != rank_b ? rank_a < rank_b : a.first_queued_seq < b.first_queued_seq;
}

// By one criterion the agent with the lowest score comes first.
std::int64_t NaiveDesk::Score(v1::Criterion criterion, const NaiveAgent& agent,
                              const NaiveConversation& conversation) const {
  const Load load = LoadOf(agent, conversation.record.channel(), conversation.queue_id());
  switch (criterion) {
    case v1::CRITERION_LAST_AGENT: {
      std::string last = conversation.record.last_agent_id();
      if (last.empty()) last = ById(state_.customers, conversation.record.customer_id())->last_agent_id;
      return agent.id() == last ? 0 : 1;
    }
    case v1::CRITERION_PROFICIENCY: {
      std::set<std::string> seen;
      std::int64_t sum = 0;
      ForEachRequired(conversation, AnyQueue(conversation.queue_id()), [&](const v1::SkillLevel& skill) {
        if (seen.insert(skill.skill_id()).second) sum += LevelOf(agent, skill.skill_id());
      });
      return -sum;
    }
    case v1::CRITERION_OPEN_COUNT:
      return load.items;
    case v1::CRITERION_SPARE_CAPACITY:
      return -(std::int64_t{CapacityOf(agent)} - load.units);
    case v1::CRITERION_LONGEST_IDLE:
      return agent.last_ended_us;
    case v1::CRITERION_LEAST_RECENTLY_OFFERED:
      return agent.last_offered_us;
    case v1::CRITERION_FEWEST_TODAY: {
      const std::int64_t midnight_us = now_ - now_ % kDayUs;
      return std::count_if(agent.assigned_us.begin(), agent.assigned_us.end(),
                           [&](std::int64_t at_us) { return at_us >= midnight_us; });
    }
    case v1::CRITERION_FIXED_ORDER:
      return agent.profile.order();
    case v1::CRITERION_LOAD_SHARE:
    case v1::CRITERION_AGENT_ID:
    case v1::CRITERION_RANDOM:
    case v1::CRITERION_UNSPECIFIED:
    case v1::Criterion_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Criterion_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return 0;
}

int NaiveDesk::Compare(v1::Criterion criterion, const NaiveAgent& a, const NaiveAgent& b,
                       const NaiveConversation& conversation) const {
  std::int64_t score_a = Score(criterion, a, conversation);
  std::int64_t score_b = Score(criterion, b, conversation);
  if (criterion == v1::CRITERION_LOAD_SHARE) {  // a part of the capacity: compared as fractions, without dividing
    const v1::Channel channel = conversation.record.channel();
    score_a = std::int64_t{LoadOf(a, channel, "").units} * CapacityOf(b);
    score_b = std::int64_t{LoadOf(b, channel, "").units} * CapacityOf(a);
  }
  // A draw tells any two agents apart, in whatever order.
  if (criterion == v1::CRITERION_AGENT_ID || criterion == v1::CRITERION_RANDOM) return a.id().compare(b.id());
  return score_a < score_b ? -1 : score_a > score_b ? 1 : 0;
}

std::vector<NaiveAgent*> NaiveDesk::EligibleAgents(const NaiveConversation& conversation) const {
  std::vector<NaiveAgent*> agents;
  for (const auto& agent : state_.agents) {
    if (Eligible(*agent, conversation, AnyQueue(conversation.queue_id()), false, false)) agents.push_back(agent.get());
  }
  return agents;
}

NaiveConversation* NaiveDesk::NextToMatch() const {
  NaiveConversation* first = nullptr;
  for (const auto& conversation : state_.conversations) {
    const v1::Queue* queue = LiveQueue(conversation->queue_id());
    const bool served = queue != nullptr && queue->mode() != v1::OFFER_MODE_PICK_LIST;
    if (conversation->place != v1::PLACE_QUEUED || !served) continue;
    if (first != nullptr && !Before(*conversation, *first)) continue;
    if (!EligibleAgents(*conversation).empty()) first = conversation.get();
  }
  return first;
}

// A draw cannot be foreseen, but it decides only between agents that are equal by what comes before it in the strategy.
NaiveAgent* NaiveDesk::TakeOverDraw(const std::vector<NaiveAgent*>& best_first, const NaiveConversation& conversation,
                                    std::uint64_t& draw) const {
  if (out_.size() >= seen_.size()) return best_first.front();
  const v1::Event& event = seen_[out_.size()];
  const bool offer = event.has_offer_made();
  const Handle handle = offer ? event.offer_made().agent() : event.assignment_started().agent();
  draw = offer ? event.offer_made().random_draw() : event.assignment_started().random_draw();
  NaiveAgent* drawn = ByHandle(state_.agents, handle);
  if (std::find(best_first.begin(), best_first.end(), drawn) == best_first.end()) return best_first.front();
  for (int criterion : AnyQueue(conversation.queue_id()).strategy()) {
    if (criterion == v1::CRITERION_RANDOM) break;
    if (Compare(static_cast<v1::Criterion>(criterion), *best_first.front(), *drawn, conversation) != 0) {
      return best_first.front();
    }
  }
  return drawn;
}

void NaiveDesk::Match(NaiveConversation& conversation) {
  std::vector<NaiveAgent*> agents = EligibleAgents(conversation);
  const v1::Queue& queue = AnyQueue(conversation.queue_id());
  std::vector<v1::Criterion> criteria;
  for (int criterion : queue.strategy()) criteria.push_back(static_cast<v1::Criterion>(criterion));
  criteria.push_back(v1::CRITERION_AGENT_ID);
  const auto differing = [&](const NaiveAgent& a, const NaiveAgent& b) {
    return std::find_if(criteria.begin(), criteria.end(),
                        [&](v1::Criterion criterion) { return Compare(criterion, a, b, conversation) != 0; });
  };
  std::sort(agents.begin(), agents.end(), [&](NaiveAgent* a, NaiveAgent* b) {
    const auto criterion = differing(*a, *b);
    return criterion != criteria.end() && Compare(*criterion, *a, *b, conversation) < 0;
  });
  NaiveAgent* chosen = agents.front();
  v1::Criterion decided_by = agents.size() == 1 ? v1::CRITERION_UNSPECIFIED : *differing(*agents[0], *agents[1]);
  std::uint64_t draw = 0;
  const bool random = std::find(criteria.begin(), criteria.end(), v1::CRITERION_RANDOM) != criteria.end();
  if (random && agents.size() > 1) chosen = TakeOverDraw(agents, conversation, draw);
  if (queue.mode() == v1::OFFER_MODE_OFFER_ONE) return MakeOffer(conversation, *chosen, decided_by, draw);
  Assign(conversation, *chosen, v1::ASSIGNED_BY_DESK, decided_by, draw);
}

bool NaiveDesk::RecheckOneAgent() {
  std::vector<NaiveAgent*> agents;
  for (const auto& agent : state_.agents) agents.push_back(agent.get());
  std::sort(agents.begin(), agents.end(), [](NaiveAgent* a, NaiveAgent* b) { return a->handle < b->handle; });
  for (NaiveAgent* agent : agents) {
    if (agent->presence != Counts(*agent, agent->wished)) {
      SetPresenceOf(*agent, agent->wished, agent->reason);
      return true;
    }
    NaiveConversation* first = nullptr;
    for (const auto& conversation : state_.conversations) {
      if (!conversation->offer || conversation->offer->agent_id != agent->id()) continue;
      if (Eligible(*agent, *conversation, AnyQueue(conversation->queue_id()), true, false)) continue;
      if (first == nullptr || conversation->offer->handle < first->offer->handle) first = conversation.get();
    }
    if (first == nullptr) continue;
    const bool removed = LiveQueue(first->queue_id()) == nullptr;
    EndOffer(*first, v1::OFFER_STATE_WITHDRAWN, removed ? v1::END_REASON_QUEUE_REMOVED : v1::END_REASON_NOT_ELIGIBLE);
    return true;
  }
  return false;
}

bool NaiveDesk::EmptyOneRemovedQueue() {
  for (const v1::Queue& queue : state_.removed_queues) {
    NaiveConversation* first = nullptr;
    for (const auto& conversation : state_.conversations) {
      const bool here = conversation->Waits() && conversation->queue_id() == queue.queue_id();
      if (here && (first == nullptr || Before(*conversation, *first))) first = conversation.get();
    }
    if (first == nullptr) continue;
    if (first->offer) {
      EndOffer(*first, v1::OFFER_STATE_WITHDRAWN, v1::END_REASON_QUEUE_REMOVED);
    } else {
      Queue(*first, LiveQueueFor(queue.queue_id()), v1::QUEUED_REASON_QUEUE_REMOVED);
    }
    return true;
  }
  return false;
}

bool NaiveDesk::SettleOneStep() {
  if (RecheckOneAgent() || EmptyOneRemovedQueue()) return true;
  NaiveConversation* next = NextToMatch();
  if (next != nullptr) Match(*next);
  return next != nullptr;
}

void NaiveDesk::Settle() {
  while (SettleOneStep()) {
  }
}

std::string NaiveDesk::UnmatchedPair() const {
  const NaiveConversation* left = NextToMatch();
  return left == nullptr ? "" : left->id() + " and " + EligibleAgents(*left).front()->id();
}

}  // namespace chatcore::reference
