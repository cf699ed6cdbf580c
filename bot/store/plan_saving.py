"""Saving a plan over the one that is stored, in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from bot.domain.plan import Plan, Section
from bot.domain.plan_change import PlanChange
from bot.store.plan_matching import Match, StoredMeasure, change, matched
from bot.store.plan_rows import measure_of, measure_values, plan_values, section_values
from bot.store.schema import entries, measures, plans, sections


@dataclass(frozen=True)
class PlanSaving:
    """One saving of an office's plan; the caller keeps everybody else off the office meanwhile."""

    connection: Connection
    office_id: int

    def save(self, plan: Plan, now: datetime) -> PlanChange:
        """Bring the stored plan to what the plan says; rows that say it already stay untouched."""
        plan_id = self._plan_id(plan, now)
        section_ids = self._section_ids(plan_id, plan.sections)
        section_of = [
            section_id
            for section_id, section in zip(section_ids, plan.sections, strict=True)
            for _ in section.measures
        ]
        matches, gone = self._compared(plan, plan_id)
        self._remove([one.measure.id for one in gone], now)
        self._park_changed_refs(matches)
        for section_id, match in zip(section_of, matches, strict=True):
            self._save_measure(plan_id, section_id, match)
        self._drop_sections(plan_id, behind=len(section_ids))
        return change(matches, gone)

    def foreseen(self, plan: Plan) -> PlanChange:
        """What saving the plan would change."""
        row = self._stored_plan(plan)
        return change(*self._compared(plan, None if row is None else int(row.id)))

    def _compared(self, plan: Plan, plan_id: int | None) -> tuple[list[Match], list[StoredMeasure]]:
        """The plan's measures with the stored ones they continue, and the stored ones that would be gone."""
        stored = [] if plan_id is None else self._stored_measures(plan_id)
        matches = matched(list(plan.measures()), stored)
        continued = {known.measure.id for _, known in matches if known is not None}
        return matches, [one for one in stored if one.measure.id not in continued and not one.is_removed]

    def _stored_plan(self, plan: Plan) -> Row[*tuple[Any, ...]] | None:
        return self.connection.execute(
            select(plans).where(
                plans.c.office_id == self.office_id, plans.c.fiscal_year == plan.fiscal_year.number
            )
        ).one_or_none()

    def _plan_id(self, plan: Plan, now: datetime) -> int:
        values = plan_values(plan)
        row = self._stored_plan(plan)
        if row is None:
            fresh = insert(plans).values(
                office_id=self.office_id, fiscal_year=plan.fiscal_year.number, saved_at=now, **values
            )
            return self.connection.execute(fresh.returning(plans.c.id)).scalar_one()
        if _differs(row, values):
            self.connection.execute(update(plans).where(plans.c.id == row.id).values(saved_at=now, **values))
        return int(row.id)

    def _section_ids(self, plan_id: int, new: Sequence[Section]) -> list[int]:
        """Save the sections by their place in the plan; returns their ids in order."""
        rows = self.connection.execute(select(sections).where(sections.c.plan_id == plan_id))
        stored = {row.position: row for row in rows}
        ids: list[int] = []
        for position, section in enumerate(new, start=1):
            values = section_values(section)
            row = stored.get(position)
            if row is None:
                fresh = insert(sections).values(
                    office_id=self.office_id, plan_id=plan_id, position=position, **values
                )
                ids.append(self.connection.execute(fresh.returning(sections.c.id)).scalar_one())
                continue
            if _differs(row, values):
                self.connection.execute(update(sections).where(sections.c.id == row.id).values(**values))
            ids.append(row.id)
        return ids

    def _drop_sections(self, plan_id: int, behind: int) -> None:
        self.connection.execute(
            delete(sections).where(sections.c.plan_id == plan_id, sections.c.position > behind)
        )

    def _stored_measures(self, plan_id: int) -> list[StoredMeasure]:
        rows = self.connection.execute(
            select(measures).where(measures.c.plan_id == plan_id).order_by(measures.c.row, measures.c.id)
        )
        return [StoredMeasure(measure_of(row), row.section_id, row.removed_at is not None) for row in rows]

    def _remove(self, measure_ids: Sequence[int], now: datetime) -> None:
        """Delete the measures nobody reported on; put the others out of sight."""
        gone = measures.c.id.in_(measure_ids)
        reported = exists().where(
            entries.c.office_id == measures.c.office_id, entries.c.measure_id == measures.c.id
        )
        self.connection.execute(
            update(measures).where(gone, reported).values(removed_at=now, section_id=None)
        )
        self.connection.execute(delete(measures).where(gone, ~reported))

    def _park_changed_refs(self, matches: Iterable[Match]) -> None:
        """Free the refs that change hands: while two measures swap theirs, neither may hold both."""
        for measure, known in matches:
            if known is not None and not known.is_removed and known.measure.ref != measure.ref:
                self.connection.execute(
                    update(measures)
                    .where(measures.c.id == known.measure.id)
                    .values(ref=f"~{known.measure.id}")
                )

    def _save_measure(self, plan_id: int, section_id: int, match: Match) -> None:
        measure, known = match
        values = measure_values(measure) | {"section_id": section_id, "removed_at": None}
        if known is None:
            self.connection.execute(
                insert(measures).values(office_id=self.office_id, plan_id=plan_id, **values)
            )
        elif known != StoredMeasure(replace(measure, id=known.measure.id), section_id, is_removed=False):
            self.connection.execute(
                update(measures).where(measures.c.id == known.measure.id).values(**values)
            )


def _differs(row: Row[*tuple[Any, ...]], values: Mapping[str, object]) -> bool:
    return any(row._mapping[name] != value for name, value in values.items())
