"""Standing: which division still owes an answer about which measure in a round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.answer import Saying
from bot.domain.entry import EntryField
from bot.domain.office import Division, Office
from bot.domain.plan import Measure, Plan, Scope


@dataclass(frozen=True)
class Standing:
    """One division's duty in one round: its measures in plan order, split by whether it answered."""

    division: Division
    answered: tuple[Measure, ...]
    missing: tuple[Measure, ...]

    @property
    def expected(self) -> int:
        return len(self.answered) + len(self.missing)


def answers_for(measure: Measure, division: Division) -> bool:
    """Whether the division is responsible for the measure."""
    return measure.responsible.is_any_of((division.name,))


def responsible_divisions(measure: Measure, office: Office) -> tuple[Division, ...]:
    """The divisions of the office that answer for the measure, in office order."""
    if measure.responsible.scope is Scope.ALL:
        return office.divisions
    return tuple(found for found in office.divisions if answers_for(measure, found))


def standing(division: Division, plan: Plan, entries: Iterable[Saying]) -> Standing:
    """What the division answered and what it still owes, given the entries of the round.

    A measure is answered by any live entry about results, "nothing this round" included.
    """
    return standing_in(
        division, [measure for measure in plan.measures() if answers_for(measure, division)], entries
    )


def standing_in(division: Division, owed: Sequence[Measure], entries: Iterable[Saying]) -> Standing:
    """The same for one who knows which measures the division is responsible for."""
    answered_ids = {
        entry.measure_id
        for entry in entries
        if entry.is_live and entry.division_id == division.id and entry.field is EntryField.RESULTS
    }
    return Standing(
        division,
        answered=tuple(measure for measure in owed if measure.id in answered_ids),
        missing=tuple(measure for measure in owed if measure.id not in answered_ids),
    )


def office_standing(office: Office, plan: Plan, entries: Sequence[Saying]) -> list[Standing]:
    """Every division's standing, in office order."""
    return [standing(division, plan, entries) for division in office.divisions]
