#include "tools/binder/set_field.h"

#include <memory>
#include <string>

#include "doctest/doctest.h"
#include "src/base/status.h"
#include "tools/binder/print_text.h"
#include "tools/binder/schema.h"

namespace chatcore::binder {
namespace {

// Sets fields of a StartConversation one after the other and shows the result or the first error.
struct Fields {
  std::unique_ptr<google::protobuf::Message> message = Schema::Get().New("chatcore.v1.StartConversation");
  std::string error;

  Fields& Set(const std::string& path, const std::string& value, bool quoted = false) {
    Assignment assignment{path, value, quoted, "a.txt", 7, 5, 5 + path.size() + 1};
    const absl::Status status = SetField(*message, assignment);
    if (!status.ok() && error.empty()) error = base::MessageOf(status);
    return *this;
  }
  std::string Text() const { return error.empty() ? ToText(*message) : error; }
};

TEST_CASE("fields are set by name and path") {
  CHECK(Fields().Set("channel", "chat").Set("priority", "7").Set("requirement.language", "lv").Text() ==
        "channel=chat priority=7 requirement={language=lv}");
}

TEST_CASE("an index appends to a list or names what is there") {
  CHECK(Fields()
            .Set("requirement.skills[0].skill_id", "billing")
            .Set("requirement.skills[0].level", "3")
            .Set("requirement.skills[1].skill_id", "sales")
            .Text() == "requirement={skills=[{skill_id=billing level=3}, {skill_id=sales}]}");
  CHECK(Fields().Set("requirement.skills[1].level", "3").Text() ==
        "a.txt:7:5: requirement.skills[1].level: expected an index from 0 to the length of the list");
}

TEST_CASE("a value in braces or brackets is YAML, and errors inside it name its own column") {
  CHECK(Fields().Set("requirement", "{skills: [{skill_id: billing, level: 3}], language: lv}").Text() ==
        "requirement={skills=[{skill_id=billing level=3}] language=lv}");
  CHECK(Fields().Set("requirement", "{skills: [{skill: billing}]}").Text() ==
        "a.txt:7:28: requirement.skills[0]: expected a field of SkillLevel, found \"skill\" (did you mean "
        "\"skill_id\"?)");
}

TEST_CASE("a list without an index takes values separated by commas and replaces what was there") {
  auto agent = Schema::Get().New("chatcore.v1.Agent");
  CHECK(SetField(*agent, {"languages", "en", false}).ok());
  CHECK(SetField(*agent, {"languages", "lv,et", false}).ok());
  CHECK(SetField(*agent, {"team_ids", "one, and the same", true}).ok());
  CHECK(ToText(*agent) == "team_ids=[\"one, and the same\"] languages=[lv, et]");
}

TEST_CASE("a hook may read values in its own way") {
  auto reply = Schema::Get().New("chatcore.v1.ReplyTicket");
  const ValueHook hook = [](const google::protobuf::FieldDescriptor&,
                            std::string_view text) -> std::optional<std::string> {
    if (text == "later") return "42";
    return std::nullopt;
  };
  CHECK(SetField(*reply, {"pending_until_us", "later", false}, hook).ok());
  CHECK(SetField(*reply, {"message_id", "later", true}, hook).ok());  // quoted text is itself
  CHECK(ToText(*reply) == "message_id=later pending_until_us=42us");
}

TEST_CASE("what cannot be set is named") {
  CHECK(Fields().Set("chanel", "chat").Text() ==
        "a.txt:7:5: chanel: expected a field of StartConversation, found \"chanel\" (did you mean \"channel\"?)");
  CHECK(Fields().Set("channel", "fax").Text() ==
        "a.txt:7:5: channel: expected one of chat, email, social_direct, social_public, phone, sms, meeting, found "
        "\"fax\"");
  CHECK(Fields().Set("channel.x", "1").Text().find("and no field inside it") != std::string::npos);
  CHECK(Fields().Set("channel[0]", "chat").Text() ==
        "a.txt:7:5: channel[0]: expected no index, because this is no list");
  CHECK(Fields().Set("requirement.skills[x].level", "3").Text() ==
        "a.txt:7:5: requirement.skills[x].level: expected name or name[index], found \"skills[x]\"");
  CHECK(Fields().Set("requirement.skills.level", "3").Text() ==
        "a.txt:7:5: requirement.skills.level: expected an index from 0 to the length of the list");
  CHECK(Fields().Set("priority", "7", true).Text() ==
        "a.txt:7:5: priority: expected a whole number from 0 to 4294967295, found the quoted text \"7\"");
}

TEST_CASE("a second field of a oneof is refused") {
  auto command = Schema::Get().New("chatcore.v1.Configure");
  CHECK(SetField(*command, {"whole.workspace_id", "a", false}).ok());
  CHECK(base::MessageOf(SetField(*command, {"patch.default_queue_id", "a", false, "a.txt", 1, 9, 9})) ==
        "a.txt:1:9: patch.default_queue_id: expected one of the two, found \"patch\" beside \"whole\"");
}

}  // namespace
}  // namespace chatcore::binder
