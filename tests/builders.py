"""Values for tests, of an office that does not exist: อบต.ห้วยตาล."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryDraft, EntryField
from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.domain.plan import Measure, Plan, PlanField, Responsible, Scope, Section
from bot.domain.status import Status
from bot.store.accepting import NewEvent
from bot.store.store import Books, Store

NOON = datetime(2025, 3, 10, 5, 0, tzinfo=UTC)
"""Noon in Thailand on 10 March 2568, the moment most tests happen at."""

YEAR = FiscalYear(2568)
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")


def minutes_later(minutes: float) -> datetime:
    """The moment that many minutes after NOON."""
    return NOON + timedelta(minutes=minutes)


def an_office(**changes: Any) -> Office:
    """อบต.ห้วยตาล with three divisions, ids counting from 1."""
    divisions = tuple(Division(place, name, place) for place, name in enumerate(DIVISIONS, start=1))
    office = Office(
        id=1,
        name="ห้วยตาล",
        kind="อบต.",
        district="ห้วยตาล",
        province="เพชรบุรี",
        layout="seven-topics",
        numerals=Numerals.THAI,
        divisions=divisions,
    )
    return replace(office, **changes)


def a_measure(ref: str = "1.1", title: str = "จัดทำคู่มือรับเรื่องร้องเรียน", **changes: Any) -> Measure:
    """A measure every division answers for."""
    measure = Measure(
        ref=ref,
        number=ref,
        row=1,
        title=title,
        responsible=Responsible(Scope.ALL),
        steps=("ร่างคู่มือ", "เสนอผู้บริหาร"),
        cells={PlanField.MEASURE: f"{ref} {title}", PlanField.STEPS: "๑. ร่างคู่มือ\n๒. เสนอผู้บริหาร"},
    )
    return replace(measure, **changes)


def a_plan(*measures: Measure, **changes: Any) -> Plan:
    """A plan of one section holding the measures, rows counted; without any, of two usual ones."""
    listed = measures or (a_measure(), a_measure("1.2", "ประกาศผลจัดซื้อจัดจ้างทุกเดือน"))
    rows = tuple(replace(measure, row=row) for row, measure in enumerate(listed, start=1))
    section = Section("1", "กระบวนงานโปร่งใส", rows, heading="๑. กระบวนงานโปร่งใส")
    plan = Plan(YEAR, "seven-topics", (section,), title_lines=("แผนส่งเสริมความโปร่งใส",))
    return replace(plan, **changes)


def a_draft(measure_id: int = 1, division_id: int = 1, **changes: Any) -> EntryDraft:
    """A result said at NOON for round 1, by no message unless `message_id` is given."""
    draft = EntryDraft(
        measure_id=measure_id,
        division_id=division_id,
        fiscal_year=YEAR,
        round_number=1,
        field=EntryField.RESULTS,
        text="จัดทำคู่มือเสร็จแล้ว 1 เล่ม",
        status=Status.DONE,
        percent=None,
        dates=(),
        event_at=NOON,
    )
    return draft._replace(**changes)


def a_new_event(number: int, chat_key: str = "C-khlang", happened_at: datetime | None = None) -> NewEvent:
    """A raw event, the later the higher its number."""
    happened = happened_at or minutes_later(number)
    body = {"type": "message", "webhookEventId": f"event-{number}", "message": {"text": f"รายงาน {number}"}}
    return NewEvent(f"event-{number}", "U-bot", chat_key, happened, body)


def found_office(books: Books, name: str = "ห้วยตาล") -> Office:
    """อบต.ห้วยตาล, or another of the same making, in the store."""
    office = an_office(name=name)
    return books.offices.create(
        office.name,
        office.kind,
        office.district,
        office.province,
        office.layout,
        office.numerals,
        DIVISIONS,
    )


def office_with_plan(store: Store, *measures: Measure) -> tuple[Office, Plan]:
    """A stored office with a stored plan; the plan's measures have their ids."""
    with store.writing() as books:
        office = found_office(books)
        books.plans.save(office.id, a_plan(*measures), NOON)
        plan = books.plans.get(office.id, YEAR)
        if plan is None:
            raise LookupError("the plan that was just saved is not there")
        return office, plan
