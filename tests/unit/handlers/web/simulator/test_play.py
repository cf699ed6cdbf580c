"""Time in the demo: it goes by, it is turned forward, and what falls due on the way happens."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.clock import BANGKOK
from tests.support.playing import NEXT_REMINDER, Playing


def bangkok(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BANGKOK)


def test_every_morning_passed_is_looked_at(demo: Playing) -> None:
    demo.post("jump", to="2025-03-12T15:00")

    assert demo.jumped == [bangkok(2025, 3, 11, 9), bangkok(2025, 3, 12, 9), bangkok(2025, 3, 12, 15)]
    assert demo.stage.clock.now() == bangkok(2025, 3, 12, 15)


def test_minutes_and_the_next_reminder_can_be_jumped_to(demo: Playing) -> None:
    began = demo.stage.clock.now()
    demo.post("jump", minutes=15)
    quarter = demo.stage.clock.now()
    demo.post("jump", next=True)

    assert quarter - began == timedelta(minutes=15)
    assert demo.stage.clock.now() - quarter == NEXT_REMINDER


def test_a_plan_that_is_over_has_no_next_reminder(demo: Playing) -> None:
    demo.play.next_moment = lambda _now: None
    answer = demo.post("jump", next=True)

    assert (answer.status_code, "ไม่มีวันเตือนเหลือ" in answer.get_json()["problem"]) == (422, True)


def test_the_page_shows_the_new_day(demo: Playing) -> None:
    demo.post("jump", to="2025-04-10T09:00")
    scene = demo.scene()

    assert (scene["clock"]["words"], scene["clock"]["time"]) == ("วันพฤหัสบดีที่ 10 เมษายน 2568", "09:00")
    assert scene["round"]["left"] == "อีก 0 วัน"


def test_time_goes_by_and_waiting_things_happen(demo: Playing) -> None:
    demo.stage.platform.say(demo.staff, demo.group, "ค้าง")
    demo.play.breathe(5)

    assert demo.last()["way"] == "reply"
    assert demo.stage.clock.now() in demo.jumped


def test_a_mishap_does_not_stop_time(demo: Playing) -> None:
    def fail() -> None:
        raise OSError("no disk")

    demo.play.on_jump = fail
    began = demo.stage.clock.now()
    demo.play.breathe(5)

    assert demo.stage.clock.now() - began == timedelta(seconds=5)


def test_a_push_is_in_the_log_with_its_cost(demo: Playing) -> None:
    platform = demo.stage.platform
    platform.push({"to": demo.group.id, "messages": [{"type": "text", "text": "ยังค้าง 1 เรื่อง"}] * 2})
    scene = demo.scene()

    assert (scene["quota"]["used"], scene["quota"]["limit"]) == (2, 300)
    assert [(one["to"], one["cost"], one["words"]) for one in scene["pushes"]] == [
        (demo.group.name, 2, "ยังค้าง 1 เรื่อง")
    ]
