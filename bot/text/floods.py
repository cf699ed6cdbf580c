"""Texts that hold more than anybody types into a group."""

from __future__ import annotations

from bot.text.patterns import lazily

_LONG_TEXT = 1_000
_MOST_NUMBERS = 150
_NUMBER = lazily(r"[0-9]+")


def is_flood(text: str) -> bool:
    """Whether a text holds more numbers than anybody reports at once."""
    return len(text) > _LONG_TEXT and len(_NUMBER.findall(text)) > _MOST_NUMBERS
