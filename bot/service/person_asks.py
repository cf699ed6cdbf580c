"""What single people are to be told now: coordinators, division heads, executives; one message each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import bangkok_day
from bot.domain.entry import EntryField
from bot.domain.heads import executives_in_order, heads_of, superior
from bot.domain.ladder import LAST_OCCASION, Occasion, PlannedDay
from bot.domain.notice import Purpose
from bot.domain.office import Division
from bot.domain.person import Member, Role
from bot.service.group_asks import day_key, keys_since
from bot.service.owing import owed_by
from bot.service.situation import STILL_WORTH_SAYING, Situation


@dataclass(frozen=True)
class PersonAsk:
    """A message to one person, about these divisions.

    Any key of `heard` being claimed says that they know already.
    """

    situation: Situation
    member: Member
    day: date
    purpose: Purpose
    planned: PlannedDay | None
    divisions: tuple[Division, ...]
    key: str
    heard: frozenset[str]

    cause: None = None

    @property
    def chat_id(self) -> str:
        return self.member.line_user_id

    @property
    def is_for_any_day(self) -> bool:
        """Whether it need not wait for a working day: somebody waits for the word."""
        return self.planned is None

    @property
    def is_urgent(self) -> bool:
        """Whether it need not wait for the hour of the day's digest either."""
        return self.is_for_any_day and self.purpose is not Purpose.DIVISION_COMPLETE


def person_asks(situation: Situation) -> list[PersonAsk]:
    """Everything people of the office could be told, the most important of each person first."""
    asks = [*_complete(situation), *_ready(situation), *_escalations(situation), *_digests(situation)]
    return sorted(asks, key=lambda ask: _RANK[ask.purpose])


_RANK = {
    Purpose.OFFICE_COMPLETE: 0,
    Purpose.REPORT_READY: 1,
    Purpose.DIGEST: 2,
    Purpose.ESCALATION: 3,
    Purpose.DIVISION_COMPLETE: 4,
}


def coordinators(situation: Situation) -> list[Member]:
    """The coordinators, each person once."""
    return _persons(one for one in situation.members if one.role is Role.COORDINATOR)


def late_divisions(situation: Situation) -> tuple[Division, ...]:
    """The divisions that are answered for above them: they owe something and neither rest nor promised."""
    return tuple(
        division
        for division in situation.missing
        if not situation.is_paused(division.id, situation.today) and owed_by(situation, division)
    )


def _digests(situation: Situation) -> Iterator[PersonAsk]:
    if situation.is_complete or not situation.is_on(Occasion.DIGEST):
        return
    for member in coordinators(situation):
        planned = _last_passed(situation, member)
        if planned is not None:
            yield _of_day(situation, member, planned, Purpose.DIGEST, situation.missing)


def _escalations(situation: Situation) -> Iterator[PersonAsk]:
    """Each head about their own divisions; with the last occasion the one above them about all."""
    late = late_divisions(situation)
    told = {member.line_user_id for member in coordinators(situation)}
    above = superior(situation.members) if situation.is_on(Occasion.EXECUTIVE) else None
    if above is not None and late and above.line_user_id not in told:
        planned = _last_passed(situation, above)
        if planned is not None and any(rung.occasion is LAST_OCCASION for rung in planned.rungs):
            told.add(above.line_user_id)
            yield _of_day(situation, above, planned, Purpose.ESCALATION, late)
    if not situation.is_on(Occasion.HEAD):
        return
    for member, divisions in _heads(situation, late):
        planned = _last_passed(situation, member)
        if planned is not None and planned.is_late and member.line_user_id not in told:
            yield _of_day(situation, member, planned, Purpose.ESCALATION, divisions)


def _heads(situation: Situation, late: Sequence[Division]) -> list[tuple[Member, tuple[Division, ...]]]:
    headed: dict[str, tuple[Member, list[Division]]] = {}
    for division in late:
        for member in heads_of(division, situation.office, situation.members):
            headed.setdefault(member.line_user_id, (member, []))[1].append(division)
    return [(member, tuple(dict.fromkeys(divisions))) for member, divisions in headed.values()]


