"""Three readers of dates side by side: the bot's, thai_strptime of PyThaiNLP, and dateparser."""

from __future__ import annotations

import importlib
import importlib.util
import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bench.date_forms import SAID_ON, Days, date_forms
from bot.clock import BANGKOK
from bot.domain.numerals import to_arabic
from bot.text.message import message_of
from bot.text.times import named_times

Reader = Callable[[str], Days | None]

PASSES = 5
_FORMATS = ("%d %B %Y", "%d-%B-%Y", "%Y-%B-%d")
_INSTALL = "not installed, skipped; for this bench only: .venv/bin/python -m pip install dateparser"


def table() -> list[str]:
    """How often each reader is right, silently wrong, or gives no answer where there is one."""
    title = f"{len(date_forms())} date forms"
    lines = [f"{title:<26}{'right':>8}{'silently wrong':>16}{'no answer':>11}{'µs':>8}"]
    readers = {"bot.text.times": _ours, "pythainlp thai_strptime": _strptime(), "dateparser": _dateparser()}
    for name, reader in readers.items():
        lines.append(_row(name, reader) if reader else f"{name:<26}{_INSTALL}")
    return lines


def _row(name: str, reader: Reader) -> str:
    right = wrong = silent = 0
    for words, meant in date_forms():
        answer = reader(words)
        right += answer == meant
        wrong += answer is not None and answer != meant
        silent += answer is None and meant is not None
    return f"{name:<26}{right:>8}{wrong:>16}{silent:>11}{_microseconds(reader):>8.0f}"


def _microseconds(reader: Reader) -> float:
    """For one form: the median of several passes over all of them."""
    words = [form for form, _ in date_forms()]
    passes = []
    for _ in range(PASSES):
        begun = time.process_time()
        for form in words:
            reader(form)
        passes.append((time.process_time() - begun) / len(words) * 1e6)
    return statistics.median(passes)


def _ours(words: str) -> Days | None:
    times = named_times(message_of(words), SAID_ON)
    return (times[0].first, times[-1].last) if times else None


def _strptime() -> Reader:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    read: Any = importlib.import_module("pythainlp.util").thai_strptime

    def reader(words: str) -> Days | None:
        for form in _FORMATS:
            try:
                day = read(to_arabic(words), form).date()
            except (ValueError, KeyError, IndexError, TypeError, AttributeError):
                continue
            return day, day
        return None

    return reader


def _dateparser() -> Reader | None:
    if importlib.util.find_spec("dateparser") is None:
        return None
    library: Any = importlib.import_module("dateparser")
    base = datetime(SAID_ON.year, SAID_ON.month, SAID_ON.day, 9, 0, tzinfo=BANGKOK).replace(tzinfo=None)
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": base}

    def reader(words: str) -> Days | None:
        found = library.parse(to_arabic(words), languages=["th", "en"], settings=settings)
        return (found.date(), found.date()) if found else None

    return reader
