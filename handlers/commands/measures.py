"""มาตรการ: this division's measures; มาตรการ <เลข>: one measure with everything known about it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat import Button, Card, Reply, Row, Say, Tone
from bot.domain.calendar import long_date
from bot.domain.entry import Entry, live
from bot.domain.plan import ALL_DIVISIONS, Measure, PlanField, Scope
from bot.domain.standing import answers_for, standing
from bot.errors import Refusal
from bot.service.collecting import Collection, collection_at, entries_of
from bot.service.lineage import earlier_years
from bot.service.measure_cards import measure_row, pages, report_button
from bot.service.repeating import FIRST_ROUND
from bot.text.following import names_measure, says_nothing
from bot.text.reading import read_references
from bot.text.shortening import shortened
from bot.wording.say import say
from handlers.listening import listen_in
from handlers.recording import problem_refusal
from handlers.routing import Audience, Command, Place, Turn

CELL_SHOWN = 400
_MOST_SHOWN = 5


def run(turn: Turn) -> Reply | None:
    """Show the list, or the one measure that was named; with more words it is no question but a report."""
    collection = collection_at(turn.books, turn.speaker.office, turn.incoming.happened_at)
    if not turn.words.strip():
        return _list(turn, collection)
    references = read_references(turn.words, collection.plan, turn.speaker.division_names)
    if not names_measure(turn.words):
        return _list(turn, collection)
    if not says_nothing(references.rest):
        return listen_in(turn)
    if references.problems:
        raise problem_refusal(turn, references.problems[0], collection)
    shown = references.measures[:_MOST_SHOWN]
    cards = tuple(_one(turn, collection, measure) for measure in shown)
    return Reply(cards, measure_ids=tuple(measure.id for measure in shown))


def _list(turn: Turn, collection: Collection) -> Reply:
    divisions = turn.speaker.looks_after
    names = " ".join(division.name for division in divisions)
    entries = entries_of(turn.books, turn.speaker.office, collection)
    missing = {
        measure.id
        for division in divisions
        for measure in standing(division, collection.plan, entries).missing
    }
    rows = [
        measure_row(measure, say("measures.missing"), Tone.MISSING)
        if measure.id in missing
        else measure_row(measure, say("measures.answered"), Tone.GOOD, has_button=False)
        for measure in collection.plan.measures()
        if any(answers_for(measure, division) for division in divisions)
    ]
    if not rows:
        raise Refusal("measures.none", year=collection.plan.fiscal_year.number, divisions=names)
    summary = say("measures.summary", divisions=names, count=len(rows))

    def heading(page: int, of: int) -> str:
        key = "measures.page" if of > 1 else "measures.heading"
        return say(key, divisions=names, page=page, pages=of)

    return Reply((pages(summary, rows, heading),))


def _one(turn: Turn, collection: Collection, measure: Measure) -> Card:
    rows = [Row(None, shortened(measure.title, CELL_SHOWN))]
    steps = measure.cell(PlanField.STEPS) or "\n".join(measure.steps)
    if steps:
        rows.append(Row(say("measures.steps"), shortened(steps, CELL_SHOWN)))
    rows.append(Row(say("measures.responsible"), _responsible(measure)))
    period = measure.cell(PlanField.PERIOD)
    if not period and measure.period:
        period = f"{long_date(measure.period.start)} – {long_date(measure.period.end)}"
    if period:
        rows.append(Row(say("measures.period"), shortened(period, 120)))
    entries = entries_of(turn.books, turn.speaker.office, collection)
    reported = _said(turn, entries, measure) or say("measures.nothing_reported")
    rows.append(Row(say("measures.reported", round=collection.round.number), reported))
    buttons: tuple[Button, ...] = (report_button(measure),)
    before = _said_before(turn, collection, measure)
    if before:
        rows.append(Row(say("measures.first_round"), before))
        word = say("measures.same_button", ref=measure.ref)
        buttons = (*buttons, Say(word, word))
    elif collection.round.number == FIRST_ROUND:
        rows += _said_last_year(turn, measure)
    title = shortened(measure.title.replace("\n", " "), 80)
    return Card(
        say("measures.one_summary", ref=measure.ref, title=title),
        say("measures.one_heading", ref=measure.ref),
        tuple(rows),
        buttons=buttons,
    )


def _responsible(measure: Measure) -> str:
    if measure.cell(PlanField.RESPONSIBLE):
        return shortened(measure.cell(PlanField.RESPONSIBLE).replace("\n", " "), 120)
    return (
        ALL_DIVISIONS if measure.responsible.scope is Scope.ALL else " ".join(measure.responsible.divisions)
    )


def _said_before(turn: Turn, collection: Collection, measure: Measure) -> str:
    """What round 1 said, for those who are reporting round 2."""
    if collection.round.number == FIRST_ROUND:
        return ""
    first = turn.books.entries.of_round(turn.speaker.office.id, collection.round.fiscal_year, FIRST_ROUND)
    return _said(turn, first, measure)


def _said_last_year(turn: Turn, measure: Measure) -> list[Row]:
    """What the year before said about the measure this one goes on with, for those who begin a year."""
    earlier = earlier_years(turn.books, turn.speaker.office, measure.id)[:1]
    words = "\n".join(_lines(turn, earlier[0].entries)) if earlier else ""
    if not words:
        return []
    return [Row(say("measures.last_year", year=earlier[0].measure.fiscal_year), words)]


def _said(turn: Turn, entries: Iterable[Entry], measure: Measure) -> str:
    return "\n".join(_lines(turn, (entry for entry in entries if entry.measure_id == measure.id)))


def _lines(turn: Turn, entries: Iterable[Entry]) -> list[str]:
    """The newest of what still stands, a line each."""
    office = turn.speaker.office
    lines = [
        say(
            "measures.reported_line",
            number=entry.number,
            division=office.division(entry.division_id).name,
            text=shortened(entry.text, 150),
        )
        for entry in live(entries)
    ]
    return lines[-_MOST_SHOWN:]


COMMAND = Command(
    words=("มาตรการ",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="measures.help",
    help_order=40,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words) or names_measure(words),
)
