"""Backups: the same rows and files come back, on either database, whatever went on meanwhile."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.errors import OperatorError
from bot.store.accepting import Delivered
from bot.store.engine import migrating_engine
from bot.store.files import Files
from bot.store.restore import restore_backup
from bot.store.schema import metadata
from bot.store.store import Store
from tests.builders import NOON, a_measure, a_new_event, found_office, office_with_plan
from tests.support.stage import a_stage


def everything(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    engine = migrating_engine(url)
    with engine.connect() as connection:
        rows = {table.name: rows_of(connection, table) for table in metadata.sorted_tables}
    engine.dispose()
    return rows


def rows_of(connection: Connection, table: Any) -> list[tuple[Any, ...]]:
    found = connection.execute(select(table).order_by(*table.primary_key))
    return [tuple(row) for row in found]


@pytest.fixture
def told(store: Store) -> Store:
    """An office in which people spoke, reported, corrected and promised."""
    office, _plan = office_with_plan(store, a_measure("1"), a_measure("2", "จัดทำแผนจัดซื้อจัดจ้าง"))
    with a_stage(store, "2025-03-10T09:00:00+07:00") as stage:
        coordinator = stage.coordinator(office)
        person = stage.platform.add_user("สายใจ")
        group = stage.division_group(coordinator, "กองคลัง", [person])
        for text in ("รายงาน 1 จัดทำคู่มือเสร็จแล้ว 5 มี.ค. 68", "แก้ไข 1 จัดทำคู่มือแล้ว 2 เล่ม", "ข้อ 2 ส่งวันศุกร์ค่ะ"):
            stage.say(person, group, text)
    return store


def test_what_was_backed_up_comes_back(
    told: Store, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    files, brought_back = Files(tmp_path / "files"), Files(tmp_path / "elsewhere")
    with files.staged(b"a photo") as staged:
        staged.keep()
    size = told.back_up(files, NOON, tmp_path / "backup.zip")

    restored = restore_backup(empty_database_url, brought_back, tmp_path / "backup.zip")

    assert restored == size
    assert size.files == 1
    assert everything(empty_database_url) == everything(database_url)
    assert brought_back.read(staged.name) == b"a photo"


def test_an_office_moves_from_sqlite_to_postgresql_and_back(
    sqlite_url: str, empty_postgresql_url: str, tmp_path: Path
) -> None:
    store, files = Store(sqlite_url), Files(tmp_path / "files")
    with store.writing() as books:
        found_office(books)
    store.back_up(files, NOON, tmp_path / "there.zip")
    restore_backup(empty_postgresql_url, files, tmp_path / "there.zip")
    moved = Store(empty_postgresql_url)
    moved.back_up(files, NOON, tmp_path / "back.zip")
    back = f"sqlite:///{tmp_path / 'back.db'}"
    restore_backup(back, files, tmp_path / "back.zip")

    assert everything(back) == everything(sqlite_url)
    with moved.writing() as books:
        assert found_office(books, "หนองบัว").id == 2
    store.close()
    moved.close()


def test_every_event_acknowledged_before_the_backup_is_in_it(
    store: Store, empty_database_url: str, tmp_path: Path
) -> None:
    stop, numbers = Event(), count(1)
    acknowledged: list[int] = []

    def deliver() -> None:
        while not stop.is_set():
            number = next(numbers)
            store.accept_events(Delivered((a_new_event(number),), NOON))
            acknowledged.append(number)

    with ThreadPoolExecutor(4) as pool:
        busy = [pool.submit(deliver) for _ in range(4)]
        try:
            while len(acknowledged) < 50 and not any(thread.done() for thread in busy):
                pass
            before = set(acknowledged)
            store.back_up(Files(tmp_path / "files"), NOON, tmp_path / "backup.zip")
        finally:
            stop.set()
        for thread in busy:
            thread.result()
    restore_backup(empty_database_url, Files(tmp_path / "elsewhere"), tmp_path / "backup.zip")

    kept = {row[2] for row in everything(empty_database_url)["events"]}
    assert {a_new_event(number).webhook_event_id for number in before} <= kept


def test_numbers_are_never_given_twice(sqlite_url: str, tmp_path: Path) -> None:
    store, files = Store(sqlite_url), Files(tmp_path / "files")
    store.accept_events(Delivered((a_new_event(1), a_new_event(2)), NOON))
    with migrating_engine(sqlite_url).begin() as connection:
        connection.exec_driver_sql("DELETE FROM events WHERE id = 2")
    store.back_up(files, NOON, tmp_path / "backup.zip")
    back = f"sqlite:///{tmp_path / 'back.db'}"
    restore_backup(back, files, tmp_path / "backup.zip")
    restored = Store(back)
    restored.accept_events(Delivered((a_new_event(3),), NOON))

    assert [row[0] for row in everything(back)["events"]] == [1, 3]
    store.close()
    restored.close()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def not_ours(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        header = archive.getinfo("rows/offices.jsonl").header_offset
    name_length, extra_length = struct.unpack_from("<HH", data, header + 26)
    data[header + 30 + name_length + extra_length + 3] ^= 0xFF
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", [cut_off, not_ours, damaged, Path.unlink], ids=lambda harm: harm.__name__)
def test_what_is_no_whole_backup_is_refused(
    store: Store, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    with store.writing() as books:
        found_office(books)
    path, back = tmp_path / "backup.zip", f"sqlite:///{tmp_path / 'back.db'}"
    store.back_up(Files(tmp_path / "files"), NOON, path)
    harm(path)

    with pytest.raises(OperatorError):
        restore_backup(back, Files(tmp_path / "elsewhere"), path)
    assert not Path(tmp_path / "back.db").exists() or everything(back)["offices"] == []


def test_a_database_in_use_is_left_alone(store: Store, database_url: str, tmp_path: Path) -> None:
    with store.writing() as books:
        found_office(books)
    files = Files(tmp_path / "files")
    store.back_up(files, NOON, tmp_path / "backup.zip")
    before = everything(database_url)

    with pytest.raises(OperatorError, match="already holds an office"):
        restore_backup(database_url, files, tmp_path / "backup.zip")
    assert everything(database_url) == before


def test_only_its_owner_may_read_a_backup(store: Store, tmp_path: Path) -> None:
    store.back_up(Files(tmp_path / "files"), NOON, tmp_path / "backup.zip")

    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.glob(".tamngan-*")] == []
