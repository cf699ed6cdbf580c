"""Whether work grows with the length of a text and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable


def assert_linear(work: Callable[[str], object], text: Callable[[int], str]) -> None:
    """`work` on `text(length)` grows linearly; the best of three passes in CPU seconds counts."""

    def seconds(length: int) -> float:
        words = text(length)
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            work(words)
            best = min(best, time.process_time() - begun)
        return best

    seconds(100)
    short, long = seconds(5_000), seconds(20_000)
    assert long < 10 * short + 0.05  # linear is 4 times, quadratic 16 times
    assert short < 0.25  # a flood guard; on a quiet machine it is about 0.01
