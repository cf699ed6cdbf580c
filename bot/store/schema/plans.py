"""Tables of a plan: its sections, its measures and what they go on with, the rounds of its fiscal year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    TypedColumns,
    UniqueConstraint,
    text,
)

from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime

IN_THE_PLAN = text("removed_at IS NULL")


class PlanColumns(TypedColumns):
    """A plan; `fiscal_year` is the Buddhist-era number."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    fiscal_year: Named[int]
    layout: Named[str]
    title_lines: Named[Any] = Column(JSON, nullable=False)
    preface: Named[Any] = Column(JSON, nullable=False)
    saved_at: Named[datetime] = Column(UtcDateTime())


class SectionColumns(TypedColumns):
    """A section at its `position` in the plan, from 1."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    plan_id: Named[int] = Column(ROW_ID, ForeignKey("plans.id"))
    position: Named[int]
    number: Named[str | None]
    title: Named[str | None]
    heading: Named[str | None]
    intro: Named[Any] = Column(JSON, nullable=False)


class MeasureColumns(TypedColumns):
    """A measure; one with `removed_at` left the plan but has entries, and stands in no section."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    plan_id: Named[int] = Column(ROW_ID, ForeignKey("plans.id"), index=True)
    section_id: Named[int | None] = Column(ROW_ID, ForeignKey("sections.id"), index=True)
    row: Named[int]
    ref: Named[str]
    number: Named[str | None]
    title: Named[str]
    responsible: Named[Any] = Column(JSON, nullable=False)
    steps: Named[Any] = Column(JSON, nullable=False)
    period_start: Named[date | None]
    period_end: Named[date | None]
    question_code: Named[str | None]
    cells: Named[Any] = Column(JSON, nullable=False)
    removed_at: Named[datetime | None] = Column(UtcDateTime())


class CarriedMeasureColumns(TypedColumns):
    """A measure and the one of an earlier year's plan it goes on with."""

    measure_id: Named[int] = Column(ROW_ID, primary_key=True, autoincrement=False)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    source_id: Named[int] = Column(ROW_ID, index=True)


class RoundColumns(TypedColumns):
    """The dates of a round, where an office departs from the usual ones."""

    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    fiscal_year: Named[int]
    number: Named[int]
    opens_on: Named[date]
    reply_deadline: Named[date]
    report_deadline: Named[date]


plans = Table(
    "plans",
    metadata,
    PlanColumns,
    UniqueConstraint("office_id", "fiscal_year"),
    sqlite_autoincrement=True,
)

sections = Table(
    "sections",
    metadata,
    SectionColumns,
    UniqueConstraint("plan_id", "position"),
    sqlite_autoincrement=True,
)

measures = Table(
    "measures",
    metadata,
    MeasureColumns,
    UniqueConstraint("office_id", "id"),
    Index(
        "uq_measures_ref",
        "plan_id",
        "ref",
        unique=True,
        sqlite_where=IN_THE_PLAN,
        postgresql_where=IN_THE_PLAN,
    ),
    sqlite_autoincrement=True,
)

carried_measures = Table(
    "carried_measures",
    metadata,
    CarriedMeasureColumns,
    ForeignKeyConstraint(
        ["office_id", "measure_id"], ["measures.office_id", "measures.id"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["office_id", "source_id"], ["measures.office_id", "measures.id"], ondelete="CASCADE"
    ),
)

rounds = Table("rounds", metadata, RoundColumns, PrimaryKeyConstraint("office_id", "fiscal_year", "number"))
