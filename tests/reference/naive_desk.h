#ifndef CHATCORE_TESTS_REFERENCE_NAIVE_DESK_H_
#define CHATCORE_TESTS_REFERENCE_NAIVE_DESK_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chatcore/linter.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/config.pb.h"
#include "chatcore/v1/event.pb.h"
#include "tests/reference/naive_state.h"

namespace chatcore::reference {

/// The slow, obvious twin of the desk: the same commands at the same times have to give the same events.
///
/// Written from DESIGN and from the comments of the protos. It looks through all agents and all waiting items for every
/// decision and through all deadlines for the next one; it decides and changes its state in the same breath. It
/// supposes valid commands: what is malformed never reaches it. It leaves out: audience, the build stamp and the detail
/// of refusals (the other tests look at those), `max_events_per_call` (a call has no end), and the generator behind
/// CRITERION_RANDOM (it takes over the draw of the desk under test and checks that the chosen agent may be chosen).
///
/// ```cpp
/// NaiveDesk twin(config, linter);
/// std::deque<v1::Event> expected = twin.Apply(command, now_us, events_of_the_desk);
/// ```
class NaiveDesk {
 public:
  using Events = std::deque<v1::Event>;

  explicit NaiveDesk(const v1::Config& config, std::shared_ptr<const Linter> linter = nullptr);

  /// `seen`: what the desk under test answered to the same call, for its random draws.
  Events Apply(const v1::Command& command, std::int64_t now_us, std::span<const v1::Event> seen);
  Events AdvanceTo(std::int64_t now_us, std::span<const v1::Event> seen);

  /// A new process took over from a snapshot or a journal: what was not durable is gone.
  void Restart();

  /// When the next deadline is due, leases included.
  std::optional<std::int64_t> NextDueUs() const;

  /// The time of the last call, or of the last event after a restart.
  std::int64_t LastUs() const { return last_now_us_.value_or(state_.at_us); }

  /// A waiting conversation and an agent who might be bound; empty when none are left apart.
  std::string UnmatchedPair() const;

  const NaiveState& state() const { return state_; }

 private:
  /// Who asks.
  struct Actor {
    v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
    NaiveAgent* agent = nullptr;        // agents and models
    NaiveCustomer* customer = nullptr;  // null for one who is not known yet
    std::string customer_id;

    bool IsCustomer() const { return kind == v1::ACTOR_KIND_CUSTOMER; }
    bool IsHost() const { return kind == v1::ACTOR_KIND_UNSPECIFIED || kind == v1::ACTOR_KIND_SYSTEM; }
  };
  /// The least role that may do something to what is its own, and to what is not. 0 = nobody may.
  struct Rights {
    bool customer_on_own = false;
    int on_own = v1::ROLE_AGENT;
    int on_others = v1::ROLE_LEAD;
  };
  enum class TimerKind {
    kOffer,
    kBackoff,
    kGrace,
    kWrapUp,
    kPendingUntil,
    kSilence,
    kLeave,
    kConversation,
    kCustomer,
    kStub
  };
  struct Timer {
    Due due;
    int kind = 0;
    Handle owner = 0;
    Handle other = 0;
    std::function<void()> fire;
  };
  struct Passage {
    bool passed = true;
    bool confirmed = false;
    v1::MessageFacts facts;
    std::vector<v1::Finding> findings;
  };
  struct NewTicket {
    std::string ticket_id;
    std::string customer_id;
    v1::TicketSource source = v1::TICKET_SOURCE_UNSPECIFIED;
    std::string subject;
    std::uint32_t priority = 0;
    std::string team_id;
    std::string assignee_id;
    const NaiveConversation* conversation = nullptr;
    std::string follows_ticket_id;
    std::string message_id;
  };

  // naive_desk.cc: calls, time, numbers.
  void BeginCall(std::int64_t now_us);
  void RunTimers(std::int64_t now_us);
  bool RefusedByEnvelope(const v1::Command& command, std::int64_t now_us);
  void At(std::int64_t at_us, std::string_view command_id);
  v1::Event& Emit();
  v1::Event& Say();
  void Refuse(v1::RejectReason reason);
  Due InUs(std::int64_t length_us) const { return {now_ + length_us, state_.seq}; }
  void Remember();
  void Dispatch(const v1::Command& command);
  bool ResolveActor(const v1::Command& command);
  bool May(bool own, Rights rights);
  template <typename T>
  T* Named(const List<T>& list, const std::string& id, Handle handle, v1::RejectReason& problem) const;