def _complete(situation: Situation) -> Iterator[PersonAsk]:
    """How many divisions are complete, whenever it is more than the coordinator was ever told."""
    finished = _completions(situation)
    if not finished or not situation.is_on(Occasion.COMPLETE):
        return
    count, newest = len(finished), max(finished.values())
    for member in coordinators(situation):
        if not _is_news(situation, member, newest):
            continue
        keys = [
            f"{situation.key}:complete-{number}:{member.line_user_id}"
            for number in range(1, len(situation.standings) + 1)
        ]
        yield PersonAsk(
            situation=situation,
            member=member,
            day=situation.today,
            purpose=Purpose.OFFICE_COMPLETE if situation.is_complete else Purpose.DIVISION_COMPLETE,
            planned=None,
            divisions=tuple(
                one
                for one in situation.office.divisions
                if one.id in finished and bangkok_day(finished[one.id]) == bangkok_day(newest)
            ),
            key=keys[count - 1],
            heard=frozenset(keys[count - 1 :]) | _digest_keys(situation, member, newest),
        )


def _ready(situation: Situation) -> Iterator[PersonAsk]:
    """The executives hear once that the report can be had."""
    if not situation.is_complete or not situation.is_on(Occasion.READY):
        return
    newest = max(_completions(situation).values())
    told = {member.line_user_id for member in coordinators(situation)}
    for member in _persons(executives_in_order(situation.members)):
        if member.line_user_id in told or newest < situation.now - STILL_WORTH_SAYING:
            continue
        key = f"{situation.key}:ready:{member.line_user_id}"
        yield PersonAsk(
            situation, member, situation.today, Purpose.REPORT_READY, None, (), key, frozenset({key})
        )


def _completions(situation: Situation) -> dict[int, datetime]:
    """The divisions that have answered everything, with when they did."""
    answered: dict[tuple[int, int], datetime] = {}
    for entry in situation.entries:
        if entry.field is EntryField.RESULTS and entry.withdrawn_at is None:
            about = entry.division_id, entry.measure_id
            answered[about] = min(answered.get(about, entry.recorded_at), entry.recorded_at)
    return {
        division_id: max(answered[division_id, measure.id] for measure in standing.answered)
        for division_id, standing in situation.standings.items()
        if standing.answered and not standing.missing
    }


def _is_news(situation: Situation, member: Member, moment: datetime) -> bool:
    is_recent = moment >= situation.now - STILL_WORTH_SAYING
    return is_recent and situation.was_here(member.added_at, moment)


def _digest_keys(situation: Situation, member: Member, completed: datetime) -> frozenset[str]:
    """The digest that said it: one that went out after it happened. The whole office gets its own word."""
    planned = _last_passed(situation, member)
    if situation.is_complete or planned is None or planned.moment < completed:
        return frozenset()
    return frozenset({day_key(situation, planned.day, member.line_user_id)})


def _last_passed(situation: Situation, member: Member) -> PlannedDay | None:
    """The last planned day whose moment has come, and that came after the person did."""
    days = reversed(situation.passed)
    return next((one for one in days if situation.was_here(member.added_at, one.moment)), None)


def _of_day(
    situation: Situation,
    member: Member,
    planned: PlannedDay,
    purpose: Purpose,
    divisions: tuple[Division, ...],
) -> PersonAsk:
    user = member.line_user_id
    return PersonAsk(
        situation=situation,
        member=member,
        day=planned.day,
        purpose=purpose,
        planned=planned,
        divisions=divisions,
        key=day_key(situation, planned.day, user),
        heard=keys_since(situation, planned.day, user),
    )


def _persons(members: Iterable[Member]) -> list[Member]:
    """The members, each person once."""
    return list({member.line_user_id: member for member in members}.values())
