"""Asking back: which measure a message meant, and what happens when somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat import Incoming, IncomingKind
from bot.domain.asking import MeasureQuestion, MeasureQuestionDraft, Statement, asked_of
from bot.domain.entry import EntryField
from bot.domain.office import Division
from bot.domain.plan import Measure
from bot.domain.standing import answers_for, responsible_divisions, standing
from bot.domain.status import Status
from bot.errors import Refusal
from bot.service.collecting import Collection, entries_of
from bot.service.evidence import tie_overtaken
from bot.service.progress import Recording, record
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.reading import Update


@dataclass(frozen=True)
class Chosen:
    """What an answer chose: measures, and the status and the divisions where these were asked.

    Without a status what was done counts as done.
    """

    measures: tuple[Measure, ...]
    status: Status | None = None
    divisions: tuple[Division, ...] = ()


OPEN_FOR = timedelta(minutes=15)
"""How long a question waits for its answer; after that whoever was asked has gone on to other things."""

MOST_OFFERED = 12
"""The measures a question offers: LINE shows thirteen quick replies, and one of them says no."""


def measures_offered(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    candidates: Sequence[Measure],
    *,
    missing_first: bool,
) -> tuple[Measure, ...]:
    """The measures to offer: the candidates of the speaker's divisions, or all of these divisions.

    Candidates come best first; with `missing_first` those still to be reported come before the others,
    for where nothing points to a measure it is probably one of them.
    """
    own = [
        measure
        for measure in candidates or tuple(collection.plan.measures())
        if any(answers_for(measure, division) for division in speaker.divisions)
    ]
    if missing_first or not candidates:
        entries = entries_of(books, speaker.office, collection)
        missing = {
            measure.id
            for division in speaker.divisions
            for measure in standing(division, collection.plan, entries).missing
        }
        own.sort(key=lambda measure: measure.id not in missing)
    return tuple(own[:MOST_OFFERED])


def ask_measure(
    books: Books, speaker: Speaker, incoming: Incoming, statement: Statement, offered: Sequence[Measure]
) -> int | None:
    """Open the question and return its id; None for a message that has no id to answer for."""
    if incoming.message_id is None:
        return None
    return books.measure_questions.ask(
        MeasureQuestionDraft(
            office_id=speaker.office.id,
            chat_id=incoming.chat.id,
            line_user_id=incoming.user_id,
            message_id=incoming.message_id,
            said_at=incoming.happened_at,
            statement=statement,
            measure_ids=tuple(measure.id for measure in offered),
            asked_at=incoming.happened_at,
            expires_at=incoming.happened_at + OPEN_FOR,
        )
    )


def ask_division(
    books: Books,
    asked: MeasureQuestion,
    chosen: Chosen,
    answered_by: Incoming,
) -> int:
    """Ask on, now that the measures are known: for which division was it said? Gives the question's id."""
    books.measure_questions.close(asked.id, answered_by.happened_at)
    return books.measure_questions.ask(
        MeasureQuestionDraft(
            office_id=asked.office_id,
            chat_id=asked.chat_id,
            line_user_id=asked.line_user_id,
            message_id=asked.message_id,
            said_at=asked.said_at,
            statement=replace(asked.statement, status=chosen.status or asked.statement.status),
            measure_ids=tuple(measure.id for measure in chosen.measures),
            asked_at=answered_by.happened_at,
            expires_at=answered_by.happened_at + OPEN_FOR,
        )
    )


def divisions_in_doubt(speaker: Speaker, measures: Sequence[Measure]) -> tuple[Division, ...]:
    """The divisions the chat speaks for, of which more than one answers for one of the measures."""
    found: dict[int, Division] = {}
    for measure in measures:
        here = [one for one in responsible_divisions(measure, speaker.office) if one in speaker.divisions]
        own = [division for division in here if division in speaker.own_divisions]
        if len(own or here) > 1:
            found |= {division.id: division for division in own or here}
    return tuple(found.values())


def _named_divisions(measure: Measure, chosen: Chosen) -> tuple[str | None, ...]:
    return tuple(one.name for one in chosen.divisions if answers_for(measure, one))


def open_question(books: Books, incoming: Incoming) -> MeasureQuestion | None:
    """The question whoever speaks was asked here and may still answer."""
    if incoming.user_id is None:
        return None
    chat_id = incoming.chat.id
    asked = books.memory.recall(
        ("asked", chat_id), lambda: books.measure_questions.open_in(chat_id), ["measure_questions"]
    )
    return asked_of(asked, incoming.user_id, incoming.happened_at)


def answer_question(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    question: MeasureQuestion,
    chosen: Chosen,
    answered_by: Incoming,
    now: datetime,
) -> Recording:
    """Record what the message said about what was chosen, as if it had said so itself.

    The question is closed. Refuses what `record` refuses when nothing could be recorded; the question
    then stays open.
    """
    said = question.statement
    if said.field is EntryField.RESULTS:
        said = replace(said, status=chosen.status or said.status or Status.DONE)
    updates = [
        Update(measure, said.field, said.text, said.status, said.percent, said.dates, division)
        for measure in chosen.measures
        for division in _named_divisions(measure, chosen) or (said.division,)
    ]
    asked_about = replace(
        answered_by,
        kind=IncomingKind.MESSAGE,
        happened_at=question.said_at,
        user_id=question.line_user_id,
        message_id=question.message_id,
        postback=None,
    )
    recording = record(books, speaker, collection, updates, asked_about, now)
    if not recording.recorded:
        raise recording.refused[0] if recording.refused else Refusal("ask.closed")
    tie_overtaken(books, asked_about, recording.recorded[-1].entry)
    books.measure_questions.close(question.id, answered_by.happened_at)
    return recording
