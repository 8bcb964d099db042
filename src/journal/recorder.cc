#include <google/protobuf/io/coded_stream.h>

#include "chatcore/journal_host.h"
#include "src/base/status.h"

namespace chatcore {
namespace {

// EventBatch.events = 1, length-delimited. Written by hand: a batch message would copy every event first.
constexpr std::uint8_t kEventsTag = 1 << 3 | 2;

void AppendEvent(const v1::Event& event, std::string& bytes) {
  using google::protobuf::io::CodedOutputStream;
  const std::size_t size = event.ByteSizeLong();
  const std::size_t begin = bytes.size();
  bytes.resize(begin + 1 + CodedOutputStream::VarintSize64(size) + size);
  auto* out = reinterpret_cast<std::uint8_t*>(bytes.data() + begin);
  *out++ = kEventsTag;
  out = CodedOutputStream::WriteVarint64ToArray(size, out);
  event.SerializeWithCachedSizesToArray(out);
}

}  // namespace

Recorder::Recorder(Journal& journal, std::string_view workspace, const Journal::Lease& lease)
    : journal_(journal), workspace_(workspace), epoch_(lease.epoch), head_(lease.head), last_added_(lease.head) {}

absl::Status Recorder::Add(const EventList& events, std::size_t begin) {
  CHATCORE_RETURN_IF_ERROR(failed_);
  const std::uint64_t before = last_added_;
  for (std::size_t i = begin; i < events.size(); ++i) {
    const v1::Event& event = events[i];
    if (event.seq() == 0) continue;
    if (event.seq() != last_added_ + 1) {
      failed_ = base::InvalidArgument("events[{}].seq {}: {} was expected; add the events of every call, in order", i,
                                      event.seq(), last_added_ + 1);
      return failed_;
    }
    AppendEvent(event, bytes_);
    last_added_ = event.seq();
  }
  if (last_added_ > before) pending_.push_back({before + 1, last_added_, bytes_.size()});
  return absl::OkStatus();
}

absl::StatusOr<std::uint64_t> Recorder::Commit() {
  CHATCORE_RETURN_IF_ERROR(failed_);
  if (pending_.empty()) return head_;
  records_.clear();
  std::size_t begin = 0;
  for (const Pending& pending : pending_) {
    records_.push_back(
        {pending.first_seq, pending.last_seq, std::string_view(bytes_).substr(begin, pending.end - begin)});
    begin = pending.end;
  }
  absl::StatusOr<std::uint64_t> head = journal_.Append(workspace_, epoch_, head_, records_);
  if (!head.ok()) {
    failed_ = head.status();
    return failed_;
  }
  head_ = *head;
  pending_.clear();
  bytes_.clear();
  return head_;
}

}  // namespace chatcore
