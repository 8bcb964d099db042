#include "src/lint/stream.h"

#include <algorithm>
#include <utility>

#include "src/base/hasher.h"
#include "src/base/status.h"
#include "src/lint/language_tag.h"
#include "src/lint/rule_set.h"
#include "src/text/span_index.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

// Whether one to three bytes are the begin of a character.
bool MayGoOn(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (bytes.size() >= length) return false;
  for (const char trail : {'\x80', '\xA0'}) {  // one of the two is allowed behind every lead byte
    const std::string whole = std::string(bytes) + std::string(length - bytes.size(), trail);
    if (!text::ScanUtf8(whole).error.has_value()) return true;
  }
  return false;
}

class TextStream : public LintStream {
 public:
  TextStream(StreamRules rules, const v1::LintRequest& about, StreamCost* cost)
      : rules_(std::move(rules)),
        audience_(AudienceOf(about, *rules_.index)),
        examiner_(*rules_.index, audience_.scope, std::pmr::get_default_resource()),
        spans_(original_),
        cost_(cost == nullptr ? own_cost_ : *cost) {}

  absl::Status Append(std::string_view piece, std::vector<v1::Finding>& found) override {
    if (finished_) return base::FailedPrecondition("stream: is finished; begin a new one");
    CHATCORE_RETURN_IF_ERROR(CheckSize(original_.size() + piece.size(), rules_.max_text_bytes));
    CHATCORE_RETURN_IF_ERROR(TakeBytes(piece));
    found.clear();
    if (Fold(StableEnd())) {
      examiner_.Read(SourceOf().passage, false);
      Tell(found);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<v1::LintReport> Finish() override {
    if (finished_) return base::FailedPrecondition("stream: is finished; begin a new one");
    if (valid_to_ < original_.size()) return NotUtf8(valid_to_);
    finished_ = true;
    Fold(original_.size());
    examiner_.Read(SourceOf().passage, true);
    v1::LintReport report;
    WriteReport(SourceOf(), audience_, examiner_, code_points_, report);
    return report;
  }

 private:
  Source SourceOf() const { return {*rules_.index, {original_, folded_}, audience_.reader, rules_.max_findings}; }

  // Appends the piece if it is UTF-8, save that its last character may be incomplete.
  absl::Status TakeBytes(std::string_view piece) {
    const std::size_t size = original_.size();
    original_.append(piece);
    const std::string_view fresh = std::string_view(original_).substr(valid_to_);
    cost_.checked += fresh.size();
    const text::Utf8Scan scan = text::ScanUtf8(fresh);
    const std::size_t good = scan.error.value_or(fresh.size());
    if (scan.error.has_value() && !MayGoOn(fresh.substr(good))) {
      original_.resize(size);
      return NotUtf8(valid_to_ + good);
    }
    valid_to_ += good;
    code_points_ += scan.code_points;
    return absl::OkStatus();
  }

  // Where folding may stop. Places that were looked at before and were no such place are not looked at again.
  std::size_t StableEnd() {
    const std::size_t from = std::max(folded_.original_end(), looked_to_);
    const std::size_t end = text::Folder::StableEnd(std::string_view(original_).substr(0, valid_to_), from);
    cost_.looked_back += valid_to_ - end;
    if (valid_to_ > 0) looked_to_ = valid_to_ - 1;
    return end == from ? folded_.original_end() : end;
  }

  bool Fold(std::size_t end) {
    if (end == folded_.original_end()) return false;
    cost_.folded += end - folded_.original_end();
    rules_.folder.FoldMore(original_, end, folded_);
    return true;
  }

  void Tell(std::vector<v1::Finding>& found) {
    const Source source = SourceOf();
    spans_.Extend(original_);
    for (const auto& drafts = examiner_.drafts(); told_ < drafts.size(); ++told_) {
      if (told_ >= rules_.max_findings) return;
      WriteFinding(source, drafts[told_], ids_, spans_, found.emplace_back());
    }
  }

  const StreamRules rules_;
  const Audience audience_;
  std::string original_;
  std::size_t valid_to_ = 0;   // behind it an incomplete character
  std::size_t looked_to_ = 0;  // for a place to stop
  std::size_t code_points_ = 0;
  text::FoldedText folded_;
  Examiner examiner_;
  text::SpanIndex spans_;
  FindingIds ids_;
  std::size_t told_ = 0;
  bool finished_ = false;
  StreamCost own_cost_;
  StreamCost& cost_;
};

}  // namespace

Audience AudienceOf(const v1::LintRequest& request, const RuleIndex& index) {
  Audience audience;
  audience.language = PrimaryTag(request.language());
  audience.reader = PrimaryTag(request.reader_language());
  audience.scope.language = index.LanguageNumber(audience.language);
  audience.scope.channels = 1u << request.channel();
  const bool unsaid = request.author() == v1::ACTOR_KIND_UNSPECIFIED;
  audience.scope.authors = 1u << (unsaid ? v1::ACTOR_KIND_AGENT : request.author());
  return audience;
}

absl::Status CheckRequest(const v1::LintRequest& request) {
  if (!v1::Channel_IsValid(request.channel())) {
    return base::InvalidArgument("channel: {} is no channel", static_cast<int>(request.channel()));
  }
  if (!v1::ActorKind_IsValid(request.author())) {
    return base::InvalidArgument("author: {} is no kind of author", static_cast<int>(request.author()));
  }
  return absl::OkStatus();
}

absl::Status CheckSize(std::size_t size, std::uint32_t max_text_bytes) {
  if (size <= max_text_bytes) return absl::OkStatus();
  return base::ResourceExhausted("text: has {} bytes; shorten it to max_text_bytes {}", size, max_text_bytes);
}

absl::Status NotUtf8(std::size_t byte) { return base::InvalidArgument("text: byte {} is not UTF-8; send UTF-8", byte); }

void WriteReport(const Source& source, const Audience& audience, Examiner& examiner, std::size_t code_points,
                 v1::LintReport& report) {
  FactSet stated = examiner.facts();
  if (HasQuestionMark(source.passage.text())) AddFact(Fact::kQuestion, stated);
  WriteFindings(source, examiner.drafts(), report);
  v1::MessageFacts& facts = *report.mutable_facts();
  facts.set_language(audience.language);
  facts.set_code_points(static_cast<std::uint32_t>(code_points));
  facts.set_findings(static_cast<std::uint32_t>(report.findings_size()));
  StateFacts(stated, facts);
  report.set_digest(TextDigest(source.passage.original));
}

std::unique_ptr<LintStream> MakeStream(StreamRules rules, const v1::LintRequest& about, StreamCost* cost) {
  return std::make_unique<TextStream>(std::move(rules), about, cost);
}

}  // namespace chatcore::lint
