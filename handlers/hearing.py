"""Hearing: what a message says without a command, read with everything that surrounds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.asking import MeasureQuestion
from bot.domain.plan import Measure
from bot.service.asking import open_question
from bot.service.collecting import Collection
from bot.service.speaking import Speaker
from bot.text.listening import Context, Listened, listen
from handlers.quoting import quoted_measures, quotes_us
from handlers.routing import Turn, is_called


@dataclass(frozen=True)
class Heard:
    """A message as listened to.

    `is_to_us` when it is said one to one, mentions us or quotes us; `asked` is the question that is
    open to whoever said it.
    """

    listened: Listened
    is_to_us: bool
    asked: MeasureQuestion | None


def hear(turn: Turn, speaker: Speaker, collection: Collection) -> Heard:
    """Listen to a message; writes nothing."""
    incoming = turn.incoming
    quoted = quoted_measures(turn.books, incoming, collection.plan)
    asked = open_question(turn.books, incoming)
    context = Context(
        plan=collection.plan,
        office=speaker.office.name,
        said_on=turn.said_on,
        divisions=[division.name for division in speaker.office.divisions],
        speaks_for=speaker.division_names,
        quoted=tuple(measure.ref for measure in quoted),
        addressed=is_called(incoming),
        asked_about=tuple(m.ref for m in measures_of(collection, asked.measure_ids)) if asked else (),
    )
    listened = listen(incoming.spoken or incoming.text or "", incoming.text or "", context)
    return Heard(listened, is_called(incoming) or quotes_us(turn.books, incoming), asked)


def measures_of(collection: Collection, measure_ids: Iterable[int]) -> tuple[Measure, ...]:
    """The measures of the plan with these ids, each once."""
    found = [collection.plan.by_id(measure_id) for measure_id in dict.fromkeys(measure_ids)]
    return tuple(measure for measure in found if measure is not None)


def measures_named(collection: Collection, refs: Iterable[str]) -> tuple[Measure, ...]:
    """The measures of the plan with these refs, each once."""
    found = [collection.plan.by_ref(ref) for ref in dict.fromkeys(refs)]
    return tuple(measure for measure in found if measure is not None)
