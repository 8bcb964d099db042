#ifndef CHATCORE_LINT_STREAM_H_
#define CHATCORE_LINT_STREAM_H_

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/linter.h"
#include "chatcore/v1/lint.pb.h"

namespace chatcore {

/// The check of a text as it is typed or generated.
///
/// ```cpp
/// v1::LintRequest about;  // all but the text
/// about.set_language("en");
/// std::unique_ptr<LintStream> stream = linter->Stream(about).value();
/// std::vector<v1::Finding> found;
/// for (std::string_view token : {"I do", "n't kn", "ow. "}) {
///   if (!stream->Append(token, found).ok()) break;
///   // Certain: nothing that follows takes it back.
///   for (const v1::Finding& finding : found) Show(finding.message(), finding.span());
/// }
/// v1::LintReport report = stream->Finish().value();           // what Linter::Check says of the whole text
/// ```
///
/// A finding comes as soon as no text that may follow can change it: as a rule a word behind its end, for the longest
/// phrase counts and a word may go on; behind a quotation mark when the quotation ends; a finding about what is missing
/// at the end of the text. Its `id` is that of the same finding in the report, and in a check of an edited text it
/// stays the same while its wording and those before it of the same rule do, so a display can follow it.
///
/// Pieces may end anywhere, in the middle of a character, too. Total cost: linear in the text, however small the
/// pieces. Memory: the text twice and what was found.
///
/// To go on after an edit, begin a new stream; Linter::Check of a whole message takes a microsecond.
///
/// Thread safety: one thread at a time; different streams of one linter are independent.
class LintStream {
 public:
  virtual ~LintStream() = default;
  LintStream(const LintStream&) = delete;
  LintStream& operator=(const LintStream&) = delete;

  /// Takes the next piece of the text and replaces `found` by the findings that became certain with it. At most
  /// `max_findings` are told before the end; the report has the gravest.
  ///
  /// Errors: kInvalidArgument for bytes that are no UTF-8 (the message gives the place), kResourceExhausted when the
  /// text gets longer than `max_text_bytes`, kFailedPrecondition behind Finish. After an error the stream is as before.
  virtual absl::Status Append(std::string_view piece, std::vector<v1::Finding>& found) = 0;

  /// Ends the text and returns the report, equal to that of Linter::Check. Errors: kInvalidArgument when the text ends
  /// inside of a character, kFailedPrecondition the second time.
  virtual absl::StatusOr<v1::LintReport> Finish() = 0;

 protected:
  LintStream() = default;
};

}  // namespace chatcore

#endif  // CHATCORE_LINT_STREAM_H_
