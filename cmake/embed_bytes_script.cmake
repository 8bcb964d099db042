file(READ ${INPUT} hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" hex "${hex}")
string(REGEX REPLACE "([^\n]+)" "    \"\\1\"" hex "${hex}")
file(WRITE ${OUTPUT} "#include <string_view>

namespace chatcore::embedded {
namespace {
const char kBytes[] =
${hex};
}  // namespace
std::string_view ${SYMBOL}() { return {kBytes, ${size}}; }
}  // namespace chatcore::embedded
")
