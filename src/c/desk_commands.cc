#include <cstddef>
#include <string>

#include "chatcore/desk.h"
#include "chatcore/v1/command.pb.h"
#include "chatcore/v1/event.pb.h"
#include "src/base/status.h"
#include "src/c/desk_handle.h"

// The calls that change a desk.

namespace c = chatcore::c;
namespace v1 = chatcore::v1;
using chatcore::base::MakeStatus;
using chatcore::base::MessageOf;

namespace {

chatcore_bytes Lend(const std::string& bytes) { return {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}; }

// The bytes of one v1::EventBatch.
void AppendEvents(const chatcore::EventList& events, std::string& out) {
  for (const v1::Event& event : events) c::AppendElement(event, out);
}

// Applies one command and leaves its events in desk.batch.
absl::Status ApplyOne(chatcore_desk& desk, const v1::Command& command, absl::Time now) {
  desk.batch.clear();
  desk.events.Clear();
  CHATCORE_RETURN_IF_ERROR(desk.desk->Apply(command, now, desk.events));
  AppendEvents(desk.events, desk.batch);
  return absl::OkStatus();
}

// Applies commands and gathers their events in desk.batches until one fails; `applied` counts those before it.
absl::Status ApplyEach(chatcore_desk& desk, const v1::CommandBatch& batch, absl::Time now, std::size_t& applied) {
  for (const v1::Command& command : batch.commands()) {
    if (desk.batches.size() >= CHATCORE_MAX_MESSAGE_BYTES) {
      return chatcore::base::ResourceExhausted(
          "commands[{}]: the events before it fill {} bytes; send the rest in another call", applied,
          desk.batches.size());
    }
    absl::Status status = ApplyOne(desk, command, now);
    if (!status.ok()) return MakeStatus(status.code(), "commands[{}]: {}", applied, MessageOf(status));
    c::AppendElement(desk.batch, desk.batches);
    ++applied;
  }
  return absl::OkStatus();
}

}  // namespace

chatcore_status chatcore_desk_apply(chatcore_desk* desk, const uint8_t* command, size_t command_size, int64_t now_us,
                                    chatcore_bytes* out_events, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_events == nullptr) return c::NullArgument("out_events");
    *out_events = {nullptr, 0};
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    v1::Command parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("command", command, command_size, parsed));
    CHATCORE_RETURN_IF_ERROR(c::Change(*desk, [&] { return ApplyOne(*desk, parsed, c::FromMicros(now_us)); }));
    *out_events = Lend(desk->batch);
    return absl::OkStatus();
  });
}

chatcore_status chatcore_desk_apply_many(chatcore_desk* desk, const uint8_t* commands, size_t commands_size,
                                         int64_t now_us, chatcore_bytes* out_batches, size_t* out_applied,
                                         chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_batches == nullptr) return c::NullArgument("out_batches");
    *out_batches = {nullptr, 0};
    if (out_applied == nullptr) return c::NullArgument("out_applied");
    *out_applied = 0;
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    v1::CommandBatch parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("commands", commands, commands_size, parsed));
    if (parsed.commands_size() > CHATCORE_MAX_BATCH_COMMANDS) {
      return chatcore::base::ResourceExhausted("commands: {} in one batch, more than the limit of {}",
                                               parsed.commands_size(), CHATCORE_MAX_BATCH_COMMANDS);
    }
    desk->batches.clear();
    absl::Status status =
        c::Change(*desk, [&] { return ApplyEach(*desk, parsed, c::FromMicros(now_us), *out_applied); });
    *out_batches = Lend(desk->batches);
    return status;
  });
}

chatcore_status chatcore_desk_advance(chatcore_desk* desk, int64_t now_us, chatcore_bytes* out_events,
                                      chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_events == nullptr) return c::NullArgument("out_events");
    *out_events = {nullptr, 0};
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    desk->batch.clear();
    desk->events.Clear();
    CHATCORE_RETURN_IF_ERROR(c::Change(*desk, [&] {
      CHATCORE_RETURN_IF_ERROR(desk->desk->AdvanceTo(c::FromMicros(now_us), desk->events));
      AppendEvents(desk->events, desk->batch);
      return absl::OkStatus();
    }));
    *out_events = Lend(desk->batch);
    return absl::OkStatus();
  });
}

chatcore_status chatcore_desk_replay(chatcore_desk* desk, const uint8_t* events, size_t events_size,
                                     chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    v1::EventBatch parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("events", events, events_size, parsed));
    for (const v1::Event& event : parsed.events()) {
      if (event.seq() == 0) continue;  // was for showing only
      CHATCORE_RETURN_IF_ERROR(c::Change(*desk, [&] { return desk->desk->Replay(event); }));
    }
    return absl::OkStatus();
  });
}
