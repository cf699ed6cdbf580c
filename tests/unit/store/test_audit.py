"""The audit trail: added to and never changed, and a changed one gives itself away."""

from __future__ import annotations

from bot.domain.audit import AuditAction, first_broken
from bot.store.store import Store
from tests.builders import NOON, found_office


def told(store: Store, acts: int = 5) -> int:
    """An office where that many things were done."""
    with store.writing() as books:
        office = found_office(books)
        for number in range(acts):
            facts = {"to": f"2025-04-{number + 1:02}"}
            books.audit.note(office.id, "member:1", AuditAction.ROUND_DATES_SET, "round:2568-1", NOON, facts)
    return office.id


def test_records_come_back_as_they_were_noted(store: Store) -> None:
    office_id = told(store)
    with store.reading() as books:
        newest, *_older = trail = books.audit.of_office(office_id)

    assert [record.number for record in trail] == [5, 4, 3, 2, 1]
    assert (newest.actor, newest.action, newest.subject) == ("member:1", "round dates set", "round:2568-1")
    assert newest.facts == {"to": "2025-04-05"}
    assert first_broken(reversed(trail)) is None


def test_older_records_are_read_page_by_page(store: Store) -> None:
    office_id = told(store)
    with store.reading() as books:
        page = books.audit.of_office(office_id, before=4, limit=2)

    assert [record.number for record in page] == [3, 2]


def test_offices_have_trails_of_their_own(store: Store) -> None:
    first, second = told(store, 2), told(store, 3)
    with store.reading() as books:
        assert [len(books.audit.of_office(office)) for office in (first, second)] == [2, 3]
