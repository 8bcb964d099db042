import gc
import unittest

import chatcore
from chatcore import v1

NOON_US = 1767268800000000


def own_policy(phrase):
    rule = v1.LintRule(
        id="own.tone",
        severity=v1.SEVERITY_ERROR,
        texts=[v1.RuleText(language="en", message="Not like this.", explanation="Say what you can.", reason="Tone.")],
        bad_examples=[phrase],
        good_examples=["Sure, let me see."],
        existence=v1.ExistenceRule(phrases=[phrase]),
    )
    return v1.LintPolicy(packs=[v1.LintPack(id="own", language="en", title="House rules", rules=[rule])])


class LinterTest(unittest.TestCase):
    def test_a_span_counts_the_code_points_of_a_python_string(self):
        text = "Āboli 🍎? No idea."
        report = chatcore.Linter(own_policy("no idea")).check(v1.LintRequest(text=text, language="en"))
        (finding,) = report.findings
        self.assertEqual(finding.rule_id, "own.tone")
        self.assertEqual(text[finding.span.code_point_begin : finding.span.code_point_end], "No idea")

    def test_the_default_policy_has_every_built_in_pack(self):
        report = chatcore.Linter().check(v1.LintRequest(text="I don't know.", language="en"))
        self.assertGreater(len(report.findings), 0)

    def test_bytes_go_in_and_out(self):
        linter = chatcore.Linter(own_policy("no idea").SerializeToString())
        data = linter.check_bytes(v1.LintRequest(text="No idea.", language="en").SerializeToString())
        self.assertEqual(len(v1.LintReport.FromString(data).findings), 1)

    def test_an_unknown_pack_is_refused_by_name(self):
        with self.assertRaisesRegex(chatcore.InvalidArgument, "klingon"):
            chatcore.Linter(v1.LintPolicy(pack_ids=["klingon"]))

    def test_broken_bytes_are_refused(self):
        with self.assertRaises(chatcore.InvalidArgument):
            chatcore.Linter(b"\xff")
        with self.assertRaises(chatcore.InvalidArgument):
            chatcore.Linter().check_bytes(b"\xff")

    def test_a_desk_keeps_the_linter_it_was_made_with(self):
        policy = own_policy("that is company policy")
        config = v1.Config(
            workspace_id="shop",
            queues=[v1.Queue(queue_id="support")],
            etiquette=v1.EtiquettePolicy(block_at=v1.SEVERITY_ERROR),
        )
        desk = chatcore.Desk(config, linter=chatcore.Linter(policy))
        gc.collect()
        with desk:
            desk.apply_many(
                [
                    v1.Command(upsert_agent=v1.UpsertAgent(agent=v1.Agent(agent_id="anna"))),
                    v1.Command(set_presence=v1.SetPresence(agent_id="anna", presence=v1.PRESENCE_ACCEPTING)),
                    v1.Command(
                        start_conversation=v1.StartConversation(
                            conversation_id="chat-1", customer_id="ann", channel=v1.CHANNEL_CHAT
                        )
                    ),
                ],
                NOON_US,
            )
            message = v1.PostMessage(conversation_id="chat-1", message_id="m", text="That is company policy.")
            command = v1.Command(actor_kind=v1.ACTOR_KIND_AGENT, actor_id="anna", post_message=message)
            (event,) = desk.apply(command, NOON_US)
            self.assertEqual(event.command_rejected.reason, v1.REJECT_REASON_MESSAGE_BLOCKED)


if __name__ == "__main__":
    unittest.main()
