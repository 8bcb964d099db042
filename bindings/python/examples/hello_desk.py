"""A desk with one agent and one customer, in a few lines."""

from datetime import datetime, timedelta, timezone

import chatcore
from chatcore import v1


def main() -> None:
    now = datetime(2026, 1, 1, 12, 0, tzinfo=timezone.utc)
    config = v1.Config(workspace_id="shop", queues=[v1.Queue(queue_id="support")])
    with chatcore.Desk(config, linter=chatcore.Linter()) as desk:
        arrivals = [
            v1.Command(upsert_agent=v1.UpsertAgent(agent=v1.Agent(agent_id="anna", display_name="Anna"))),
            v1.Command(set_presence=v1.SetPresence(agent_id="anna", presence=v1.PRESENCE_ACCEPTING)),
        ]
        desk.apply_many(arrivals, now)

        start = v1.StartConversation(conversation_id="chat-1", customer_id="ann", channel=v1.CHANNEL_CHAT)
        for event in desk.apply(v1.Command(start_conversation=start), now + timedelta(seconds=2)):
            if event.WhichOneof("body") == "assignment_started":
                served = event.assignment_started
                print(f"{served.conversation_id} is served by {served.agent_id}")

        answer = v1.PostMessage(conversation_id="chat-1", message_id="m-1", text="I don't know.", language="en")
        command = v1.Command(actor_kind=v1.ACTOR_KIND_AGENT, actor_id="anna", post_message=answer)
        for event in desk.apply(command, now + timedelta(seconds=9)):
            body = event.WhichOneof("body")
            findings = getattr(event, body).findings if body in ("message_findings", "command_rejected") else []
            for finding in findings:
                print(f"before you send this: {finding.rule_id}")

        deadline = desk.next_deadline()
        print("next deadline:", "none" if deadline is None else deadline.isoformat())


if __name__ == "__main__":
    main()
