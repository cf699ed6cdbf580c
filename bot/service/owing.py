"""Owing: what divisions have not answered, and what they have promised about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.clock import BANGKOK, bangkok_day
from bot.domain.binding import ChatBinding
from bot.domain.entry import EntryField
from bot.domain.hours import CLOSES
from bot.domain.ladder import SPEAKING_TIME
from bot.domain.office import Division
from bot.domain.plan import Measure
from bot.domain.promise import Promise
from bot.service.situation import Situation


@dataclass(frozen=True)
class Missing:
    """One measure one division has not answered, and the promise it made about it, if any."""

    measure: Measure
    division: Division
    promise: Promise | None = None


def missing_in(situation: Situation, chat: ChatBinding) -> list[Missing]:
    """What the group's divisions have not answered, in plan order, then office order."""
    of_group = [situation.standings[one] for one in chat.division_ids if one in situation.standings]
    found = [
        Missing(measure, one.division, situation.promises.get((one.division.id, measure.id)))
        for one in of_group
        for measure in one.missing
    ]
    return sorted(found, key=lambda item: (item.measure.row, item.division.position))


def owed_by(situation: Situation, division: Division) -> list[Missing]:
    """What the division owes and has not promised for a day to come."""
    found = [
        Missing(measure, division, situation.promises.get((division.id, measure.id)))
        for measure in situation.standings[division.id].missing
    ]
    return [item for item in found if not rests(item, situation)]


def owed_measures(missing: Sequence[Missing]) -> dict[int, list[Missing]]:
    """The missing things by their measure, in plan order."""
    found: dict[int, list[Missing]] = {}
    for item in missing:
        found.setdefault(item.measure.id, []).append(item)
    return found


def nudge_day(promise: Promise, situation: Situation) -> date:
    """The day a promise is quoted on: the one promised, or the next working day whose morning is to come."""
    day = situation.working_days.on_or_after(promise.until)
    if promise.said_at < datetime.combine(day, SPEAKING_TIME, BANGKOK):
        return day
    return situation.working_days.on_or_after(bangkok_day(promise.said_at) + timedelta(days=1))


def rests(item: Missing, situation: Situation) -> bool:
    """Whether it is promised for a day to come."""
    return item.promise is not None and nudge_day(item.promise, situation) > situation.today


def was_owed(item: Missing, day: date, situation: Situation) -> bool:
    """Whether the group would have been asked for it on that day, had we been there."""
    if situation.is_paused(item.division.id, day):
        return False
    promise = item.promise
    if promise is not None and bangkok_day(promise.said_at) <= day < nudge_day(promise, situation):
        return False
    ended = datetime.combine(day, CLOSES, BANGKOK)
    return not any(
        entry.recorded_at <= ended and (entry.withdrawn_at is None or entry.withdrawn_at > ended)
        for entry in situation.entries
        if (entry.measure_id, entry.division_id) == (item.measure.id, item.division.id)
        and entry.field is EntryField.RESULTS
    )
