"""The report commands share this: read the words, record them, confirm what was stored."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Bubble, Button, Card, Choice, Prefill, Reply, Row, Say, TakePhoto
from bot.domain.entry import Entry, EntryField
from bot.errors import Refusal
from bot.service.collecting import Collection, collection_at
from bot.service.evidence import sent_just_before, tie_overtaken
from bot.service.measure_cards import tone_of
from bot.service.progress import Recorded, record
from bot.text.floods import READ_AT_ONCE
from bot.text.reading import Problem, ProblemKind, read_report
from bot.text.shortening import shortened
from bot.wording.say import say
from handlers.dividing import ask_division_of, asking_also
from handlers.evidence import attach_choice, kind_word
from handlers.quality import day_question, quality_question
from handlers.routing import Turn

SHOWN_TEXT = 300
SHOWN_TITLE = 90


def record_words(turn: Turn, field: EntryField) -> Reply:
    """Record what the words say about this round's measures and confirm it."""
    speaker = turn.speaker
    if not speaker.divisions:
        raise Refusal("refusal.report_in_group")
    collection = collection_at(turn.books, speaker.office, turn.said_at)
    reading = read_report(
        turn.words,
        collection.plan,
        said_on=turn.said_on,
        divisions=[division.name for division in speaker.office.divisions],
        speaks_for=speaker.division_names,
        field=field,
    )
    recording = record(
        turn.books, speaker, collection, reading.updates, turn.incoming, turn.now, earlier=turn.earlier
    )
    asked, refused = ask_division_of(turn, recording)
    complaints = [*(problem_refusal(turn, problem, collection) for problem in reading.problems), *refused]
    worded = tuple(say(item.key, **{"word": turn.word, **item.facts}) for item in complaints)
    if recording.recorded:
        newest = recording.recorded[-1].entry
        tie_overtaken(turn.books, turn.incoming, newest)
        confirmed = confirmation(recording.recorded, collection, worded, earlier_evidence(turn, newest))
        return asking_also(confirmed, asked)
    if asked is not None:
        return asking_also(Reply(tuple(Bubble(words) for words in worded[:1])), asked)
    raise complaints[0] if complaints else _no_measure(turn, collection)


def confirmation(
    recorded: tuple[Recorded, ...],
    collection: Collection,
    complaints: tuple[str, ...] = (),
    further_choices: tuple[Choice, ...] = (),
    *,
    asks_about_days: bool = True,
) -> Reply:
    """One short card: what was stored, under which number, with buttons to mend it.

    `asks_about_days` is false where the person has just been asked about them.
    """
    card = _one(recorded[0]) if len(recorded) == 1 else _many(recorded, collection)
    footer = _footer(recorded, complaints, asks_about_days=asks_about_days)
    if footer:
        card = replace(card, footer=footer)
    photo, more = TakePhoto(say("report.photo_choice")), Say(say("report.more_choice"), "ค้าง")
    return Reply(
        (card,),
        choices=(photo, *further_choices, more),
        measure_ids=tuple(dict.fromkeys(item.measure.id for item in recorded)),
        entry_numbers=tuple(item.entry.number for item in recorded),
    )


def _footer(recorded: tuple[Recorded, ...], complaints: tuple[str, ...], *, asks_about_days: bool) -> str:
    lines = [say("report.partly", problems=" ".join(complaints))] if complaints else []
    questions = (day_question(recorded) if asks_about_days else None, quality_question(recorded))
    return "\n".join([*lines, *filter(None, questions)])


