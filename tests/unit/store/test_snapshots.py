"""Snapshots: frozen in versions, decided once a place, read back whole."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.office import Office
from bot.domain.person import Role
from bot.domain.signing import ChainPlace, Decision, SignAct, Snapshot, SnapshotState
from bot.store.snapshots import FROZEN, SnapshotFile
from bot.store.store import Books, Store
from tests.builders import NOON, YEAR, found_office, minutes_later


def a_snapshot(books: Books, office: Office, minutes: int = 0) -> Snapshot:
    """A report that waits for one executive."""
    executive = books.members.add(office.id, "U1", "", Role.EXECUTIVE, "ปลัด", 1, None, NOON)
    return books.snapshots.freeze(
        Snapshot(
            id=0,
            office_id=office.id,
            fiscal_year=YEAR,
            round_number=1,
            version=0,
            layout="six-month",
            frozen_at=minutes_later(minutes),
            frozen_by="member:1",
            content_hash="c0ffee",
            chain=(ChainPlace(1, "ปลัด", (executive.id,)),),
        )
    )


def an_act(snapshot: Snapshot, decision: Decision | None = Decision.APPROVED) -> SignAct:
    return SignAct(1, snapshot.chain[0].member_ids[0], "ปลัด", None, "สมหมาย", decision, "ดี", NOON)


def test_a_snapshot_comes_back_as_it_was_frozen(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        frozen = a_snapshot(books, office)
        act = an_act(frozen)
        assert books.snapshots.note(frozen, act)
    with store.reading() as books:
        found = books.snapshots.get(office.id, frozen.id)

    assert found == replace(frozen, acts=(act,))
    assert frozen.version == 1


def test_another_office_does_not_see_it(store: Store) -> None:
    with store.writing() as books:
        office, other = found_office(books), found_office(books, "หนองบัว")
        frozen = a_snapshot(books, office)
        assert books.snapshots.get(other.id, frozen.id) is None
        assert books.snapshots.of_office(other.id) == []


def test_a_changed_report_is_a_new_version_and_ends_the_old_one(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        a_snapshot(books, office)
        a_snapshot(books, office, minutes=5)
        newest, oldest = books.snapshots.of_round(office.id, YEAR, 1)

    assert (newest.version, newest.state) == (2, SnapshotState.SIGNING)
    assert (oldest.version, oldest.state) == (1, SnapshotState.REPLACED)


def test_a_place_decides_once_but_may_say_more(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        frozen = a_snapshot(books, office)
        first = books.snapshots.note(frozen, an_act(frozen))
        again = books.snapshots.note(frozen, an_act(frozen, Decision.RETURNED))
        opinion = books.snapshots.note(frozen, an_act(frozen, None))
        found = books.snapshots.get(office.id, frozen.id)

    assert (first, again, opinion) == (True, False, True)
    assert found is not None
    assert [act.decision for act in found.acts] == [Decision.APPROVED, None]


def test_documents_are_found_by_their_content(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        frozen = a_snapshot(books, office)
        file = SnapshotFile(frozen.id, office.id, FROZEN, "docx", "ab" * 32, "รายงาน.docx", "application/x")
        books.snapshots.keep_files([file])
        books.snapshots.keep_files([replace(file, sha256="cd" * 32)])

        assert books.snapshots.files_named("ab" * 32) == [file]
        assert books.snapshots.files_named("cd" * 32) == []
        assert books.snapshots.files_of(frozen.id) == [file]
