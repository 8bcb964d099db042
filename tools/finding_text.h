#ifndef CHATCORE_TOOLS_FINDING_TEXT_H_
#define CHATCORE_TOOLS_FINDING_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "chatcore/v1/lint.pb.h"
#include "tools/output.h"

namespace chatcore::tools {

/// A finding for people, without a line break at the end:
///
///   reply.txt:1:8: error en.dismissive.not-my-problem: This sounds dismissive.
///     That's [not my problem], sorry.
///     instead: say what you can do   (try "Let me find who can help")
///     why: the customer cannot choose whose problem it is
///
/// `first_line` is the number of the first line of `text` in its file. The brackets are colour on a terminal.
std::string FindingText(std::string_view place, std::size_t first_line, std::string_view text,
                        const v1::Finding& finding, const Output& output);

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_FINDING_TEXT_H_