  // naive_timers.cc
  std::vector<Timer> Timers();
  void ShiftAfterGap(std::int64_t gap_us);
  void FireOffer(NaiveConversation& conversation);
  void FireGrace(NaiveAgent& agent);
  void FireBackoff(NaiveConversation& conversation, const std::string& agent_id);
  void RetireConversation(NaiveConversation& conversation);
  void RetireCustomer(NaiveCustomer& customer);
  void DropStub(NaiveTicketStub& left);

  // naive_config.cc
  static v1::Config Resolve(v1::Config config);
  static v1::Config Patched(v1::Config config, const v1::ConfigPatch& patch);
  bool TakesAwayWhatIsUsed(const v1::Config& next) const;
  const v1::Queue* LiveQueue(std::string_view queue_id) const;
  const v1::Queue& AnyQueue(std::string_view queue_id) const;
  std::uint32_t PositionOf(std::string_view queue_id) const;
  std::string QueueWithRoom(const std::string& queue_id) const;
  std::string LiveQueueFor(const std::string& queue_id) const;
  std::uint32_t UnitsOf(v1::Channel channel) const;
  bool HasTeam(std::string_view team_id) const;
  void Configure(const v1::Configure& command);

  // naive_routing.cc
  struct Load {
    std::uint32_t units = 0;
    std::uint32_t items = 0;
    std::uint32_t on_channel = 0;
    std::uint32_t of_queue = 0;
  };
  Load LoadOf(const NaiveAgent& agent, v1::Channel channel, const std::string& queue_id) const;
  std::uint32_t CapacityOf(const NaiveAgent& agent) const;
  bool Qualifies(const NaiveAgent& agent, const NaiveConversation& conversation, const v1::Queue& queue) const;
  bool Eligible(const NaiveAgent& agent, const NaiveConversation& conversation, const v1::Queue& queue, bool held,
                bool ignore_backoff) const;
  std::int64_t RankUs(const NaiveConversation& conversation, const v1::Queue& queue) const;
  bool Before(const NaiveConversation& a, const NaiveConversation& b) const;
  std::int64_t Score(v1::Criterion criterion, const NaiveAgent& agent, const NaiveConversation& conversation) const;
  int Compare(v1::Criterion criterion, const NaiveAgent& a, const NaiveAgent& b,
              const NaiveConversation& conversation) const;
  std::vector<NaiveAgent*> EligibleAgents(const NaiveConversation& conversation) const;
  NaiveConversation* NextToMatch() const;
  void Match(NaiveConversation& conversation);
  NaiveAgent* TakeOverDraw(const std::vector<NaiveAgent*>& best_first, const NaiveConversation& conversation,
                           std::uint64_t& draw) const;
  bool SettleOneStep();
  bool RecheckOneAgent();
  bool EmptyOneRemovedQueue();
  void Settle();

  // naive_people.cc
  v1::Presence Counts(const NaiveAgent& agent, v1::Presence wished) const;
  void SetPresenceOf(NaiveAgent& agent, v1::Presence wished, const std::string& reason);
  void PauseAfterMisses(NaiveAgent& agent, const std::string& queue_id);
  NaiveConnection* OpenConnectionOf(NaiveAgent& agent, const std::string& connection_id) const;
  void Disconnect(NaiveAgent& agent, std::string connection_id, bool lease_expired);
  void SendBackConversations(NaiveAgent& agent, v1::QueuedReason reason);
  NaiveCustomer* AddCustomer(const v1::Customer& profile);
  void Touched(const std::string& customer_id);
  void UpsertAgent(const v1::UpsertAgent& command);
  void RemoveAgent(const v1::RemoveAgent& command);
  void OpenConnection(const v1::OpenConnection& command);
  void Heartbeat(const v1::Heartbeat& command);
  void CloseConnection(const v1::CloseConnection& command);
  void SetPresence(const v1::SetPresence& command);
  void UpsertCustomer(const v1::UpsertCustomer& command);
  void ForgetCustomer(const v1::ForgetCustomer& command);

