"""Tolerant reading of the JSON LINE sends: a field is there in the expected shape, or it is absent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MILLISECOND = 253_402_300_799_999  # the end of the year 9999, the last Python can name
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def object_in(value: object) -> Mapping[str, object]:
    """The JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def objects_in(value: object) -> list[Mapping[str, object]]:
    """The JSON objects in a list; whatever else stands there is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words_in(value: object) -> str | None:
    """A string that holds something.

    Lone surrogates and NUL, which no database keeps and nobody types, become U+FFFD one for one, so
    that lengths and offsets stay.
    """
    if not isinstance(value, str) or not value:
        return None
    return _UNSTORABLE.sub("\ufffd", value)


def count_in(value: object) -> int | None:
    """A whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def moment_in(value: object) -> datetime | None:
    """An instant from LINE's milliseconds since 1970, aware, in UTC."""
    milliseconds = count_in(value)
    if milliseconds is None or milliseconds > _LAST_MILLISECOND:
        return None
    return _EPOCH + timedelta(milliseconds=milliseconds)
