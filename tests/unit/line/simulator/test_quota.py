"""The monthly quota over HTTP, counted in recipients."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.clock import SetClock
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, text

OVER = {"message": "You have reached your monthly limit."}


def used(bot: Caller) -> int:
    return int(bot.get("/v2/bot/message/quota/consumption").get_json()["totalUsage"])


def test_the_free_thai_plan_is_the_default(bot: Caller) -> None:
    assert bot.get("/v2/bot/message/quota").get_json() == {"type": "limited", "value": 300}


def test_a_plan_may_have_no_limit(line: Platform, bot: Caller) -> None:
    line.quota.limit = None
    assert bot.get("/v2/bot/message/quota").get_json() == {"type": "none"}


def test_a_group_push_counts_its_members_whatever_it_holds(bot: Caller, group: Group) -> None:
    bot.push(group.id, text(), text(), text())
    assert used(bot) == 2


def test_one_to_one_counts_who_receives_it(line: Platform, bot: Caller, somsri: Person) -> None:
    stranger = line.add_user("ไม่ใช่เพื่อน")
    assert [bot.push(one.id, text()).status_code for one in (somsri, stranger)] == [200, 200]
    assert used(bot) == 1
    assert line.messages(stranger) == ()
    line.block(somsri)
    bot.push(somsri.id, text())
    assert used(bot) == 1


def test_multicast_counts_each_person_once(line: Platform, bot: Caller, somsri: Person) -> None:
    head = line.add_user("หัวหน้าสำนักปลัด", friend=True)
    body = {"to": [somsri.id, head.id, head.id], "messages": [text()]}
    assert bot.post("/v2/bot/message/multicast", body).status_code == 200
    assert used(bot) == 2
    assert [len(line.messages(one)) for one in (somsri, head)] == [1, 1]


def test_what_does_not_fit_is_not_sent_at_all(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    line.quota.set_used(299, line.now())
    answer = bot.push(group.id, text())
    assert (answer.status_code, answer.get_json()) == (429, OVER)
    assert line.messages(group) == ()
    assert bot.push(somsri.id, text()).status_code == 200
    assert bot.push(somsri.id, text()).get_json() == OVER


def test_a_new_month_begins_in_lines_own_zone(line: Platform, bot: Caller, clock: SetClock) -> None:
    line.quota.set_used(300, clock.now())
    clock.set(datetime(2026, 4, 30, 14, 59, tzinfo=UTC))
    assert used(bot) == 300
    clock.set(datetime(2026, 4, 30, 15, 0, tzinfo=UTC))
    assert used(bot) == 0
