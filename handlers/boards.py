"""How boards look: a division's measures with their status, and the office's divisions with their figures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Card, Carousel, Reply, Row, Tone
from bot.domain.calendar import short_date
from bot.domain.figures import NOTHING_DUE, Figures
from bot.service.board import DivisionBoard, Line
from bot.service.collecting import Collection
from bot.service.measure_cards import measure_row, pages, tone_of
from bot.wording.say import say

DIVISIONS_A_CARD = 8


def division_reply(found: Sequence[DivisionBoard], collection: Collection) -> Reply:
    """The board of one division, or those of several side by side."""
    cards: list[Card] = []
    for board in found:
        drawn = _division_pages(board, collection)
        cards += drawn.cards if isinstance(drawn, Carousel) else (drawn,)
    missing = {measure.id: None for board in found for measure in board.missing}
    shown = cards[0] if len(cards) == 1 else Carousel(cards[0].summary, tuple(cards))
    return Reply((shown,), measure_ids=tuple(missing))


def office_reply(found: Sequence[DivisionBoard], collection: Collection) -> Reply:
    """Every division with its four figures, and the measures it still owes."""
    facts = _facts(sum((board.figures for board in found), NOTHING_DUE))
    rows = [_division_row(board) for board in found]

    def heading(page: int, of: int) -> str:
        return say("summary.page" if of > 1 else "summary.heading", page=page, pages=of, **facts)

    footer = "\n".join((say("summary.on_time", **facts), _footer(collection)))
    return Reply((pages(say("summary.summary", **facts), rows, heading, footer, DIVISIONS_A_CARD),))


def _division_pages(board: DivisionBoard, collection: Collection) -> Card | Carousel:
    facts = {"division": board.division.name, **_facts(board.figures)}

    def heading(page: int, of: int) -> str:
        return say("status.page" if of > 1 else "status.heading", page=page, pages=of, **facts)

    rows = [_measure_row(line) for line in board.lines]
    return pages(say("status.summary", **facts), rows, heading, _footer(collection))


def _measure_row(line: Line) -> Row:
    if line.promised is not None:
        note, tone = say("status.promised", day=short_date(line.promised)), Tone.COMING
    elif not line.is_answered:
        note, tone = say("measures.missing"), Tone.MISSING
    else:
        note, tone = line.status.thai if line.status else say("measures.answered"), tone_of(line.status)
    return measure_row(line.measure, note, tone, has_button=not line.is_answered)


def _division_row(board: DivisionBoard) -> Row:
    refs = " ".join(measure.ref for measure in board.missing)
    note = say("summary.missing", refs=refs) if refs else say("summary.complete")
    said = say("summary.division", **_facts(board.figures))
    return Row(board.division.name, said, note=note, tone=Tone.MISSING if refs else Tone.GOOD)


def _facts(counted: Figures) -> dict[str, int]:
    return {
        "expected": counted.expected,
        "received": counted.received,
        "rate": counted.reporting_rate,
        "on_time": counted.on_time_rate,
    }


def _footer(collection: Collection) -> str:
    return say(
        "missing.footer",
        round=collection.round.number,
        year=collection.round.fiscal_year.number,
        deadline=short_date(collection.round.reply_deadline),
    )
