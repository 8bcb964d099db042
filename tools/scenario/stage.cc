#include "tools/scenario/stage.h"

#include <charconv>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "google/protobuf/message.h"
#include "src/base/status.h"
#include "tools/binder/read.h"
#include "tools/binder/schema.h"
#include "tools/binder/set_field.h"
#include "tools/binder/units.h"
#include "tools/binder/values.h"

namespace chatcore::scenario {
namespace {

namespace pb = google::protobuf;

constexpr int kMaxAdvanceCalls = 1'000'000;
constexpr std::string_view kSchemaMismatch = "the descriptor set does not fit the generated code";

const pb::FieldDescriptor* BodyField(const pb::Descriptor& type, const std::string& kind) {
  const pb::FieldDescriptor* field = type.FindFieldByName(kind);
  return field != nullptr && field->containing_oneof() != nullptr ? field : nullptr;
}

// "by=agent:eva" stands for actor_kind=agent actor_id=eva.
std::vector<binder::Assignment> ExpandActor(const binder::Assignment& assignment) {
  const std::size_t colon = assignment.value.find(':');
  binder::Assignment kind = assignment;
  kind.path = "actor_kind";
  kind.value = assignment.value.substr(0, colon);
  if (colon == std::string::npos) return {kind};
  binder::Assignment id = assignment;
  id.path = "actor_id";
  id.value = assignment.value.substr(colon + 1);
  return {kind, id};
}

// Puts the number of a repetition in the place of "{n}".
binder::Assignment Numbered(binder::Assignment assignment, int number) {
  constexpr std::string_view kMark = "{n}";
  for (std::size_t at = assignment.value.find(kMark); at != std::string::npos; at = assignment.value.find(kMark)) {
    assignment.value.replace(at, kMark.size(), fmt::to_string(number));
  }
  return assignment;
}

std::optional<int> ReadCount(const std::string& text) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1) return std::nullopt;
  return count;
}

}  // namespace

absl::Status Stage::Setup(const Line& line, std::string_view yaml, std::size_t yaml_line, Lines& out) {
  if (line.words.front() == "config") return Config(line, yaml, yaml_line, out);
  if (line.words.size() != 1 || !line.assignments.empty()) return line.Error("expected \"linter\" and YAML below it");
  if (desk_ != nullptr) return line.Error("expected the linter before the configuration");
  const absl::StatusOr<v1::LintPolicy> policy = binder::ReadText<v1::LintPolicy>(line.file, yaml, yaml_line);
  if (!policy.ok()) return policy.status();
  absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(*policy);
  out.push_back(linter.ok() ? "ok" : ErrorLine(linter.status()));
  if (linter.ok()) parts_.linter = *std::move(linter);
  return absl::OkStatus();
}

absl::Status Stage::Config(const Line& line, std::string_view yaml, std::size_t yaml_line, Lines& out) {
  const bool inlined = line.words.size() == 1;
  if (line.words.size() > 2 || !line.assignments.empty())
    return line.Error("expected \"config\" and YAML below it, or \"config FILE\"");
  if (inlined == yaml.empty()) return line.Error("expected a configuration in YAML or a file, found both or none");
  absl::StatusOr<v1::Config> config = inlined ? binder::ReadText<v1::Config>(line.file, yaml, yaml_line)
                                              : binder::ReadFile<v1::Config>(folder_ + "/" + line.words[1]);
  if (!config.ok()) return config.status();
  absl::StatusOr<std::unique_ptr<CheckedDesk>> desk = CheckedDesk::Create(*config, parts_);
  out.push_back(desk.ok() ? "ok" : ErrorLine(desk.status()));
  if (desk.ok()) desk_ = *std::move(desk);
  return absl::OkStatus();
}

absl::Status Stage::Run(const Line& read, Lines& out) {
  Line line = read;
  CHATCORE_RETURN_IF_ERROR(ReadAt(line, out));
  if (line.words.empty()) return line.Error("expected a directive behind the time, found nothing");
  if (line.words.front() == "show") return SetShow(line, out);
  if (desk_ == nullptr) return line.Error("expected a block \"config\" that succeeds before this directive");
  using Handler = absl::Status (Stage::*)(const Line&, Lines&);
  struct Row {
    std::string_view word;
    Handler handler;
  };
  static constexpr Row kRows[] = {
      {"advance", &Stage::Advance},
      {"query", &Stage::Query},
      {"snapshot_restore", &Stage::Restart},
      {"replay_restart", &Stage::Restart},
      {"next_deadline", &Stage::NextDeadline},
      {"jump", &Stage::Jump},
      {"repeat", &Stage::Repeat},
  };
  for (const Row& row : kRows) {
    if (row.word == line.words.front()) return (this->*row.handler)(line, out);
  }
  return Command(line, out);
}

