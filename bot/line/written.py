"""Message objects as the JSON text LINE is sent, what many messages share written only once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property

from bot.line.lengths import units

_CONTAINERS = (dict, list)

_whole = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Shared(dict[str, object]):
    """A part of a message that many messages have: written and measured once. Nobody may change it."""

    @cached_property
    def written(self) -> str:
        """It as JSON."""
        return _whole(self)

    @cached_property
    def escaped_bytes(self) -> int:
        """Its size as `escaped_bytes` of bot.line.lengths counts, or a little more."""
        return most_escaped_bytes(self.written)


def written(value: object) -> str:
    """A JSON value as text, in the letters themselves instead of their escapes."""
    if isinstance(value, Shared):
        return value.written
    if isinstance(value, dict):
        return _object(value)
    return f"[{','.join(map(written, value))}]" if isinstance(value, list) else _whole(value)


def most_escaped_bytes(text: str) -> int:
    """The size of a written value with escapes for letters and spaces between its parts, or a little more."""
    plain = len(text.encode("ascii", "ignore"))
    return plain + text.count(",") + text.count(":") + 6 * (units(text) - plain)


def _object(of: Mapping[str, object]) -> str:
    """Part by part where it holds anything shared."""
    for part in of.values():
        if isinstance(part, _CONTAINERS):
            return f"{{{','.join([f'{_whole(name)}:{written(part)}' for name, part in of.items()])}}}"
    return _whole(of)
