"""Words that may be somebody's private data: phone numbers, citizens' numbers and LINE ids."""

from __future__ import annotations

import re

from bot.text.matching import copy_of

_PRIVATE = re.compile(
    r"(?<![0-9./-])(?:\+66|0)(?:[- ]?[0-9]){8,9}(?![0-9/])"  # a phone number
    r"|(?<![0-9./-])[1-8]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9](?![0-9/])"  # a citizen's thirteen digits
    r"|(?<![0-9A-Za-z])[UCR][0-9a-f]{32}(?![0-9A-Za-z])"  # an id of LINE
)


def private_words(text: str) -> tuple[str, ...]:
    """What in the text looks like a Thai phone or citizen's number or an id of LINE, as typed."""
    copy = copy_of(text)
    return tuple(copy.cut(*found.span()) for found in _PRIVATE.finditer(copy.text))
