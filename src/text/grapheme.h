#ifndef CHATCORE_SRC_TEXT_GRAPHEME_H_
#define CHATCORE_SRC_TEXT_GRAPHEME_H_

#include <cstddef>
#include <string_view>

// Grapheme clusters (UAX #29, extended): what a reader takes for one character, such as "ā" typed as two code points, a
// flag, or a family of emoji. Nothing that this library reports may cut one.
//
// ICU's BreakIterator says the same at 5 to 20 times the cost and is not safe for concurrent use.

namespace chatcore::text {

/// Whether the code point belongs to the cluster of whatever stands before it: marks, joiners, skin tones.
bool ExtendsCluster(char32_t code_point);

/// Whether a cluster ends between two code points whatever stands around them. False also where it takes more to say:
/// two halves of flags, a pictograph behind a joiner.
bool SurelyParts(char32_t before, char32_t behind);

/// Returns where the cluster that begins at `begin` ends. `text` is well-formed, `begin` a cluster border before the
/// end of the text. Cost: linear in the cluster.
std::size_t ClusterEnd(std::string_view text, std::size_t begin);

}  // namespace chatcore::text

#endif  // CHATCORE_SRC_TEXT_GRAPHEME_H_
