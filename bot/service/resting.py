"""Resting: an office's days off, its pauses, the occasions it switches off, by the board or by command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.clock import bangkok_day
from bot.domain.audit import AuditAction
from bot.domain.ladder import Occasion
from bot.domain.office import Office
from bot.domain.pause import Pause
from bot.domain.working_days import DayOff
from bot.errors import Refusal
from bot.service.days_off import set_day
from bot.store.store import Books

LISTED_YEARS = range(2000, 2201)
"""The Gregorian years a list of days off is kept for."""


class Doer(Protocol):
    """Whoever acts for an office: a doer of its board, or the operator; `actor` as the audit trail has it."""

    @property
    def office(self) -> Office: ...

    @property
    def actor(self) -> str: ...


def keep_day(books: Books, doer: Doer, day: DayOff, now: datetime) -> None:
    """Make a day a day off of the office, or one it works; a day off has a name."""
    if day.day.year not in LISTED_YEARS:
        raise Refusal("web.calendar.no_day")
    if not day.name:
        raise Refusal("web.calendar.no_name")
    set_day(books, doer.office.id, day)
    action = AuditAction.DAY_OFF_ADDED if day.is_off else AuditAction.DAY_OFF_REMOVED
    _note(books, doer, action, f"day:{day.day.isoformat()}", now)


def begin_pause(books: Books, doer: Doer, division_id: int | None, last: date | None, now: datetime) -> Pause:
    """Remind a division, or nobody, from today until the last day; without one until it is ended."""
    office, today = doer.office, bangkok_day(now)
    if division_id is not None and division_id not in {division.id for division in office.divisions}:
        raise Refusal("web.calendar.no_division")
    if last is not None and last < today:
        raise Refusal("web.calendar.past")
    begun = books.pauses.begin(office.id, division_id, today, last)
    books.office_looks.forget(office.id)
    facts = {"division": division_id, "last": last.isoformat() if last else None}
    _note(books, doer, AuditAction.PAUSE_BEGUN, f"pause:{begun.id}", now, facts)
    return begun


def end_pause(books: Books, doer: Doer, pause_id: int, now: datetime) -> None:
    """Remind again from today on."""
    office, today = doer.office, bangkok_day(now)
    if pause_id not in {pause.id for pause in books.pauses.of_offices([office.id], today)}:
        raise Refusal("web.calendar.no_pause")
    books.pauses.end(pause_id, today - timedelta(days=1))
    books.office_looks.forget(office.id)
    _note(books, doer, AuditAction.PAUSE_ENDED, f"pause:{pause_id}", now)


def switch_occasion(books: Books, doer: Doer, occasion: Occasion, now: datetime, *, is_on: bool) -> None:
    """Have people reminded on the occasion, or not."""
    books.switched_off_occasions.switch(doer.office.id, occasion, is_on=is_on)
    books.office_looks.forget(doer.office.id)
    action = AuditAction.OCCASION_SWITCHED_ON if is_on else AuditAction.OCCASION_SWITCHED_OFF
    _note(books, doer, action, f"occasion:{occasion.value}", now)


def _note(
    books: Books,
    doer: Doer,
    action: AuditAction,
    subject: str,
    now: datetime,
    facts: Mapping[str, object] | None = None,
) -> None:
    books.audit.note(doer.office.id, doer.actor, action, subject, now, facts)
