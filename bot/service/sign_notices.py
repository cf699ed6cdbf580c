"""Who is to be told about sign-off now: whoever's turn it is, slow approvers, and the coordinators.

Everything follows from the snapshots; a notice is pushed once under its unique key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat import Reply
from bot.clock import bangkok_day
from bot.domain.hours import is_daytime, is_office_time
from bot.domain.notice import Notice, Purpose
from bot.domain.office import Office
from bot.domain.person import Member, Role
from bot.domain.signing import Snapshot, SnapshotState
from bot.links import Links
from bot.service.days_off import working_days_of_year
from bot.service.sign_cards import approved_news, returned_news, round_facts, sign_card
from bot.service.signing import Turn
from bot.store.store import Books
from bot.wording.say import say

SLOW_AFTER = (2, 5)
"""Working days after which an approver is reminded."""

LOOKED_AT = timedelta(days=180)
NEWS_FOR = timedelta(days=14)
"""How long a decision is news for a coordinator."""


@dataclass(frozen=True)
class _Telling:
    """What one person is to be told; it is decided by its key before its words are put together."""

    key: str
    member: Member
    purpose: Purpose
    snapshot: Snapshot
    turn: Turn | None = None

    @property
    def card_key(self) -> str:
        """The key of the card that a reminder is about; whoever has not had the card needs no reminder."""
        return self.key.partition(":slow-")[0]


def sign_notices(
    books: Books,
    now: datetime,
    links: Links,
    office_id: int | None = None,
    chat_id: str | None = None,
) -> list[Notice]:
    """The notices nobody has claimed yet, of one office or one person if asked so.

    None at night, but for a person who speaks to us just then and is asked for by `chat_id`.
    """
    if chat_id is None and not is_daytime(now):
        return []
    found = [
        snapshot
        for snapshot in books.snapshots.current(now - LOOKED_AT)
        if office_id in {None, snapshot.office_id}
    ]
    tellings = [one for snapshot in found for one in _tellings(books, snapshot, now, chat_id)]
    claimed = books.deliveries.claimed([one.key for one in tellings])
    due = [one for one in tellings if one.key not in claimed]
    fresh = {one.card_key for one in due if one.purpose is Purpose.SIGN}
    due = [one for one in due if one.purpose is not Purpose.SIGN_REMINDER or one.card_key not in fresh]
    return [_notice(books, one, now, links) for one in due]


def _tellings(books: Books, snapshot: Snapshot, now: datetime, chat_id: str | None) -> Iterator[_Telling]:
    if snapshot.state is SnapshotState.SIGNING:
        yield from _turns(books, snapshot, now, chat_id)
        return
    last = snapshot.acts[-1].at if snapshot.acts else snapshot.frozen_at
    if now - last > NEWS_FOR:
        return
    purpose = Purpose.RETURNED if snapshot.state is SnapshotState.RETURNED else Purpose.APPROVED
    for member in _persons(books, snapshot, Role.COORDINATOR):
        if chat_id in {None, member.line_user_id}:
            key = f"{snapshot.office_id}:{purpose}:{snapshot.id}:{member.line_user_id}"
            yield _Telling(key, member, purpose, snapshot)


def _turns(books: Books, snapshot: Snapshot, now: datetime, chat_id: str | None) -> Iterator[_Telling]:
    """The card, and after some working days a reminder, for everybody who may sign at the place."""
    place, office = snapshot.waiting_at, books.offices.get(snapshot.office_id)
    if place is None or office is None:
        return
    slow = _slow_days(books, office, snapshot, now) if chat_id is None else 0
    for member in _persons(books, snapshot, Role.EXECUTIVE):
        if member.id not in place.member_ids or chat_id not in {None, member.line_user_id}:
            continue
        turn = Turn(office, snapshot, place, member)
        base = f"{office.id}:sign:{snapshot.id}:{place.place}:{member.line_user_id}"
        yield _Telling(base, member, Purpose.SIGN, snapshot, turn)
        if slow:
            yield _Telling(f"{base}:slow-{slow}", member, Purpose.SIGN_REMINDER, snapshot, turn)


def _slow_days(books: Books, office: Office, snapshot: Snapshot, now: datetime) -> int:
    """After how many working days the approver is to be reminded now, 0 before that."""
    began, today = bangkok_day(snapshot.turn_began_at), bangkok_day(now)
    calendar = working_days_of_year(books, office.id, began, today + timedelta(days=31))
    if not is_office_time(now, calendar):
        return 0
    return max((days for days in SLOW_AFTER if calendar.after(began, days) <= today), default=0)


def _persons(books: Books, snapshot: Snapshot, role: Role) -> Sequence[Member]:
    return [member for member in books.members.of_office(snapshot.office_id) if member.role is role]


def _notice(books: Books, telling: _Telling, now: datetime, links: Links) -> Notice:
    snapshot = telling.snapshot
    return Notice(
        key=telling.key,
        office_id=snapshot.office_id,
        chat_id=telling.member.line_user_id,
        purpose=telling.purpose,
        day=bangkok_day(now),
        why=say(f"sign.why_{telling.purpose}", **round_facts(snapshot), post=telling.member.post or ""),
        cost=1,
        reply=_words(books, telling, now, links),
    )


def _words(books: Books, telling: _Telling, now: datetime, links: Links) -> Reply:
    if telling.turn is not None:
        is_slow = telling.purpose is Purpose.SIGN_REMINDER
        opening = "sign.slow_summary" if is_slow else "sign.summary"
        return sign_card(books, telling.turn, links, now, opening)
    act = telling.snapshot.returned
    return returned_news(telling.snapshot, act) if act else approved_news(telling.snapshot, links)
