"""How boards look: a division's measures with their status, and the office's divisions with their figures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Card, Carousel, Reply, Row
from bot.domain.calendar import short_date
from bot.service.board import DivisionBoard, Line, reporting_rate
from bot.service.collecting import Collection
from bot.service.measure_cards import TITLE_SHOWN, pages, report_button
from bot.text.shortening import shortened
from bot.wording.say import say


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
    """Every division with expected, received, rate, and the measures it still owes."""
    expected = sum(board.expected for board in found)
    received = sum(board.received for board in found)
    facts = {"received": received, "expected": expected, "rate": reporting_rate(received, expected)}
    rows = [Row(board.division.name, _office_line(board)) for board in found]

    def heading(page: int, of: int) -> str:
        return say("summary.page" if of > 1 else "summary.heading", page=page, pages=of, **facts)

    return Reply((pages(say("summary.summary", **facts), rows, heading, _footer(collection)),))


def _division_pages(board: DivisionBoard, collection: Collection) -> Card | Carousel:
    facts = {"division": board.division.name, **_figures(board)}

    def heading(page: int, of: int) -> str:
        return say("status.page" if of > 1 else "status.heading", page=page, pages=of, **facts)

    rows = [_measure_row(line) for line in board.lines]
    return pages(say("status.summary", **facts), rows, heading, _footer(collection))


def _measure_row(line: Line) -> Row:
    title = shortened(line.measure.title.replace("\n", " "), TITLE_SHOWN)
    words = say("measures.row", title=title, standing=_standing(line))
    return Row(line.measure.ref, words, None if line.is_answered else report_button(line.measure))


def _standing(line: Line) -> str:
    if line.promised is not None:
        return say("status.promised", day=short_date(line.promised))
    if not line.is_answered:
        return say("measures.missing")
    return line.status.thai if line.status else say("measures.answered")


def _office_line(board: DivisionBoard) -> str:
    key = "summary.division" if board.missing else "summary.division_complete"
    return say(key, refs=" ".join(measure.ref for measure in board.missing), **_figures(board))


def _figures(board: DivisionBoard) -> dict[str, int]:
    rate = reporting_rate(board.received, board.expected)
    return {"received": board.received, "expected": board.expected, "rate": rate}


def _footer(collection: Collection) -> str:
    return say(
        "missing.footer",
        round=collection.round.number,
        year=collection.round.fiscal_year.number,
        deadline=short_date(collection.round.reply_deadline),
    )
