#include "src/lint/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "src/base/hasher.h"
#include "src/text/letter_case.h"
#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

// SplitMix64's last steps, so that near numbers give far ones.
std::uint64_t Mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t mixed = a * 0x9E3779B97F4A7C15u + b;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  return mixed ^ mixed >> 31;
}

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
                     std::size_t end, v1::Finding& finding) {
  if (begin == end) return;
  for (std::string& replacement : compiled.kind->Replacements(draft.phrase, original.substr(begin, end - begin))) {
    if (!compiled.kind->FitsSentence()) {
      finding.add_replacements(std::move(replacement));
      continue;
    }
    const bool own_capital = text::StartsUpper(original.substr(begin)) && !compiled.phrase_starts_upper[draft.phrase];
    const bool capital = own_capital || IsSentenceStart(original, begin);
    finding.add_replacements(capital ? text::Capitalised(replacement) : std::move(replacement));
  }
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

std::uint64_t FindingIds::Next(const CompiledRule& rule, std::string_view folded) {
  const std::uint64_t wording = Mixed(rule.id_hash, base::HashBytes(folded));
  return Mixed(wording, ++seen_[wording]);
}

void WriteFinding(const Source& source, const Draft& draft, FindingIds& ids, text::SpanIndex& spans,
                  v1::Finding& finding) {
  const CompiledRule& compiled = source.index.rules()[draft.rule];
  const v1::LintRule& rule = *compiled.rule;
  const std::string_view original = source.passage.original;
  const text::FoldedText& folded = source.passage.folded;
  const bool missing = draft.begin == draft.end;
  const std::size_t end = missing ? original.size() : *folded.OriginalEnd(draft.end);
  const std::size_t begin = missing ? end : *folded.OriginalBegin(draft.begin);
  const v1::RuleText& text = TextFor(rule, source.reader_language);
  finding.set_rule_id(rule.id());
  finding.set_severity(rule.severity());
  SetSpan(spans, begin, end, *finding.mutable_span());
  finding.set_message(text.message());
  finding.set_explanation(text.explanation());
  finding.set_reason(text.reason());
  finding.set_category(rule.category());
  finding.set_confidence_percent(rule.confidence_percent());
  finding.set_id(ids.Next(compiled, std::string_view(folded.text).substr(draft.begin, draft.end - draft.begin)));
  AddReplacements(compiled, draft, original, begin, end, finding);
}

void WriteFindings(const Source& source, std::pmr::vector<Draft>& drafts, v1::LintReport& report) {
  KeepGravest(source, drafts, report);
  std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.begin, a.end, a.rule) < std::tie(b.begin, b.end, b.rule);
  });
  text::SpanIndex spans(source.passage.original);
  FindingIds ids;
  report.mutable_findings()->Reserve(static_cast<int>(drafts.size()));
  for (const Draft& draft : drafts) WriteFinding(source, draft, ids, spans, *report.add_findings());
}

}  // namespace chatcore::lint
