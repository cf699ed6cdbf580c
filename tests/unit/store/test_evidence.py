"""Evidence: kept once a message, tied to entries, found while nobody tied it, forgotten when unsent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.evidence import Evidence, EvidenceDraft, EvidenceKind, EvidenceReason, EvidenceState
from bot.domain.office import Office
from bot.store.contents import KeptContent
from bot.store.store import Books, Store
from tests.builders import NOON, a_draft, found_office, minutes_later, office_with_plan

HASH = "ab" * 32


def a_photo_of(
    office: Office, message_id: str = "m-1", minute: float = 0, **changes: object
) -> EvidenceDraft:
    """A photo sent that many minutes after NOON."""
    draft = EvidenceDraft(
        office_id=office.id,
        kind=EvidenceKind.PHOTO,
        chat_id="C-khlang",
        message_id=message_id,
        sent_at=minutes_later(minute),
        line_user_id="U-suda",
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


def stored(books: Books, evidence: Evidence) -> None:
    """Its content arrived."""
    assert books.contents.settle(evidence.id, KeptContent("image/jpeg", 9, HASH, "cd" * 32), NOON)


def only(found: list[Evidence]) -> Evidence:
    [evidence] = found
    return evidence


@pytest.fixture
def office(store: Store) -> Office:
    return office_with_plan(store)[0]


@pytest.fixture
def entry_numbers(store: Store, office: Office) -> list[int]:
    with store.writing() as books:
        plan = books.plans.get(office.id, a_draft().fiscal_year)
        assert plan is not None
        ids = [measure.id for measure in plan.measures()]
        drafts = [a_draft(measure_id, office.divisions[0].id) for measure_id in ids]
        return [books.entries.append(office.id, draft, NOON).entry.number for draft in drafts]


def test_evidence_comes_back_as_it_was_sent(store: Store, office: Office) -> None:
    name = "ภาพถ่าย/กิจกรรม ๑.jpg"
    with store.writing() as books:
        assert books.evidence.add(a_photo_of(office, set_id="S-1", file_name=name, size=7), NOON)
        evidence = only(books.evidence.of_message("C-khlang", "m-1"))

    assert evidence == Evidence(
        id=evidence.id,
        office_id=office.id,
        entry_number=None,
        kind=EvidenceKind.PHOTO,
        state=EvidenceState.WAITING,
        chat_id="C-khlang",
        message_id="m-1",
        line_user_id="U-suda",
        sent_at=NOON,
        set_id="S-1",
        file_name=name,
        size=7,
    )


def test_the_same_message_is_evidence_once(store: Store, office: Office) -> None:
    with store.writing() as books:
        added = [books.evidence.add(a_photo_of(office), NOON) for _ in range(2)]
        links = [
            books.evidence.add(
                a_photo_of(office, "m-2", kind=EvidenceKind.LINK, url=f"https://a.th/{at}", position=at), NOON
            )
            for at in (1, 2)
        ]
        assert (added, links) == ([True, False], [True, True])
        assert len(books.evidence.of_message("C-khlang", "m-2")) == 2


def test_a_link_is_stored_at_once_and_never_fetched(store: Store, office: Office) -> None:
    with store.writing() as books:
        books.evidence.add(a_photo_of(office, kind=EvidenceKind.LINK, url="https://a.th/1"), NOON)

        assert only(books.evidence.of_message("C-khlang", "m-1")).state is EvidenceState.STORED
        assert books.contents.to_fetch(minutes_later(9), minutes_later(10), 5) == []


def test_what_is_of_no_use_to_fetch_failed_from_the_start(store: Store, office: Office) -> None:
    with store.writing() as books:
        books.evidence.add(a_photo_of(office, reason=EvidenceReason.TOO_LARGE), NOON)
        evidence = only(books.evidence.of_message("C-khlang", "m-1"))

        assert (evidence.state, evidence.reason) == (EvidenceState.FAILED, EvidenceReason.TOO_LARGE)
        assert books.contents.to_fetch(minutes_later(9), minutes_later(10), 5) == []


def test_evidence_is_tied_to_an_entry_and_may_be_moved(
    store: Store, office: Office, entry_numbers: list[int]
) -> None:
    first, second = entry_numbers
    with store.writing() as books:
        books.evidence.add(a_photo_of(office, entry_number=first), NOON)
        books.evidence.add(a_photo_of(office, "m-2", 1), NOON)
        ids = [
            item.id for message in ("m-1", "m-2") for item in books.evidence.of_message("C-khlang", message)
        ]
        assert [item.id for item in books.evidence.of_entry(office.id, first)] == ids[:1]
        assert [item.id for item in books.evidence.of_office(office.id)] == ids[:1]

        books.evidence.assign(ids, second)

        assert books.evidence.of_entry(office.id, first) == []
        assert [item.id for item in books.evidence.of_entry(office.id, second)] == ids


def test_unassigned_evidence_is_found_by_person_chat_and_time(
    store: Store, office: Office, entry_numbers: list[int]
) -> None:
    with store.writing() as books:
        for draft in (
            a_photo_of(office, "m-2", 2),
            a_photo_of(office, "m-1", 1),
            a_photo_of(office, "m-3", 30),
            a_photo_of(office, "m-4", 1, line_user_id="U-manee"),
            a_photo_of(office, "m-5", 1, chat_id="C-chang"),
            a_photo_of(office, "m-6", 1, line_user_id=None),
            a_photo_of(office, "m-7", 1, entry_number=entry_numbers[0]),
        ):
            books.evidence.add(draft, NOON)
        found = books.evidence.unassigned_of("C-khlang", "U-suda", NOON, minutes_later(10))

    assert [item.message_id for item in found] == ["m-1", "m-2"]


def test_photos_sent_together_are_found_together(store: Store, office: Office) -> None:
    with store.writing() as books:
        for number, set_id in enumerate(["S-1", "S-2", "S-1", None]):
            books.evidence.add(a_photo_of(office, f"m-{number}", set_id=set_id), NOON)
        found = books.evidence.of_set("C-khlang", "S-1")

    assert [item.message_id for item in found] == ["m-0", "m-2"]


def test_of_unsent_evidence_only_the_fact_stays(
    store: Store, office: Office, entry_numbers: list[int]
) -> None:
    number = entry_numbers[0]
    with store.writing() as books:
        books.evidence.add(a_photo_of(office, entry_number=number, file_name="ลับ.jpg"), NOON)
        stored(books, only(books.evidence.of_message("C-khlang", "m-1")))

        assert books.evidence.forget("C-khlang", "m-1", EvidenceReason.UNSENT, minutes_later(1)) == 1
        assert books.evidence.forget("C-khlang", "m-1", EvidenceReason.UNSENT, minutes_later(2)) == 0

        assert books.evidence.of_entry(office.id, number) == []
        evidence = only(books.evidence.of_office(office.id))
    assert (evidence.state, evidence.reason) == (EvidenceState.GONE, EvidenceReason.UNSENT)
    assert (evidence.file_name, evidence.media_type, evidence.size) == (None, None, None)
    assert (evidence.content_hash, evidence.thumbnail_hash) == (None, None)


def test_what_was_forgotten_while_waiting_is_not_fetched(store: Store, office: Office) -> None:
    with store.writing() as books:
        books.evidence.add(a_photo_of(office), NOON)
        [fetching] = books.contents.to_fetch(NOON, minutes_later(2), 5)
        books.evidence.forget("C-khlang", "m-1", EvidenceReason.UNSENT, minutes_later(1))

        assert not books.contents.settle(fetching.id, KeptContent("image/jpeg", 9, HASH), minutes_later(1))
        assert books.contents.to_fetch(minutes_later(9), minutes_later(10), 5) == []


def test_a_message_may_become_evidence_again_after_it_was_forgotten(store: Store, office: Office) -> None:
    link = a_photo_of(office, kind=EvidenceKind.LINK, url="https://a.th/1")
    with store.writing() as books:
        books.evidence.add(link, NOON)
        books.evidence.forget("C-khlang", "m-1", EvidenceReason.EDITED, NOON)

        assert books.evidence.add(replace(link, url="https://a.th/2"), NOON)
        assert only(books.evidence.of_message("C-khlang", "m-1")).url == "https://a.th/2"


def test_offices_see_their_own_evidence(store: Store, office: Office, entry_numbers: list[int]) -> None:
    with store.writing() as books:
        other = found_office(books, "ห้วยทราย")
        books.evidence.add(a_photo_of(office, entry_number=entry_numbers[0]), NOON)

        assert books.evidence.of_office(other.id) == []
        assert books.evidence.of_entry(other.id, entry_numbers[0]) == []


def test_a_naive_moment_is_refused(store: Store, office: Office) -> None:
    naive = datetime.fromisoformat("2025-03-10T12:00:00")
    with pytest.raises(Exception, match="time zone"), store.writing() as books:
        books.evidence.add(a_photo_of(office, sent_at=naive), NOON)
