"""Asking back: which measure a message meant, and what happens when somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import Incoming, IncomingKind
from bot.domain.asking import MeasureQuestion, MeasureQuestionDraft, Statement
from bot.domain.entry import EntryField
from bot.domain.plan import Measure
from bot.domain.standing import answers_for, standing
from bot.domain.status import Status
from bot.errors import Refusal
from bot.service.collecting import Collection, entries_of
from bot.service.evidence import tie_overtaken
from bot.service.progress import Recording, record
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.reading import Update

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


def open_question(books: Books, incoming: Incoming) -> MeasureQuestion | None:
    """The question whoever speaks was asked here and may still answer."""
    if incoming.user_id is None:
        return None
    return books.measure_questions.open_to(incoming.chat.id, incoming.user_id, incoming.happened_at)


def answer_question(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    question: MeasureQuestion,
    measures: Sequence[Measure],
    answered_by: Incoming,
    now: datetime,
    status: Status | None = None,
) -> Recording:
    """Record what the message said about the measures, as if it had named them itself.

    `status` is the one chosen where the message gave none; without any, what was done counts as done.
    The question is closed. Refuses what `record` refuses when nothing could be recorded; the question
    then stays open.
    """
    said = question.statement
    if said.field is EntryField.RESULTS:
        said = replace(said, status=status or said.status or Status.DONE)
    updates = [
        Update(measure, said.field, said.text, said.status, said.percent, said.dates, said.division)
        for measure in measures
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
