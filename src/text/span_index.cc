#include "src/text/span_index.h"

#include <unicode/utf8.h>

namespace chatcore::text {

void SpanIndex::Advance(Position& position, std::size_t offset) const {
  while (position.utf8 < offset) {
    const auto lead = static_cast<std::uint8_t>(text_[position.utf8]);
    const std::uint32_t length = 1 + U8_COUNT_TRAIL_BYTES_UNSAFE(lead);
    position.utf8 += length;
    position.code_points += 1;
    position.utf16 += length == 4 ? 2 : 1;
  }
}

Position SpanIndex::At(std::size_t offset) {
  const std::size_t needed = offset / kStride;
  while (marks_.size() < needed) {
    Position mark = marks_.empty() ? Position() : marks_.back();
    Advance(mark, (marks_.size() + 1) * kStride);
    marks_.push_back(mark);
  }
  // A mark may stand up to three bytes behind its multiple, and so behind the offset that is asked for.
  std::size_t nearest = needed;
  if (nearest > 0 && marks_[nearest - 1].utf8 > offset) --nearest;
  Position position = nearest == 0 ? Position() : marks_[nearest - 1];
  Advance(position, offset);
  return position;
}

}  // namespace chatcore::text
