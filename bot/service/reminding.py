"""Reminding: what is due to be said at an instant, asked of the data.

Whoever sends takes the offices of `due_offices`, in chunks, through `decide`; it claims the notices, keeps
what was held, and calls `note_looks`, in one transaction. With a limited quota every notice claimed has to
be in `Quota.used` before the next chunk is decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.hours import has_begun, is_daytime, is_office_time, last_boundary
from bot.domain.notice import Cause, Decisions, Held
from bot.domain.quota import Quota, affordable
from bot.service.forecasting import planned_pushes
from bot.service.group_asks import asked_ask, round_ask
from bot.service.noticing import Ask, held_of, notice_of, push_of
from bot.service.person_asks import person_asks
from bot.service.situation import Situation
from bot.service.surveying import situations
from bot.store.store import Books

MOST_OFFICES_FORECAST = 500
"""With more offices on one account each finds only its own chunk's plans kept back from its quota."""

_LATE_COMMIT = timedelta(minutes=2)
"""How much later than its own time a transaction may become visible."""

_FORGETTING = timedelta(days=2)
"""How far back is asked what happened since a look; an older look is repeated anyway."""


def due_offices(books: Books, now: datetime) -> list[int]:
    """The offices to decide about at this tick: at first light, as work begins, and after any entry.

    None at night. Cheap for thousands of offices; an office left out here was decided about since
    anything about it last changed.
    """
    if not is_daytime(now):
        return []
    boundary = last_boundary(now)
    looks = books.office_looks.all()
    newest = books.entries.recorded_since(now - _FORGETTING)

    def is_due(office_id: int) -> bool:
        looked_at = looks.get(office_id)
        if looked_at is None or not boundary <= looked_at <= now + _LATE_COMMIT:
            return True
        return office_id in newest and newest[office_id] > looked_at - _LATE_COMMIT

    return [office_id for office_id in books.plans.offices_of(_years(now)) if is_due(office_id)]


def note_looks(books: Books, office_ids: Collection[int], decisions: Decisions, now: datetime) -> None:
    """Keep that these offices were decided about, so that the next tick passes them over."""
    books.office_looks.note(set(office_ids) - set(decisions.again), now)


def decide(books: Books, office_ids: Collection[int], now: datetime, quota: Quota | None) -> Decisions:
    """What is due to be said in these offices, one push for each chat, and what is held back.

    Only reads, in a fixed number of queries. Without a quota nothing is held back for its sake.
    """
    found = situations(books, office_ids, now)
    unheard, again = _unheard(books, found)
    asks = _without_let_go(books, unheard)
    causes = {ask.key: _cause(ask) for ask in asks}
    due = [ask for ask in asks if causes[ask.key] is None]
    allowed = _afforded(books, found, due, quota, now)
    causes |= {ask.key: Cause.QUOTA for ask in due if ask.key not in allowed}
    held: defaultdict[int, list[Held]] = defaultdict(list)
    for ask in asks:
        if (cause := causes[ask.key]) is not None:
            held[ask.situation.office.id].append(held_of(ask, cause, quota))
    notices = [notice_of(ask, held[ask.situation.office.id], quota) for ask in due if ask.key in allowed]
    return Decisions(tuple(notices), tuple(one for some in held.values() for one in some), tuple(again))


def _unheard(books: Books, found: Sequence[Situation]) -> tuple[list[Ask], list[int]]:
    """One ask for each chat that has not been spoken to, and the offices that have more to say."""
    asks: list[Ask] = []
    for situation in found:
        for chat in situation.groups:
            asks += [
                one for one in (asked_ask(situation, chat), round_ask(situation, chat)) if one is not None
            ]
        asks += person_asks(situation)
    asks = [ask for ask in asks if ask.is_urgent or has_begun(ask.situation.now)]
    claimed = books.deliveries.claimed({key for ask in asks for key in ask.heard})
    chosen: dict[tuple[int, str], Ask] = {}
    again: dict[int, None] = {}
    for ask in asks:
        if claimed.isdisjoint(ask.heard):
            office_id = ask.situation.office.id
            if chosen.setdefault((office_id, ask.chat_id), ask) is not ask:
                again[office_id] = None
    return list(chosen.values()), list(again)


def _cause(ask: Ask) -> Cause | None:
    """Why the ask is held back whatever the quota, if it is."""
    now, calendar = ask.situation.now, ask.situation.working_days
    may_speak = is_daytime(now) if ask.is_for_any_day else is_office_time(now, calendar)
    return ask.cause if may_speak else Cause.QUIET_HOURS


def _without_let_go(books: Books, asks: Sequence[Ask]) -> list[Ask]:
    """Without what the quota held back until its time was over: that is let go, not said late."""
    over = {ask.key for ask in asks if ask.day < ask.situation.today or _cause(ask) is Cause.QUIET_HOURS}
    let_go = books.held_notices.held_for(over, Cause.QUOTA) if over else set()
    return [ask for ask in asks if ask.key not in let_go]


def _afforded(
    books: Books, found: Sequence[Situation], due: Sequence[Ask], quota: Quota | None, now: datetime
) -> set[str]:
    """The keys of what may be paid now."""
    if not due or quota is None or quota.limit is None:
        return {ask.key for ask in due}
    others = set(books.plans.offices_of(_years(now))) - {one.office.id for one in found}
    everybody = list(found)
    if 0 < len(others) <= MOST_OFFICES_FORECAST:
        everybody += situations(books, others, now)
    planned = [push for situation in everybody for push in planned_pushes(situation)]
    decided = affordable([push_of(ask) for ask in due], planned, quota.remaining)
    return {ask.key for ask, may_go in zip(due, decided, strict=True) if may_go}


def _years(now: datetime) -> list[FiscalYear]:
    this_year = FiscalYear.of(bangkok_day(now))
    return [FiscalYear(this_year.number - 1), this_year]
