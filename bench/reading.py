"""Figures of the reader, to look at: `make bench` prints them and judges nothing.

Times are processor time, each the median of several passes; on a busy machine read them as twice or
half. Targets: thai-language.md, section 11.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench import date_readers
from bench.corpus import DIVISIONS, FLOODS, SPEAKS_FOR, corpus_plan, flood, messages_of
from bench.date_forms import SAID_ON
from bot.text.listening import Context, listen
from bot.text.reading import read_report

PASSES = 5
_PROGRAM = "import time; begun = time.perf_counter(); {}; print(time.perf_counter() - begun)"
_FIRST = "from datetime import date; from bot.text.message import message_of; message_of('10 ม.ค. 68')"
_IMPORTS = {
    "import bot.text.reading": "import bot.text.reading",
    "import bot.text.listening": "import bot.text.listening",
    "import and first date": _FIRST,
    "bare import re": "import re",
}

Read = Callable[[str], object]


def main() -> None:
    """Print all the tables."""
    plan = corpus_plan()
    context = Context(plan, SAID_ON, DIVISIONS, SPEAKS_FOR)
    readers: dict[str, Read] = {
        "read_report": lambda words: read_report(words, plan, SAID_ON, DIVISIONS, SPEAKS_FOR),
        "listen": lambda words: listen(words, words, context),
    }
    _print(*date_readers.table(), "")
    for name, read in readers.items():
        _print(_latency(name, read), *_floods(name, read), "")
    _print(*(f"{name + ', ms':<32}{_import_time(program):.0f}" for name, program in _IMPORTS.items()))


def _latency(name: str, read: Read) -> str:
    messages = messages_of(200, 300)
    best = [_milliseconds(read, message) for message in messages]
    middle, slow = statistics.median(best), statistics.quantiles(best, n=100)[98]
    return f"{name + ', 200 characters, ms':<32}p50 {middle:.2f}, p99 {slow:.2f} ({len(messages)} messages)"


def _floods(name: str, read: Read) -> list[str]:
    """The slowest long text, and the one whose work grows fastest when it gets twice as long."""
    whole = {kind: _milliseconds(read, flood(piece, 5000)) for kind, piece in FLOODS.items()}
    growth = {kind: whole[kind] / _milliseconds(read, flood(piece, 2500)) for kind, piece in FLOODS.items()}
    return [_worst(f"{name}, 5,000 units, ms", whole), _worst(f"{name}, t(5000)/t(2500)", growth)]


def _worst(title: str, figures: dict[str, float]) -> str:
    kind = max(figures, key=figures.__getitem__)
    return f"{title:<32}worst {figures[kind]:.1f} ({kind}), median {statistics.median(figures.values()):.1f}"


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
