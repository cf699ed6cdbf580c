"""Carried measures, as stored: which measure of an earlier year's plan a measure goes on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.domain.calendar import FiscalYear
from bot.store.schema import carried_measures, measures, plans
from bot.store.upserts import insert_into


@dataclass(frozen=True)
class EarlierMeasure:
    """The measure another one goes on with; it may have left its own plan since."""

    id: int
    fiscal_year: FiscalYear
    ref: str
    title: str


class CarriedMeasures:
    """The links between the plans of an office's years."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, office_id: int, sources: Mapping[int, int]) -> None:
        """Link measures, by id, to those they go on with; a measure linked already stays as it is."""
        rows = [
            {"office_id": office_id, "measure_id": measure_id, "source_id": source_id}
            for measure_id, source_id in sources.items()
        ]
        if rows:
            fresh = insert_into(self._connection, carried_measures)
            self._connection.execute(fresh.on_conflict_do_nothing(index_elements=["measure_id"]), rows)

    def earlier(self, office_id: int, measure_id: int) -> EarlierMeasure | None:
        """The measure this one goes on with, None when it is new."""
        row = self._connection.execute(
            select(measures.c.id, plans.c.fiscal_year, measures.c.ref, measures.c.title)
            .join(carried_measures, carried_measures.c.source_id == measures.c.id)
            .join(plans, plans.c.id == measures.c.plan_id)
            .where(carried_measures.c.office_id == office_id, carried_measures.c.measure_id == measure_id)
        ).one_or_none()
        return EarlierMeasure(row.id, FiscalYear(row.fiscal_year), row.ref, row.title) if row else None
