"""Fuzzing: how many examples of what nobody thought of, how long one may take, and pieces to make them of.

`TAMNGAN_FUZZ` multiplies the examples: 1 in the suite, many in `make fuzz`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

LONGEST_EXAMPLE = 20
"""Seconds; far beyond what any takes on a busy machine, so that only what hangs is told."""

TIMES = int(os.environ.get("TAMNGAN_FUZZ", "1"))

Json = dict[str, Any] | list[Any] | str | int | float | bool | None


def examples(usual: int) -> Callable[[Any], Any]:
    """So many examples in the suite, more in a long run; nothing is kept of a run but what failed."""
    return settings(
        max_examples=usual * TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=TIMES == 1,
        print_blob=True,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )


class Hung(AssertionError):
    """An example took longer than any may."""


@contextmanager
def in_time(seconds: int = LONGEST_EXAMPLE) -> Iterator[None]:
    """End the block with Hung when it takes too long, wherever it is then."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise Hung(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
ODD = "\0\t\n\r\x1b\u200b\u200e\u202e\ufeff\ud7ff\U0001f642\U0001f1f9\U0001f1ed￼�e\u0301Ⅳ①²٣"

texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=THAI + "0123456789๐๑๒๓๔๕๖๗๘๙ .,:#/-()\n", max_size=80),
    st.text(alphabet=ODD + "ก1 ", max_size=20),
    st.sampled_from(
        ["", " ", "0", "-1", "9" * 30, "None", "../../etc/passwd", "%s{x}{0}", "' OR 1=1 --", "<b>"]
    ),
)
"""What people type, and what they do not."""

numbers = st.one_of(
    st.integers(0, 5),
    st.integers(2560, 2575),
    st.sampled_from([2**31, 2**63 - 1, 2**63, 2**64, 10**30]),
    st.integers(0, 10**6),
)
json_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn, document: Json) -> Json:
    """The document with some of its parts left out, doubled, or put in the place of others."""
    changed = document
    for _ in range(draw(st.integers(0, 3))):
        changed = _changed(draw, changed)
    return changed


def _changed(draw: st.DrawFn, value: Json) -> Json:
    if isinstance(value, dict) and value:
        name = draw(st.sampled_from(sorted(value)))
        if draw(st.integers(0, 5)) == 0:
            return {key: one for key, one in value.items() if key != name}
        return {**value, name: _changed(draw, value[name])}
    if isinstance(value, list) and value:
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], _changed(draw, value[place]), *value[place:][draw(st.integers(0, 1)) :]]
    return draw(json_values)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes cut off, overwritten in places, or with a piece of themselves put in."""
    broken = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        if not broken:
            break
        at = draw(st.integers(0, len(broken) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del broken[at:]
            case 1:
                broken[at : at + 1] = draw(st.binary(max_size=8))
            case 2:
                broken[at] ^= 1 << draw(st.integers(0, 7))
            case 3:
                broken[at:at] = broken[: draw(st.integers(0, 64))]
            case _:
                broken[at : at + 4] = draw(
                    st.sampled_from([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"])
                )
    return bytes(broken)
