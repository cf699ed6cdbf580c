"""Figures of the reader, to look at: `make bench` prints them and judges nothing.

Times are processor time, each the median of several passes over all messages, so that nothing is still
remembered of one when it comes again; on a busy machine read them as twice or half. Targets:
thai-language.md, section 11.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

from bench import date_readers
from bench.corpus import (
    DIVISIONS,
    OFFICE,
    SPEAKS_FOR,
    corpus_plan,
    long_texts,
    messages_of,
    messages_up_to,
)
from bench.date_forms import SAID_ON
from bench.spoken import LONGEST, SHORTEST, spoken
from bot.text.floods import LONG_TALK, LONGEST_TALK
from bot.text.intents import hits_in
from bot.text.listening import Context, listen
from bot.text.matching import canon
from bot.text.reading import read_report
from bot.text.status import judged, main_clause, sayings

PASSES = 5
SPOKEN = 300
_PROGRAM = (
    "import time; wall, busy = time.perf_counter(), time.process_time(); {}; "
    "print(time.process_time() - busy, time.perf_counter() - wall)"
)
_LEXICON = "import bot.text.listening; from bot.text.lexicon import lexicon; lexicon()"
_FIRST = "from datetime import date; from bot.text.message import message_of; message_of('10 ม.ค. 68')"
_WARM = "from bot.text.warming import warm_up; warm_up()"
_IMPORTS = {
    "import bot.text.reading": "import bot.text.reading",
    "import bot.text.listening": "import bot.text.listening",
    "import and lexicon": _LEXICON,
    "import and first date": _FIRST,
    "import and warm up": _WARM,
    "bare import re": "import re",
}

_REMEMBERED = (canon, hits_in, judged, main_clause, sayings)

Read = Callable[[str], object]


def main() -> None:
    """Print all the tables."""
    plan = corpus_plan()
    context = Context(plan, SAID_ON, DIVISIONS, SPEAKS_FOR, office=OFFICE)
    readers: dict[str, Read] = {
        "read_report": lambda words: read_report(words, plan, SAID_ON, DIVISIONS, SPEAKS_FOR),
        "listen": lambda words: listen(words, words, context),
    }
    _print(*date_readers.table(), "")
    for name, read in readers.items():
        typed = _latency(f"{name}, as typed, ms", read, messages_up_to(200))
        whole = _latency(f"{name}, {SHORTEST}-{LONGEST} letters, ms", read, spoken(SPOKEN))
        sewn = _latency(f"{name}, sewn to 200 letters, ms", read, messages_of(200, 300))
        _print(typed, whole, sewn, *_floods(name, read), "")
    _print(*_imports())


def _latency(title: str, read: Read, messages: Sequence[str]) -> str:
    passes = [[_once(read, message) for message in messages] for _ in range(PASSES)]
    each = [statistics.median(times) for times in zip(*passes, strict=True)]
    middle, slow = statistics.median(each), statistics.quantiles(each, n=100)[98]
    return f"{title:<38}p50 {middle:.2f}, p99 {slow:.2f}, worst {max(each):.2f} ({len(messages)} messages)"


def _floods(name: str, read: Read) -> list[str]:
    """The slowest long text, and the one whose work grows fastest when it gets twice as long.

    What takes less than a millisecond does not grow, it flickers. The longest texts that are listened to,
    lists and others, are measured too.
    """
    whole, half, longest_list, longest_talk = (
        {kind: _milliseconds(read, text) for kind, text in long_texts(units).items()}
        for units in (5000, 2500, LONGEST_TALK - PASSES, LONG_TALK - PASSES)
    )
    growth = {kind: took / half[kind] for kind, took in whole.items() if took > 1} or {"none": 0.0}
    return [
        _worst(f"{name}, 5,000 units, ms", whole),
        _worst(f"{name}, {LONGEST_TALK:,} units, ms", longest_list),
        _worst(f"{name}, {LONG_TALK:,} units, ms", longest_talk),
        _worst(f"{name}, t(5000)/t(2500)", growth),
    ]


def _worst(title: str, figures: dict[str, float]) -> str:
    kind = max(figures, key=figures.__getitem__)
    return f"{title:<38}worst {figures[kind]:.1f} ({kind}), median {statistics.median(figures.values()):.1f}"


def _milliseconds(read: Read, words: str) -> float:
    """The least of several passes, over words each a sign longer, of whose lines none is remembered."""
    passes: list[float] = []
    for count in range(PASSES):
        for remembered in _REMEMBERED:
            remembered.cache_clear()
        passes.append(_once(read, words + "." * count))
    return min(passes)


def _once(read: Read, words: str) -> float:
    begun = time.process_time()
    read(words)
    return (time.process_time() - begun) * 1e3


def _imports() -> list[str]:
    """Milliseconds in a new interpreter, its modules compiled as an installation has them."""
    with tempfile.TemporaryDirectory() as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        return [_import_time(f"{name}, ms", program, environment) for name, program in _IMPORTS.items()]


def _import_time(title: str, program: str, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "-c", _PROGRAM.format(program)]
    passes = [
        [
            float(seconds) * 1e3
            for seconds in subprocess.check_output(command, env=environment, text=True).split()
        ]
        for _ in range(PASSES + 1)
    ]
    busy, wall = (statistics.median(times) for times in zip(*passes[1:], strict=True))
    return f"{title:<38}processor {busy:.0f}, wall {wall:.0f}"


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
