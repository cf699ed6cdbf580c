"""The one question about a report that is not clear: how it is asked, and how it is answered."""

from __future__ import annotations

import re
from datetime import datetime

from bot.chat import Incoming, Reply
from bot.domain.asking import MeasureQuestion
from bot.domain.naming import match_division
from bot.domain.status import Status
from bot.errors import Refusal
from bot.service.asking import Chosen, answer_question, ask_division, divisions_in_doubt, open_question
from bot.service.collecting import Collection, collection_at
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.following import plain_words
from bot.text.matching import canon
from bot.text.reading import read_references
from bot.text.status import explicit_status
from bot.wording.say import say
from handlers.questions import ALL, DIVISION, NONE, division_question
from handlers.recording import confirmation
from handlers.routing import Turn

_YES = re.compile(r"(?:ใช่|ถูก(?:ต้อง)?|โอเค|ok)(?:แล้ว)?", re.IGNORECASE)
_NO = re.compile(r"ไม่(?:ใช่|เกี่ยว|ต้อง)?(?:รายงาน)?|เปล่า")
_QUESTION_ID = re.compile(r"[0-9]{1,12}")


def answer_choose(
    books: Books, speaker: Speaker, incoming: Incoming, facts: list[str], now: datetime
) -> Reply | None:
    """Record what the question was about as a button says: question, measure, perhaps status or division.

    Malformed data and questions of other chats are passed over; one that was answered or has expired
    gets a sentence.
    """
    if len(facts) not in {2, 3} or not _QUESTION_ID.fullmatch(facts[0]):
        return None
    asked = books.measure_questions.get(int(facts[0]))
    if asked is not None and (asked.chat_id, asked.office_id) != (incoming.chat.id, speaker.office.id):
        return None
    if facts[1] == NONE:
        if asked is not None:
            books.measure_questions.close(asked.id, incoming.happened_at)
        return None
    if asked is None or not asked.is_open(incoming.happened_at):
        raise Refusal("ask.closed")
    collection = collection_at(books, speaker.office, asked.said_at)
    offered = [collection.plan.by_id(measure_id) for measure_id in asked.measure_ids]
    chosen = tuple(one for one in offered if one is not None and facts[1] in {ALL, str(one.id)})
    if not chosen:
        raise Refusal("ask.closed")
    status = next((one for one in Status if one.value in facts[2:]), None)
    divisions = tuple(
        one
        for one in divisions_in_doubt(speaker, chosen)
        if not {f"{DIVISION}{ALL}", f"{DIVISION}{one.id}"}.isdisjoint(facts[2:])
    )
    return _answered(books, speaker, collection, asked, Chosen(chosen, status, divisions), incoming, now)


def answer_typed(turn: Turn, speaker: Speaker) -> Reply | None:
    """The answer to the question open to whoever typed nothing but a number, a status, yes or no.

    None when no question is open to them, or when they said something else.
    """
    asked = open_question(turn.books, turn.incoming)
    if asked is None or asked.message_id == turn.incoming.message_id:
        return None
    words = plain_words(turn.incoming.spoken or turn.incoming.text or "").strip(" .!\n")
    if _NO.fullmatch(words):
        turn.books.measure_questions.close(asked.id, turn.incoming.happened_at)
        return None
    collection = collection_at(turn.books, speaker.office, asked.said_at)
    chosen = _typed(words, asked, collection, speaker)
    if chosen is None:
        return None
    return _answered(turn.books, speaker, collection, asked, chosen, turn.incoming, turn.now)


def _typed(words: str, asked: MeasureQuestion, collection: Collection, speaker: Speaker) -> Chosen | None:
    offered = tuple(
        measure for one in asked.measure_ids if (measure := collection.plan.by_id(one)) is not None
    )
    if len(offered) == 1 and _YES.fullmatch(words):
        return Chosen(offered)
    named_division = match_division(words, speaker.division_names)
    if len(offered) == 1 and named_division is not None:
        return Chosen(offered, divisions=tuple(d for d in speaker.divisions if d.name == named_division))
    named = read_references(words, collection.plan, speaker.division_names)
    if named.measures and not named.problems and not named.rest:
        return Chosen(named.measures)
    status = explicit_status([canon(words)]) if asked.statement.status is None else None
    return Chosen(offered, status) if status and len(offered) == 1 else None


def _answered(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    asked: MeasureQuestion,
    chosen: Chosen,
    incoming: Incoming,
    now: datetime,
) -> Reply:
    doubtful = () if asked.statement.division else divisions_in_doubt(speaker, chosen.measures)
    if doubtful and not chosen.divisions:
        further = ask_division(books, asked, chosen, incoming)
        return division_question(further, chosen.measures, doubtful)
    word = say("ask.word")
    try:
        recording = answer_question(books, speaker, collection, asked, chosen, incoming, now)
    except Refusal as refusal:
        raise Refusal(refusal.key, **{"word": word, **refusal.facts}) from refusal
    complaints = tuple(say(item.key, **{"word": word, **item.facts}) for item in recording.refused)
    return confirmation(recording.recorded, collection, complaints, asks_about_days=False)
