#include "src/lint/report.h"

#include <algorithm>
#include <tuple>

#include "src/text/letter_case.h"
#include "src/text/span_index.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

void KeepGravest(const Source& source, std::pmr::vector<Draft>& drafts, v1::LintReport& report) {
  if (drafts.size() <= source.max_findings) return;
  report.set_truncated(true);
  const auto key = [&](const Draft& draft) {
    return std::make_tuple(-source.index.rules()[draft.rule].rule->severity(), draft.begin, draft.end, draft.rule);
  };
  const auto last = drafts.begin() + source.max_findings;
  std::nth_element(drafts.begin(), last, drafts.end(), [&](const Draft& a, const Draft& b) { return key(a) < key(b); });
  drafts.erase(last, drafts.end());
}

const v1::RuleText& TextFor(const v1::LintRule& rule, std::string_view reader_language) {
  const v1::RuleText* english = nullptr;
  for (const v1::RuleText& text : rule.texts()) {
    if (text.language() == reader_language) return text;
    if (text.language() == "en") english = &text;
  }
  return *english;  // CheckRule saw it
}

void SetSpan(text::SpanIndex& index, std::size_t begin, std::size_t end, v1::Span& span) {
  const text::Position first = index.At(begin);
  const text::Position last = index.At(end);
  span.set_utf8_begin(first.utf8);
  span.set_utf8_end(last.utf8);
  span.set_code_point_begin(first.code_points);
  span.set_code_point_end(last.code_points);
  span.set_utf16_begin(first.utf16);
  span.set_utf16_end(last.utf16);
}

// The pack writes replacements as in the middle of a sentence. A capital that the pack's own spelling of the phrase
// explains ("I don't know") says nothing of the place.
void AddReplacements(const CompiledRule& compiled, const Draft& draft, std::string_view original, std::size_t begin,
                     v1::Finding& finding) {
  if (draft.phrase == Match::kNoPhrase) return;
  const std::vector<std::string_view> replacements = compiled.kind->Replacements(draft.phrase);
  if (replacements.empty()) return;
  const bool own_capital = text::StartsUpper(original.substr(begin)) && !compiled.phrase_starts_upper[draft.phrase];
  const bool capital = own_capital || IsSentenceStart(original, begin);
  for (const std::string_view replacement : replacements) {
    finding.add_replacements(capital ? text::Capitalised(replacement) : std::string(replacement));
  }
}

void WriteFinding(const Source& source, const Draft& draft, text::SpanIndex& spans, v1::Finding& finding) {
  const CompiledRule& compiled = source.index.rules()[draft.rule];
  const v1::LintRule& rule = *compiled.rule;
  const bool missing = draft.phrase == Match::kNoPhrase;
  const std::size_t end = missing ? source.original.size() : *source.folded.OriginalEnd(draft.end);
  const std::size_t begin = missing ? end : *source.folded.OriginalBegin(draft.begin);
  const v1::RuleText& text = TextFor(rule, source.reader_language);
  finding.set_rule_id(rule.id());
  finding.set_severity(rule.severity());
  SetSpan(spans, begin, end, *finding.mutable_span());
  finding.set_message(text.message());
  finding.set_explanation(text.explanation());
  finding.set_reason(text.reason());
  finding.set_category(rule.category());
  finding.set_confidence_percent(rule.confidence_percent());
  AddReplacements(compiled, draft, source.original, begin, finding);
}

bool EndsSentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

// What may stand between a sentence and the one before it, or open a sentence.
bool IsBetweenSentences(char32_t c) {
  constexpr std::u32string_view kMarks = U" \t\u00A0\u3000\"'([*_-\u00AB\u2018\u201C\u201E\u2022\u2013\u2014";
  return kMarks.find(c) != kMarks.npos;
}

}  // namespace

bool IsSentenceStart(std::string_view original, std::size_t begin) {
  constexpr int kMaxSteps = 16;
  for (int step = 0; step < kMaxSteps && begin > 0; ++step) {
    const char32_t c = text::CodePointBefore(original, begin);
    if (c == '\n' || c == '\r' || EndsSentence(c)) return true;
    if (!IsBetweenSentences(c)) return false;
    begin = text::PreviousOffset(original, begin);
  }
  return begin == 0;
}

void WriteFindings(const Source& source, std::pmr::vector<Draft>& drafts, v1::LintReport& report) {
  KeepGravest(source, drafts, report);
  std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.begin, a.end, a.rule) < std::tie(b.begin, b.end, b.rule);
  });
  text::SpanIndex spans(source.original);
  report.mutable_findings()->Reserve(static_cast<int>(drafts.size()));
  for (const Draft& draft : drafts) WriteFinding(source, draft, spans, *report.add_findings());
}

}  // namespace chatcore::lint
