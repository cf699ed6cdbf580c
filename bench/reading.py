"""Figures of the reader, to look at: `make bench` prints them and judges nothing.

Times are processor time, each the median of several passes; on a busy machine read them as twice or
half. Targets: thai-language.md, section 11.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from bench import date_readers
from bench.corpus import (
    DIVISIONS,
    FLOODS,
    OFFICE,
    SPEAKS_FOR,
    corpus_plan,
    flood,
    messages_of,
    messages_up_to,
)
from bench.date_forms import SAID_ON
from bot.text.listening import Context, listen
from bot.text.reading import read_report

PASSES = 5
_PROGRAM = "import time; begun = time.perf_counter(); {}; print(time.perf_counter() - begun)"
_FIRST = "from datetime import date; from bot.text.message import message_of; message_of('10 ม.ค. 68')"
_WARM = "from bot.text.warming import warm_up; warm_up()"
_IMPORTS = {
    "import bot.text.reading": "import bot.text.reading",
    "import bot.text.listening": "import bot.text.listening",
    "import and first date": _FIRST,
    "import and warm up": _WARM,
    "bare import re": "import re",
}

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
        sewn = _latency(f"{name}, sewn to 200 letters, ms", read, messages_of(200, 300))
        _print(typed, sewn, *_floods(name, read), "")
    _print(*(f"{name + ', ms':<36}{_import_time(program):.0f}" for name, program in _IMPORTS.items()))


def _latency(title: str, read: Read, messages: Sequence[str]) -> str:
    best = [_milliseconds(read, message) for message in messages]
    middle, slow = statistics.median(best), statistics.quantiles(best, n=100)[98]
    return f"{title:<36}p50 {middle:.2f}, p99 {slow:.2f} ({len(messages)} messages)"


def _floods(name: str, read: Read) -> list[str]:
    """The slowest long text, and the one whose work grows fastest when it gets twice as long."""
    whole = {kind: _milliseconds(read, flood(piece, 5000)) for kind, piece in FLOODS.items()}
    growth = {kind: whole[kind] / _milliseconds(read, flood(piece, 2500)) for kind, piece in FLOODS.items()}
    return [_worst(f"{name}, 5,000 units, ms", whole), _worst(f"{name}, t(5000)/t(2500)", growth)]


def _worst(title: str, figures: dict[str, float]) -> str:
    kind = max(figures, key=figures.__getitem__)
    return f"{title:<36}worst {figures[kind]:.1f} ({kind}), median {statistics.median(figures.values()):.1f}"


def _milliseconds(read: Read, words: str) -> float:
    passes = []
    for _ in range(PASSES):
        begun = time.process_time()
        read(words)
        passes.append(time.process_time() - begun)
    return statistics.median(passes) * 1e3


def _import_time(program: str) -> float:
    """Milliseconds in a new interpreter, by the wall clock."""
    command = [sys.executable, "-c", _PROGRAM.format(program)]
    passes = [
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(PASSES)
    ]
    return statistics.median(passes) * 1e3


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