// Takes "at TIME" off the front and sets the clock.
absl::Status Stage::ReadAt(Line& line, Lines& out) {
  if (line.words.empty() || line.words[0] != "at") return absl::OkStatus();
  const std::string text = line.words.size() > 1 ? line.words[1] : "";
  const std::optional<absl::Time> time = clock_.Read(text);
  if (!time) {
    return line.Error(
        fmt::format("expected a time such as 09:00:05, +30s or 2026-01-12T09:00:00Z, found \"{}\"", text));
  }
  LiveUntil(*time, out);
  line.words.erase(line.words.begin(), line.words.begin() + 2);
  return absl::OkStatus();
}

// What a host does that is awake: it calls AdvanceTo whenever the desk asked for it. Timers due at `time` itself are
// left to the directive.
void Stage::LiveUntil(absl::Time time, Lines& out) {
  for (int i = 0; desk_ != nullptr && i < kMaxAdvanceCalls; ++i) {
    // A restored desk asks for a call at once.
    const bool at_once = desk_->desk().NextDeadline() == absl::InfinitePast() && time > clock_.now();
    const absl::Time deadline = at_once ? clock_.now() : desk_->desk().NextDeadline();
    if (!at_once && (deadline <= clock_.now() || deadline >= time)) break;
    EventList events;
    const absl::Status status = desk_->AdvanceTo(deadline, kMaxAdvanceCalls, events);
    Add(status, events, out);
    if (!status.ok()) break;
  }
  clock_.Set(time);
}

absl::Status Stage::Fill(const Line& line, const std::string& kind, int number, pb::Message& message) const {
  const pb::FieldDescriptor* body = BodyField(*message.GetDescriptor(), kind);
  pb::Message* inner = message.GetReflection()->MutableMessage(&message, body);
  const binder::ValueHook hook = [this](const pb::FieldDescriptor& field,
                                        std::string_view text) -> std::optional<std::string> {
    if (binder::TimeKindOf(field) == binder::TimeKind::kPoint) {
      if (const std::optional<absl::Time> time = clock_.Read(text)) return fmt::to_string(absl::ToUnixMicros(*time));
    }
    if (text.empty() || text[0] != '@') return std::nullopt;
    const std::optional<std::uint64_t> handle = names_.HandleOf(NounOf(std::string(field.name())), text.substr(1));
    return handle ? std::optional(fmt::to_string(*handle)) : std::nullopt;
  };
  for (const binder::Assignment& written : line.assignments) {
    const binder::Assignment assignment = Numbered(written, number);
    if (assignment.path == "by") {
      for (const binder::Assignment& part : ExpandActor(assignment))
        CHATCORE_RETURN_IF_ERROR(SetField(message, part, hook));
      continue;
    }
    // A field of the command itself, or else one of the envelope that all commands share.
    const std::string name = assignment.path.substr(0, assignment.path.find_first_of(".["));
    const pb::FieldDescriptor* outer = message.GetDescriptor()->FindFieldByName(name);
    const bool envelope = inner->GetDescriptor()->FindFieldByName(name) == nullptr && outer != nullptr &&
                          outer->containing_oneof() == nullptr;
    CHATCORE_RETURN_IF_ERROR(SetField(envelope ? message : *inner, assignment, hook));
  }
  return absl::OkStatus();
}

absl::Status Stage::ApplyOnce(const Line& line, const std::string& kind, int number, EventList& events,
                              absl::Status& status) {
  const std::unique_ptr<pb::Message> message = binder::Schema::Get().New("chatcore.v1.Command");
  if (BodyField(*message->GetDescriptor(), kind) == nullptr) {
    const std::string nearest = binder::NearestField(*message->GetDescriptor(), kind);
    return line.Error(fmt::format("expected a directive or a command, found \"{}\"{}", kind,
                                  nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest)));
  }
  CHATCORE_RETURN_IF_ERROR(Fill(line, kind, number, *message));
  v1::Command command;
  if (!command.ParseFromString(message->SerializeAsString())) return line.Error(kSchemaMismatch);
  status = desk_->Apply(command, clock_.now(), events);
  ++commands_;
  return absl::OkStatus();
}

absl::Status Stage::Command(const Line& line, Lines& out) {
  if (line.words.size() != 1) {
    return line.Error(fmt::format("expected a command and name=value, found \"{}\"", fmt::join(line.words, " ")));
  }
  EventList events;
  absl::Status status;
  CHATCORE_RETURN_IF_ERROR(ApplyOnce(line, line.words[0], 1, events, status));
  Add(status, events, out);
  return absl::OkStatus();
}

