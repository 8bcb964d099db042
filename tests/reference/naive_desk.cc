#include "tests/reference/naive_desk.h"

#include <algorithm>
#include <utility>

namespace chatcore::reference {

NaiveDesk::NaiveDesk(const v1::Config& config, std::shared_ptr<const Linter> linter) : linter_(std::move(linter)) {
  state_.config = Resolve(config);
}

NaiveDesk::Events NaiveDesk::Apply(const v1::Command& command, std::int64_t now_us, std::span<const v1::Event> seen) {
  seen_ = seen;
  BeginCall(now_us);
  RunTimers(*last_now_us_);
  At(*last_now_us_, command.id());
  if (!RefusedByEnvelope(command, *last_now_us_)) {
    Dispatch(command);
    Settle();
  }
  return std::exchange(out_, {});
}

NaiveDesk::Events NaiveDesk::AdvanceTo(std::int64_t now_us, std::span<const v1::Event> seen) {
  seen_ = seen;
  BeginCall(now_us);
  RunTimers(*last_now_us_);
  return std::exchange(out_, {});
}

void NaiveDesk::Restart() {
  last_now_us_.reset();
  called_ = false;
  previews_.clear();
  for (const auto& agent : state_.agents) {
    for (NaiveConnection& connection : agent->connections) connection.lease_us = 0;
  }
}

void NaiveDesk::BeginCall(std::int64_t now_us) {
  const std::int64_t before_us = LastUs();
  const std::int64_t time_us = std::max(now_us, before_us);
  const std::int64_t gap_us = time_us - before_us;
  const std::optional<std::int64_t> due_us = NextDueUs();
  const bool slept = due_us && time_us - *due_us > state_.config.time().max_timer_lag_us() && gap_us > 0;
  if (slept) {
    At(*due_us, "");
    v1::DeskResumed& body = *Emit().mutable_desk_resumed();
    body.set_gap_us(gap_us);
    body.set_resumed_us(time_us);
    ShiftAfterGap(gap_us);
  }
  if (!called_) {
    for (const auto& agent : state_.agents) {
      for (NaiveConnection& connection : agent->connections) {
        connection.lease_us = time_us + state_.config.presence().lease_us();
      }
    }
    called_ = true;
  }
  last_now_us_ = time_us;
  if (state_.seq != 0) return;
  At(time_us, "");
  *Emit().mutable_configured()->mutable_config() = state_.config;
}

void NaiveDesk::RunTimers(std::int64_t now_us) {
  Settle();
  while (true) {
    std::vector<Timer> timers = Timers();
    const auto order = [](const Timer& a, const Timer& b) {
      return std::tie(a.due.at_us, a.due.seq, a.kind, a.owner, a.other) <
             std::tie(b.due.at_us, b.due.seq, b.kind, b.owner, b.other);
    };
    const auto next = std::min_element(timers.begin(), timers.end(), order);
    if (next == timers.end() || next->due.at_us > now_us) return;
    At(next->due.at_us, "");
    next->fire();
    Settle();
  }
}

bool NaiveDesk::RefusedByEnvelope(const v1::Command& command, std::int64_t now_us) {
  if (!command.id().empty()) {
    for (const NaiveRemembered& known : state_.remembered) {
      if (known.id != command.id()) continue;
      v1::CommandDuplicate& body = *Say().mutable_command_duplicate();
      body.set_first_seq(known.first_seq);
      body.set_last_seq(known.last_seq);
      return true;
    }
    const std::int64_t oldest_us = std::max(state_.horizon_us, now_us - state_.config.retry().window_us());
    if (command.issued_us() != 0 && command.issued_us() < oldest_us) {
      Refuse(v1::REJECT_REASON_TOO_OLD);
      return true;
    }
  }
  if (command.not_after_us() != 0 && command.not_after_us() < now_us) {
    Refuse(v1::REJECT_REASON_EXPIRED);
    return true;
  }
  return false;
}

void NaiveDesk::At(std::int64_t at_us, std::string_view command_id) {
  now_ = std::max(at_us, state_.at_us);
  command_id_ = command_id;
}

v1::Event& NaiveDesk::Emit() {
  v1::Event& event = Say();
  event.set_seq(++state_.seq);
  state_.at_us = now_;
  Remember();
  return event;
}

v1::Event& NaiveDesk::Say() {
  v1::Event& event = out_.emplace_back();
  event.set_at_us(now_);
  event.set_command_id(command_id_);
  return event;
}

void NaiveDesk::Refuse(v1::RejectReason reason) { Say().mutable_command_rejected()->set_reason(reason); }

void NaiveDesk::Remember() {
  if (command_id_.empty()) return;
  std::vector<NaiveRemembered>& remembered = state_.remembered;
  for (NaiveRemembered& known : remembered) {
    if (known.id != command_id_) continue;
    known.last_seq = state_.seq;
    return;
  }
  remembered.push_back({.id = command_id_, .first_seq = state_.seq, .last_seq = state_.seq, .at_us = now_});
  const v1::RetryPolicy& policy = state_.config.retry();
  while (remembered.size() > policy.window_count() || remembered.front().at_us < now_ - policy.window_us()) {
    state_.horizon_us = std::max(state_.horizon_us, remembered.front().at_us + 1);
    remembered.erase(remembered.begin());
  }
}

std::optional<std::int64_t> NaiveDesk::NextDueUs() const {
  std::optional<std::int64_t> next;
  for (const Timer& timer : const_cast<NaiveDesk*>(this)->Timers()) {
    if (!next || timer.due.at_us < *next) next = timer.due.at_us;
  }
  return next;
}

template <typename T>
T* NaiveDesk::Named(const List<T>& list, const std::string& id, Handle handle, v1::RejectReason& problem) const {
  if (handle == 0) {
    T* thing = ById(list, id);
    if (thing == nullptr) problem = v1::REJECT_REASON_NOT_FOUND;
    return thing;
  }
  T* thing = ByHandle(list, handle);
  if (thing == nullptr) {
    problem = v1::REJECT_REASON_STALE_HANDLE;
  } else if (!id.empty() && thing->id() != id) {
    problem = v1::REJECT_REASON_ID_MISMATCH;
    thing = nullptr;
  }
  return thing;
}

template NaiveAgent* NaiveDesk::Named(const List<NaiveAgent>&, const std::string&, Handle, v1::RejectReason&) const;
template NaiveCustomer* NaiveDesk::Named(const List<NaiveCustomer>&, const std::string&, Handle,
                                         v1::RejectReason&) const;
template NaiveConversation* NaiveDesk::Named(const List<NaiveConversation>&, const std::string&, Handle,
                                             v1::RejectReason&) const;
template NaiveTicket* NaiveDesk::Named(const List<NaiveTicket>&, const std::string&, Handle, v1::RejectReason&) const;

bool NaiveDesk::ResolveActor(const v1::Command& command) {
  actor_ = {.kind = command.actor_kind()};
  v1::RejectReason problem = v1::REJECT_REASON_UNSPECIFIED;
  if (actor_.kind == v1::ACTOR_KIND_AGENT || actor_.kind == v1::ACTOR_KIND_MODEL) {
    actor_.agent = Named(state_.agents, command.actor_id(), command.actor(), problem);
  }
  if (actor_.IsCustomer()) {
    actor_.customer = Named(state_.customers, command.actor_id(), command.actor(), problem);
    actor_.customer_id = actor_.customer != nullptr ? actor_.customer->id() : command.actor_id();
    // The first command of a customer may bring them.
    if (problem == v1::REJECT_REASON_NOT_FOUND) problem = v1::REJECT_REASON_UNSPECIFIED;
  }
  if (problem != v1::REJECT_REASON_UNSPECIFIED) Refuse(problem);
  return problem == v1::REJECT_REASON_UNSPECIFIED;
}

bool NaiveDesk::May(bool own, Rights rights) {
  bool may = actor_.IsHost();
  if (actor_.IsCustomer()) may = own && rights.customer_on_own;
  if (actor_.agent != nullptr) {
    const int has = std::max<int>(actor_.agent->profile.role(), v1::ROLE_AGENT);
    const int needs = own ? rights.on_own : rights.on_others;
    may = needs != 0 && has >= needs;
  }
  if (!may) Refuse(v1::REJECT_REASON_NOT_PERMITTED);
  return may;
}

void NaiveDesk::Dispatch(const v1::Command& command) {
  if (!ResolveActor(command)) return;
#define CHATCORE_TWIN_COMMAND(Kind, field) \
  case v1::Command::k##Kind:               \
    return Kind(command.field());
  switch (command.body_case()) {
    CHATCORE_TWIN_COMMAND(Configure, configure)
    CHATCORE_TWIN_COMMAND(UpsertAgent, upsert_agent)
    CHATCORE_TWIN_COMMAND(RemoveAgent, remove_agent)
    CHATCORE_TWIN_COMMAND(OpenConnection, open_connection)
    CHATCORE_TWIN_COMMAND(Heartbeat, heartbeat)
    CHATCORE_TWIN_COMMAND(CloseConnection, close_connection)
    CHATCORE_TWIN_COMMAND(SetPresence, set_presence)
    CHATCORE_TWIN_COMMAND(UpsertCustomer, upsert_customer)
    CHATCORE_TWIN_COMMAND(ForgetCustomer, forget_customer)
    CHATCORE_TWIN_COMMAND(StartConversation, start_conversation)
    CHATCORE_TWIN_COMMAND(PostMessage, post_message)
    CHATCORE_TWIN_COMMAND(PreviewTyping, preview_typing)
    CHATCORE_TWIN_COMMAND(CloseConversation, close_conversation)
    CHATCORE_TWIN_COMMAND(AbandonConversation, abandon_conversation)
    CHATCORE_TWIN_COMMAND(AcceptOffer, accept_offer)
    CHATCORE_TWIN_COMMAND(DeclineOffer, decline_offer)
    CHATCORE_TWIN_COMMAND(PickConversation, pick_conversation)
    CHATCORE_TWIN_COMMAND(TransferConversation, transfer_conversation)
    CHATCORE_TWIN_COMMAND(EndWrapUp, end_wrap_up)
    CHATCORE_TWIN_COMMAND(OpenTicket, open_ticket)
    CHATCORE_TWIN_COMMAND(ReplyTicket, reply_ticket)
    CHATCORE_TWIN_COMMAND(SetTicketStatus, set_ticket_status)
    CHATCORE_TWIN_COMMAND(MarkTicketSpam, mark_ticket_spam)
    CHATCORE_TWIN_COMMAND(UnmarkTicketSpam, unmark_ticket_spam)
    CHATCORE_TWIN_COMMAND(AssignTicket, assign_ticket)
    CHATCORE_TWIN_COMMAND(MergeTicket, merge_ticket)
    case v1::Command::BODY_NOT_SET:
      return;
  }
#undef CHATCORE_TWIN_COMMAND
}

}  // namespace chatcore::reference
