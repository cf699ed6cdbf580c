"""Cards several commands show: lists of measures in pages, each with a button that begins a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.chat import Card, Carousel, Prefill, Row
from bot.domain.plan import Measure
from bot.text.shortening import shortened
from bot.wording.say import say

ROWS_A_CARD = 8
TITLE_SHOWN = 80


def report_button(measure: Measure) -> Prefill:
    """A button that opens the keyboard with the report of this measure begun."""
    return _begin_report(measure.ref)


@lru_cache(maxsize=1_000)
def _begin_report(ref: str) -> Prefill:
    return Prefill(say("measures.report_button", ref=ref), f"รายงาน {ref} ")


def measure_row(measure: Measure, note: str | None = None) -> Row:
    """A line naming the measure, with its report button."""
    title = shortened(measure.title.replace("\n", " "), TITLE_SHOWN)
    words = say("measures.row", title=title, standing=note) if note else title
    return Row(measure.ref, words, report_button(measure))


def pages(
    summary: str,
    rows: Sequence[Row],
    heading: Callable[[int, int], str],
    footer: str | None = None,
) -> Card | Carousel:
    """One card, or as many side by side as the rows need; `heading` is given page and pages."""
    groups = [rows[start : start + ROWS_A_CARD] for start in range(0, len(rows), ROWS_A_CARD)]
    cards = tuple(
        Card(summary, heading(number, len(groups)), tuple(group), footer)
        for number, group in enumerate(groups, start=1)
    )
    return cards[0] if len(cards) == 1 else Carousel(summary, cards)
