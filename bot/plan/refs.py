"""Refs: how people will name the measures of a plan in chat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.plan import Measure, Section


def with_refs(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with a ref on every measure, unique in the plan.

    A measure is named by its question code or printed number when no other has the same, else by
    section and number, else by its row in the plan. Should two still be alike, rows name them all
    but those with a code of their own.
    """
    measures = [(section, measure) for section in sections for measure in section.measures]
    names = Counter(name for section, measure in measures for name in _names(section, measure))
    refs = {measure.row: _ref(measure, _names(section, measure), names) for section, measure in measures}
    if len(set(refs.values())) < len(refs):
        refs = {measure.row: _ref(measure, _codes(measure), names) for _, measure in measures}
    return tuple(
        replace(section, measures=tuple(replace(found, ref=refs[found.row]) for found in section.measures))
        for section in sections
    )


def _ref(measure: Measure, names: Iterable[str], counts: Counter[str]) -> str:
    """The first of the names that no other measure of the plan has, else the row."""
    return next((name for name in names if counts[name] == 1), str(measure.row))


def _names(section: Section, measure: Measure) -> Iterator[str]:
    yield from _codes(measure)
    if measure.number:
        yield measure.number
        if section.number:
            yield f"{section.number}.{measure.number}"


def _codes(measure: Measure) -> Iterator[str]:
    if measure.question_code:
        yield measure.question_code