def problem_refusal(turn: Turn, problem: Problem, collection: Collection) -> Refusal:
    """The sentence that tells a person what was not understood and what to type instead."""
    refs = " ".join(problem.refs)
    if problem.kind is ProblemKind.NO_MEASURE:
        return _no_measure(turn, collection)
    if problem.kind is ProblemKind.UNKNOWN_MEASURE:
        near = say("problems.unknown_measure_near", refs=refs) if refs else ""
        return Refusal("problems.unknown_measure", said=problem.said, near=near)
    if problem.kind is ProblemKind.TOO_MUCH:
        return Refusal("problems.too_much", most=READ_AT_ONCE)
    keys = {
        ProblemKind.PARENT_MEASURE: "problems.parent_measure",
        ProblemKind.AMBIGUOUS_MEASURE: "problems.ambiguous_measure",
        ProblemKind.NO_TEXT: "problems.no_text",
        ProblemKind.QUESTION: "problems.question",
    }
    return Refusal(keys[problem.kind], said=problem.said, refs=refs)


def entry_buttons(number: int) -> tuple[Button, ...]:
    """The buttons that correct or withdraw an entry."""
    return (
        Prefill(say("report.correct_button"), f"แก้ไข #{number} "),
        Say(say("report.withdraw_button"), f"ยกเลิก #{number}"),
    )


def earlier_evidence(turn: Turn, entry: Entry) -> tuple[Choice, ...]:
    """A button for the photos people send first and explain afterwards."""
    evidence = sent_just_before(turn.books, turn.incoming)
    if evidence is None:
        return ()
    label = say("evidence.earlier_choice", what=kind_word(evidence.kind))
    return (attach_choice(label, label, evidence.message_id, entry.number),)


def _one(item: Recorded) -> Card:
    entry = item.entry
    status = entry.status.thai if entry.status else ""
    round_number, year = entry.round_number, entry.fiscal_year.number
    rows = [
        Row(say("report.row_measure"), f"{item.measure.ref} {shortened(item.measure.title, SHOWN_TITLE)}"),
        Row(say(f"report.fields.{entry.field}"), shortened(entry.text, SHOWN_TEXT)),
    ]
    if status:
        rows.append(Row(say("report.row_status"), status))
    place = say("report.place", division=item.division.name, round=round_number, year=year)
    rows.append(Row(None, "", note=place))
    facts = {"number": entry.number, "ref": item.measure.ref, "round": round_number, "year": year}
    summary = say("report.summary", status=status, **facts)
    heading = say("report.heading" if item.is_new else "report.heading_known", number=entry.number)
    if item.replaced is not None:
        summary = say("correct.summary", old=item.replaced, number=entry.number)
        heading = say("correct.heading", old=item.replaced, number=entry.number)
    return Card(" ".join(summary.split()), heading, tuple(rows), asides=entry_buttons(entry.number))


def _many(recorded: tuple[Recorded, ...], collection: Collection) -> Card:
    facts = {
        "count": len(recorded),
        "numbers": " ".join(f"#{item.entry.number}" for item in recorded),
        "round": collection.round.number,
        "year": collection.round.fiscal_year.number,
    }
    share = max(60, 2 * SHOWN_TEXT // len(recorded))
    title = 40 if len(recorded) <= 3 else 24  # each measure on one line of a phone
    rows = tuple(
        Row(
            f"#{item.entry.number} {say(f'report.fields.{item.entry.field}')}",
            _line(item, title, share),
            Prefill(say("report.correct_button"), f"แก้ไข #{item.entry.number} "),
            item.entry.status.thai if item.entry.status else None,
            tone_of(item.entry.status),
        )
        for item in recorded
    )
    divisions = " ".join(dict.fromkeys(item.division.name for item in recorded))
    place = Row(None, "", note=say("report.place", division=divisions, **facts))
    return Card(say("report.summary_many", **facts), say("report.heading_many", **facts), (*rows, place))


def _line(item: Recorded, title_shown: int, text_shown: int) -> str:
    return say(
        "report.many_line",
        ref=item.measure.ref,
        title=shortened(item.measure.title.replace("\n", " "), title_shown),
        text=shortened(item.entry.text, text_shown),
    )


def _no_measure(turn: Turn, collection: Collection) -> Refusal:
    example = next((measure.ref for measure in collection.plan.measures()), "1")
    return Refusal("problems.no_measure", word=turn.word, example=example)
