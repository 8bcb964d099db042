#include "src/desk/permission.h"

#include "doctest/doctest.h"

namespace chatcore::desk {
namespace {

using C = v1::Command;

bool May(C::BodyCase command, v1::ActorKind kind, v1::Role role, Relation relation) {
  const Permission* permission = PermissionFor(command);
  REQUIRE(permission != nullptr);
  return IsPermitted(*permission, kind, role, relation);
}

TEST_CASE("every kind of command has a row of permissions") {
  for (int kind = C::kConfigure; kind <= C::kMergeTicket; ++kind) {
    CAPTURE(kind);
    CHECK(PermissionFor(static_cast<C::BodyCase>(kind)) != nullptr);
  }
}

TEST_CASE("the host and the system may do everything") {
  for (int kind = C::kConfigure; kind <= C::kMergeTicket; ++kind) {
    CHECK(May(static_cast<C::BodyCase>(kind), v1::ACTOR_KIND_UNSPECIFIED, v1::ROLE_UNSPECIFIED, Relation::kNone));
    CHECK(May(static_cast<C::BodyCase>(kind), v1::ACTOR_KIND_SYSTEM, v1::ROLE_UNSPECIFIED, Relation::kNone));
  }
}

TEST_CASE("customers act on what is theirs and on nothing else") {
  const auto own = Relation::kOwn;
  CHECK(May(C::kPostMessage, v1::ACTOR_KIND_CUSTOMER, v1::ROLE_UNSPECIFIED, own));
  CHECK_FALSE(May(C::kPostMessage, v1::ACTOR_KIND_CUSTOMER, v1::ROLE_UNSPECIFIED, Relation::kNone));
  CHECK(May(C::kAbandonConversation, v1::ACTOR_KIND_CUSTOMER, v1::ROLE_UNSPECIFIED, own));
  CHECK_FALSE(May(C::kTransferConversation, v1::ACTOR_KIND_CUSTOMER, v1::ROLE_UNSPECIFIED, own));
  CHECK_FALSE(May(C::kConfigure, v1::ACTOR_KIND_CUSTOMER, v1::ROLE_ADMIN, own));
}

TEST_CASE("agents act on their own, leads on their colleagues', admins on the desk") {
  const auto agent = v1::ACTOR_KIND_AGENT;
  CHECK(May(C::kCloseConversation, agent, v1::ROLE_AGENT, Relation::kOwn));
  CHECK_FALSE(May(C::kCloseConversation, agent, v1::ROLE_AGENT, Relation::kNone));
  CHECK(May(C::kCloseConversation, agent, v1::ROLE_LEAD, Relation::kNone));
  CHECK_FALSE(May(C::kConfigure, agent, v1::ROLE_LEAD, Relation::kOwn));
  CHECK(May(C::kConfigure, agent, v1::ROLE_ADMIN, Relation::kNone));
  CHECK_FALSE(May(C::kAcceptOffer, agent, v1::ROLE_ADMIN, Relation::kNone));
  CHECK(May(C::kCloseConversation, agent, v1::ROLE_UNSPECIFIED, Relation::kOwn));
}

}  // namespace
}  // namespace chatcore::desk
