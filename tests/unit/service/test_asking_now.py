"""Reminding now: the price first, and never more than the quota pays."""

from __future__ import annotations

import pytest

from bot.clock import aware_utc
from bot.domain.quota import Quota
from bot.errors import Refusal
from bot.service.asking_now import Estimate, ask_now, estimate
from tests.support.reminded_year import GROUP_SIZE, RemindedYear, at


@pytest.fixture
def march(year: RemindedYear) -> RemindedYear:
    year.now = at("2026-04-01", 10)
    return year


def priced(year: RemindedYear, *names: str) -> Estimate:
    divisions = [year.division(name) for name in names] or list(year.office.divisions)
    with year.store.reading() as books:
        return estimate(books, year.office, divisions, aware_utc(year.now))


def test_the_price_is_the_people_of_the_groups_that_owe_something(march: RemindedYear) -> None:
    assert priced(march).cost == 5 * GROUP_SIZE
    march.answers("กองคลัง")
    assert priced(march).cost == 4 * GROUP_SIZE
    assert priced(march, "กองช่าง").cost == GROUP_SIZE


def test_the_price_says_what_the_month_would_lack(march: RemindedYear) -> None:
    with march.store.writing() as books:
        books.quota_readings.keep(Quota(300, 0, aware_utc(march.now)))
    found = priced(march)
    assert found.planned > 300 - found.cost
    assert found.short == found.planned + found.cost - 300


def test_a_division_that_promised_a_day_is_left_in_peace(march: RemindedYear) -> None:
    for ref in ("1", "6"):
        march.promises("กองการศึกษา", ref, "2026-04-08", f"ข้อ {ref} ส่งวันพุธ")
    found = priced(march, "กองการศึกษา")
    assert found.groups == ()
    assert [division.name for division in found.resting] == ["กองการศึกษา"]
    with pytest.raises(Refusal, match=r"remind\.nobody"):
        asked(march, "กองการศึกษา")


def test_what_the_quota_does_not_pay_is_refused(march: RemindedYear) -> None:
    with march.store.writing() as books:
        books.quota_readings.keep(Quota(300, 290, aware_utc(march.now)))
    with pytest.raises(Refusal, match=r"remind\.too_dear"):
        asked(march, "กองช่าง")


def test_a_second_press_of_the_button_asks_nobody_again(march: RemindedYear) -> None:
    asked(march, "กองช่าง")
    with pytest.raises(Refusal, match=r"remind\.just_asked"):
        asked(march, "กองช่าง")


def test_there_is_nothing_to_remind_of_when_all_is_answered(march: RemindedYear) -> None:
    march.answers("กองคลัง")
    with pytest.raises(Refusal, match=r"remind\.complete"):
        priced(march, "กองคลัง")


def asked(year: RemindedYear, name: str) -> None:
    with year.store.writing() as books:
        ask_now(books, year.office, [year.division(name)], aware_utc(year.now))
