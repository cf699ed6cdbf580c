"""Publications: one page a round, showing what was published last."""

from __future__ import annotations

from bot.store.store import Store
from tests.builders import NOON, YEAR, found_office, minutes_later
from tests.unit.store.test_snapshots import a_snapshot


def test_publishing_again_shows_the_newer_report(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        first, second = a_snapshot(books, office), a_snapshot(books, office, minutes=5)
        for snapshot, moment in ((first, NOON), (second, minutes_later(5))):
            books.publications.publish(office.id, YEAR, 1, snapshot.id, "member:1", moment)
        (shown,) = books.publications.of_office(office.id)

        assert shown.snapshot_id == second.id
        assert books.publications.get(office.id, YEAR, 2) is None


def test_a_new_address_is_not_checked_yet(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.publications.publish(office.id, YEAR, 1, a_snapshot(books, office).id, "member:1", NOON)
        (shown,) = books.publications.of_office(office.id)
        assert books.publications.with_own_address() == []
        books.publications.set_own_address(shown, "https://huaitan.example/report")
        books.publications.note_check(shown, "404", NOON)
        (checked,) = books.publications.with_own_address()
        books.publications.set_own_address(shown, "https://huaitan.example/new")
        (fresh,) = books.publications.with_own_address()

    assert (checked.fault, checked.checked_at) == ("404", NOON)
    assert (fresh.fault, fresh.checked_at) == (None, None)
