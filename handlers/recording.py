"""The report commands share this: read the words, record them, confirm what was stored."""

from __future__ import annotations

from bot.chat import Button, Card, Choice, Prefill, Reply, Row, Say
from bot.domain.entry import EntryField
from bot.errors import Refusal
from bot.service.collecting import Collection, collection_at
from bot.service.progress import Recorded, record
from bot.text.reading import Problem, ProblemKind, read_report
from bot.text.shortening import shortened
from bot.wording.say import say
from handlers.routing import Turn

SHOWN_TEXT = 300
SHOWN_TITLE = 90


def record_words(turn: Turn, field: EntryField) -> Reply:
    """Record what the words say about this round's measures and confirm it."""
    speaker = turn.speaker
    if not speaker.divisions:
        raise Refusal("refusal.report_in_group")
    collection = collection_at(turn.books, speaker.office, turn.incoming.happened_at)
    reading = read_report(
        turn.words,
        collection.plan,
        said_on=turn.said_on,
        divisions=[division.name for division in speaker.office.divisions],
        speaks_for=speaker.division_names,
        field=field,
    )
    recording = record(turn.books, speaker, collection, reading.updates, turn.incoming, turn.now)
    complaints = [problem_refusal(turn, problem, collection) for problem in reading.problems]
    complaints += recording.refused
    if not recording.recorded:
        raise complaints[0] if complaints else _no_measure(turn, collection)
    worded = tuple(say(item.key, **{"word": turn.word, **item.facts}) for item in complaints)
    return confirmation(recording.recorded, collection, worded)


def confirmation(
    recorded: tuple[Recorded, ...], collection: Collection, complaints: tuple[str, ...] = ()
) -> Reply:
    """One short card: what was stored, under which number, with buttons to mend it."""
    card = _one(recorded[0], collection) if len(recorded) == 1 else _many(recorded, collection)
    if complaints:
        footer = say("report.partly", problems=" ".join(complaints))
        card = Card(card.summary, card.heading, card.rows, footer, card.buttons)
    choices: tuple[Choice, ...] = (Say(say("report.more_choice"), "ค้าง"),)
    return Reply(
        (card,),
        choices=choices,
        measure_ids=tuple(dict.fromkeys(item.measure.id for item in recorded)),
        entry_numbers=tuple(item.entry.number for item in recorded),
    )


def problem_refusal(turn: Turn, problem: Problem, collection: Collection) -> Refusal:
    """The sentence that tells a person what was not understood and what to type instead."""
    refs = " ".join(problem.refs)
    if problem.kind is ProblemKind.NO_MEASURE:
        return _no_measure(turn, collection)
    if problem.kind is ProblemKind.UNKNOWN_MEASURE:
        near = say("problems.unknown_measure_near", refs=refs) if refs else ""
        return Refusal("problems.unknown_measure", said=problem.said, near=near)
    keys = {
        ProblemKind.PARENT_MEASURE: "problems.parent_measure",
        ProblemKind.AMBIGUOUS_MEASURE: "problems.ambiguous_measure",
        ProblemKind.NO_TEXT: "problems.no_text",
    }
    return Refusal(keys[problem.kind], said=problem.said, refs=refs)


def entry_buttons(number: int) -> tuple[Button, ...]:
    """The buttons that correct or withdraw an entry."""
    return (
        Prefill(say("report.correct_button"), f"แก้ไข #{number} "),
        Say(say("report.withdraw_button"), f"ยกเลิก #{number}"),
    )


def _one(item: Recorded, collection: Collection) -> Card:
    entry = item.entry
    status = entry.status.thai if entry.status else ""
    round_number, year = collection.round.number, collection.round.fiscal_year.number
    heading = "report.heading" if item.is_new else "report.heading_known"
    rows = [
        Row(say("report.row_measure"), f"{item.measure.ref} {shortened(item.measure.title, SHOWN_TITLE)}"),
        Row(say(f"report.fields.{entry.field}"), shortened(entry.text, SHOWN_TEXT)),
    ]
    if status:
        rows.append(Row(say("report.row_status"), status))
    rows.append(Row(say("report.row_division"), item.division.name))
    rows.append(Row(say("report.row_round"), say("report.round", round=round_number, year=year)))
    summary = say(
        "report.summary",
        number=entry.number,
        ref=item.measure.ref,
        status=status,
        round=round_number,
        year=year,
    )
    return Card(
        " ".join(summary.split()),
        say(heading, number=entry.number),
        tuple(rows),
        buttons=entry_buttons(entry.number),
    )


def _many(recorded: tuple[Recorded, ...], collection: Collection) -> Card:
    facts = {
        "count": len(recorded),
        "numbers": " ".join(f"#{item.entry.number}" for item in recorded),
        "round": collection.round.number,
        "year": collection.round.fiscal_year.number,
    }
    share = max(60, 2 * SHOWN_TEXT // len(recorded))
    rows = tuple(
        Row(
            f"#{item.entry.number} {say(f'report.fields.{item.entry.field}')}",
            _line(item, share),
            Prefill(say("report.correct_button"), f"แก้ไข #{item.entry.number} "),
        )
        for item in recorded
    )
    round_row = Row(say("report.row_round"), say("report.round", **facts))
    return Card(say("report.summary_many", **facts), say("report.heading_many", **facts), (*rows, round_row))


def _line(item: Recorded, text_shown: int) -> str:
    status = item.entry.status
    facts = {
        "ref": item.measure.ref,
        "title": shortened(item.measure.title.replace("\n", " "), 40),
        "text": shortened(item.entry.text, text_shown),
    }
    return (
        say("report.many_line_status", status=status.thai, **facts)
        if status
        else say("report.many_line", **facts)
    )


def _no_measure(turn: Turn, collection: Collection) -> Refusal:
    example = next((measure.ref for measure in collection.plan.measures()), "1")
    return Refusal("problems.no_measure", word=turn.word, example=example)
