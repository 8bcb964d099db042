// Any text against the built-in packs: the first byte chooses language, channel and author, the rest is the text. A
// text that is no UTF-8 is kInvalidArgument; every other text gives findings in order of place, then of rule id, each
// inside the text, beginning and ending between what a reader takes for characters, with the same place in bytes, code
// points and UTF-16 units.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "chatcore/linter.h"
#include "src/text/grapheme.h"
#include "src/text/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace chatcore::fuzz {
namespace {

const Linter& BuiltIn() {
  static const auto& linter = *new std::shared_ptr<const Linter>(Linter::Create(v1::LintPolicy()).value());
  return *linter;
}

v1::LintRequest RequestOf(std::uint8_t choice, std::string_view text) {
  static constexpr const char* kLanguages[] = {"", "en", "lv", "th"};
  v1::LintRequest request;
  request.set_language(kLanguages[choice % 4]);
  request.set_reader_language(kLanguages[choice / 4 % 4]);
  request.set_channel(static_cast<v1::Channel>(choice / 16 % 4));
  request.set_author(static_cast<v1::ActorKind>(choice / 64 % 4));
  request.mutable_text()->assign(text);
  return request;
}

// Where a character may begin or end, in the three units.
struct Border {
  std::uint32_t utf8;
  std::uint32_t code_point;
  std::uint32_t utf16;
  auto operator<=>(const Border&) const = default;
};

std::vector<Border> BordersOf(std::string_view text) {
  std::vector<Border> borders = {{0, 0, 0}};
  while (borders.back().utf8 < text.size()) {
    Border border = borders.back();
    const std::size_t end = text::ClusterEnd(text, border.utf8);
    Must(end > border.utf8 && end <= text.size(), "a cluster ends behind its begin and inside the text");
    for (std::size_t at = border.utf8; at < end; at = text::NextOffset(text, at)) {
      ++border.code_point;
      border.utf16 += text::CodePointAt(text, at) > 0xFFFF ? 2 : 1;
    }
    border.utf8 = static_cast<std::uint32_t>(end);
    borders.push_back(border);
  }
  return borders;
}

void CheckReport(std::string_view text, const v1::LintReport& report) {
  const std::vector<Border> borders = BordersOf(text);
  const auto is_border = [&](std::uint32_t utf8, std::uint32_t code_point, std::uint32_t utf16) {
    return std::binary_search(borders.begin(), borders.end(), Border{utf8, code_point, utf16});
  };
  std::tuple<std::uint32_t, std::string> last;
  for (const v1::Finding& finding : report.findings()) {
    const v1::Span& span = finding.span();
    Must(span.utf8_begin() <= span.utf8_end() && span.utf8_end() <= text.size(), "a span lies in the text");
    Must(is_border(span.utf8_begin(), span.code_point_begin(), span.utf16_begin()), "a span begins at a border");
    Must(is_border(span.utf8_end(), span.code_point_end(), span.utf16_end()), "a span ends at a border");
    const std::tuple<std::uint32_t, std::string> place(span.utf8_begin(), finding.rule_id());
    Must(last <= place, "findings are in order of place, then of rule id");
    Must(!finding.message().empty() && finding.severity() != v1::SEVERITY_UNSPECIFIED, "a finding says something");
    last = place;
  }
  Must(report.facts().code_points() == borders.back().code_point, "the length of the text in code points");
  Must(report.digest() == TextDigest(text), "the digest names the text");
}

}  // namespace
}  // namespace chatcore::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chatcore;
  if (size == 0) return 0;
  const v1::LintRequest request = fuzz::RequestOf(data[0], fuzz::TextOf(data + 1, size - 1));
  const absl::StatusOr<v1::LintReport> report = fuzz::BuiltIn().Check(request);
  const bool well_formed = !text::ScanUtf8(request.text()).error.has_value();
  if (report.ok()) {
    fuzz::Must(well_formed, "a text that is no UTF-8 is refused");
    fuzz::CheckReport(request.text(), *report);
  } else {
    const bool fits = !well_formed && absl::IsInvalidArgument(report.status());
    fuzz::Must(fits || (size > 65'536 && absl::IsResourceExhausted(report.status())), report.status().ToString());
  }
  return 0;
}
