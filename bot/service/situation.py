"""A situation: everything about an office that decides what it is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.clock import bangkok_day
from bot.domain.binding import ChatBinding
from bot.domain.entry import Entry
from bot.domain.figures import Figures, figures
from bot.domain.ladder import Occasion, PlannedDay
from bot.domain.office import Division, Office
from bot.domain.pause import Pause
from bot.domain.person import Member
from bot.domain.plan import Measure, Plan
from bot.domain.promise import Promise
from bot.domain.quota import USUAL_GROUP
from bot.domain.rounds import Round
from bot.domain.standing import Standing, responsible_divisions, standing_in
from bot.domain.working_days import WorkingDays
from bot.store.asked_reminders import AskedReminder

STILL_WORTH_SAYING = timedelta(days=14)
"""How long after its day a reminder nobody heard is said late; after that the next one says it."""

ASKED_FOR = timedelta(days=1)
"""How long a reminder a coordinator asked for waits for the day to begin."""


@dataclass(frozen=True)
class Situation:
    """An office in the round it is reporting, as the store knew it at `now`.

    `plan` holds no more than who owes what. `groups` are those we can write to.
    """

    now: datetime
    office: Office
    plan: Plan
    round: Round
    days: tuple[PlannedDay, ...]
    working_days: WorkingDays
    switched_off: Collection[Occasion]
    groups: tuple[ChatBinding, ...]
    members: tuple[Member, ...]
    entries: tuple[Entry, ...]
    promises: Mapping[tuple[int, int], Promise]
    pauses: tuple[Pause, ...]
    asked: tuple[AskedReminder, ...]
    sizes: Mapping[str, int]

    @cached_property
    def today(self) -> date:
        return bangkok_day(self.now)

    @cached_property
    def key(self) -> str:
        """What the office's round is called in the keys of its notices, whatever its dates are moved to."""
        year, number = self.round.key
        return f"{self.office.id}:{year}-{number}"

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Every division's standing by its id, in office order."""
        said: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            said[entry.division_id].append(entry)
        owed: defaultdict[int, list[Measure]] = defaultdict(list)
        for measure in self.plan.measures():
            for division in self.responsible[measure.id]:
                owed[division.id].append(measure)
        return {
            division.id: standing_in(division, owed[division.id], said[division.id])
            for division in self.office.divisions
        }

    @cached_property
    def missing_ids(self) -> dict[int, frozenset[int]]:
        """The ids of the measures each division owes."""
        return {
            division_id: frozenset(measure.id for measure in one.missing)
            for division_id, one in self.standings.items()
        }

    @cached_property
    def responsible(self) -> dict[int, tuple[Division, ...]]:
        """The divisions that answer for each measure, by its id."""
        return {measure.id: responsible_divisions(measure, self.office) for measure in self.plan.measures()}

    @cached_property
    def answered_by(self) -> dict[int, tuple[Division, ...]]:
        """Of those who answer for each measure, by its id, who did."""
        return {
            measure_id: tuple(one for one in divisions if measure_id not in self.missing_ids[one.id])
            for measure_id, divisions in self.responsible.items()
        }

    @cached_property
    def figures(self) -> dict[int, Figures]:
        """The four figures of each division."""
        deadline = self.round.reply_deadline
        return {
            division_id: figures(one, self.entries, deadline) for division_id, one in self.standings.items()
        }

    @cached_property
    def missing(self) -> tuple[Division, ...]:
        """The divisions that owe anything."""
        return tuple(one.division for one in self.standings.values() if one.missing)

    @property
    def is_complete(self) -> bool:
        """Whether every division has answered everything, of a plan that asks for anything."""
        return not self.missing and any(one.expected for one in self.standings.values())

    def cost(self, chat_id: str) -> int:
        """What a push to the group counts."""
        return self.sizes.get(chat_id, USUAL_GROUP)

    def is_paused(self, division_id: int, day: date) -> bool:
        """Whether the division rested from reminders on that day."""
        return any(pause.covers(day, division_id) for pause in self.pauses)

    def is_on(self, occasion: Occasion) -> bool:
        return occasion not in self.switched_off

    def was_here(self, since: datetime | None, moment: datetime) -> bool:
        """Whether what came at `since` was there at that moment.

        What came later than `now` was always there: an operator looks at a day that is past.
        """
        return since is None or since > self.now or since <= moment

    @cached_property
    def passed(self) -> tuple[PlannedDay, ...]:
        """The planned days whose moment has come, and that are not too long ago to speak of."""
        oldest = self.today - STILL_WORTH_SAYING
        return tuple(one for one in self.days if oldest <= one.day <= self.today and one.moment <= self.now)
