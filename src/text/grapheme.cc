#include "src/text/grapheme.h"

#include <unicode/uchar.h>

#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

UGraphemeClusterBreak BreakClass(char32_t code_point) {
  return static_cast<UGraphemeClusterBreak>(
      u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_GRAPHEME_CLUSTER_BREAK));
}

bool IsPictograph(char32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool IsControl(UGraphemeClusterBreak kind) { return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF; }

// GB6, GB7, GB8: the parts of one Korean syllable.
bool JoinsHangul(UGraphemeClusterBreak left, UGraphemeClusterBreak right) {
  if (left == U_GCB_L) return right == U_GCB_L || right == U_GCB_V || right == U_GCB_LV || right == U_GCB_LVT;
  if (left == U_GCB_LV || left == U_GCB_V) return right == U_GCB_V || right == U_GCB_T;
  return (left == U_GCB_LVT || left == U_GCB_T) && right == U_GCB_T;
}

}  // namespace

bool ExtendsCluster(char32_t code_point) {
  if (code_point < 0x300) return false;
  const UGraphemeClusterBreak kind = BreakClass(code_point);
  return kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK;
}

bool SurelyParts(char32_t before, char32_t behind) {
  if (before < 0x300 && behind < 0x300) return before != '\r' || behind != '\n';
  const UGraphemeClusterBreak left = BreakClass(before);
  const UGraphemeClusterBreak right = BreakClass(behind);
  if (left == U_GCB_CONTROL || left == U_GCB_CR || left == U_GCB_LF) return true;
  if (right == U_GCB_EXTEND || right == U_GCB_ZWJ || right == U_GCB_SPACING_MARK) return false;
  if (left == U_GCB_PREPEND || left == U_GCB_ZWJ || JoinsHangul(left, right)) return false;
  return left != U_GCB_REGIONAL_INDICATOR || right != U_GCB_REGIONAL_INDICATOR;
}

std::size_t ClusterEnd(std::string_view text, std::size_t begin) {
  const char32_t first = CodePointAt(text, begin);
  UGraphemeClusterBreak last = BreakClass(first);
  bool pictograph = IsPictograph(first);              // the cluster so far is a pictograph and its extensions
  bool flag_open = last == U_GCB_REGIONAL_INDICATOR;  // one half of a flag
  std::size_t end = NextOffset(text, begin);
  while (end < text.size()) {
    const char32_t code_point = CodePointAt(text, end);
    const UGraphemeClusterBreak kind = BreakClass(code_point);
    if (last == U_GCB_CR && kind == U_GCB_LF) return end + 1;                                             // GB3
    if (IsControl(last) || IsControl(kind)) return end;                                                   // GB4, GB5
    const bool extends = kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK;         // GB9, GB9a
    const bool joined = pictograph && last == U_GCB_ZWJ && IsPictograph(code_point);                      // GB11
    const bool flag = flag_open && last == U_GCB_REGIONAL_INDICATOR && kind == U_GCB_REGIONAL_INDICATOR;  // GB12, GB13
    if (!extends && !joined && !flag && last != U_GCB_PREPEND && !JoinsHangul(last, kind)) return end;
    if (kind == U_GCB_SPACING_MARK || (kind == U_GCB_ZWJ && last == U_GCB_ZWJ)) pictograph = false;
    if (last == U_GCB_PREPEND && !extends) {
      pictograph = IsPictograph(code_point);
      flag_open = kind == U_GCB_REGIONAL_INDICATOR;
    } else if (flag) {
      flag_open = false;
    }
    last = kind;
    end = NextOffset(text, end);
  }
  return end;
}

}  // namespace chatcore::text
