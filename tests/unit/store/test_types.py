"""Instants in the database: aware, in UTC, and in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from bot.domain.person import Role
from bot.store.store import Books, Store
from tests.builders import NOON, found_office


def _redeemed_at(books: Books, moment: datetime) -> datetime | None:
    """The moment after a way through the database."""
    office = found_office(books)
    member = books.members.add(office.id, "U-nok", "นก", Role.STAFF, None, None, None, NOON)
    invitation = books.invitations.create(office.id, "CODE", Role.STAFF, None, None, None, NOON)
    books.invitations.redeem(invitation.id, member.id, moment)
    found = books.invitations.by_code("CODE")
    return None if found is None else found.redeemed_at


def test_an_instant_comes_back_aware_in_utc_to_the_microsecond(store: Store) -> None:
    moment = datetime(2025, 3, 10, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=7)))

    with store.writing() as books:
        stored = _redeemed_at(books, moment)

    assert stored == moment
    assert stored is not None
    assert stored.tzinfo is UTC


def test_a_naive_datetime_is_refused(store: Store) -> None:
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(StatementError, match="time zone"), store.writing() as books:
        _redeemed_at(books, naive)


def test_instants_compare_as_moments_whatever_zone_they_were_given_in(store: Store) -> None:
    bangkok = timezone(timedelta(hours=7))
    earlier = datetime(2025, 3, 10, 11, 59, tzinfo=bangkok)
    later = datetime(2025, 3, 10, 5, 0, 0, 1, tzinfo=UTC)
    with store.writing() as books:
        office = found_office(books)
        for moment, role in ((later, Role.STAFF), (earlier, Role.EXECUTIVE)):
            books.members.add(office.id, "U-nok", "นก", role, None, None, None, moment)

    with store.reading() as books:
        roles = [member.role for member in books.members.of_user("U-nok")]

    assert roles == [Role.STAFF, Role.EXECUTIVE]
