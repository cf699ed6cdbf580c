"""Cards several commands show: lists of measures in pages, each with a button that begins a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.chat import Card, Carousel, Prefill, Row, Tone
from bot.domain.plan import Measure
from bot.domain.status import Status
from bot.text.shortening import shortened
from bot.wording.say import say

ROWS_A_CARD = 5
"""What a phone shows at once, each row with its button."""

TITLE_SHOWN = 80


def report_button(measure: Measure) -> Prefill:
    """A button that opens the keyboard with the report of this measure begun."""
    return _begin_report(measure.ref)


@lru_cache(maxsize=1_000)
def _begin_report(ref: str) -> Prefill:
    return Prefill(say("measures.report_button", ref=ref), f"รายงาน {ref} ")


def measure_row(
    measure: Measure, note: str | None = None, tone: Tone = Tone.PLAIN, *, has_button: bool = True
) -> Row:
    """A line naming the measure, with how it stands and its report button."""
    return _measure_row(measure.ref, measure.title, note, tone, has_button)


@lru_cache(maxsize=500)
def _measure_row(ref: str, title: str, note: str | None, tone: Tone, has_button: bool) -> Row:
    """Worded once for all groups of the office."""
    words = shortened(title.replace("\n", " "), TITLE_SHOWN)
    return Row(ref, words, _begin_report(ref) if has_button else None, note, tone)


def tone_of(status: Status | None) -> Tone:
    """The colour of what was answered; an answer without status is an answer all the same."""
    return Tone.COMING if status in {Status.IN_PROGRESS, Status.NOT_STARTED} else Tone.GOOD


def pages(
    summary: str,
    rows: Sequence[Row],
    heading: Callable[[int, int], str],
    footer: str | None = None,
    rows_a_card: int = ROWS_A_CARD,
) -> Card | Carousel:
    """One card, or as many side by side as the rows need; `heading` is given page and pages."""
    groups = [rows[start : start + rows_a_card] for start in range(0, len(rows), rows_a_card)]
    cards = tuple(
        Card(summary, heading(number, len(groups)), tuple(group), footer)
        for number, group in enumerate(groups, start=1)
    )
    return cards[0] if len(cards) == 1 else Carousel(summary, cards)
