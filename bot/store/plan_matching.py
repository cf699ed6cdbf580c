"""Which stored measure a measure of a newly saved plan is, so that it keeps its id and its entries."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.plan import Measure
from bot.domain.plan_change import PlanChange


@dataclass(frozen=True)
class StoredMeasure:
    """A measure as it stands in the store; `is_removed` when it left the plan but has entries."""

    measure: Measure
    section_id: int | None
    is_removed: bool


Match = tuple[Measure, StoredMeasure | None]
"""A measure of the new plan with the stored one it continues, None when it is new."""


def matched(new: Sequence[Measure], stored: Iterable[StoredMeasure]) -> list[Match]:
    """Each new measure with the stored one it continues; no stored one continues twice.

    Same title and ref first, then same title among those in the plan, then the same two among those
    that were removed, and last the same ref. Spaces in titles do not matter, and a measure without
    a title is known by its ref alone.
    """
    standing = [one for one in stored if not one.is_removed]
    removed = [one for one in stored if one.is_removed]
    found: list[StoredMeasure | None] = [None] * len(new)
    _fill(found, new, standing, _title_and_ref)
    _fill(found, new, standing, _title)
    _fill(found, new, removed, _title_and_ref)
    _fill(found, new, removed, _title)
    _fill(found, new, standing, _ref)
    return list(zip(new, found, strict=True))


def change(matches: Iterable[Match], gone: Iterable[StoredMeasure]) -> PlanChange:
    """What the matches mean for whoever saved the plan."""
    added: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    for measure, known in matches:
        if known is None or known.is_removed:
            added.append(measure.ref)
        elif replace(measure, id=0, row=0) != replace(known.measure, id=0, row=0):
            changed.append(measure.ref)
        else:
            kept.append(measure.ref)
    return PlanChange(tuple(added), tuple(changed), tuple(kept), tuple(one.measure.ref for one in gone))


def _fill(
    found: list[StoredMeasure | None],
    new: Sequence[Measure],
    stored: list[StoredMeasure],
    key: Callable[[Measure], Hashable],
) -> None:
    """Fill the gaps of `found` by equal keys, in plan order, and take the matched out of `stored`."""
    for place, measure in enumerate(new):
        wanted = key(measure)
        if found[place] is not None or wanted is None:
            continue
        match = next((one for one in stored if key(one.measure) == wanted), None)
        if match is not None:
            found[place] = match
            stored.remove(match)


def _ref(measure: Measure) -> Hashable:
    return measure.ref


def _title(measure: Measure) -> Hashable:
    return "".join(measure.title.split()) or None


def _title_and_ref(measure: Measure) -> Hashable:
    title = _title(measure)
    return None if title is None else (title, measure.ref)
