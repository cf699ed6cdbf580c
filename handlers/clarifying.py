"""Clarifying: what is likely a report but not clear is asked about, once and shortly."""

from __future__ import annotations

from bot.chat import Reply
from bot.domain.asking import Statement
from bot.domain.entry import EntryField
from bot.domain.plan import Measure
from bot.domain.standing import responsible_divisions
from bot.errors import Refusal
from bot.service.asking import ask_measure, measures_offered
from bot.service.collecting import Collection
from bot.service.speaking import Speaker
from bot.text.listening import Question, Why
from bot.text.opening import without_our_name
from bot.text.reading import ProblemKind, Update, read_references, read_statement
from handlers.hearing import Heard, measures_named, measures_of
from handlers.questions import question
from handlers.routing import Turn


def ask(turn: Turn, speaker: Speaker, collection: Collection, heard: Heard, asked: Question) -> Reply | None:
    """Ask what is not clear, unless nobody could answer or one question is open already."""
    if not heard.is_to_us and (turn.incoming.user_id is None or heard.asked is not None):
        return None
    candidates = measures_named(collection, asked.refs)
    offered = measures_offered(
        turn.books, speaker, collection, candidates, missing_first=asked.why is Why.BARE_DONE
    )
    if candidates and not offered and heard.is_to_us:
        raise _not_responsible(speaker, candidates[0])
    statement = _statement(turn, asked, offered[0].ref, collection) if offered else None
    if statement is None:
        return None
    question_id = ask_measure(turn.books, speaker, turn.incoming, statement, offered)
    if question_id is None:
        return None
    said = without_our_name(turn.incoming.spoken or "").strip()
    return question(question_id, asked.why, said, statement, offered)


def _not_responsible(speaker: Speaker, measure: Measure) -> Refusal:
    names = " ".join(division.name for division in responsible_divisions(measure, speaker.office))
    return Refusal("problems.not_responsible", ref=measure.ref, divisions=names)


def _statement(turn: Turn, asked: Question, ref: str, collection: Collection) -> Statement | None:
    """What was reported, as understood with the question or as the whole message says it."""
    update = asked.update
    if update is None:
        measure = collection.plan.by_ref(ref)
        said = _behind_reference(turn, collection)
        update = read_statement(said, measure, turn.said_on, EntryField.RESULTS) if measure else None
    if update is None:
        return None
    return Statement(update.field, update.text, update.status, update.percent, update.dates, update.division)


def _behind_reference(turn: Turn, collection: Collection) -> str:
    """The words without our name and without the reference nobody understood."""
    said = without_our_name(turn.incoming.spoken or "").strip()
    named = read_references(said, collection.plan, turn.speaker.division_names)
    return said if named.problems and named.problems[0].kind is ProblemKind.NO_MEASURE else named.rest


def settled_by_earlier(
    turn: Turn, collection: Collection, questions: tuple[Question, ...]
) -> tuple[tuple[Update, ...], tuple[Question, ...]]:
    """Questions an edited message answered before it was edited, as updates; and those still open."""
    before = measures_of(collection, (entry.measure_id for entry in turn.earlier))
    settled: list[Update] = []
    open_: list[Question] = []
    for asked in questions:
        known = [measure for measure in before if measure.ref in asked.refs or not asked.refs]
        if known and asked.update is not None:
            settled.append(asked.update._replace(measure=known[0]))
        else:
            open_.append(asked)
    return tuple(settled), tuple(open_)
