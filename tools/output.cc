#include "tools/output.h"

#include <unistd.h>

#include <cstdlib>

#include "fmt/format.h"
#include "src/base/strings.h"
#include "tools/binder/print_json.h"

namespace chatcore::tools {
namespace {

bool IsTerminal(std::FILE* file) { return isatty(fileno(file)) != 0; }

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && value[0] != '\0';
}

std::string_view Escape(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "\033[1m";
    case Style::kDim:
      return "\033[2m";
    case Style::kRed:
      return "\033[31m";
    case Style::kGreen:
      return "\033[32m";
    case Style::kYellow:
      return "\033[33m";
  }
  return "";
}

}  // namespace

JsonObject& JsonObject::SetJson(std::string_view key, std::string_view json) {
  if (!fields_.empty()) fields_ += ", ";
  fields_ += fmt::format("{}: {}", binder::JsonText(key), json);
  return *this;
}

JsonObject& JsonObject::Set(std::string_view key, std::string_view text) {
  return SetJson(key, binder::JsonText(text));
}
JsonObject& JsonObject::Set(std::string_view key, std::int64_t number) {
  return SetJson(key, binder::JsonNumber(number));
}
JsonObject& JsonObject::Set(std::string_view key, std::uint64_t number) {
  return SetJson(key, binder::JsonNumber(number));
}

Output::Output(Options options) : options_(options) {
  color_ = !options_.json && IsTerminal(options_.out) && !IsSet("NO_COLOR");
  live_ = !options_.json && IsTerminal(options_.error);
}

void Output::Line(std::string_view text) {
  if (options_.json) return;
  ClearProgress();
  fmt::print(options_.out, "{}\n", text);
}

void Output::Json(const JsonObject& object) {
  if (options_.json) fmt::print(options_.out, "{}\n", object.Text());
}

std::string Output::Paint(Style style, std::string_view text) const {
  if (!color_ || style == Style::kPlain) return std::string(text);
  return fmt::format("{}{}\033[0m", Escape(style), text);
}

void Output::Progress(std::string_view text) {
  if (!live_) return;
  fmt::print(options_.error, "\r\033[K{}", text);
  std::fflush(options_.error);
  progress_shown_ = true;
}

void Output::ClearProgress() {
  if (!progress_shown_) return;
  fmt::print(options_.error, "\r\033[K");
  std::fflush(options_.error);
  progress_shown_ = false;
}

int Output::Error(std::string_view message) {
  ClearProgress();
  std::fflush(options_.out);
  if (options_.json) {
    fmt::print(options_.error, "{}\n", JsonObject().Set("error", message).Text());
  } else {
    fmt::print(options_.error, "chatcore: {}\n", message);
  }
  return kBadInput;
}

int Output::Error(const absl::Status& status) { return Error(base::ToStd(status.message())); }

}  // namespace chatcore::tools
