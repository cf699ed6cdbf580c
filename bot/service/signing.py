"""Signing: what the posts of the chain decide and say about a frozen report, each in its turn.

Whoever decides holds the office, so that of two who decide at once the second finds it decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.audit import AuditAction
from bot.domain.office import Office
from bot.domain.person import Member
from bot.domain.signing import ChainPlace, Decision, SignAct, Snapshot, SnapshotState
from bot.errors import Refusal
from bot.service.freezing import hash_now
from bot.store.store import Books

REASON_WAITS = timedelta(days=1)
"""How long after ส่งกลับ was pressed the next words in the private chat are taken for the reason."""

LONGEST_WORDS = 1_000


@dataclass(frozen=True)
class Turn:
    """A person whose turn it is: the snapshot, the place it waits at, and the member who signs there."""

    office: Office
    snapshot: Snapshot
    place: ChainPlace
    member: Member

    @property
    def acting_for(self) -> str | None:
        """The post signed for by somebody who does not hold it."""
        holds = self.member.id == self.place.member_ids[0] or self.member.post == self.place.post
        return None if holds else self.place.post

    @property
    def actor(self) -> str:
        return f"member:{self.member.id}"


def turn_of(books: Books, line_user_id: str, snapshot_id: int) -> Turn:
    """The turn of that person at that snapshot, held until the transaction ends; else a refusal says why."""
    members = books.members.of_user(line_user_id)
    for office_id in dict.fromkeys(member.office_id for member in members):
        snapshot = books.snapshots.held(office_id, snapshot_id)
        office = books.offices.get(office_id)
        if snapshot is not None and office is not None:
            return _turn(books, office, snapshot, [one for one in members if one.office_id == office_id])
    raise Refusal("sign.not_yours")


def open_turns(books: Books, line_user_id: str) -> list[Turn]:
    """Every snapshot that waits for that person; holds nothing."""
    found = []
    members = books.members.of_user(line_user_id)
    for office_id in dict.fromkeys(member.office_id for member in members):
        office = books.offices.get(office_id)
        for snapshot in books.snapshots.of_office(office_id):
            place = snapshot.waiting_at
            member = next((one for one in members if place and one.id in place.member_ids), None)
            if office is not None and place is not None and member is not None:
                found.append(Turn(office, snapshot, place, member))
    return found


def approve(books: Books, turn: Turn, now: datetime) -> Snapshot:
    """Approve at the place; gives the snapshot as it is then.

    Refuses when the report could not be printed any more as it was signed so far.
    """
    if hash_now(books, turn.office, turn.snapshot) != turn.snapshot.content_hash:
        raise Refusal("sign.content_changed", version=turn.snapshot.version)
    return _keep(books, turn, Decision.APPROVED, None, now)


def send_back(books: Books, turn: Turn, reason: str, now: datetime) -> Snapshot:
    """Return the report to the coordinator with the reason."""
    return _keep(books, turn, Decision.RETURNED, _words(reason), now)


def give_opinion(books: Books, turn: Turn, words: str, now: datetime) -> Snapshot:
    """Keep what the post says about the report, to be printed in the memo; a later opinion replaces it."""
    return _keep(books, turn, None, _words(words), now)


def begin_return(books: Books, turn: Turn, now: datetime) -> None:
    """Note that the person is asked for the reason."""
    books.audit.note(
        turn.office.id, turn.actor, AuditAction.RETURN_BEGUN, turn.snapshot.subject, now, _facts(turn)
    )


def drop_return(books: Books, turn: Turn, now: datetime) -> None:
    """Note that the person does not return it after all."""
    books.audit.note(
        turn.office.id, turn.actor, AuditAction.RETURN_DROPPED, turn.snapshot.subject, now, _facts(turn)
    )


def awaited_reason(books: Books, line_user_id: str, now: datetime) -> Turn | None:
    """The turn whose reason the person was just asked for."""
    for turn in open_turns(books, line_user_id):
        trail = books.audit.of_subject(turn.office.id, turn.snapshot.subject)
        own = [record for record in trail if record.actor == turn.actor]
        if own and own[-1].action == AuditAction.RETURN_BEGUN and now - own[-1].at < REASON_WAITS:
            return turn
    return None


def _turn(books: Books, office: Office, snapshot: Snapshot, members: list[Member]) -> Turn:
    places = snapshot.places_of([member.id for member in members])
    if not places:
        raise Refusal("sign.not_yours")
    _refuse_ended(books, snapshot)
    waiting = snapshot.waiting_at
    if waiting is None or waiting not in places:
        if all(snapshot.approval_of(place.place) for place in places):
            raise Refusal("sign.already", version=snapshot.version)
        raise Refusal("sign.not_turn", post=waiting.post if waiting else "")
    member = next(one for one in members if one.id in waiting.member_ids)
    return Turn(office, snapshot, waiting, member)


def _refuse_ended(books: Books, snapshot: Snapshot) -> None:
    if snapshot.state is SnapshotState.REPLACED:
        newest = books.snapshots.of_round(snapshot.office_id, snapshot.fiscal_year, snapshot.round_number)[
            0
        ].version
        raise Refusal("sign.replaced", version=snapshot.version, newest=newest)
    if snapshot.state is SnapshotState.RETURNED:
        raise Refusal("sign.was_returned", version=snapshot.version)
    if snapshot.state is SnapshotState.APPROVED:
        raise Refusal("sign.was_approved", version=snapshot.version)


def _keep(books: Books, turn: Turn, decision: Decision | None, text: str | None, now: datetime) -> Snapshot:
    act = SignAct(
        place=turn.place.place,
        member_id=turn.member.id,
        post=turn.member.post or turn.place.post,
        acting_for=turn.acting_for,
        name=turn.member.display_name,
        decision=decision,
        text=text,
        at=now,
    )
    if not books.snapshots.note(turn.snapshot, act):
        raise Refusal("sign.already", version=turn.snapshot.version)
    action = AuditAction(decision.value) if decision else AuditAction.OPINION_GIVEN
    books.audit.note(turn.office.id, turn.actor, action, turn.snapshot.subject, now, _facts(turn))
    found = books.snapshots.get(turn.office.id, turn.snapshot.id)
    return turn.snapshot if found is None else found


def _facts(turn: Turn) -> dict[str, object]:
    return {"snapshot": turn.snapshot.id, "place": turn.place.place, "acting": turn.acting_for is not None}


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise Refusal("sign.no_words")
    if len(words) > LONGEST_WORDS:
        raise Refusal("sign.long_words", limit=LONGEST_WORDS)
    return words
