#ifndef CHATCORE_SRC_LINT_REPORT_H_
#define CHATCORE_SRC_LINT_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "chatcore/v1/lint.pb.h"
#include "src/lint/examine.h"
#include "src/lint/rule_index.h"
#include "src/text/span_index.h"

namespace chatcore::lint {

/// What a report is written from.
struct Source {
  const RuleIndex& index;
  Passage passage;
  std::string_view reader_language;  // primary tag; empty = English
  std::uint32_t max_findings;
};

/// Gives findings their ids: of one rule and one wording the first, the second and so on, so that an id outlives
/// changes in other places of the text. Findings of one rule have to come by place.
class FindingIds {
 public:
  std::uint64_t Next(const CompiledRule& rule, std::string_view folded);

 private:
  std::map<std::uint64_t, std::uint64_t> seen_;
};

/// Puts one draft into words.
void WriteFinding(const Source& source, const Draft& draft, FindingIds& ids, text::SpanIndex& spans,
                  v1::Finding& finding);

/// Puts drafts into words: `report` gets the findings ordered by place, then by rule id. Of more than max_findings the
/// gravest are kept, of equally grave ones the first. The order of `drafts` changes.
void WriteFindings(const Source& source, std::pmr::vector<Draft>& drafts, v1::LintReport& report);

/// Whether a sentence begins at byte `begin`: at the start of the text or of a line, or behind the mark that ends a
/// sentence. Looks back at most 16 code points.
bool IsSentenceStart(std::string_view original, std::size_t begin);

}  // namespace chatcore::lint

#endif  // CHATCORE_SRC_LINT_REPORT_H_
