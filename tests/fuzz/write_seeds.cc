// Writes the first inputs of the targets whose inputs nobody can read: the texts of seeds/ as messages, the snapshots
// of desks that played them, and the same as calls of the C API.
//
//   chatcore_write_fuzz_seeds SEEDS_FOLDER OUTPUT_FOLDER
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "chatcore/v1/snapshot.pb.h"
#include "fmt/format.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/fuzz_desk.h"
#include "tools/binder/read.h"

namespace chatcore::fuzz {
namespace {

namespace files = std::filesystem;

void Write(const files::path& path, std::string_view bytes) {
  files::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// As c_api_fuzz.cc reads it.
std::string CallOf(char call, std::string_view bytes) {
  std::string written = {call, static_cast<char>(bytes.size() & 0xFF), static_cast<char>(bytes.size() >> 8 & 0xFF)};
  return written.append(bytes.substr(0, 0xFFFF));
}

void WriteBatch(const files::path& out, const std::string& name, const v1::CommandBatch& batch) {
  Write(out / "command_bytes" / name, batch.SerializeAsString());
  const std::unique_ptr<scenario::CheckedDesk> desk = OpenDesk();
  Play play(*desk);
  for (const v1::Command& command : batch.commands()) play.Apply(command);
  const std::string snapshot = desk->desk().Snapshot().value();
  v1::Snapshot parsed;
  Must(parsed.ParseFromString(snapshot), "a snapshot can be parsed");
  Write(out / "snapshot" / name, parsed.state());

  v1::Query query;
  query.mutable_list_conversations();
  std::string calls = CallOf(2, SmallDeskConfig().SerializeAsString());
  calls += CallOf(5, batch.SerializeAsString());
  for (const v1::Command& command : batch.commands()) calls += CallOf(4, command.SerializeAsString());
  calls += CallOf(6, "") + CallOf(7, query.SerializeAsString()) + CallOf(9, "") + CallOf(3, snapshot);
  Write(out / "c_api" / name, calls);
}

void WritePack(const files::path& out, const std::string& name, const v1::LintPack& pack) {
  Write(out / "lint_pack" / name, pack.SerializeAsString());
  v1::LintPolicy policy;
  *policy.add_packs() = pack;
  v1::LintRequest request;
  request.set_text("Hello! No idea, that is your fault.");
  Write(out / "c_api" / ("linter_" + name),
        CallOf(0, policy.SerializeAsString()) + CallOf(1, request.SerializeAsString()));
}

template <typename Message>
Message Read(const files::path& path) {
  absl::StatusOr<Message> message = binder::ReadFile<Message>(path.string());
  Must(message.status(), "a seed can be read");
  return *std::move(message);
}

}  // namespace
}  // namespace chatcore::fuzz

int main(int argc, char** argv) {
  using namespace chatcore;
  if (argc != 3) {
    fmt::print(stderr, "usage: chatcore_write_fuzz_seeds SEEDS_FOLDER OUTPUT_FOLDER\n");
    return 2;
  }
  const std::filesystem::path seeds = argv[1];
  for (const auto& entry : std::filesystem::directory_iterator(seeds / "command_bytes")) {
    fuzz::WriteBatch(argv[2], entry.path().stem().string(), fuzz::Read<v1::CommandBatch>(entry.path()));
  }
  for (const auto& entry : std::filesystem::directory_iterator(seeds / "lint_pack")) {
    fuzz::WritePack(argv[2], entry.path().stem().string(), fuzz::Read<v1::LintPack>(entry.path()));
  }
  return 0;
}
