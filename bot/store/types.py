"""Column types of our own: instants that are always aware and in UTC, words, and row ids."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, DateTime, Enum, Integer, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.clock import aware_utc

Word = TypeVar("Word", bound=StrEnum)

# SQLite counts rows up only in a column called exactly INTEGER, which holds 64 bits there anyway.
ROW_ID = BigInteger().with_variant(Integer(), "sqlite")

_SQLITE_LENGTH = 27


def instant_text(value: datetime) -> str:
    """An instant as SQLite keeps it, and as PostgreSQL reads it: ISO in UTC, of fixed length.

    Raises ValueError for a naive one.
    """
    return f"{aware_utc(value).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses a naive datetime with ValueError; gives back aware UTC on both databases.

    PostgreSQL keeps a timestamptz; SQLite, which has no such type, an ISO text of fixed length in
    UTC, so that comparing texts compares instants. Both keep microseconds.
    """

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(_SQLITE_LENGTH))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        return instant_text(value) if dialect.name == "sqlite" else aware_utc(value)

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return aware_utc(value)
        return datetime.fromisoformat(str(value))


def word_of(kind: type[Word]) -> Enum:
    """A column that holds one of the words of an enumeration, as its value."""
    return Enum(kind, native_enum=False, length=20, values_callable=lambda words: [w.value for w in words])
