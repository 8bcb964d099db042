#include "src/text/fold_table.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

// Marks without end may stand on one letter, and ICU sorts them in quadratic time: Unicode's stream-safe format allows
// 30 of them, so longer clusters are folded piece by piece.
constexpr std::size_t kMaxClusterPiece = 32;

const icu::Normalizer2* Normalizer() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
  return U_SUCCESS(error) ? normalizer : nullptr;
}

std::string Encoded(char32_t code_point) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code_point));
  return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool StandsAlone(char32_t code_point) {
  return u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER &&
         !IsSpace(code_point) && Substitute(code_point) == 0;
}

bool IsPlainMark(const icu::Normalizer2& normalizer, char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const int kind = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
  if (kind != U_GCB_EXTEND && kind != U_GCB_SPACING_MARK) return false;
  UErrorCode error = U_ZERO_ERROR;
  return normalizer.quickCheck(icu::UnicodeString(c), error) == UNORM_YES && U_SUCCESS(error);
}

void FoldPiece(std::string_view piece, std::string& folded) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::StringPiece source(piece.data(), static_cast<int32_t>(piece.size()));
  const icu::Normalizer2* normalizer = Normalizer();
  if (normalizer->isNormalizedUTF8(source, error)) {
    folded.append(piece);
    return;
  }
  icu::StringByteSink<std::string> sink(&folded);
  normalizer->normalizeUTF8(0, source, sink, nullptr, error);
}

}  // namespace

std::unique_ptr<const FoldTable> FoldTable::Make() {
  const icu::Normalizer2* normalizer = Normalizer();
  if (normalizer == nullptr) return nullptr;
  std::unique_ptr<FoldTable> table(new FoldTable());
  for (char32_t c = 0x80; c < kSimpleEnd; ++c) {
    if (!StandsAlone(c)) continue;
    const std::string original = Encoded(c);
    std::string folded;
    FoldPiece(original, folded);
    const bool one = folded.size() == original.size() && NextOffset(folded, 0) == folded.size();
    if (one) table->simple_[c] = static_cast<std::uint16_t>(CodePointAt(folded, 0));
  }
  for (char32_t c = kSimpleEnd; c < 0x10000; ++c) {
    if (c >= 0xAC00 && c <= 0xDFFF) continue;  // Korean syllables join; surrogates are no characters
    if (normalizer->isInert(static_cast<UChar32>(c)) && StandsAlone(c)) Add(table->plain_, c);
    if (IsPlainMark(*normalizer, c)) Add(table->plain_marks_, c);
  }
  return table;
}

void FoldTable::FoldCluster(std::string_view cluster, std::string& folded) {
  std::size_t begin = 0;
  std::size_t count = 0;
  for (std::size_t end = NextOffset(cluster, 0);; end = NextOffset(cluster, end)) {
    if (++count == kMaxClusterPiece || end == cluster.size()) {
      FoldPiece(cluster.substr(begin, end - begin), folded);
      begin = end;
      count = 0;
    }
    if (end == cluster.size()) return;
  }
}

char Substitute(char32_t code_point) {
  switch (code_point) {
    case 0x60:  // accents, typed for an apostrophe
    case 0xB4:
    case 0x2BC:   // modifier apostrophe
    case 0x2018:  // curly single quotation marks
    case 0x2019:
    case 0x201B:
    case 0x2032:  // prime
    case 0xFF07:  // full-width apostrophe
      return '\'';
    case 0x201C:  // curly double quotation marks, high and low
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xFF02:  // full-width quotation mark
      return '"';
    case 0x2010:  // hyphen, and the one that does not break
    case 0x2011:
    case 0xFF0D:  // full-width hyphen
      return '-';
    default:
      return 0;
  }
}

int MarkOrder(char32_t code_point) { return u_getCombiningClass(static_cast<UChar32>(code_point)); }

bool IsSpace(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(code_point));
}

bool IsZeroWidth(char32_t code_point) {
  return code_point == 0x200B || code_point == 0x2060 || code_point == 0xFEFF;  // space, joiner, byte order mark
}

}  // namespace chatcore::text
