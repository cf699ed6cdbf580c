"""Pressed buttons: what their postback asks for. Its form is `version:what:fact:fact…`.

Buttons stay tappable for ever and anybody can make up a postback, so nothing in one is believed:
unknown versions and words are passed over, and what is asked is checked like a message.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.chat import Chat, Incoming, Reply
from bot.service.sign_cards import SIGN
from bot.service.speaking import Speaker
from bot.store.store import Books
from handlers.choosing import answer_choose
from handlers.evidence import ATTACH, answer_attach
from handlers.proposing import PROPOSE, answer_propose
from handlers.questions import CHOOSE
from handlers.reminding import REMIND, answer_remind
from handlers.repeating import SAME, answer_same
from handlers.routing import wording_refusals
from handlers.signing import answer_sign

_VERSION = "v1"

_Answer = Callable[[Books, Speaker, Incoming, list[str], datetime], Reply | None]

_ANSWERS: dict[str, _Answer] = {
    ATTACH: lambda books, speaker, incoming, facts, _now: answer_attach(books, speaker, incoming, facts),
    CHOOSE: answer_choose,
    SAME: answer_same,
}

_ANSWERS_TO_COORDINATORS: dict[str, _Answer] = {REMIND: answer_remind, PROPOSE: answer_propose}

_ANSWERS_ONE_TO_ONE: dict[str, _Answer] = {SIGN: answer_sign}


def pressed(books: Books, incoming: Incoming, speaker: Speaker | None, now: datetime) -> Reply | None:
    """Do what the pressed button asks; None when it asks nothing of us, or nobody here may ask."""
    version, *words = (incoming.postback or "").split(":")
    if not words or version != _VERSION:
        return None
    answer = _answer(words[0], speaker, incoming.chat) if speaker is not None else None
    if speaker is None or answer is None:
        return None
    return wording_refusals(books, "", lambda: answer(books, speaker, incoming, words[1:], now))


def _answer(word: str, speaker: Speaker, chat: Chat) -> _Answer | None:
    """What this person may ask for there by a button saying that word."""
    if word in _ANSWERS_ONE_TO_ONE:
        return None if chat.is_group else _ANSWERS_ONE_TO_ONE[word]
    if speaker.is_coordinator and word in _ANSWERS_TO_COORDINATORS:
        return _ANSWERS_TO_COORDINATORS[word]
    return _ANSWERS.get(word) if speaker.divisions else None
