#include "src/desk/gate.h"

#include <string>

#include "src/base/status.h"

namespace chatcore::desk {
namespace {

// Rule id and place are enough to look the rest up; nothing that quotes the text goes into an event.
v1::Finding Bare(const v1::Finding& finding) {
  v1::Finding bare;
  bare.set_rule_id(finding.rule_id());
  bare.set_severity(finding.severity());
  *bare.mutable_span() = finding.span();
  bare.set_category(finding.category());
  bare.set_confidence_percent(finding.confidence_percent());
  bare.set_id(finding.id());
  return bare;
}

void EmitRefusal(const Context& context, v1::Verdict verdict, const v1::LintReport& report) {
  context.emit.EmitEphemeral({}, [&](v1::Event& event) {
    v1::CommandRejected& body = *event.mutable_command_rejected();
    const bool blocked = verdict == v1::VERDICT_BLOCK;
    body.set_reason(blocked ? v1::REJECT_REASON_MESSAGE_BLOCKED : v1::REJECT_REASON_NEEDS_CONFIRMATION);
    body.set_detail(blocked ? "text: change what the findings show"
                            : "text: change what the findings show, or send it again with confirmed_digest");
    body.set_digest(report.digest());
    for (const v1::Finding& finding : report.findings()) *body.add_findings() = Bare(finding);
  });
}

}  // namespace

v1::Verdict Judge(const v1::EtiquettePolicy& policy, const v1::LintReport& report) {
  v1::Severity worst = v1::SEVERITY_UNSPECIFIED;
  for (const v1::Finding& finding : report.findings()) {
    if (finding.severity() > worst) worst = finding.severity();
  }
  if (policy.block_at() != v1::SEVERITY_UNSPECIFIED && worst >= policy.block_at()) return v1::VERDICT_BLOCK;
  if (worst >= policy.confirm_at()) return v1::VERDICT_CONFIRM;
  return v1::VERDICT_SEND;
}

Passage PassGate(const Context& context, const Outgoing& outgoing, const v1::MessageFacts& host_facts) {
  Passage passage;
  passage.facts = host_facts;
  if (context.linter == nullptr || outgoing.internal_note) {
    passage.passed = true;
    return passage;
  }
  v1::LintRequest request;
  request.set_text(std::string(outgoing.text));
  request.set_language(std::string(outgoing.language));
  request.set_channel(outgoing.channel);
  request.set_author(context.actor.kind);
  const absl::StatusOr<v1::LintReport> report = context.linter->Check(request);
  if (!report.ok()) {
    context.emit.Reject(v1::REJECT_REASON_LIMIT_REACHED, base::MessageOf(report.status()));
    return passage;
  }
  passage.facts = report->facts();
  for (const v1::Finding& finding : report->findings()) *passage.findings.Add() = Bare(finding);
  const bool written_by_desk = context.actor.kind == v1::ACTOR_KIND_AGENT || context.actor.kind == v1::ACTOR_KIND_MODEL;
  const v1::Verdict verdict = written_by_desk ? Judge(context.state.config.etiquette(), *report) : v1::VERDICT_SEND;
  passage.confirmed = verdict == v1::VERDICT_CONFIRM && outgoing.confirmed_digest == report->digest();
  passage.passed = verdict == v1::VERDICT_SEND || passage.confirmed;
  if (!passage.passed) EmitRefusal(context, verdict, *report);
  return passage;
}

}  // namespace chatcore::desk
