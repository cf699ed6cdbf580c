"""What is asked at every message, tick and page is found by an index, however large the tables grow.

PostgreSQL is told to scan a table from end to end only where it has no other way, and keeps count of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk
from tests.support.khlang import Khlang
from tests.support.silent_village import a_silent_village
from tests.support.stage import a_stage

pytestmark = pytest.mark.postgresql

_ALWAYS_SMALL = {"alembic_version", "quota_readings"}
_READ_WHOLE_BY_A_TICK = {"office_looks", "publications", "snapshots"}
"""A row an office or a round: what is due is asked of all of them at once."""


@pytest.fixture
def without_scans(postgresql_url: str) -> Iterator[str]:
    """A database whose transactions scan a table only where there is no index."""
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET enable_seqscan = off".encode())
    yield postgresql_url
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} RESET enable_seqscan".encode())


def scanned_since(url: str, before: dict[str, int]) -> set[str]:
    """The tables that were read from end to end since then."""
    return {table for table, scans in scans_of(url).items() if scans > before.get(table, 0)}


def scans_of(url: str) -> dict[str, int]:
    """How often each table was read from end to end, once every other connection has ended."""
    with psycopg.connect(url, autocommit=True) as connection:
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        while (row := connection.execute(others.encode()).fetchone()) and row[0] > 1:
            pass
        connection.execute("SELECT pg_stat_clear_snapshot()")
        found = connection.execute("SELECT relname, seq_scan FROM pg_stat_user_tables").fetchall()
    return {table: scans for table, scans in found if table not in _ALWAYS_SMALL}


def test_what_people_say_is_handled_without_a_scan(without_scans: str) -> None:
    founding = Store(without_scans)
    with a_stage(founding) as stage:
        khlang = Khlang(stage)
        founding.close()
        before = scans_of(without_scans)
        message = khlang.platform.say(khlang.suda, khlang.group, "รายงาน 3 ลงทะเบียนพัสดุแล้ว")
        khlang.photo()
        khlang.platform.edit(message, "รายงาน 3 ลงทะเบียนพัสดุแล้ว 12 รายการ")
        for words in ("วันนี้ประชุมกี่โมงคะ", "ค้าง", "สถานะ", "ข้อ 4 ส่งวันศุกร์ค่ะ", "แก้ไข 3 แล้วเสร็จ", "ยกเลิก 3"):
            khlang.report(words)
        khlang.platform.unsend(message)
        stage.settle()
        founding.close()

    assert scanned_since(without_scans, before) == set()


def test_a_tick_and_its_pushes_scan_nothing(without_scans: str, tmp_path: Path) -> None:
    with a_silent_village(without_scans, tmp_path) as village:
        before = scans_of(without_scans)
        assert village.tick("2026-03-11T09:00:00+07:00")

    assert scanned_since(without_scans, before) <= _READ_WHOLE_BY_A_TICK


def test_figures_and_readiness_scan_nothing(without_scans: str, tmp_path: Path) -> None:
    store = Store(without_scans)
    with a_stage(store) as stage:
        client = create_app(Desk(store, stage.clock, stage.files), "secret").test_client()
        store.close()
        before = scans_of(without_scans)
        assert [client.get(page).status_code for page in ("/readyz", "/metrics")] == [200, 200]
        store.close()

    assert scanned_since(without_scans, before) == set()
