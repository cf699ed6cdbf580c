"""The table of the coordinator's final wordings; it is only ever added to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Table, Text, TypedColumns

from bot.domain.entry import EntryField
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of


class FinalWordingColumns(TypedColumns):
    """The wording of a cell in the report of a round; without `text` the staff's own words stand again.

    The measure may have left the plan since.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    measure_id: Named[int] = Column(ROW_ID)
    fiscal_year: Named[int]
    round_number: Named[int]
    field: Named[EntryField] = Column(word_of(EntryField))
    text: Named[str | None] = Column(Text)
    set_by: Named[int | None] = Column(ROW_ID)
    set_at: Named[datetime] = Column(UtcDateTime())


final_wordings = Table(
    "final_wordings",
    metadata,
    FinalWordingColumns,
    Index("ix_final_wordings_round", "office_id", "fiscal_year", "round_number", "set_at"),
    sqlite_autoincrement=True,
)
