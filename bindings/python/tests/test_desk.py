import threading
import unittest
from datetime import datetime, timedelta, timezone

import chatcore
from chatcore import v1

NOON = datetime(2026, 1, 1, 12, 0, tzinfo=timezone.utc)
NOON_US = 1767268800000000


def config(mode=v1.OFFER_MODE_ASSIGN):
    return v1.Config(workspace_id="shop", queues=[v1.Queue(queue_id="support", mode=mode)])


def accepting(agent_id):
    return [
        v1.Command(upsert_agent=v1.UpsertAgent(agent=v1.Agent(agent_id=agent_id))),
        v1.Command(set_presence=v1.SetPresence(agent_id=agent_id, presence=v1.PRESENCE_ACCEPTING)),
    ]


def start(conversation_id, customer_id="ann"):
    return v1.Command(
        start_conversation=v1.StartConversation(
            conversation_id=conversation_id, customer_id=customer_id, channel=v1.CHANNEL_CHAT
        )
    )


def kinds(events):
    return [event.WhichOneof("body") for event in events]


class DeskTest(unittest.TestCase):
    def test_a_chat_goes_to_the_agent_who_accepts_work(self):
        with chatcore.Desk(config()) as desk:
            desk.apply_many(accepting("anna"), NOON)
            events = desk.apply(start("chat-1"), NOON)
            (served,) = [event.assignment_started for event in events if event.HasField("assignment_started")]
            self.assertEqual((served.conversation_id, served.agent_id), ("chat-1", "anna"))
            self.assertEqual([event.at_us for event in events if event.seq], [NOON_US] * sum(e.seq > 0 for e in events))

    def test_a_refusal_is_an_event(self):
        with chatcore.Desk(config()) as desk:
            desk.apply(start("chat-1"), NOON)
            (event,) = desk.apply(start("chat-1"), NOON)
            self.assertEqual(event.command_rejected.reason, v1.REJECT_REASON_ALREADY_EXISTS)

    def test_bytes_and_messages_are_the_same(self):
        with chatcore.Desk(config()) as desk, chatcore.Desk(config().SerializeToString()) as twin:
            events = desk.apply(start("chat-1"), NOON)
            data = twin.apply_bytes(start("chat-1").SerializeToString(), NOON_US)
            self.assertEqual(list(v1.EventBatch.FromString(data).events), events)
            self.assertEqual(desk.advance_to(NOON), list(v1.EventBatch.FromString(twin.advance_to_bytes(NOON)).events))
            self.assertEqual(desk.state_hash(), twin.state_hash())

    def test_a_deadline_is_asked_for_and_met(self):
        with chatcore.Desk(config(v1.OFFER_MODE_OFFER_ONE)) as desk:
            self.assertIn("configured", kinds(desk.advance_to(NOON)))
            self.assertIsNone(desk.next_deadline())
            desk.apply_many(accepting("anna"), NOON)
            self.assertIn("offer_made", kinds(desk.apply(start("chat-1"), NOON)))
            deadline = desk.next_deadline()
            self.assertEqual(deadline, NOON + timedelta(seconds=30))
            self.assertEqual(desk.next_deadline_us(), NOON_US + 30_000_000)
            self.assertIn("offer_ended", kinds(desk.advance_to(deadline)))

    def test_a_query_sees_the_last_event(self):
        with chatcore.Desk(config()) as desk:
            desk.apply(start("chat-1"), NOON)
            question = v1.Query(get_conversation=v1.GetConversation(conversation_id="chat-1"))
            answer = desk.query(question, NOON)
            self.assertEqual(answer.as_of_seq, desk.last_seq())
            self.assertEqual(answer.conversation.conversation_id, "chat-1")
            with self.assertRaises(chatcore.NotFound):
                desk.query(v1.Query(get_conversation=v1.GetConversation(conversation_id="nobody")), NOON)

    def test_a_restored_desk_goes_on_as_before(self):
        with chatcore.Desk(config()) as desk:
            desk.apply_many(accepting("anna"), NOON)
            desk.apply(start("chat-1"), NOON)
            with chatcore.Desk.restore(desk.snapshot()) as copy:
                self.assertEqual(copy.state_hash(), desk.state_hash())
                self.assertEqual(copy.apply(start("chat-2", "bob"), NOON), desk.apply(start("chat-2", "bob"), NOON))
                self.assertEqual(copy.state_hash(), desk.state_hash())

    def test_stored_events_rebuild_the_state(self):
        with chatcore.Desk(config()) as desk, chatcore.Desk(config()) as copy, chatcore.Desk(config()) as third:
            for command in [*accepting("anna"), start("chat-1")]:
                data = desk.apply_bytes(command.SerializeToString(), NOON)
                copy.replay(data)
                third.replay(v1.EventBatch.FromString(data).events)
            self.assertEqual(copy.state_hash(), desk.state_hash())
            self.assertEqual(third.state_hash(), desk.state_hash())

    def test_the_commands_before_a_failing_one_keep_their_events(self):
        with chatcore.Desk(config()) as desk:
            with self.assertRaisesRegex(chatcore.InvalidArgument, r"commands\[1\]") as raised:
                desk.apply_many([start("chat-1"), v1.Command(), start("chat-2", "bob")], NOON)
            (events,) = raised.exception.batches
            self.assertIn("conversation_started", kinds(events))
            self.assertEqual(desk.last_seq(), max(event.seq for event in events))

    def test_a_failed_call_changes_nothing(self):
        with chatcore.Desk(config()) as desk:
            desk.advance_to(NOON)
            before = desk.state_hash()
            with self.assertRaises(chatcore.InvalidArgument) as raised:
                desk.apply_bytes(b"\xff", NOON)
            self.assertEqual(raised.exception.code, 3)
            with self.assertRaises(chatcore.InvalidArgument):
                desk.apply(start("chat-1"), NOON - timedelta(days=1))
            with self.assertRaises(chatcore.InvalidArgument):
                desk.apply(start("chat-1"), datetime(2026, 1, 1, 12, 0))
            self.assertEqual(desk.state_hash(), before)

    def test_a_contradictory_configuration_is_refused(self):
        with self.assertRaises(chatcore.InvalidArgument):
            chatcore.Desk(v1.Config(workspace_id="shop"))

    def test_a_damaged_snapshot_is_refused(self):
        with chatcore.Desk(config()) as desk:
            desk.advance_to(NOON)
            snapshot = bytearray(desk.snapshot())
        snapshot[-1] ^= 1
        with self.assertRaises(chatcore.ChatcoreError):
            chatcore.Desk.restore(bytes(snapshot))

    def test_a_closed_desk_refuses_every_call(self):
        desk = chatcore.Desk(config())
        desk.close()
        desk.close()
        calls = [
            lambda: desk.apply(start("chat-1"), NOON),
            lambda: desk.apply_many([start("chat-1")], NOON),
            lambda: desk.advance_to(NOON),
            lambda: desk.query(v1.Query(get_stats=v1.GetStats()), NOON),
            lambda: desk.replay([]),
            desk.next_deadline,
            desk.snapshot,
            desk.state_hash,
            desk.last_seq,
        ]
        for call in calls:
            with self.assertRaises(chatcore.FailedPrecondition):
                call()

    def test_threads_may_share_a_desk(self):
        with chatcore.Desk(config()) as desk:

            def start_many(worker):
                for number in range(50):
                    desk.apply(start(f"chat-{worker}-{number}", f"customer-{worker}-{number}"), NOON)

            threads = [threading.Thread(target=start_many, args=(worker,)) for worker in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            stats = desk.query(v1.Query(get_stats=v1.GetStats()), NOON).stats
            self.assertEqual(stats.conversations, 200)


if __name__ == "__main__":
    unittest.main()
