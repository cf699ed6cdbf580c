"""Regular expressions compiled when they are first used, so that importing this room costs little."""

from __future__ import annotations

import re
from typing import cast


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled one when first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled on first use; for constants of modules."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
