"""Logs: one line for each thing that happened, for people or for machines; never words, names or tokens.

Our own messages are written so that they hold ids and counts only. What libraries say is not ours to
know: of their messages only the pattern and its numbers are kept, and of every exception only its kind
and place, because its text may quote what somebody wrote or the address of a one-time link.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TextIO

from bot.config import LogFormat
from bot.errors import place_of

_OURS = ("tamngan", "bot.", "handlers.", "scheduler.")
_WITHHELD = "…"
FACTS = ("event", "office", "endpoint", "status", "milliseconds", "answered", "job")
"""What a line may tell besides its message, given with `extra`."""


class TextLines(logging.Formatter):
    """A line for people: when, how bad, where, what, and the facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a failure is its kind and place."""
        told = [_moment(record), record.levelname, record.name, _message(record)]
        told += [f"{name}={value}" for name, value in _facts(record).items()]
        return " ".join(part.replace("\n", " ") for part in told)


class JsonLines(logging.Formatter):
    """A JSON object for machines, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a failure is its kind and place."""
        told: dict[str, object] = {
            "at": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            **_facts(record),
        }
        return json.dumps(told, ensure_ascii=False)


def begin_logging(form: LogFormat, stream: TextIO | None = None) -> None:
    """Write the log of this process to the stream, standard error by default, from INFO on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if form is LogFormat.JSON else TextLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(_OURS):
        return record.getMessage()
    if not record.args:
        return str(record.msg)
    harmless = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(_numbers_only(one) for one in harmless)
    except (TypeError, ValueError):
        return str(record.msg)


def _numbers_only(value: object) -> object:
    return value if isinstance(value, int | float) else _WITHHELD


def _facts(record: logging.LogRecord) -> dict[str, object]:
    facts = {name: record.__dict__[name] for name in FACTS if name in record.__dict__}
    if record.exc_info and record.exc_info[1] is not None:
        facts["failure"] = place_of(record.exc_info[1])
    return facts
