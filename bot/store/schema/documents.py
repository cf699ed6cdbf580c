"""Tables of what an office sets down for its documents."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Table, Text, TypedColumns

from bot.domain.office_text import OfficeText
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of


class OfficeTextColumns(TypedColumns):
    """A text an office chose at a moment; without `text` it took the usual words again."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    key: Named[OfficeText] = Column(word_of(OfficeText))
    text: Named[str | None] = Column(Text)
    set_at: Named[datetime] = Column(UtcDateTime())


office_texts = Table(
    "office_texts",
    metadata,
    OfficeTextColumns,
    Index("ix_office_texts_office", "office_id", "set_at"),
    sqlite_autoincrement=True,
)
