"""Answers, as stored: read from the entries, few for each division and measure however much was said."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from bot.domain.answer import NOTHING, Answer
from bot.domain.entry import EntryField
from bot.domain.rounds import RoundKey
from bot.store.schema import entries, withdrawals

_newer = entries.alias("newer")


class Answers:
    """What the divisions of every office answered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_round(self, office_id: int, round_: RoundKey, measure_id: int | None = None) -> list[Answer]:
        """The answers that tell how each measure, or that one, stands in the round, oldest first.

        Of every division and measure: the first that was not taken back, and the last of each sort (with
        or without words, with or without a status, corrected or not). The others tell nothing more.
        """
        ranked = _ranked(office_id, round_, measure_id).subquery()
        rows = self._connection.execute(
            select(ranked)
            .where(or_(ranked.c.from_first == 1, ranked.c.from_last == 1))
            .order_by(ranked.c.event_at, ranked.c.number)
        )
        return [Answer(*row[:7]) for row in rows.all()]


def _ranked(office_id: int, round_: RoundKey, measure_id: int | None) -> Select[Any]:
    """What was not taken back, each with its place from its cell's first and from the last of its sort."""
    is_live = _newer.c.number.is_(None).label("is_live")
    has_words = (~((entries.c.text == "") | entries.c.text.startswith(NOTHING))).label("has_words")
    cell = (entries.c.division_id, entries.c.measure_id)
    sort = (*cell, is_live, has_words, entries.c.status.is_(None))
    first = func.row_number().over(partition_by=cell, order_by=(entries.c.event_at, entries.c.number))
    newest_first = (entries.c.event_at.desc(), entries.c.number.desc())
    last = func.row_number().over(partition_by=sort, order_by=newest_first)
    answer = (entries.c.number, entries.c.measure_id, entries.c.division_id, entries.c.status)
    return (
        select(
            *(*answer, has_words, entries.c.event_at, is_live),
            first.label("from_first"),
            last.label("from_last"),
        )
        .outerjoin_from(
            entries,
            _newer,
            (_newer.c.office_id == entries.c.office_id) & (_newer.c.supersedes == entries.c.number),
        )
        .outerjoin(
            withdrawals,
            (withdrawals.c.office_id == entries.c.office_id) & (withdrawals.c.number == entries.c.number),
        )
        .where(
            entries.c.office_id == office_id,
            entries.c.fiscal_year == round_.fiscal_year.number,
            entries.c.round_number == round_.number,
            entries.c.field == EntryField.RESULTS,
            withdrawals.c.number.is_(None),
        )
        .where(*(() if measure_id is None else (entries.c.measure_id == measure_id,)))
    )
