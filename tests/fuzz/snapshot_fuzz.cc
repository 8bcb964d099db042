// Any v1::StateImage, wrapped with a checksum and a state hash that hold, so that the loader's own checks are what
// stands between the bytes and a desk. It is refused as kDataLoss, or gives a desk that keeps its invariants, whose
// snapshot gives the same desk again, and that goes on: time passes and a conversation is taken in without the desk
// being poisoned. The same bytes as a Snapshot, and as the state of one that nobody hashed, never give a desk.
#include "chatcore/desk.h"
#include "chatcore/v1/snapshot.pb.h"
#include "src/base/hasher.h"
#include "src/desk/snapshot.h"
#include "src/desk/state_hash.h"
#include "tests/fuzz/fuzz.h"

namespace chatcore::fuzz {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;

bool IsTyped(const absl::Status& status) { return absl::IsDataLoss(status) || absl::IsUnimplemented(status); }

v1::Snapshot Wrap(const v1::StateImage& image, std::string_view state) {
  v1::Snapshot snapshot;
  snapshot.set_format(desk::kSnapshotFormat);
  snapshot.set_seq(image.seq());
  snapshot.set_at_us(image.at_us());
  snapshot.mutable_state()->assign(state);
  snapshot.set_checksum(base::HashBytes(snapshot.state()));
  return snapshot;
}

// What a host does next.
void GoOn(Desk& desk, std::int64_t at_us) {
  EventList events;
  absl::Status status;
  const absl::Time later = absl::FromUnixMicros(at_us + kHourUs);
  for (int calls = 0; calls < 100 && status.ok() && (calls == 0 || desk.NeedsAdvance(later)); ++calls) {
    status = desk.AdvanceTo(later, events);
  }
  v1::Command command;
  command.mutable_start_conversation()->set_conversation_id("new");
  command.mutable_start_conversation()->set_customer_id("new");
  command.mutable_start_conversation()->set_channel(v1::CHANNEL_CHAT);
  if (status.ok()) status = desk.Apply(command, later, events);
  Must(status.ok() || absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status), status.ToString());
  if (status.ok()) Must(desk.CheckInvariants(), "the invariants later on");
}

void RestoreImage(const v1::StateImage& image, std::string_view state) {
  v1::Snapshot snapshot = Wrap(image, state);
  const absl::StatusOr<desk::State> loaded = desk::LoadImage(image);
  if (!loaded.ok()) {
    Must(absl::IsDataLoss(loaded.status()), loaded.status().ToString());
    Must(IsTyped(Desk::Restore(snapshot.SerializeAsString()).status()), "a refused image makes no desk");
    return;
  }
  snapshot.set_state_hash(desk::HashState(*loaded) + 1);
  Must(IsTyped(Desk::Restore(snapshot.SerializeAsString()).status()), "a wrong state hash makes no desk");
  snapshot.set_state_hash(desk::HashState(*loaded));
  const absl::StatusOr<std::unique_ptr<Desk>> desk = Desk::Restore(snapshot.SerializeAsString());
  Must(desk.status(), "an image that loads is restored");
  Must((*desk)->CheckInvariants(), "the invariants after Restore");
  const std::string saved = (*desk)->Snapshot().value();
  const absl::StatusOr<std::unique_ptr<Desk>> again = Desk::Restore(saved);
  Must(again.status(), "the snapshot of a restored desk is restored");
  Must((*again)->StateHash() == (*desk)->StateHash(), "the hash is the same after a second Restore");
  Must((*again)->Snapshot().value() == saved, "the snapshot is the same after a second Restore");
  GoOn(**desk, image.at_us());
}

}  // namespace
}  // namespace chatcore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chatcore;
  const std::string_view bytes = fuzz::TextOf(data, size);
  const absl::Status raw = Desk::Restore(bytes).status();
  fuzz::Must(raw.ok() || fuzz::IsTyped(raw), raw.ToString());
  v1::StateImage image;
  if (image.ParseFromArray(data, static_cast<int>(size))) {
    fuzz::RestoreImage(image, bytes);
  } else {
    fuzz::Must(fuzz::IsTyped(Desk::Restore(fuzz::Wrap(image, bytes).SerializeAsString()).status()),
               "no image, no desk");
  }
  return 0;
}
