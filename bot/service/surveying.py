"""Surveying: the situations of many offices, read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry
from bot.domain.ladder import Occasion, PlannedDay, ladder
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.rounds import Round, RoundKey, default_rounds
from bot.domain.working_days import WorkingDays
from bot.service.days_off import AROUND, working_days_between
from bot.service.situation import STILL_WORTH_SAYING, Situation
from bot.store.store import Books


class _OfAnOffice(Protocol):
    @property
    def office_id(self) -> int: ...


_Item = TypeVar("_Item", bound=_OfAnOffice)

_PLANS_AND_DAYS = frozenset({"measures", "office_days", "plans", "rounds", "switched_off_occasions"})


def situations(books: Books, office_ids: Collection[int], now: datetime) -> list[Situation]:
    """The situation of each office that has a round to report: a fixed number of queries for all."""
    today = bangkok_day(now)
    plans, rounds = books.memory.recall(
        ("current rounds", tuple(office_ids), today),
        lambda: _plans_and_rounds(books, office_ids, today),
        _PLANS_AND_DAYS,
    )
    if not rounds:
        return []
    entries = _entries(books, rounds)
    ids = list(rounds)
    since = now - AROUND
    groups = _by_office(chat for chat in books.chats.of_offices(ids) if chat.division_ids)
    members = _by_office(books.members.of_offices(ids))
    promises = _by_office(books.promises.of_offices(ids, since))
    pauses = _by_office(books.pauses.of_offices(ids, bangkok_day(since)))
    asked = _by_office(books.asked_reminders.since(ids, now - STILL_WORTH_SAYING))
    sizes = books.chat_sizes.of_offices(ids)
    return [
        Situation(
            now=now,
            office=office,
            plan=plans[office.id][current.round.fiscal_year],
            round=current.round,
            days=current.days,
            working_days=current.working_days,
            switched_off=current.switched_off,
            groups=tuple(chat for chat in groups[office.id] if chat.left_at is None),
            members=tuple(members[office.id]),
            entries=tuple(entries[office.id]),
            promises={(one.division_id, one.measure_id): one for one in promises[office.id]},
            pauses=tuple(pauses[office.id]),
            asked=tuple(asked[office.id]),
            sizes=sizes,
        )
        for office in books.offices.some(ids)
        for current in (rounds[office.id],)
    ]


def situation_of_round(books: Books, office: Office, round_: Round, now: datetime) -> Situation | None:
    """The office in one round, past or to come, as it stands now; None without a plan for it."""
    plan = books.plans.duties([office.id], [round_.fiscal_year]).get(office.id, {}).get(round_.fiscal_year)
    if plan is None:
        return None
    first, last = round_.opens_on - AROUND, round_.report_deadline + AROUND
    calendar = working_days_between(books, [office.id], first, last)[office.id]
    switched_off = books.switched_off_occasions.of_offices([office.id])[office.id]
    return Situation(
        now=now,
        office=office,
        plan=plan,
        round=round_,
        days=ladder(round_, calendar, switched_off),
        working_days=calendar,
        switched_off=switched_off,
        groups=tuple(chat for chat in books.chats.of_office(office.id) if chat.division_ids),
        members=tuple(books.members.of_office(office.id)),
        entries=tuple(books.entries.of_offices([office.id], round_.key)),
        promises={},
        pauses=(),
        asked=(),
        sizes=books.chat_sizes.of_offices([office.id]),
    )


@dataclass(frozen=True)
class _Current:
    """The round an office is in, with its ladder."""

    round: Round
    days: tuple[PlannedDay, ...]
    working_days: WorkingDays
    switched_off: Collection[Occasion]


def _plans_and_rounds(
    books: Books, office_ids: Collection[int], today: date
) -> tuple[Mapping[int, Mapping[FiscalYear, Plan]], dict[int, _Current]]:
    years = [FiscalYear(FiscalYear.of(today).number - 1), FiscalYear.of(today)]
    plans = books.plans.duties(office_ids, years)
    return plans, _current_rounds(books, plans, today)


def _current_rounds(
    books: Books, plans: Mapping[int, Mapping[FiscalYear, Plan]], today: date
) -> dict[int, _Current]:
    """The round each office is in: the earliest not yet over."""
    ids = list(plans)
    years = {year for of_office in plans.values() for year in of_office}
    own = books.rounds.of_offices(ids, years)
    calendars = working_days_between(books, ids, today - AROUND, today + AROUND)
    switched_off = books.switched_off_occasions.of_offices(ids)
    ladders: dict[tuple[Round, int, frozenset[Occasion]], tuple[PlannedDay, ...]] = {}
    found = {}
    for office_id, of_office in plans.items():
        off, calendar = frozenset(switched_off.get(office_id, ())), calendars[office_id]
        for round_ in _rounds_of(office_id, sorted(of_office), own):
            known = round_, id(calendar), off
            if known not in ladders:
                ladders[known] = ladder(round_, calendar, off)
            if not _is_over(round_, ladders[known], today):
                found[office_id] = _Current(round_, ladders[known], calendar, off)
                break
    return found


def _rounds_of(
    office_id: int, years: Iterable[FiscalYear], own: Mapping[tuple[int, RoundKey], Round]
) -> list[Round]:
    usual = [round_ for year in years for round_ in default_rounds(year)]
    chosen = [own.get((office_id, round_.key), round_) for round_ in usual]
    return sorted(chosen, key=lambda round_: round_.report_deadline)


def _is_over(round_: Round, days: tuple[PlannedDay, ...], today: date) -> bool:
    last = max([round_.report_deadline, *(one.day + STILL_WORTH_SAYING for one in days)])
    return last < today


def _entries(books: Books, rounds: Mapping[int, _Current]) -> defaultdict[int, list[Entry]]:
    """What was said in each office's round."""
    by_round: defaultdict[RoundKey, list[int]] = defaultdict(list)
    for office_id, current in rounds.items():
        by_round[current.round.key].append(office_id)
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for key, office_ids in by_round.items():
        for entry in books.entries.of_offices(office_ids, key):
            found[entry.office_id].append(entry)
    return found


def _by_office(items: Iterable[_Item]) -> defaultdict[int, list[_Item]]:
    found: defaultdict[int, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.office_id].append(item)
    return found
