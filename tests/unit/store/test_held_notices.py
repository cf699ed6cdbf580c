"""What was held back, one row for each notice and day."""

from __future__ import annotations

from datetime import timedelta

from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later
from tests.support.notices import TODAY, a_held

TOMORROW = TODAY + timedelta(days=1)


def test_a_notice_is_kept_once_a_day_with_its_latest_reason(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        first = a_held(office_id=office.id)
        books.held_notices.keep([first, a_held("digest", office_id=office.id)], NOON)
        dearer = a_held(office_id=office.id, reason="โควตาหมดแล้ว", cost=13)
        books.held_notices.keep([dearer], minutes_later(1))
        next_day = a_held(office_id=office.id, day=TOMORROW)
        books.held_notices.keep([next_day], NOON + timedelta(days=1))
        books.held_notices.keep([], NOON)
    with store.reading() as books:
        assert books.held_notices.since(office.id, TODAY) == [
            a_held("digest", office_id=office.id),
            dearer,
            next_day,
        ]
        assert books.held_notices.since(office.id, TOMORROW) == [next_day]
        assert books.held_notices.since(404, TODAY) == []
