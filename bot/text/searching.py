"""Searching Thai words however they were typed: tones, spaces and kinds of digits make no difference.

Compared are matching copies (bot.text.matching) without tone marks, other signs above, and spaces:
people leave these out or mistype them, and Thai puts spaces where the writer likes.
"""

from __future__ import annotations

import re

from bot.text.matching import canon, copy_of
from bot.text.words import words_of

_LETTERS = str.maketrans(
    {
        **{chr(code): None for code in range(0x0E47, 0x0E4F)},
        **dict.fromkeys(" \n\t", None),
        **{chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    }
)
_MOST_WORDS = 8


def searched(query: str) -> tuple[str, ...]:
    """The words of a query as they are compared; empty when it holds none."""
    words = (searchable(word) for word in query.split())
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_WORDS]


def taken_apart(query: str) -> tuple[str, ...]:
    """The same in the words of the dictionary: people type several without a space between them."""
    words = (searchable(word) for part in query.split() for word in sorted(words_of(part)))
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_WORDS]


def consonants(words: tuple[str, ...]) -> frozenset[str]:
    """What any text that holds the words has as it was typed; a cheap look before the dear one."""
    return frozenset(letter for word in words for letter in word if "ก" <= letter <= "ฮ")


def searchable(text: str) -> str:
    """The text as it is compared."""
    return canon(text).translate(_LETTERS)


def found_in(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where in the text as typed the words stand, in order; passages that touch are one."""
    whole = searchable(text)
    if not any(word in whole for word in words):
        return []
    copy = copy_of(text)
    kept = [(letter.translate(_LETTERS), place) for place, letter in enumerate(copy.text)]
    places = [place for letter, place in kept if letter]
    plain = "".join(letter for letter, _ in kept)
    spans = sorted(
        (copy.starts[places[match.start()]], copy.ends[places[match.end() - 1]])
        for word in words
        for match in re.finditer(re.escape(word), plain)
    )
    merged: list[tuple[int, int]] = []
    for start, stop in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
