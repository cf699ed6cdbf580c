"""What a text must hold for a regular expression to match in it, read off the expression itself.

Most patterns of this room find nothing in most messages, and that a word is missing is told much faster
than that a pattern does not match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

Words = frozenset[str]
Part = tuple[Any, Any]

_SYNTAX: Any = import_module("re._parser")  # the reader of expressions re itself uses; it has no other name
_REPEATS = frozenset({_SYNTAX.MAX_REPEAT, _SYNTAX.MIN_REPEAT, _SYNTAX.POSSESSIVE_REPEAT})
_MOST = 24  # words looked for; with more of them the pattern itself is as fast
_EVERYDAY = frozenset({"แล้ว", "ข้อ", "เสร็จ", "ค่ะ", "ครับ"})  # hardly a message is without them
_RARER = 20  # how many times rarer a word with one letter more is
_AHEAD = 1


@cache
def needed(source: str, flags: int = 0) -> Words | None:
    """Words of which every match holds one, inside it or ahead of it; None when that cannot be told."""
    tree = _SYNTAX.parse(source, flags)
    words = _of_sequence(list(tree), bool(tree.state.flags & re.IGNORECASE))
    if words is None:
        return None
    shortest = frozenset(word for word in words if not any(other in word for other in words - {word}))
    return shortest if len(shortest) <= _MOST else None


def _of_sequence(parts: Sequence[Part], any_case: bool) -> Words | None:
    """The rarest of what the parts need; letters side by side are one word."""
    needs: list[Words] = []
    run = ""
    for part in parts:
        letters = _letters(part, any_case)
        if letters:
            run += letters
            continue
        needs += [frozenset({run})] if run else []
        needs += [words for words in (_of_part(part, any_case), _grown(run, part, any_case)) if words]
        run = ""
    needs += [frozenset({run})] if run else []
    return min(needs, key=_commonness, default=None)


def _commonness(words: Words) -> float:
    return sum(_RARER ** -float(len(word)) if word not in _EVERYDAY else 1 for word in words)


def _letters(part: Part, any_case: bool) -> str:
    """The letters a part stands for when it stands for nothing else."""
    kind, value = part
    if kind is _SYNTAX.LITERAL:
        letter = chr(value)
        return "" if any_case and letter.lower() != letter.upper() else letter
    if kind is _SYNTAX.SUBPATTERN and not (value[1] or value[2]):
        return _all_letters(value[3], any_case)
    if kind in _REPEATS and value[0] == value[1]:
        return _all_letters(value[2], any_case) * int(value[0])
    return ""


def _all_letters(parts: Sequence[Part], any_case: bool) -> str:
    letters = [_letters(part, any_case) for part in parts]
    return "".join(letters) if all(letters) else ""


def _of_part(part: Part, any_case: bool) -> Words | None:
    kind, value = part
    if kind is _SYNTAX.SUBPATTERN:
        return _of_sequence(value[3], any_case or bool(value[1] & re.IGNORECASE))
    if kind is _SYNTAX.BRANCH:
        return _together([_of_sequence(branch, any_case) for branch in value[1]])
    if kind in _REPEATS and value[0]:
        return _of_sequence([*value[2]] * min(value[0], _MOST), any_case)
    if kind is _SYNTAX.ASSERT and value[0] == _AHEAD:
        return _of_sequence(value[1], any_case)
    if kind is _SYNTAX.IN:
        return _together([frozenset(filter(None, [_letters(one, any_case)])) for one in value])
    return None


def _grown(run: str, part: Part, any_case: bool) -> Words | None:
    """Letters together with those each of the alternatives behind them begins with."""
    kind, value = part
    if kind is _SYNTAX.SUBPATTERN and len(value[3]) == 1 and not (value[1] or value[2]):
        return _grown(run, value[3][0], any_case)
    if kind is not _SYNTAX.BRANCH or not run:
        return None
    beginnings = [_letters(branch[0], any_case) if len(branch) else "" for branch in value[1]]
    return frozenset(run + letters for letters in beginnings) if all(beginnings) else None


def _together(needs: Sequence[Words | None]) -> Words | None:
    """What alternatives need between them; nothing when one of them needs nothing."""
    return frozenset().union(*(words for words in needs if words)) if all(needs) else None
