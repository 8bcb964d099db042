#ifndef CHATCORE_LINTER_H_
#define CHATCORE_LINTER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "chatcore/v1/lint.pb.h"

namespace chatcore {

class LintStream;

/// Says whether a text is fit to send, and if not, where and why.
///
/// A linter is made once from packs of rules and then shared: one for many desks. It stands alone, no desk is needed.
///
/// ```cpp
/// absl::StatusOr<std::shared_ptr<const Linter>> linter = Linter::Create(v1::LintPolicy());  // every built-in pack
/// v1::LintRequest request;
/// request.set_text("I don't know.");
/// request.set_language("en");
/// absl::StatusOr<v1::LintReport> report = (*linter)->Check(request);
/// for (const v1::Finding& finding : report->findings()) Show(finding.message(), finding.span());
/// ```
///
/// Thread safety: immutable, so every member may be called from several threads at once.
class Linter {
 public:
  /// Compiles the rules of `policy`.
  ///
  /// Errors: kInvalidArgument for an unknown pack or rule id, two rules with one id in one pack, a rule without phrases
  /// or English texts, a rule that does not fire on its own bad examples or fires on its good ones or on what it
  /// offers, and past a limit (docs/lint.md). The message names pack, rule and field. Cost: a few milliseconds for a
  /// thousand phrases, linear in them; make one linter and share it.
  static absl::StatusOr<std::shared_ptr<const Linter>> Create(const v1::LintPolicy& policy);

  virtual ~Linter() = default;
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;

  /// Checks one text. Findings are ordered by place, then by rule id; of more than `max_findings` the gravest are kept.
  ///
  /// Errors: kInvalidArgument when the text is not UTF-8 (the message gives the byte) or channel or author are none,
  /// kResourceExhausted when it is longer than `max_text_bytes`. No message contains any of the text. Cost: linear in
  /// the text, whatever the number of rules; about a microsecond for a message of usual length.
  virtual absl::StatusOr<v1::LintReport> Check(const v1::LintRequest& request) const = 0;

  /// Begins the check of a text that is not there as a whole: it is being typed or generated. Everything of `about` but
  /// its text counts. The stream keeps what it needs of the linter alive. See chatcore/lint_stream.h.
  ///
  /// Errors: those of Check; kUnimplemented for a linter of the host's own that has no streams.
  virtual absl::StatusOr<std::unique_ptr<LintStream>> Stream(const v1::LintRequest& about) const;

  /// A number over the rules in use; equal numbers find the same. Part of v1::BuildStamp.
  virtual std::uint64_t RulesHash() const = 0;

  /// The rules in use after merging, disabling and overrides, sorted by id.
  virtual std::vector<v1::LintRule> EffectiveRules() const = 0;

 protected:
  Linter() = default;
};

/// Returns the ids of the packs that are compiled into the library, sorted.
std::vector<std::string> BuiltInPackIds();

/// Names a text for `PostMessage.confirmed_digest`: XXH3 over its bytes.
std::uint64_t TextDigest(std::string_view text);

}  // namespace chatcore

#endif  // CHATCORE_LINTER_H_
