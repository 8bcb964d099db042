#ifndef CHATCORE_TOOLS_OUTPUT_H_
#define CHATCORE_TOOLS_OUTPUT_H_

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "absl/status/status.h"

// How the `chatcore` command speaks: plain lines for people, one JSON object a line for machines, one line for every
// error.
//
//   int RunVersion(Output& output) {
//     output.Line("chatcore 0.1.0");                       // people
//     output.Json(JsonObject().Set("version", "0.1.0"));   // --json
//     return kOk;
//   }

namespace chatcore::tools {

/// Exit codes of the command.
enum ExitCode {
  kOk = 0,
  kFound = 1,     // findings, or a mismatch
  kBadInput = 2,  // bad usage or bad input
};

enum class Style { kPlain, kBold, kDim, kRed, kGreen, kYellow };

/// A JSON object, built field by field in the order of the calls.
class JsonObject {
 public:
  JsonObject& Set(std::string_view key, std::string_view text);
  JsonObject& Set(std::string_view key, const char* text) { return Set(key, std::string_view(text)); }
  JsonObject& Set(std::string_view key, std::int64_t number);
  JsonObject& Set(std::string_view key, int number) { return Set(key, std::int64_t{number}); }
  JsonObject& Set(std::string_view key, std::uint64_t number);
  JsonObject& Set(std::string_view key, std::uint32_t number) { return Set(key, std::uint64_t{number}); }
  JsonObject& Set(std::string_view key, bool value) { return SetJson(key, value ? "true" : "false"); }
  /// `json` is a value in JSON already: an object, a list.
  JsonObject& SetJson(std::string_view key, std::string_view json);
  JsonObject& SetJson(std::string_view key, const JsonObject& object) { return SetJson(key, object.Text()); }

  std::string Text() const { return "{" + fields_ + "}"; }

 private:
  std::string fields_;
};

class Output {
 public:
  struct Options {
    bool json = false;
    std::FILE* out = stdout;
    std::FILE* error = stderr;
  };

  explicit Output(Options options);

  bool json() const { return options_.json; }

  /// True when Paint() paints: people read on a terminal and NO_COLOR is unset.
  bool color() const { return color_; }

  /// True when progress may be drawn: people read, and the error stream is a terminal.
  bool live() const { return live_; }

  /// One line (or several) for people; nothing with --json.
  void Line(std::string_view text);

  /// One line for machines; nothing without --json.
  void Json(const JsonObject& object);

  /// Text in a style; unchanged when the output is no terminal or NO_COLOR is set.
  std::string Paint(Style style, std::string_view text) const;

  /// Draws or redraws the one line of progress on the terminal; nothing when it is not live(). Line() clears it first.
  void Progress(std::string_view text);

  /// One line on the error stream, with --json as {"error": "..."}. Returns kBadInput.
  int Error(std::string_view message);
  int Error(const absl::Status& status);

 private:
  void ClearProgress();

  Options options_;
  bool color_ = false;
  bool live_ = false;
  bool progress_shown_ = false;
};

}  // namespace chatcore::tools

#endif  // CHATCORE_TOOLS_OUTPUT_H_
