"""Trouble on demand."""

from __future__ import annotations

import pytest

from bot.line.simulator.faults import AnswerLost, Fault, FaultKind
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, Listener, text

PUSH = "/v2/bot/message/push"
KEY = "123e4567-e89b-12d3-a456-426614174000"


@pytest.mark.parametrize(
    ("kind", "status", "message"),
    [
        (FaultKind.RATE_LIMIT, 429, "The API rate limit has been exceeded. Try again later."),
        (FaultKind.MONTHLY_LIMIT, 429, "You have reached your monthly limit."),
        (FaultKind.SERVER_ERROR, 500, "Internal server error"),
        (FaultKind.UNAUTHORIZED, 401, "Authentication failed"),
    ],
)
def test_a_fault_strikes_as_often_as_told(
    line: Platform, bot: Caller, group: Group, kind: FaultKind, status: int, message: str
) -> None:
    line.faults.add(Fault(PUSH, kind, times=2))
    answers = [bot.push(group.id, text()) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, status, 200]
    assert answers[0].get_json()["message"].startswith(message)
    assert answers[0].headers["x-line-request-id"]
    assert len(line.messages(group)) == 1


def test_a_lost_answer_was_accepted(line: Platform, bot: Caller, group: Group) -> None:
    line.faults.add(Fault(PUSH, FaultKind.LOST_ANSWER))
    with pytest.raises(AnswerLost):
        bot.push(group.id, text(), key=KEY)
    assert len(line.messages(group)) == 1
    assert bot.push(group.id, text(), key=KEY).status_code == 409


def test_garbage_was_accepted_too(line: Platform, bot: Caller, group: Group) -> None:
    line.faults.add(Fault(PUSH, FaultKind.GARBAGE))
    answer = bot.push(group.id, text())
    assert (answer.status_code, answer.is_json) == (200, False)
    assert len(line.messages(group)) == 1


@pytest.mark.parametrize(
    ("kind", "status"), [(FaultKind.HANG, 200), (FaultKind.SLOW_ANSWER, 200), (FaultKind.HANG_REFUSED, 500)]
)
def test_a_hanging_call_takes_its_time(
    line: Platform, listener: Listener, bot: Caller, group: Group, kind: FaultKind, status: int
) -> None:
    line.faults.add(Fault(PUSH, kind, seconds=12.5))
    assert bot.push(group.id, text()).status_code == status
    assert listener.waited == [12.5]


@pytest.mark.parametrize("status", [202, 404, 410])
def test_content_may_answer_any_status(
    line: Platform, bot: Caller, group: Group, somsri: Person, status: int
) -> None:
    photo = line.send_photo(somsri, group, b"photo")
    line.faults.add(Fault("/v2/bot/message/*/content", FaultKind.STATUS, status=status))
    path = f"/v2/bot/message/{photo.id}/content"
    assert [bot.get(path).status_code for _ in range(2)] == [status, 200]


def test_faults_wait_in_line_and_can_be_cleared(line: Platform, bot: Caller, group: Group) -> None:
    line.faults.add(Fault(PUSH, FaultKind.SERVER_ERROR))
    line.faults.add(Fault("*", FaultKind.RATE_LIMIT, times=9))
    assert [bot.push(group.id, text()).status_code for _ in range(2)] == [500, 429]
    line.faults.clear()
    assert bot.push(group.id, text()).status_code == 200
