"""Plans, as stored: saved over and over, while each measure keeps its id and its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Text, and_, cast, select

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, Plan, Section
from bot.domain.plan_change import PlanChange
from bot.store.office_lock import hold_office
from bot.store.plan_rows import duty_of, measure_of, plan_of, section_of
from bot.store.plan_saving import PlanSaving
from bot.store.schema import measures, plans, sections
from bot.store.upserts import among


class Plans:
    """The plans of every office, one a fiscal year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, office_id: int, fiscal_year: FiscalYear) -> Plan | None:
        """The plan with its sections and measures in order, measures with their ids."""
        row = self._connection.execute(
            select(plans).where(plans.c.office_id == office_id, plans.c.fiscal_year == fiscal_year.number)
        ).one_or_none()
        if row is None:
            return None
        of_section = self._measures(row.id)
        found = [section_of(section, of_section[section.id]) for section in self._sections(row.id)]
        return plan_of(row, found)

    def years(self, office_id: int) -> list[FiscalYear]:
        """The fiscal years the office has a plan for, the earliest first."""
        numbers = self._connection.execute(
            select(plans.c.fiscal_year).where(plans.c.office_id == office_id).order_by(plans.c.fiscal_year)
        )
        return [FiscalYear(number) for number in numbers.scalars()]

    def offices_of(self, years: Collection[FiscalYear]) -> list[int]:
        """The offices that have a plan for one of these years."""
        numbers = [year.number for year in years]
        query = select(plans.c.office_id).where(plans.c.fiscal_year.in_(numbers)).distinct()
        return list(self._connection.execute(query.order_by(plans.c.office_id)).scalars())

    def duties(
        self, office_ids: Collection[int], years: Collection[FiscalYear]
    ) -> dict[int, dict[FiscalYear, Plan]]:
        """The plans of many offices with no more than who owes what: no steps, no printed cells."""
        rows = self._connection.execute(
            select(
                plans.c.office_id,
                plans.c.fiscal_year,
                plans.c.layout,
                measures.c.id,
                measures.c.row,
                measures.c.ref,
                measures.c.number,
                measures.c.title,
                cast(measures.c.responsible, Text).label("responsible"),
            )
            .outerjoin(measures, and_(measures.c.plan_id == plans.c.id, measures.c.removed_at.is_(None)))
            .where(
                among(self._connection, plans.c.office_id, office_ids),
                plans.c.fiscal_year.in_([year.number for year in years]),
            )
            .order_by(plans.c.office_id, plans.c.fiscal_year, measures.c.row, measures.c.id)
        ).all()
        found: defaultdict[int, dict[FiscalYear, Plan]] = defaultdict(dict)
        for (office_id, number, layout), of_plan in groupby(rows, lambda row: row[:3]):
            owed = tuple(duty_of(row) for row in of_plan if row.id is not None)
            year = FiscalYear(number)
            found[office_id][year] = Plan(year, layout, (Section(None, None, owed),))
        return found

    def refs(self, office_id: int) -> dict[int, str]:
        """How each measure the office ever had is named, by its id; removed ones included."""
        rows = self._connection.execute(
            select(measures.c.id, measures.c.ref)
            .join(plans, plans.c.id == measures.c.plan_id)
            .where(plans.c.office_id == office_id)
        )
        return {row.id: row.ref for row in rows}

    def hold(self, office_id: int) -> None:
        """Keep everybody else from saving a plan of the office until this transaction ends."""
        hold_office(self._connection, office_id)

    def save(self, office_id: int, plan: Plan, now: datetime) -> PlanChange:
        """Make the plan the office's plan of its fiscal year; saved again, it changes nothing.

        Measures are updated in place: one that was there before keeps its id, known by its title,
        else by its ref. One that is gone is deleted, or kept out of sight when it has entries, and
        is the same measure again when it comes back. Raises LookupError for an unknown office.
        """
        hold_office(self._connection, office_id)
        return PlanSaving(self._connection, office_id).save(plan, now)

    def would_change(self, office_id: int, plan: Plan) -> PlanChange:
        """What saving the plan would change now; nothing is written."""
        return PlanSaving(self._connection, office_id).foreseen(plan)

    def _sections(self, plan_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
        query = select(sections).where(sections.c.plan_id == plan_id).order_by(sections.c.position)
        return self._connection.execute(query).all()

    def _measures(self, plan_id: int) -> defaultdict[int, list[Measure]]:
        rows = self._connection.execute(
            select(measures)
            .where(measures.c.plan_id == plan_id, measures.c.removed_at.is_(None))
            .order_by(measures.c.row, measures.c.id)
        )
        of_section: defaultdict[int, list[Measure]] = defaultdict(list)
        for row in rows:
            of_section[row.section_id].append(measure_of(row))
        return of_section
