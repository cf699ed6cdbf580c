"""In a group that speaks for several divisions: asking for which of them a measure was reported."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Reply
from bot.domain.asking import Statement
from bot.errors import Refusal
from bot.service.asking import ask_measure, divisions_in_doubt
from bot.service.progress import WHICH_DIVISION, Recording
from bot.text.reading import Update
from handlers.questions import division_question
from handlers.routing import Turn


def ask_division_of(turn: Turn, recording: Recording) -> tuple[Reply | None, list[Refusal]]:
    """The question about the undecided updates that say the same, and the refusals it leaves to be worded.

    None when nothing was undecided, or nobody could answer.
    """
    refused = list(recording.refused)
    undecided = [update for update in recording.undecided if not update.is_correction]
    if not undecided:
        return None, refused
    statement = _statement(undecided[0])
    measures = tuple(update.measure for update in undecided if _statement(update) == statement)
    question_id = ask_measure(turn.books, turn.speaker, turn.incoming, statement, measures)
    if question_id is None:
        return None, refused
    asked = {measure.ref for measure in measures}
    left = [one for one in refused if one.key != WHICH_DIVISION or one.facts["ref"] not in asked]
    return division_question(question_id, measures, divisions_in_doubt(turn.speaker, measures)), left


def asking_also(reply: Reply, asked: Reply | None) -> Reply:
    """The reply with the question behind it, whose buttons are the ones that show."""
    if asked is None:
        return reply
    measure_ids = tuple(dict.fromkeys((*reply.measure_ids, *asked.measure_ids)))
    messages = (*reply.messages, *asked.messages)
    return replace(reply, messages=messages, choices=asked.choices, measure_ids=measure_ids)


def _statement(update: Update) -> Statement:
    return Statement(update.field, update.text, update.status, update.percent, update.dates, None)
