"""An office's own list of days off decides alone, once it is begun."""

from __future__ import annotations

from datetime import date

from bot.domain.working_days import DayOff, WorkingDays
from bot.service.days_off import begin_year, days_off_of_year, set_day, working_days_between
from bot.store.store import Store
from tests.builders import found_office

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
CABINET_DAY = date(2026, 6, 2)


def test_an_office_without_a_list_keeps_the_governments_days(store: Store) -> None:
    calendar = calendar_of(store)
    assert calendar.why_off(date(2026, 4, 13)) == "วันสงกรานต์"
    assert calendar.is_working(CABINET_DAY)


def test_a_cabinet_day_is_added_to_the_rest(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        set_day(books, office.id, DayOff(CABINET_DAY, "วันหยุดพิเศษ"))
    calendar = calendar_of(store, office.id)
    assert calendar.why_off(CABINET_DAY) == "วันหยุดพิเศษ"
    assert calendar.why_off(date(2026, 4, 13)) == "วันสงกรานต์"


def test_a_day_taken_off_the_list_is_worked(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        set_day(books, office.id, DayOff(date(2026, 5, 13), "วันทำการ", is_off=False))
    assert calendar_of(store, office.id).is_working(date(2026, 5, 13))
    with store.reading() as books:
        listed = days_off_of_year(books, office.id, 2026)
    assert DayOff(date(2026, 5, 13), "วันทำการ", is_off=False) in listed


def test_a_list_once_begun_is_not_begun_again(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.office_days.set(office.id, DayOff(date(2026, 12, 30), "วันหยุดพิเศษ"))
        begin_year(books, office.id, 2026)
    assert calendar_of(store, office.id).is_working(date(2026, 4, 13))


def calendar_of(store: Store, office_id: int = 1) -> WorkingDays:
    with store.reading() as books:
        return working_days_between(books, [office_id], FIRST, LAST)[office_id]