// "repeat 70 start_conversation conversation_id=c{n} ...": stops at the first error of the desk.
absl::Status Stage::Repeat(const Line& line, Lines& out) {
  const std::optional<int> count = line.words.size() == 3 ? ReadCount(line.words[1]) : std::nullopt;
  if (!count) return line.Error("expected \"repeat N COMMAND\" and name=value");
  EventList events;
  absl::Status status;
  for (int number = 1; number <= *count && status.ok(); ++number) {
    CHATCORE_RETURN_IF_ERROR(ApplyOnce(line, line.words[2], number, events, status));
  }
  Add(status, events, out);
  return absl::OkStatus();
}

absl::Status Stage::Advance(const Line& line, Lines& out) {
  int calls = kMaxAdvanceCalls;
  if (line.words.size() > 1) {
    const std::optional<absl::Time> time = clock_.Read(line.words[1]);
    if (!time || line.words.size() > 2) return line.Error("expected \"advance TIME\" and maybe calls=N");
    LiveUntil(*time, out);
  }
  for (const binder::Assignment& assignment : line.assignments) {
    const std::optional<int> count = ReadCount(assignment.value);
    if (assignment.path != "calls" || !count) {
      return line.Error(fmt::format("expected calls=N, found {}={}", assignment.path, assignment.value));
    }
    calls = *count;
  }
  EventList events;
  const absl::Status status = desk_->AdvanceTo(clock_.now(), calls, events);
  Add(status, events, out);
  if (desk_->desk().NeedsAdvance(clock_.now())) out.push_back("needs_advance");
  return absl::OkStatus();
}

// The host stands still: time passes and nobody calls.
absl::Status Stage::Jump(const Line& line, Lines& out) {
  const std::optional<absl::Time> time = line.words.size() == 2 ? clock_.Read(line.words[1]) : std::nullopt;
  if (!time || !line.assignments.empty()) return line.Error("expected \"jump TIME\"");
  clock_.Set(*time);
  return absl::OkStatus();
}

absl::Status Stage::Query(const Line& line, Lines& out) {
  const std::unique_ptr<pb::Message> message = binder::Schema::Get().New("chatcore.v1.Query");
  if (line.words.size() != 2 || BodyField(*message->GetDescriptor(), line.words[1]) == nullptr) {
    return line.Error("expected \"query KIND\" with a kind of chatcore/v1/query.proto such as list_conversations");
  }
  CHATCORE_RETURN_IF_ERROR(Fill(line, line.words[1], 1, *message));
  v1::Query query;
  if (!query.ParseFromString(message->SerializeAsString())) return line.Error(kSchemaMismatch);
  const absl::StatusOr<v1::Answer> answer = desk_->desk().Query(query, clock_.now());
  if (!answer.ok()) {
    out.push_back(ErrorLine(answer.status()));
    return absl::OkStatus();
  }
  for (std::string& text : AnswerLines(*answer, names_, show_)) out.push_back(std::move(text));
  return absl::OkStatus();
}

absl::Status Stage::Restart(const Line& line, Lines& out) {
  if (line.words.size() != 1 || !line.assignments.empty()) return line.Error("expected nothing behind the directive");
  const bool snapshot = line.words[0] == "snapshot_restore";
  const absl::Status status = snapshot ? desk_->RestartFromSnapshot() : desk_->RestartFromEvents();
  out.push_back(status.ok() ? fmt::format("ok last_seq={}", desk_->desk().LastSeq()) : ErrorLine(status));
  return absl::OkStatus();
}

absl::Status Stage::NextDeadline(const Line& line, Lines& out) {
  const absl::Time deadline = desk_->desk().NextDeadline();
  if (deadline == absl::InfiniteFuture()) {
    out.push_back("none");
  } else if (deadline == absl::InfinitePast()) {
    out.push_back("now");
  } else {
    out.push_back(Clock::Show(absl::ToUnixMicros(deadline)));
  }
  return absl::OkStatus();
}

absl::Status Stage::SetShow(const Line& line, Lines& out) {
  const bool on = line.words.size() == 3 && line.words[2] == "on";
  if (line.words.size() != 3 || (!on && line.words[2] != "off"))
    return line.Error("expected \"show handles on\" or \"show audience off\"");
  const std::string& what = line.words[1];
  bool* const flag = what == "handles"    ? &show_.handles
                     : what == "audience" ? &show_.audience
                     : what == "counts"   ? &show_.counts
                                          : nullptr;
  if (flag == nullptr) return line.Error(fmt::format("expected handles, audience or counts, found \"{}\"", what));
  *flag = on;
  out.push_back("ok");
  return absl::OkStatus();
}

void Stage::Add(const absl::Status& status, const EventList& events, Lines& out) {
  for (const v1::Event& event : events) names_.Learn(event);
  if (show_.counts && !events.empty()) {
    out.push_back(CountLine(events));
  } else {
    for (const v1::Event& event : events) out.push_back(EventLine(event, names_, show_));
  }
  events_ += events.size();
  if (!status.ok()) out.push_back(ErrorLine(status));
}

}  // namespace chatcore::scenario
