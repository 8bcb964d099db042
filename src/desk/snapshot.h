#ifndef CHATCORE_SRC_DESK_SNAPSHOT_H_
#define CHATCORE_SRC_DESK_SNAPSHOT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "chatcore/v1/snapshot.pb.h"
#include "src/desk/state.h"

namespace chatcore::desk {

/// The format of v1::Snapshot that this code writes. A newer one is refused.
inline constexpr std::uint32_t kSnapshotFormat = 1;

/// The durable state as the bytes of a v1::Snapshot.
std::string SaveSnapshot(const State& state);

/// The state of a snapshot, with everything derived built anew.
///
/// Errors: kDataLoss for damaged bytes (checksum, form, references or hash do not hold), kUnimplemented for a newer
/// format.
absl::StatusOr<State> LoadSnapshot(std::string_view bytes);

/// The state of an image alone: what LoadSnapshot does behind checksum and before state hash.
///
/// Errors: kDataLoss when the image contradicts itself.
absl::StatusOr<State> LoadImage(const v1::StateImage& image);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_SNAPSHOT_H_
