"""Listening: what people say without a command, which is mostly not for us.

Silence writes nothing. What is beyond doubt a report is recorded; what may be one gets a question.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Bubble, OutgoingMessage, Reply
from bot.domain.calendar import short_date
from bot.errors import Refusal
from bot.service.collecting import Collection, collection_at
from bot.service.evidence import tie_overtaken
from bot.service.progress import record
from bot.service.promising import keep_promise
from bot.service.speaking import Speaker
from bot.text.listening import Verdict
from bot.text.reading import Update
from bot.wording.say import say
from handlers.choosing import answer_typed
from handlers.clarifying import ask, settled_by_earlier
from handlers.dividing import ask_division_of, asking_also
from handlers.hearing import Heard, hear, measures_named
from handlers.recording import confirmation, earlier_evidence
from handlers.routing import Turn, is_called, sentence

_ALWAYS_SAID = frozenset({"problems.which_division", "correct.no_text"})
"""Refusals of what was surely meant for us, where a few words more would do."""


def listen_in(turn: Turn) -> Reply | None:
    """Do what a message without a command comes to: a record, one question, a promise, or silence."""
    speaker = turn.known_speaker
    is_mentioned = turn.incoming.chat.is_group and is_called(turn.incoming)
    if speaker is None or not speaker.divisions:
        return sentence("refusal.unbound_group") if is_mentioned else None
    try:
        collection = collection_at(turn.books, speaker.office, turn.said_at)
    except Refusal:
        if is_mentioned:
            raise
        return None
    answered = answer_typed(turn, speaker)
    reply = answered or _act_on(turn, speaker, collection, hear(turn, speaker, collection))
    if reply is None and is_mentioned:
        example = next((measure.ref for measure in collection.plan.measures()), "1")
        return sentence("listening.help", example=example)
    return reply


def _act_on(turn: Turn, speaker: Speaker, collection: Collection, heard: Heard) -> Reply | None:
    if heard.listened.verdict is Verdict.SILENT:
        return None
    settled, open_ = settled_by_earlier(turn, collection, heard.listened.questions)
    confirmed = _record(turn, speaker, collection, heard, (*heard.listened.updates, *settled))
    promised = _promise(turn, speaker, collection, heard)
    asked = ask(turn, speaker, collection, heard, open_[0]) if open_ else None
    replies = [reply for reply in (confirmed, promised, asked) if reply is not None]
    if not replies:
        return None
    messages: tuple[OutgoingMessage, ...] = tuple(one for reply in replies for one in reply.messages)
    measure_ids = tuple(dict.fromkeys(one for reply in replies for one in reply.measure_ids))
    return replace(replies[0], messages=messages, choices=replies[-1].choices, measure_ids=measure_ids)


def _record(
    turn: Turn, speaker: Speaker, collection: Collection, heard: Heard, updates: tuple[Update, ...]
) -> Reply | None:
    """Record the updates and confirm them; a refusal is worded where it helps, never to bystanders."""
    if not updates:
        return None
    recording = record(
        turn.books, speaker, collection, updates, turn.incoming, turn.now, earlier=turn.earlier
    )
    asked, left = ask_division_of(turn, recording)
    refused = [Refusal(item.key, **{"word": say("ask.word"), **item.facts}) for item in left]
    if not recording.recorded:
        if asked is not None:
            return asked
        worth_saying = [item for item in refused if heard.is_to_us or item.key in _ALWAYS_SAID]
        if worth_saying:
            raise worth_saying[0]
        return None
    newest = recording.recorded[-1].entry
    tie_overtaken(turn.books, turn.incoming, newest)
    about = {item.measure.id for item in recording.recorded}
    if heard.asked is not None and not about.isdisjoint(heard.asked.measure_ids):
        turn.books.measure_questions.close(heard.asked.id, turn.incoming.happened_at)
    worded = tuple(say(item.key, **item.facts) for item in refused)
    confirmed = confirmation(recording.recorded, collection, worded, earlier_evidence(turn, newest))
    return asking_also(confirmed, asked)


def _promise(turn: Turn, speaker: Speaker, collection: Collection, heard: Heard) -> Reply | None:
    """Keep the promises; only a person who spoke to us hears of it."""
    lines = []
    for promise in heard.listened.promises:
        measures = measures_named(collection, promise.refs)
        kept = keep_promise(turn.books, speaker, turn.incoming, measures, promise.until)
        if kept:
            refs = " ".join(measure.ref for measure in kept)
            lines.append(say("promise.kept", refs=refs, day=short_date(promise.until)))
    return Reply((Bubble("\n".join(lines)),)) if lines and heard.is_to_us else None
