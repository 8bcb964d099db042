#ifndef CHATCORE_DESK_API_H_
#define CHATCORE_DESK_API_H_

// Everything for the first hour with a desk, in one include and inline: nothing here does what the protos cannot do, it
// only reads better. docs/first_hour.md walks through it, examples/hello_desk.cc runs it.
//
//   commands::X{.conversation = "chat-1"}     a builder for every command; converts to v1::Command
//   With(command, {.actor = AsAgent("eva")})  who asks, a retry id, times
//   presets::SmallTeam()                      configurations to start from
//   Visit(events, overloaded{...})            a handler for each kind of event; a forgotten kind does not compile
//   Describe(event), Word(value)              a line for a log
//   IsFor(event, audience)                    who may see it
//   ToUs(time), FromUs(us)                    microseconds and absl::Time
//
// Each header of chatcore/desk_api/ may be included alone.

#include "chatcore/desk.h"
#include "chatcore/desk_api/agent_commands.h"
#include "chatcore/desk_api/audience.h"
#include "chatcore/desk_api/configure_command.h"
#include "chatcore/desk_api/conversation_commands.h"
#include "chatcore/desk_api/customer_commands.h"
#include "chatcore/desk_api/describe.h"
#include "chatcore/desk_api/envelope.h"
#include "chatcore/desk_api/event_kinds.h"
#include "chatcore/desk_api/presets.h"
#include "chatcore/desk_api/routing_commands.h"
#include "chatcore/desk_api/ticket_commands.h"
#include "chatcore/desk_api/time.h"
#include "chatcore/desk_api/values.h"
#include "chatcore/desk_api/visit.h"
#include "chatcore/desk_api/words.h"

#endif  // CHATCORE_DESK_API_H_
