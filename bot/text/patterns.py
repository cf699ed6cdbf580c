"""Regular expressions compiled when they are first used, so that importing this room costs little."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from bot.text.needs import needed

_END = sys.maxsize
_Match = re.Match[str]


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled one when first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        _MADE.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self.compiled, name)
        setattr(self, name, value)
        return value


class _Rare(_Lazy):
    """One that is not run over a text without the words its matches need."""

    def __getattr__(self, name: str) -> object:
        value: Any = super().__getattr__(name)
        words = needed(self._source, self._flags) if name in _GUARDS else None
        if words:
            value = _GUARDS[name](value, tuple(sorted(words)))
            setattr(self, name, value)
        return value


_MADE: list[_Lazy] = []


def compile_all() -> None:
    """Compile what was made so far, so that no message has to wait for it."""
    for pattern in _MADE:
        for method in ("match", *_GUARDS):
            getattr(pattern, method)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def rarely(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `lazily`, for what most texts have nothing of and re is slow to see so.

    It is slow where an expression does not begin with a plain letter or a class of letters: then words
    without which nothing matches are looked for first.
    """
    return cast("re.Pattern[str]", _Rare(source, flags))


def _search(search: Callable[..., _Match | None], words: tuple[str, ...]) -> Callable[..., _Match | None]:
    def guarded(text: str, pos: int = 0, endpos: int = _END) -> _Match | None:
        for word in words:
            if text.find(word, pos, endpos) >= 0:
                return search(text, pos, endpos)
        return None

    return guarded


def _finditer(
    finditer: Callable[..., Iterator[_Match]], words: tuple[str, ...]
) -> Callable[..., Iterator[_Match]]:
    def guarded(text: str, pos: int = 0, endpos: int = _END) -> Iterator[_Match]:
        for word in words:
            if text.find(word, pos, endpos) >= 0:
                return finditer(text, pos, endpos)
        return iter(())

    return guarded


def _sub(sub: Callable[..., str], words: tuple[str, ...]) -> Callable[..., str]:
    def guarded(replacement: str | Callable[[_Match], str], text: str) -> str:
        for word in words:
            if word in text:
                return sub(replacement, text)
        return text

    return guarded


_GUARDS: dict[str, Callable[..., Any]] = {"search": _search, "finditer": _finditer, "sub": _sub}
