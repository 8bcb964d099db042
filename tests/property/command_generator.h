#ifndef CHATCORE_TESTS_PROPERTY_COMMAND_GENERATOR_H_
#define CHATCORE_TESTS_PROPERTY_COMMAND_GENERATOR_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/property/dice.h"
#include "tests/property/names.h"
#include "tests/property/random_config.h"
#include "tests/property/sequence.h"
#include "tests/reference/naive_desk.h"

namespace chatcore::property {

/// Thinks up commands that a busy desk might get: most fit what the desk holds at the moment, some are late, stale,
/// doubled, not permitted, or broken. It looks into the twin to see what there is.
class CommandGenerator {
 public:
  CommandGenerator(Dice& dice, const Wishes& wishes) : dice_(dice), wishes_(wishes) {}

  /// A command for a call at `now_us`.
  Step Next(const reference::NaiveDesk& twin, std::int64_t now_us);

 private:
  using Handle = reference::Handle;
  using Conversation = reference::NaiveConversation;

  template <typename T>
  const T* Any(const reference::List<T>& list);
  const Conversation* AnyConversation(const std::function<bool(const Conversation&)>& fits);
  template <typename T>
  void Name(const T* thing, const std::string& unknown_id, std::string* id, Handle* handle);
  template <typename M>
  void NameConversation(M& message, const Conversation* conversation);
  template <typename M>
  void NameTicket(M& message, const reference::NaiveTicket* ticket);
  template <typename M>
  void NameAgent(M& message, const reference::NaiveAgent* agent);
  void ActAs(const reference::NaiveAgent* agent);
  void ActAsCustomer(const std::string& customer_id);
  void ActAsAnybody();
  void ActAsEitherSide(const Conversation* conversation);
  const reference::NaiveAgent* OwnerOf(const Conversation& conversation) const;
  std::string AnyText(std::uint64_t* confirmed_digest);
  std::string FreshId(const char* prefix, const std::vector<std::string>& names);
  void Envelope();

  void Configure();
  void UpsertAgent();
  void RemoveAgent();
  void OpenConnection();
  void Heartbeat();
  void CloseConnection();
  void SetPresence();
  void UpsertCustomer();
  void ForgetCustomer();
  void StartConversation();
  void PostMessage();
  void PreviewTyping();
  void CloseConversation();
  void AbandonConversation();
  void AcceptOffer();
  void DeclineOffer();
  void PickConversation();
  void TransferConversation();
  void EndWrapUp();
  void OpenTicket();
  void ReplyTicket();
  void SetTicketStatus();
  void MarkTicketSpam();
  void UnmarkTicketSpam();
  void AssignTicket();
  void MergeTicket();

  Dice& dice_;
  Wishes wishes_;
  const reference::NaiveState* state_ = nullptr;
  std::int64_t now_us_ = 0;
  v1::Command command_;
  std::vector<Handle> old_handles_;  // of anything, most of them gone by now
  std::vector<std::string> command_ids_;
  std::uint64_t next_id_ = 1;
};

template <typename T>
const T* CommandGenerator::Any(const reference::List<T>& list) {
  return list.empty() ? nullptr : list[dice_.Below(list.size())].get();
}

// By id, by handle, or by both; now and then by a handle that is stale, or by two names that do not agree.
template <typename T>
void CommandGenerator::Name(const T* thing, const std::string& unknown_id, std::string* id, Handle* handle) {
  if (thing == nullptr) {
    *id = unknown_id;
    return;
  }
  old_handles_.push_back(thing->handle);
  if (old_handles_.size() > 50) old_handles_.erase(old_handles_.begin());
  const std::uint64_t way = dice_.Below(100);
  if (way < 70 || way >= 85) *id = thing->id();
  if (way >= 70) *handle = thing->handle;
  if (way == 97) *handle = dice_.OneOf(old_handles_);
  if (way == 98) *id = unknown_id;
  if (way == 99) *handle = 1 + dice_.Below(9);
}

template <typename M>
void CommandGenerator::NameConversation(M& message, const Conversation* conversation) {
  Handle handle = 0;
  Name(conversation, dice_.OneOf(kConversations), message.mutable_conversation_id(), &handle);
  message.set_conversation(handle);
}

template <typename M>
void CommandGenerator::NameTicket(M& message, const reference::NaiveTicket* ticket) {
  Handle handle = 0;
  Name(ticket, dice_.OneOf(kTickets), message.mutable_ticket_id(), &handle);
  message.set_ticket(handle);
}

template <typename M>
void CommandGenerator::NameAgent(M& message, const reference::NaiveAgent* agent) {
  Handle handle = 0;
  Name(agent, dice_.OneOf(kAgents), message.mutable_agent_id(), &handle);
  message.set_agent(handle);
}

}  // namespace chatcore::property

#endif  // CHATCORE_TESTS_PROPERTY_COMMAND_GENERATOR_H_