  // naive_conversations.cc
  NaiveAgent* OwnerOf(const NaiveConversation& conversation) const;
  std::string LanguageOf(const NaiveConversation& conversation) const;
  void Queue(NaiveConversation& conversation, const std::string& queue_id, v1::QueuedReason reason);
  void Close(NaiveConversation& conversation, v1::Outcome outcome, v1::EndReason reason,
             const std::string& close_reason, v1::ActorKind by);
  v1::NoticeDue& Notice(v1::NoticeKind kind, const NaiveConversation& conversation, bool customer,
                        const NaiveAgent* agent);
  Passage PassGate(const std::string& text, const std::string& language, v1::Channel channel, std::uint64_t digest,
                   bool note, const v1::MessageFacts& facts);
  void TellFindings(Handle conversation, Handle ticket, const std::string& message_id, const Passage& passage);
  NaiveConversation* Find(const std::string& conversation_id, Handle conversation);
  std::string ChooseQueue(const v1::StartConversation& command, const NaiveCustomer* customer) const;
  void StartConversation(const v1::StartConversation& command);
  void PostMessage(const v1::PostMessage& command);
  bool PreviewIsTooSoon(const NaiveConversation& conversation);
  void PreviewTyping(const v1::PreviewTyping& command);
  void CloseConversation(const v1::CloseConversation& command);
  void AbandonConversation(const v1::AbandonConversation& command);

  // naive_offers.cc
  void EndOffer(NaiveConversation& conversation, v1::OfferState state, v1::EndReason reason);
  void MakeOffer(NaiveConversation& conversation, NaiveAgent& agent, v1::Criterion decided_by, std::uint64_t draw);
  void Bind(NaiveConversation& conversation, NaiveAgent& agent);
  void Assign(NaiveConversation& conversation, NaiveAgent& agent, v1::AssignedBy by, v1::Criterion decided_by,
              std::uint64_t draw);
  std::int64_t EndAssignment(NaiveConversation& conversation, bool wraps_up);
  void EndWrapUpOf(NaiveAssignment& assignment);
  NaiveConversation* FindOffered(Handle offer, const std::string& conversation_id, Handle conversation);
  void AcceptOffer(const v1::AcceptOffer& command);
  void DeclineOffer(const v1::DeclineOffer& command);
  void PickConversation(const v1::PickConversation& command);
  bool TransferTarget(const v1::TransferConversation& command, const NaiveConversation& conversation,
                      NaiveAgent*& agent, std::string& queue_id);
  void TransferConversation(const v1::TransferConversation& command);
  void EndWrapUp(const v1::EndWrapUp& command);

  // naive_tickets.cc
  bool MayOpenTicket(const std::string& ticket_id);
  void OpenTicketNow(const NewTicket& ticket);
  void SetStatus(NaiveTicket& ticket, v1::TicketStatus to, v1::TicketCause cause, v1::ActorKind by,
                 std::int64_t pending_until_us = 0);
  NaiveTicket* TicketToChange(const std::string& ticket_id, Handle ticket);
  bool HasPassed(std::int64_t date_us) const { return date_us != 0 && date_us <= now_; }
  bool ReopenWindowIsOver(const NaiveTicket& ticket) const;
  void FireSilence(NaiveTicket& ticket);
  void FireLeave(NaiveTicket& ticket);
  void Leave(NaiveTicket& ticket);
  void TellTicketCustomer(v1::NoticeKind kind, const NaiveTicket& ticket);
  void OpenTicket(const v1::OpenTicket& command);
  void SetTicketStatus(const v1::SetTicketStatus& command);
  void MarkTicketSpam(const v1::MarkTicketSpam& command);
  void UnmarkTicketSpam(const v1::UnmarkTicketSpam& command);
  void AssignTicket(const v1::AssignTicket& command);
  void MergeTicket(const v1::MergeTicket& command);

  // naive_ticket_replies.cc
  void ReplyTicket(const v1::ReplyTicket& command);
  void ReplyToLeftTicket(const v1::ReplyTicket& command, v1::RejectReason problem);
  void CustomerReplies(const v1::ReplyTicket& command, NaiveTicket& ticket);
  void DeskReplies(const v1::ReplyTicket& command, NaiveTicket& ticket);
  bool RecordReply(const v1::ReplyTicket& command, NaiveTicket& ticket, bool waits_on);
  void OpenFollowUp(const v1::ReplyTicket& command, v1::TicketRecord before, std::uint32_t follow_ups);

  NaiveState state_;
  std::shared_ptr<const Linter> linter_;

  HandleBook agent_handles_;
  HandleBook customer_handles_;
  HandleBook conversation_handles_;
  HandleBook offer_handles_;
  HandleBook assignment_handles_;
  HandleBook ticket_handles_;

  // Not durable.
  struct Preview {
    Handle conversation = 0;
    std::int64_t at_us = 0;
  };
  std::optional<std::int64_t> last_now_us_;
  bool called_ = false;
  std::vector<Preview> previews_;

  // Of the present call.
  std::int64_t now_ = 0;
  std::string command_id_;
  Actor actor_;
  Events out_;
  std::span<const v1::Event> seen_;
};

}  // namespace chatcore::reference

#endif  // CHATCORE_TESTS_REFERENCE_NAIVE_DESK_H_
