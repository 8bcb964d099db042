#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"
#include "fmt/format.h"
#include "fmt/ranges.h"
#include "tools/binder/read.h"
#include "tools/binder/schema.h"
#include "tools/scenario/line.h"
#include "tools/scenario/script.h"

// The transcripts together show everything that a desk can be told and can answer.

namespace chatcore::scenario {
namespace {

using Names = std::set<std::string>;

// What no event shows as a value, and why.
constexpr std::string_view kNeverShown[] = {
    "created",      // a ticket is created by ticket_opened
    "archive_due",  // ... archived by ticket_archived
    "merged",       // ... merged by ticket_merged
    "purge_due",    // ... erased by ticket_erased
    "transfer",     // a transfer is one event, conversation_transferred
    "transferred",
    "pending",  // an offer is pending from offer_made on
    "moved",    // no command moves a conversation to another channel
    "dormant",  // no command makes a conversation dormant
};

struct Seen {
  Names directives;  // commands and other words
  Names queries;
  std::vector<std::string> output;
};

Seen ReadTranscripts() {
  Seen seen;
  for (const auto& entry : std::filesystem::directory_iterator(CHATCORE_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "CMakeLists.txt") continue;
    const absl::StatusOr<Script> script =
        ParseScript(entry.path().string(), binder::ReadWholeFile(entry.path().string()).value());
    REQUIRE(script.ok());
    for (const Block& block : script->blocks) {
      seen.output.insert(seen.output.end(), block.expected.begin(), block.expected.end());
      for (const Directive& directive : block.directives) {
        const absl::StatusOr<Line> line = ReadLine(script->name, directive);
        REQUIRE(line.ok());
        for (const std::string& word : line->words) seen.directives.insert(word);
        if (line->words.size() > 1 && line->words[line->words.size() - 2] == "query")
          seen.queries.insert(line->words.back());
      }
    }
  }
  return seen;
}

const Seen& All() {
  static const Seen seen = ReadTranscripts();
  return seen;
}

bool Shown(std::string_view text) {
  return std::any_of(All().output.begin(), All().output.end(),
                     [text](const std::string& line) { return (line + " ").find(text) != std::string::npos; });
}

std::string Joined(const Names& names) { return fmt::format("{}", fmt::join(names, " ")); }

Names BodyNames(const char* type) {
  const auto* body = binder::Schema::Get().FindMessage(type)->FindOneofByName("body");
  Names names;
  for (int i = 0; i < body->field_count(); ++i) names.insert(std::string(body->field(i)->name()));
  return names;
}

// The values of an enum that no line shows as ` field=value ` although some could.
std::string NotShown(const char* enum_type, const std::string& field) {
  Names missing;
  for (const std::string& name : binder::ShortNames(*binder::Schema::Get().pool().FindEnumTypeByName(enum_type))) {
    const bool never = std::find(std::begin(kNeverShown), std::end(kNeverShown), name) != std::end(kNeverShown);
    if (!never && !Shown(" " + field + "=" + name + " ")) missing.insert(name);
  }
  return Joined(missing);
}

std::string Missing(const Names& wanted, const Names& found) {
  Names missing;
  std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::inserter(missing, missing.end()));
  return Joined(missing);
}

TEST_CASE("every command is in some transcript") {
  CHECK(Missing(BodyNames("chatcore.v1.Command"), All().directives) == "");
}

TEST_CASE("every query is in some transcript") { CHECK(Missing(BodyNames("chatcore.v1.Query"), All().queries) == ""); }

TEST_CASE("every event kind is in some transcript") {
  Names missing;
  for (const std::string& kind : BodyNames("chatcore.v1.Event")) {
    if (!Shown(" " + kind + " ")) missing.insert(kind);
  }
  CHECK(Joined(missing) == "");
}

TEST_CASE("every reason to refuse a command is in some transcript") {
  CHECK(NotShown("chatcore.v1.RejectReason", "reason") == "");
}

TEST_CASE("every other value that an event or answer may show is in some transcript") {
  CHECK(NotShown("chatcore.v1.QueuedReason", "reason") == "");
  CHECK(NotShown("chatcore.v1.AssignedBy", "by") == "");
  CHECK(NotShown("chatcore.v1.EndReason", "reason") == "");
  CHECK(NotShown("chatcore.v1.TicketCause", "cause") == "");
  CHECK(NotShown("chatcore.v1.NoticeKind", "kind") == "");
  CHECK(NotShown("chatcore.v1.OfferState", "state") == "");
  CHECK(NotShown("chatcore.v1.Outcome", "outcome") == "");
  CHECK(NotShown("chatcore.v1.Criterion", "decided_by") == "");
  CHECK(NotShown("chatcore.v1.Obstacle", "obstacle") == "");
  CHECK(NotShown("chatcore.v1.TicketSource", "source") == "");
  CHECK(NotShown("chatcore.v1.Place", "place") == "");
}

}  // namespace
}  // namespace chatcore::scenario
