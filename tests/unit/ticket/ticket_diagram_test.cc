#include <fstream>
#include <sstream>
#include <string>

#include "chatcore/ticket_machine.h"
#include "doctest/doctest.h"

namespace chatcore {
namespace {

TEST_CASE("the diagram in the documentation is the one the table draws") {
  std::ifstream file(CHATCORE_SOURCE_DIR "/docs/ticket-states.md");
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  const std::string fenced = "```mermaid\n" + TicketDiagram() + "```\n";
  INFO("put this into docs/ticket-states.md:\n" << fenced);
  CHECK(text.str().find(fenced) != std::string::npos);
}

TEST_CASE("the diagram has an arrow for every row") {
  const std::string diagram = TicketDiagram();
  std::size_t arrows = 0;
  for (std::size_t at = diagram.find("-->"); at != std::string::npos; at = diagram.find("-->", at + 3)) ++arrows;
  CHECK(arrows == TicketTable().size() + 1);  // and the reopen window
}

}  // namespace
}  // namespace chatcore
