#include "tests/fuzz/message_mutator.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace chatcore::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t kMostText = 300;

// All messages of a tree and the values in them that can stand in another place.
struct Harvest {
  std::vector<Message*> messages;
  std::vector<std::string> texts;
  std::vector<std::uint64_t> numbers;
};

void Gather(Message& message, Harvest& harvest) {
  harvest.messages.push_back(&message);
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const bool repeated = field->is_repeated();
      switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_MESSAGE:
          Gather(repeated ? *reflection.MutableRepeatedMessage(&message, field, i)
                          : *reflection.MutableMessage(&message, field),
                 harvest);
          break;
        case FieldDescriptor::CPPTYPE_STRING:
          harvest.texts.push_back(repeated ? reflection.GetRepeatedString(message, field, i)
                                           : reflection.GetString(message, field));
          break;
        case FieldDescriptor::CPPTYPE_UINT64:
          harvest.numbers.push_back(repeated ? reflection.GetRepeatedUInt64(message, field, i)
                                             : reflection.GetUInt64(message, field));
          break;
        case FieldDescriptor::CPPTYPE_INT64:
          harvest.numbers.push_back(static_cast<std::uint64_t>(repeated ? reflection.GetRepeatedInt64(message, field, i)
                                                                        : reflection.GetInt64(message, field)));
          break;
        case FieldDescriptor::CPPTYPE_INT32:
        case FieldDescriptor::CPPTYPE_UINT32:
        case FieldDescriptor::CPPTYPE_DOUBLE:
        case FieldDescriptor::CPPTYPE_FLOAT:
        case FieldDescriptor::CPPTYPE_BOOL:
        case FieldDescriptor::CPPTYPE_ENUM:
          break;
      }
    }
  }
}

class Mutator {
 public:
  Mutator(Message& root, std::minstd_rand& random) : random_(random) { Gather(root, harvest_); }

  void Change() {
    Message& message = *harvest_.messages[Below(harvest_.messages.size())];
    const int fields = message.GetDescriptor()->field_count();
    if (fields == 0) return;
    const FieldDescriptor* field = message.GetDescriptor()->field(static_cast<int>(Below(fields)));
    // What is there is more interesting than what is not.
    std::vector<const FieldDescriptor*> set;
    message.GetReflection()->ListFields(message, &set);
    if (!set.empty() && Below(3) != 0) field = set[Below(set.size())];
    field->is_repeated() ? ChangeList(message, field) : ChangeField(message, field);
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }

  std::uint64_t Number() {
    static constexpr std::uint64_t kUsual[] = {0,
                                               1,
                                               2,
                                               3,
                                               7,
                                               64,
                                               1000,
                                               0x100000001,
                                               0x7FFFFFFF,
                                               0xFFFFFFFF,
                                               1'000'000,
                                               60'000'000,
                                               3'600'000'000,
                                               90'000'000'000,
                                               1ull << 52,
                                               1ull << 62,
                                               INT64_MAX,
                                               1ull << 63,
                                               UINT64_MAX};
    const bool known = !harvest_.numbers.empty() && Below(2) == 0;
    const std::uint64_t base =
        known ? harvest_.numbers[Below(harvest_.numbers.size())] : kUsual[Below(std::size(kUsual))];
    return Below(3) == 0 ? base + Below(5) - 2 : base;
  }

  std::string Text() {
    std::string text = harvest_.texts.empty() ? "" : harvest_.texts[Below(harvest_.texts.size())];
    if (Below(3) != 0) return text;
    std::vector<std::uint8_t> bytes(text.begin(), text.end());
    bytes.resize(std::max(kMostText, text.size()));
    bytes.resize(LLVMFuzzerMutate(bytes.data(), text.size(), bytes.size()));
    return std::string(bytes.begin(), bytes.end());
  }

  int EnumValue(const FieldDescriptor* field) {
    const int count = field->enum_type()->value_count();
    const std::size_t chosen = Below(static_cast<std::size_t>(count) + 1);
    return chosen == static_cast<std::size_t>(count) ? static_cast<int>(Number())
                                                     : field->enum_type()->value(static_cast<int>(chosen))->number();
  }

  // The bytes of a message of this type from elsewhere in the tree, or none. To be called before the tree changes: what
  // is set in a oneof takes the place, and the life, of what was there.
  std::string BytesOf(const google::protobuf::Descriptor* type) {
    std::vector<const Message*> same;
    for (const Message* message : harvest_.messages) {
      if (message->GetDescriptor() == type) same.push_back(message);
    }
    if (same.empty() || Below(4) == 0) return "";
    return same[Below(same.size())]->SerializeAsString();
  }

  void ChangeField(Message& message, const FieldDescriptor* field) {
    const Reflection& reflection = *message.GetReflection();
    if (Below(8) == 0) return reflection.ClearField(&message, field);
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE: {
        const std::string bytes = BytesOf(field->message_type());
        reflection.MutableMessage(&message, field)->ParseFromString(bytes);
        return;
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection.SetString(&message, field, Text());
      case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.SetUInt64(&message, field, Number());
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.SetInt64(&message, field, static_cast<std::int64_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.SetUInt32(&message, field, static_cast<std::uint32_t>(Number()));
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.SetInt32(&message, field, static_cast<std::int32_t>(Number()));
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.SetBool(&message, field, !reflection.GetBool(message, field));
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.SetEnumValue(&message, field, EnumValue(field));
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
        return;
    }
  }

  void ChangeList(Message& message, const FieldDescriptor* field) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, field);
    const std::size_t what = Below(4);
    if (size > 0 && what == 0) return reflection.RemoveLast(&message, field);
    if (size > 1 && what == 1) {
      const auto any = [&] { return static_cast<int>(Below(static_cast<std::size_t>(size))); };
      return reflection.SwapElements(&message, field, any(), any());
    }
    Add(message, field);
    // Anywhere, not only at the end.
    if (size > 0)
      reflection.SwapElements(&message, field, size, static_cast<int>(Below(static_cast<std::size_t>(size))));
  }

  void Add(Message& message, const FieldDescriptor* field) {
    const Reflection& reflection = *message.GetReflection();
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE: {
        const std::string bytes = BytesOf(field->message_type());
        reflection.AddMessage(&message, field)->ParseFromString(bytes);
        return;
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection.AddString(&message, field, Text());
      case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.AddUInt64(&message, field, Number());
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.AddInt64(&message, field, static_cast<std::int64_t>(Number()));
      case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.AddUInt32(&message, field, static_cast<std::uint32_t>(Number()));
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.AddInt32(&message, field, static_cast<std::int32_t>(Number()));
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.AddBool(&message, field, Below(2) == 0);
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.AddEnumValue(&message, field, EnumValue(field));
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
        return;
    }
  }

  std::minstd_rand& random_;
  Harvest harvest_;
};

}  // namespace

void MutateMessage(Message& message, std::minstd_rand& random) {
  for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) Mutator(message, random).Change();
}

}  // namespace chatcore::fuzz
