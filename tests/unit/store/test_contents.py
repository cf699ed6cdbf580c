"""Fetching the content of evidence: by one fetcher at a time, again later when LINE is not ready."""

from __future__ import annotations

import pytest

from bot.domain.evidence import EvidenceDraft, EvidenceKind, EvidenceReason, EvidenceState
from bot.domain.office import Office
from bot.store.contents import KeptContent
from bot.store.store import Books, Store
from tests.builders import NOON, found_office, minutes_later

FIRST, SECOND, SMALL = "ab" * 32, "cd" * 32, "ef" * 32


@pytest.fixture
def office(store: Store) -> Office:
    with store.writing() as books:
        return found_office(books)


def _keep(books: Books, office: Office, *message_ids: str) -> None:
    for minute, message_id in enumerate(message_ids):
        draft = EvidenceDraft(office.id, EvidenceKind.PHOTO, "C-khlang", message_id, NOON)
        books.evidence.add(draft, minutes_later(minute))


def _taken(books: Books, minute: float, limit: int = 5) -> list[str]:
    """The messages whose content somebody goes to fetch at that moment, leased for two minutes."""
    taken = books.contents.to_fetch(minutes_later(minute), minutes_later(minute + 2), limit)
    return [item.message_id for item in taken]


def _id(books: Books, message_id: str) -> int:
    return books.evidence.of_message("C-khlang", message_id)[0].id


def test_what_waits_is_taken_by_one_until_the_lease_ends(store: Store, office: Office) -> None:
    with store.writing() as books:
        _keep(books, office, "m-1", "m-2", "m-3")

        assert _taken(books, 5, limit=2) == ["m-1", "m-2"]
        assert _taken(books, 5, limit=2) == ["m-3"]
        assert _taken(books, 6.9) == []
        assert _taken(books, 7) == ["m-1", "m-2", "m-3"]


def test_attempts_are_counted(store: Store, office: Office) -> None:
    with store.writing() as books:
        _keep(books, office, "m-1")
        attempts = [
            item.attempts
            for minute in (0, 2, 4)
            for item in books.contents.to_fetch(minutes_later(minute), minutes_later(minute + 2), 5)
        ]

    assert attempts == [1, 2, 3]


def test_what_is_not_ready_rests_until_its_time(store: Store, office: Office) -> None:
    with store.writing() as books:
        _keep(books, office, "m-1")
        _taken(books, 0)
        books.contents.retry(_id(books, "m-1"), minutes_later(1))

        assert _taken(books, 0.9) == []
        assert _taken(books, 1) == ["m-1"]


def test_kept_content_is_settled_once(store: Store, office: Office) -> None:
    content = KeptContent("image/jpeg", 1234, FIRST, SMALL)
    with store.writing() as books:
        _keep(books, office, "m-1")
        number = _id(books, "m-1")

        assert books.contents.settle(number, content, minutes_later(1))
        assert not books.contents.settle(number, KeptContent("image/png", 1, SECOND), minutes_later(2))
        assert not books.contents.give_up(
            number, EvidenceState.FAILED, EvidenceReason.UNREADABLE, minutes_later(2)
        )
        books.contents.retry(number, minutes_later(3))
        assert _taken(books, 9) == []

        evidence = books.evidence.of_message("C-khlang", "m-1")[0]
    assert evidence.state is EvidenceState.STORED
    assert (evidence.media_type, evidence.size) == ("image/jpeg", 1234)
    assert (evidence.content_hash, evidence.thumbnail_hash) == (FIRST, SMALL)


def test_what_was_given_up_says_why(store: Store, office: Office) -> None:
    with store.writing() as books:
        _keep(books, office, "m-1")
        books.contents.give_up(_id(books, "m-1"), EvidenceState.GONE, EvidenceReason.EXPIRED, NOON)

        assert _taken(books, 9) == []
        evidence = books.evidence.of_message("C-khlang", "m-1")[0]
    assert (evidence.state, evidence.reason) == (EvidenceState.GONE, EvidenceReason.EXPIRED)


def test_files_of_forgotten_evidence_are_discarded_unless_others_refer_to_them(
    store: Store, office: Office
) -> None:
    with store.writing() as books:
        _keep(books, office, "m-1", "m-2", "m-3")
        for message_id, name in (("m-1", FIRST), ("m-2", FIRST), ("m-3", SECOND)):
            books.contents.settle(_id(books, message_id), KeptContent("image/jpeg", 9, name, SMALL), NOON)
        forgotten = [_id(books, "m-1"), _id(books, "m-3")]
        assert books.contents.discarded(5) == {}

        for message_id in ("m-1", "m-3"):
            books.evidence.forget("C-khlang", message_id, EvidenceReason.UNSENT, minutes_later(1))

        assert books.contents.discarded(5) == {forgotten[0]: [FIRST, SMALL], forgotten[1]: [SECOND, SMALL]}
        assert books.contents.is_referred_to(FIRST)
        assert books.contents.is_referred_to(SMALL)
        assert not books.contents.is_referred_to(SECOND)
        books.contents.mark_discarded(forgotten)
        assert books.contents.discarded(5) == {}


@pytest.mark.postgresql
def test_several_fetchers_never_take_the_same(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with store.writing() as books:
        _keep(books, found_office(books), "m-1", "m-2")

    with store.writing() as first, store.writing() as second:
        assert _taken(first, 5, limit=1) == ["m-1"]
        assert _taken(second, 5) == ["m-2"]
    store.close()
