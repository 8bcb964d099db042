#include "chatcore/linter.h"

#include <utility>

#include "chatcore/chatcore.h"
#include "chatcore/v1/lint.pb.h"
#include "src/base/status.h"
#include "src/c/border.h"

namespace c = chatcore::c;
namespace v1 = chatcore::v1;

chatcore_status chatcore_linter_new(const uint8_t* policy, size_t policy_size, chatcore_linter** out_linter,
                                    chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_linter == nullptr) return c::NullArgument("out_linter");
    *out_linter = nullptr;
    v1::LintPolicy parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("policy", policy, policy_size, parsed));
    absl::StatusOr<std::shared_ptr<const chatcore::Linter>> linter = chatcore::Linter::Create(parsed);
    if (!linter.ok()) return linter.status();
    *out_linter = new chatcore_linter{*std::move(linter)};
    return absl::OkStatus();
  });
}

chatcore_status chatcore_linter_check(const chatcore_linter* linter, const uint8_t* request, size_t request_size,
                                      chatcore_buffer** out_report, chatcore_error** out_error) {
  return c::Guard(out_error, [&]() -> absl::Status {
    if (out_report == nullptr) return c::NullArgument("out_report");
    *out_report = nullptr;
    if (linter == nullptr) return c::NullArgument("linter");
    v1::LintRequest parsed;
    CHATCORE_RETURN_IF_ERROR(c::Parse("request", request, request_size, parsed));
    absl::StatusOr<v1::LintReport> report = linter->linter->Check(parsed);
    if (!report.ok()) return report.status();
    return c::ToBuffer(*report, out_report);
  });
}

void chatcore_linter_free(chatcore_linter* linter) { delete linter; }
