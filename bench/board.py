"""Figures of the web board: how long its pages take for an office far larger than most.

60 measures, 12 divisions, 5,000 entries in one round; the real application on SQLite and PostgreSQL, each
page asked for by a signed-in coordinator. `/healthz` of the same run is the measuring stick: what the web
framework costs by itself. Judges nothing.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice, product
from pathlib import Path

from flask.testing import FlaskClient

from bench.installation import postgresql
from bot.clock import SetClock, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryDraft, EntryField
from bot.domain.numerals import Numerals
from bot.domain.person import Role
from bot.domain.plan import Measure, Plan, PlanField, Responsible, Scope, Section
from bot.domain.status import Status
from bot.service.signing_in import make_link
from bot.store.files import Files
from bot.store.migrating import upgrade
from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk

MEASURES = 60
DIVISIONS = 12
ENTRIES = 5_000
REQUESTS = 30
PAGES = ("/healthz", "/board", "/board/measures/30", "/board/divisions", "/board/search?q=ประกาศผล")
_YEAR = FiscalYear(2569)
_NOW = aware_utc(datetime.fromisoformat("2026-03-20T10:00:00+07:00"))
_COORDINATOR = "U" + "0" * 32


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="tamngan-bench-") as folder, postgresql() as new_database:
        sqlite = f"sqlite:///{folder}/tamngan.db"
        upgrade(sqlite)
        for name, url in (("SQLite", sqlite), ("PostgreSQL", new_database("board"))):
            sys.stdout.writelines(f"{line}\n" for line in _figures(name, url, Path(folder)))


def _figures(name: str, url: str, folder: Path) -> Iterator[str]:
    store = Store(url)
    browser = _signed_in(store, folder)
    yield f"{MEASURES} measures, {DIVISIONS} divisions, {ENTRIES:,} entries, {name}: median ms of {REQUESTS}"
    yield f"{'':<44}{'all':>8}{'processor':>12}"
    for page in PAGES:
        all_ms, own_ms = _median_ms(browser, page)
        yield f"{page:<44}{all_ms:>8.1f}{own_ms:>12.1f}"
    store.close()


def _median_ms(browser: FlaskClient, page: str) -> tuple[float, float]:
    """By the clock on the wall, and of this process alone (not of the PostgreSQL server)."""
    seconds: list[tuple[float, float]] = []
    for _ in range(REQUESTS):
        begun, worked = time.perf_counter(), time.process_time()
        answer = browser.get(page)
        seconds.append((time.perf_counter() - begun, time.process_time() - worked))
        if answer.status_code != 200:
            raise AssertionError(f"{page} answered {answer.status_code}")
    return 1000 * statistics.median(one[0] for one in seconds), 1000 * statistics.median(
        one[1] for one in seconds
    )


def _signed_in(store: Store, folder: Path) -> FlaskClient:
    with store.writing() as books:
        names = [f"กองที่ {number}" for number in range(1, DIVISIONS + 1)]
        office = books.offices.create(
            "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "seven-topics", Numerals.THAI, names
        )
        books.plans.save(office.id, _plan(), _NOW)
        books.members.add(office.id, _COORDINATOR, "อรุณี", Role.COORDINATOR, None, None, None, _NOW)
        plan = books.plans.get(office.id, _YEAR)
        measures = list(plan.measures()) if plan else []
        cells = cycle(product(measures, office.divisions))
        for number, (measure, division) in enumerate(islice(cells, ENTRIES)):
            books.entries.append(office.id, _draft(number, measure.id, division.id), _NOW)
        link = make_link(books, office.id, _COORDINATOR, _NOW)
    browser = create_app(Desk(store, SetClock(_NOW), Files(folder / "files")), "secret").test_client()
    browser.post(f"/sign-in/{link}")
    return browser


def _draft(number: int, measure_id: int, division_id: int) -> EntryDraft:
    field = list(EntryField)[number // 720 % len(EntryField)]
    return EntryDraft(
        measure_id=measure_id,
        division_id=division_id,
        fiscal_year=_YEAR,
        round_number=1,
        field=field,
        text=f"ประกาศผลครั้งที่ {number} ต่อสาธารณะทางเว็บไซต์และป้ายประกาศหน้าสำนักงาน",
        status=Status.DONE if field is EntryField.RESULTS else None,
        percent=None,
        dates=(),
        event_at=_NOW - timedelta(minutes=ENTRIES - number),
    )


def _plan() -> Plan:
    measures = tuple(
        Measure(
            ref=str(row),
            number=str(row),
            row=row,
            title=f"มาตรการที่ {row} เปิดเผยข้อมูลการดำเนินงานต่อสาธารณะ",
            responsible=Responsible(Scope.ALL),
            steps=("วางแผน", "ดำเนินการ", "สรุปผล"),
            cells={PlanField.MEASURE: f"{row}. มาตรการที่ {row}"},
        )
        for row in range(1, MEASURES + 1)
    )
    tenths = [measures[start : start + 10] for start in range(0, MEASURES, 10)]
    sections = (Section(str(place), f"หมวดที่ {place}", rows) for place, rows in enumerate(tenths, start=1))
    return Plan(_YEAR, "seven-topics", tuple(sections))


if __name__ == "__main__":
    main()
