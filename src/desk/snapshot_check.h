#ifndef CHATCORE_SRC_DESK_SNAPSHOT_CHECK_H_
#define CHATCORE_SRC_DESK_SNAPSHOT_CHECK_H_

#include "absl/status/status.h"
#include "chatcore/v1/snapshot.pb.h"

namespace chatcore::desk {

/// Checks the values of an image one by one, before any of them is used: enum values that exist and times that can be
/// added and subtracted. Whether the parts fit each other is for LoadImage and CheckInvariants.
///
/// Errors: kDataLoss naming the list and the field. Cost: linear in the image.
absl::Status CheckImage(const v1::StateImage& image);

}  // namespace chatcore::desk

#endif  // CHATCORE_SRC_DESK_SNAPSHOT_CHECK_H_
