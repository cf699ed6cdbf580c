"""The history of the benches: what each run measured, a JSON object a line, to compare later runs with.

Ratios are what is worth comparing: absolute figures say more about the machine and what else it did.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock

HISTORY = Path(__file__).parent / "history.jsonl"


@dataclass(frozen=True)
class Figure:
    """A ratio to a peer measured in the same run, and what it is the ratio of."""

    name: str
    ratio: float


def keep(bench: str, *figures: Figure, **further: float) -> None:
    """Add a run to the history; `further` are absolute figures that help to judge it."""
    run = {
        "at": SystemClock().now().isoformat(timespec="seconds"),
        "bench": bench,
        "load": round(os.getloadavg()[0], 1),
        "ratios": {figure.name: round(figure.ratio, 3) for figure in figures},
        **{name: round(value, 3) for name, value in further.items()},
    }
    with HISTORY.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(run, ensure_ascii=False) + "\n")


def main() -> None:
    """Print the newest ratios beside the best ones there ever were."""
    sys.stdout.writelines(f"{line}\n" for line in _table())


def _table() -> Iterator[str]:
    if not HISTORY.exists():
        yield "No bench has been run yet."
        return
    newest: dict[str, tuple[float, str, float]] = {}
    seen: dict[str, list[float]] = {}
    for line in HISTORY.read_text(encoding="utf-8").splitlines():
        run = json.loads(line)
        for name, ratio in run["ratios"].items():
            newest[name] = (ratio, run["at"][:10], run["load"])
            seen.setdefault(name, []).append(ratio)
    yield f"{'ratio to the peer':<58}{'newest':>8}{'lowest':>8}{'highest':>8}  when, load"
    for name, (ratio, day, load) in newest.items():
        yield f"{name:<58}{ratio:>8.2f}{min(seen[name]):>8.2f}{max(seen[name]):>8.2f}  {day}, {load}"


if __name__ == "__main__":
    main()
