"""The outbox beside a LINE that keeps one call waiting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.line.simulator.faults import Fault, FaultKind
from bot.store.store import Store
from handlers.outbox import SENDERS
from tests.support.busy_office import REPLY
from tests.support.silent_village import Gate
from tests.support.stage import a_stage

CHATS = 2 * SENDERS


def test_a_reply_line_keeps_waiting_holds_up_no_other_chat(store: Store) -> None:
    gate = Gate()
    with a_stage(store) as stage, ThreadPoolExecutor(SENDERS) as pool:
        people = [stage.platform.add_user(f"คน {number}", friend=True) for number in range(CHATS)]
        stage.settle()
        stage.platform.requests.clear()
        for person in people:
            stage.platform.say(person, person, "วิธีใช้")
        stage.platform.deliver()
        while stage.worker.inbox.work():
            pass
        stage.platform.faults.wait = gate.wait
        stage.platform.faults.add(Fault(REPLY, FaultKind.HANG, seconds=1))

        while waiting(store) > 1:
            assert stage.worker.outbox.answer(pool)
        assert waiting(store) == 1, "it is on its way still"

        gate.opened.set()
        while stage.worker.outbox.answer(pool):
            pass
        assert [reply.status for reply in stage.platform.requests.of(REPLY)] == [200] * CHATS


def waiting(store: Store) -> int:
    with store.reading() as books:
        return books.replies.waiting()
