"""Pressed buttons: what their postback asks for. Its form is `version:what:fact:fact…`.

Buttons stay tappable for ever and anybody can make up a postback, so nothing in one is believed:
unknown versions and words are passed over, and what is asked is checked like a message.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.chat import Incoming, Reply
from bot.service.speaking import Speaker
from bot.store.store import Books
from handlers.choosing import answer_choose
from handlers.evidence import ATTACH, answer_attach
from handlers.questions import CHOOSE
from handlers.repeating import SAME, answer_same
from handlers.routing import wording_refusals

_VERSION = "v1"

_Answer = Callable[[Books, Speaker, Incoming, list[str], datetime], Reply | None]

_ANSWERS: dict[str, _Answer] = {
    ATTACH: lambda books, speaker, incoming, facts, _now: answer_attach(books, speaker, incoming, facts),
    CHOOSE: answer_choose,
    SAME: answer_same,
}


def pressed(books: Books, incoming: Incoming, speaker: Speaker | None, now: datetime) -> Reply | None:
    """Do what the pressed button asks; None when it asks nothing of us, or nobody here may ask."""
    version, *words = (incoming.postback or "").split(":")
    answer = _ANSWERS.get(words[0]) if words and version == _VERSION else None
    if answer is None or speaker is None or not speaker.divisions:
        return None
    return wording_refusals(books, "", lambda: answer(books, speaker, incoming, words[1:], now))
