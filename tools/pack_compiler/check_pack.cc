#include "tools/pack_compiler/check_pack.h"

#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "src/base/status.h"

namespace chatcore::packs {
namespace {

namespace pb = google::protobuf;
using binder::Document;
using binder::Node;

const pb::FieldDescriptor* FieldOf(const pb::Message& message, const char* name) {
  return message.GetDescriptor()->FindFieldByName(name);
}

std::string Text(const pb::Message& message, const char* name) {
  return message.GetReflection()->GetString(message, FieldOf(message, name));
}

// "existence, substitution, ...".
std::string FieldNames(const pb::OneofDescriptor& oneof) {
  std::string names;
  for (int i = 0; i < oneof.field_count(); ++i) {
    names += fmt::format("{}{}", i == 0 ? "" : ", ", std::string(oneof.field(i)->name()));
  }
  return names;
}

// The value of `key` in a map, or the map itself when it is missing: the place to point at.
const Node& Child(const Node& map, std::string_view key) {
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    if (map.items[i].text == key) return map.items[i + 1];
  }
  return map;
}

class Checker {
 public:
  Checker(const Document& document, std::set<std::string>& rule_ids) : document_(document), rule_ids_(rule_ids) {}

  absl::Status Pack(const pb::Message& pack) {
    const Node& root = document_.root();
    for (const char* name : {"id", "language", "title"}) {
      if (Text(pack, name).empty()) return document_.Error(Child(root, name), name, "expected text, found nothing");
    }
    const pb::FieldDescriptor* rules = FieldOf(pack, "rules");
    const int count = pack.GetReflection()->FieldSize(pack, rules);
    if (count == 0) return document_.Error(Child(root, "rules"), "rules", "expected at least one rule, found none");
    for (int i = 0; i < count; ++i) {
      const Node& node = Child(root, "rules").items[static_cast<std::size_t>(i)];
      const std::string path = fmt::format("rules[{}]", i);
      CHATCORE_RETURN_IF_ERROR(
          Rule(node, path, Text(pack, "id"), pack.GetReflection()->GetRepeatedMessage(pack, rules, i)));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Rule(const Node& node, const std::string& path, const std::string& pack_id, const pb::Message& rule) {
    const pb::Reflection& reflection = *rule.GetReflection();
    const std::string id = Text(rule, "id");
    if (id.compare(0, pack_id.size() + 1, pack_id + ".") != 0) {
      return Problem(node, path, "id",
                     fmt::format("expected an id that begins with \"{}.\", found \"{}\"", pack_id, id));
    }
    if (!rule_ids_.insert(id).second) {
      return Problem(node, path, "id", fmt::format("expected an id of its own, found \"{}\" a second time", id));
    }
    if (reflection.GetUInt32(rule, FieldOf(rule, "confidence_percent")) > 100) {
      return Problem(node, path, "confidence_percent", "expected a number from 1 to 100, found more");
    }
    const pb::OneofDescriptor* kind = rule.GetDescriptor()->FindOneofByName("kind");
    if (!reflection.HasOneof(rule, kind)) {
      return document_.Error(node, path, fmt::format("expected one of {}, found none of them", FieldNames(*kind)));
    }
    // A rule without a severity states a fact: nobody reads a text of it. That its category names one is for
    // Linter::Create.
    const bool makes_findings = reflection.GetEnumValue(rule, FieldOf(rule, "severity")) != 0;
    return makes_findings ? EnglishText(node, path, rule) : absl::OkStatus();
  }

  absl::Status EnglishText(const Node& node, const std::string& path, const pb::Message& rule) const {
    const pb::FieldDescriptor* texts = FieldOf(rule, "texts");
    for (int i = 0; i < rule.GetReflection()->FieldSize(rule, texts); ++i) {
      const pb::Message& text = rule.GetReflection()->GetRepeatedMessage(rule, texts, i);
      if (Text(text, "language") == "en" && !Text(text, "message").empty()) return absl::OkStatus();
    }
    return Problem(node, path, "texts", "expected an English message, found none");
  }

  absl::Status Problem(const Node& node, const std::string& path, std::string_view field,
                       std::string_view message) const {
    return document_.Error(Child(node, field), fmt::format("{}.{}", path, field), message);
  }

  const Document& document_;
  std::set<std::string>& rule_ids_;
};

}  // namespace

absl::Status CheckPack(const Document& document, const pb::Message& pack, std::set<std::string>& rule_ids) {
  return Checker(document, rule_ids).Pack(pack);
}

}  // namespace chatcore::packs
