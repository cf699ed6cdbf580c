"""Restoring a backup into an empty database, of either kind, and an evidence folder."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from alembic.util.exc import CommandError
from sqlalchemy import Connection, Date, DateTime, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import OperationalError, StatementError

from bot.errors import OperatorError
from bot.store.backup import FILES, FORMAT, INSTANT_FORM, MANIFEST, ROWS, BackupSize
from bot.store.engine import migrating_engine
from bot.store.files import Files
from bot.store.migrating import upgrade

_ROWS_AT_A_TIME = 1_000
_NO_ZIP = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What Python's zipfile raises for bytes that are damaged: it promises BadZipFile only."""

_NOT_AS_WRITTEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    StopIteration,
    StatementError,
)
"""What reading a part raises that is not what a backup writes there; nothing of it stays then."""


def restore_backup(url: str, files: Files, path: Path) -> BackupSize:
    """Bring back what the backup holds: rows all or nothing, then the schema up to date.

    Files come first, so that no row ever names one that is not there. Raises OperatorError when the
    file is no backup, or when the database already holds an office.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        engine = migrating_engine(url)
        try:
            upgrade(url, manifest["revision"])
            kept = _restore_files(archive, files)
            with engine.begin() as connection:
                rows = _restore_rows(connection, archive, manifest)
        except OperationalError:
            raise  # the database is away, which says nothing about the backup
        except CommandError as error:
            raise OperatorError(
                f"{path} was made by a newer TamNgan; restore it with that version."
            ) from error
        except _NOT_AS_WRITTEN as error:
            raise OperatorError(f"{path} is damaged; take another backup.") from error
        finally:
            engine.dispose()
    upgrade(url)
    return BackupSize(rows, kept)


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except OSError as error:
        raise OperatorError(f"The backup {path} cannot be read: {error.strerror}") from error
    except _NO_ZIP as error:
        raise OperatorError(f"{path} is no backup, or it was cut off; take another one.") from error


def _manifest(archive: ZipFile, path: Path) -> dict[str, Any]:
    if not _is_whole(archive):
        raise OperatorError(f"{path} is damaged; take another backup.")
    try:
        found = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise OperatorError(f"{path} is no backup of TamNgan.") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise OperatorError(f"{path} was made by a newer TamNgan; restore it with that version.")
    return found


def _is_whole(archive: ZipFile) -> bool:
    try:
        return archive.testzip() is None
    except (*_NO_ZIP, OSError):
        return False


def _restore_files(archive: ZipFile, files: Files) -> int:
    names = [name for name in archive.namelist() if name.startswith(FILES)]
    for name in names:
        with files.staged(archive.read(name)) as staged:
            if staged.name != name.removeprefix(FILES):
                raise OperatorError(f"The evidence {name} of the backup is not what its name says.")
            staged.keep()
    return len(names)


def _restore_rows(connection: Connection, archive: ZipFile, manifest: Mapping[str, Any]) -> int:
    found = MetaData()
    found.reflect(connection)
    if connection.execute(select(func.count()).select_from(found.tables["offices"])).scalar_one():
        raise OperatorError("The database already holds an office; restore into an empty one.")
    count = 0
    for table in found.sorted_tables:
        if table.name in manifest["rows"]:
            count += _restore_table(connection, archive, table, manifest["rows"][table.name])
    _set_last_ids(connection, manifest["last_ids"], found)
    return count


def _restore_table(connection: Connection, archive: ZipFile, table: Table, expected: int) -> int:
    count = 0
    with archive.open(f"{ROWS}{table.name}.jsonl") as lines:
        columns = [table.c[name] for name in json.loads(next(lines))]
        rows = (dict(_values(columns, json.loads(line))) for line in lines)
        while batch := list(islice(rows, _ROWS_AT_A_TIME)):
            connection.execute(insert(table), batch)
            count += len(batch)
    if count != expected:
        raise OperatorError(f"The backup should have {expected} rows of {table.name} but has {count}.")
    return count


def _values(columns: list[Any], line: list[object]) -> Iterator[tuple[str, object]]:
    for column, value in zip(columns, line, strict=True):
        if isinstance(value, str) and isinstance(column.type, DateTime):
            yield column.name, datetime.strptime(value, INSTANT_FORM).replace(tzinfo=UTC)
        elif isinstance(value, str) and isinstance(column.type, Date):
            yield column.name, date.fromisoformat(value)
        else:
            yield column.name, value


def _set_last_ids(connection: Connection, last_ids: Mapping[str, int], found: MetaData) -> None:
    for name, last in last_ids.items():
        if name not in found.tables:
            continue
        if connection.dialect.name == "sqlite":
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
            connection.execute(
                text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
                {"name": name, "last": last},
            )
        else:
            sequence = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
            connection.execute(sequence, {"name": name, "last": last})
