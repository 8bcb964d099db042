#ifndef CHATCORE_TOOLS_SCENARIO_STAGE_H_
#define CHATCORE_TOOLS_SCENARIO_STAGE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "chatcore/desk.h"
#include "google/protobuf/message.h"
#include "tools/scenario/checked_desk.h"
#include "tools/scenario/clock.h"
#include "tools/scenario/line.h"
#include "tools/scenario/names.h"
#include "tools/scenario/transcript.h"

// Where a scenario is played: the desk, the clock and the names, and one function for each directive.

namespace chatcore::scenario {

using Lines = std::vector<std::string>;

class Stage {
 public:
  explicit Stage(std::string folder) : folder_(std::move(folder)) {}

  /// Runs `config` or `linter` with its YAML. Errors: kInvalidArgument when the YAML cannot be read.
  absl::Status Setup(const Line& line, std::string_view yaml, std::size_t yaml_line, Lines& out);

  /// Runs one directive. Errors: kInvalidArgument when it cannot be read; what the desk answers is a line of output.
  absl::Status Run(const Line& line, Lines& out);

  CheckedDesk* desk() { return desk_.get(); }
  std::size_t commands() const { return commands_; }
  std::size_t events() const { return events_; }

 private:
  absl::Status Config(const Line& line, std::string_view yaml, std::size_t yaml_line, Lines& out);
  absl::Status ReadAt(Line& line, Lines& out);
  absl::Status Command(const Line& line, Lines& out);
  absl::Status Repeat(const Line& line, Lines& out);
  absl::Status ApplyOnce(const Line& line, const std::string& kind, int number, EventList& events,
                         absl::Status& status);
  absl::Status Advance(const Line& line, Lines& out);
  absl::Status Jump(const Line& line, Lines& out);
  void LiveUntil(absl::Time time, Lines& out);
  absl::Status Query(const Line& line, Lines& out);
  absl::Status Restart(const Line& line, Lines& out);
  absl::Status NextDeadline(const Line& line, Lines& out);
  absl::Status SetShow(const Line& line, Lines& out);
  absl::Status Fill(const Line& line, const std::string& kind, int number, google::protobuf::Message& message) const;
  void Add(const absl::Status& status, const EventList& events, Lines& out);

  std::string folder_;
  Clock clock_;
  Names names_;
  Show show_;
  Parts parts_;
  std::unique_ptr<CheckedDesk> desk_;
  std::size_t commands_ = 0;
  std::size_t events_ = 0;
};

}  // namespace chatcore::scenario

#endif  // CHATCORE_TOOLS_SCENARIO_STAGE_H_
