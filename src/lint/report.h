#ifndef CHATCORE_SRC_LINT_REPORT_H_
#define CHATCORE_SRC_LINT_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "chatcore/v1/lint.pb.h"
#include "src/lint/examine.h"
#include "src/lint/rule_index.h"
#include "src/text/fold.h"

namespace chatcore::lint {

/// What a report is written from.
struct Source {
  const RuleIndex& index;
  std::string_view original;
  const text::FoldedText& folded;
  std::string_view reader_language;  // primary tag; empty = English
  std::uint32_t max_findings;
};

/// Puts drafts into words: `report` gets the findings ordered by place, then by rule id. Of more than max_findings the
/// gravest are kept, of equally grave ones the first. The order of `drafts` changes.
void WriteFindings(const Source& source, std::pmr::vector<Draft>& drafts, v1::LintReport& report);

/// Whether a sentence begins at byte `begin`: at the start of the text or of a line, or behind the mark that ends a
/// sentence. Looks back at most 16 code points.
bool IsSentenceStart(std::string_view original, std::size_t begin);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_REPORT_H_
