"""Mentions and LINE emoji inside a text: who is meant, and the text as it is spoken without them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.line.fields import count_in, object_in, objects_in


def mentions_bot(message: Mapping[str, object]) -> bool:
    """Whether the text mentions our own account; `@All` does not."""
    return any(mentionee.get("isSelf") is True for mentionee in _mentionees(message))


def without_mentions(text: str, message: Mapping[str, object]) -> str:
    """The text with mentions and LINE emoji blanked by spaces, one for each Python character.

    LINE counts `index` and `length` in UTF-16 code units, so an emoji before a mention counts two.
    Spans that leave the text are followed as far as it goes.
    """
    hidden = _hidden_units(text, [*_mentionees(message), *objects_in(message.get("emojis"))])
    if not hidden:
        return text
    spoken = []
    unit = 0
    for character in text:
        width = 2 if character > "\uffff" else 1
        spoken.append(" " if hidden.intersection(range(unit, unit + width)) else character)
        unit += width
    return "".join(spoken)


def _mentionees(message: Mapping[str, object]) -> list[Mapping[str, object]]:
    return objects_in(object_in(message.get("mention")).get("mentionees"))


def _hidden_units(text: str, spans: list[Mapping[str, object]]) -> set[int]:
    """The code units that spans cover; a text has at most two for each of its characters."""
    end_of_text = 2 * len(text)
    hidden: set[int] = set()
    for span in spans:
        index, length = count_in(span.get("index")), count_in(span.get("length"))
        if index is not None and length is not None:
            hidden.update(range(index, min(index + length, end_of_text)))
    return hidden
