#include "chatcore/desk.h"

#include <utility>

#include "src/base/status.h"
#include "src/c/desk_handle.h"
#include "src/c/quiet_parse.h"

// Making, asking, storing and freeing a desk. desk_commands.cc has the calls that change one.

namespace c = chatcore::c;
namespace v1 = chatcore::v1;

namespace {

constexpr std::size_t kMinPartsBytes = sizeof(chatcore_desk_parts);  // of version 0.1
constexpr std::size_t kMaxPartsBytes = 4096;

bool AllZero(const unsigned char* begin, const unsigned char* end) {
  for (; begin != end; ++begin) {
    if (*begin != 0) return false;
  }
  return true;
}

// A host compiled with newer headers passes a longer struct: fine as long as it uses nothing this version lacks.
absl::Status ReadParts(const chatcore_desk_parts* given, chatcore::Parts& parts) {
  if (given == nullptr) return absl::OkStatus();
  if (given->struct_size < kMinPartsBytes || given->struct_size > kMaxPartsBytes) {
    return chatcore::base::InvalidArgument("parts.struct_size {}: set it to sizeof(chatcore_desk_parts), {} here",
                                           given->struct_size, sizeof(chatcore_desk_parts));
  }
  const unsigned char* bytes = reinterpret_cast<const unsigned char*>(given);
  if (!AllZero(bytes + sizeof(chatcore_desk_parts), bytes + given->struct_size)) {
    return chatcore::base::Unimplemented("parts: a part is set that chatcore {} does not know; use a newer library",
                                         CHATCORE_VERSION_STRING);
  }
  if (given->linter != nullptr) parts.linter = given->linter->linter;
  return absl::OkStatus();
}

absl::Status ToHandle(absl::StatusOr<std::unique_ptr<chatcore::Desk>> desk, chatcore_desk** out_desk) {
  if (!desk.ok()) return desk.status();
  *out_desk = new chatcore_desk(*std::move(desk));
  return absl::OkStatus();
}

}  // namespace

namespace chatcore::c {

absl::Status CheckUsable(const chatcore_desk* desk) {
  if (desk == nullptr) return NullArgument("desk");
  if (desk->poisoned) {
    return base::Internal("this desk failed inside an earlier call: free it and restore it from snapshot and journal");
  }
  return absl::OkStatus();
}

}  // namespace chatcore::c

chatcore_status chatcore_desk_new(const uint8_t* config, size_t config_size, const chatcore_desk_parts* parts,
                                  chatcore_desk** out_desk, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_desk == nullptr) return c::NullArgument("out_desk");
    *out_desk = nullptr;
    chatcore::Parts used;
    CHATCORE_RETURN_IF_ERROR(ReadParts(parts, used));
    v1::Config parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("config", config, config_size, parsed));
    return ToHandle(chatcore::Desk::Create(parsed, std::move(used)), out_desk);
  });
}

chatcore_status chatcore_desk_restore(const uint8_t* snapshot, size_t snapshot_size, const chatcore_desk_parts* parts,
                                      chatcore_desk** out_desk, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_desk == nullptr) return c::NullArgument("out_desk");
    *out_desk = nullptr;
    chatcore::Parts used;
    CHATCORE_RETURN_IF_ERROR(ReadParts(parts, used));
    CHATCORE_RETURN_IF_ERROR(c::CheckBytes("snapshot", snapshot, snapshot_size, CHATCORE_MAX_SNAPSHOT_BYTES));
    c::QuietParse quiet;
    return ToHandle(chatcore::Desk::Restore({reinterpret_cast<const char*>(snapshot), snapshot_size}, std::move(used)),
                    out_desk);
  });
}

void chatcore_desk_free(chatcore_desk* desk) {
  // An exception may have left a container of Abseil in a state that its destructor does not survive.
  if (desk != nullptr && desk->poisoned) static_cast<void>(desk->desk.release());
  delete desk;
}

int64_t chatcore_desk_next_deadline_us(const chatcore_desk* desk) {
  if (desk == nullptr) return INT64_MAX;
  try {
    return desk->poisoned ? INT64_MIN : c::ToMicros(desk->desk->NextDeadline());
  } catch (...) {
    return INT64_MIN;  // the advance that follows says what is wrong
  }
}

chatcore_status chatcore_desk_query(const chatcore_desk* desk, const uint8_t* query, size_t query_size, int64_t now_us,
                                    chatcore_buffer** out_answer, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_answer == nullptr) return c::NullArgument("out_answer");
    *out_answer = nullptr;
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    v1::Query parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("query", query, query_size, parsed));
    absl::StatusOr<v1::Answer> answer = desk->desk->Query(parsed, c::FromMicros(now_us));
    if (!answer.ok()) return answer.status();
    return c::ToBuffer(*answer, out_answer);
  });
}

chatcore_status chatcore_desk_snapshot(const chatcore_desk* desk, chatcore_buffer** out_snapshot,
                                       chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_snapshot == nullptr) return c::NullArgument("out_snapshot");
    *out_snapshot = nullptr;
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    absl::StatusOr<std::string> snapshot = desk->desk->Snapshot();
    if (!snapshot.ok()) return snapshot.status();
    *out_snapshot = new chatcore_buffer{*std::move(snapshot)};
    return absl::OkStatus();
  });
}

chatcore_status chatcore_desk_state_hash(const chatcore_desk* desk, uint64_t* out_hash, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_hash == nullptr) return c::NullArgument("out_hash");
    *out_hash = 0;
    CHATCORE_RETURN_IF_ERROR(c::CheckUsable(desk));
    *out_hash = desk->desk->StateHash();
    return absl::OkStatus();
  });
}

uint64_t chatcore_desk_last_seq(const chatcore_desk* desk) { return desk == nullptr ? 0 : desk->desk->LastSeq(); }
