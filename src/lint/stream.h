#ifndef CHATCORE_SRC_LINT_STREAM_H_
#define CHATCORE_SRC_LINT_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/lint_stream.h"
#include "src/lint/examine.h"
#include "src/lint/report.h"
#include "src/lint/rule_index.h"
#include "src/text/fold.h"

// What a check of a whole text and one of a growing text have in common, and the growing one.

namespace chatcore::lint {

/// For whom a text is checked.
struct Audience {
  std::string language;  // primary tags
  std::string reader;
  Scope scope;
};
Audience AudienceOf(const v1::LintRequest& request, const RuleIndex& index);

/// Whether channel and author are known. Error: kInvalidArgument.
absl::Status CheckRequest(const v1::LintRequest& request);

/// Error: kResourceExhausted past the limit.
absl::Status CheckSize(std::size_t size, std::uint32_t max_text_bytes);

/// kInvalidArgument for text that is no UTF-8 at a byte.
absl::Status NotUtf8(std::size_t byte);

/// Writes the report on a text that was examined to its end.
void WriteReport(const Source& source, const Audience& audience, Examiner& examiner, std::size_t code_points,
                 v1::LintReport& report);

/// What a stream has from its linter.
struct StreamRules {
  std::shared_ptr<const RuleIndex> index;
  std::shared_ptr<const RuleSet> rules;  // what the index was made of
  const text::Folder& folder;
  std::uint32_t max_text_bytes;
  std::uint32_t max_findings;
};

/// Bytes that the passes of a stream have read, all together: the measure of its cost.
struct StreamCost {
  std::uint64_t checked = 0;  // for UTF-8
  std::uint64_t folded = 0;
  std::uint64_t looked_back = 0;  // for a place to stop
};

std::unique_ptr<LintStream> MakeStream(StreamRules rules, const v1::LintRequest& about, StreamCost* cost = nullptr);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_STREAM_H_
