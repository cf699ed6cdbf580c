"""The backup: everything of an installation in one zip, the same for SQLite and PostgreSQL.

`manifest.json` names the schema revision and how many rows each table has; `rows/<table>.jsonl` holds
a JSON array of values a line, the first line naming the columns; `files/<sha256>` the evidence. Rows are
read in one transaction, so the backup is what the database was at one moment however busy it is.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, select, text

from bot.clock import aware_utc
from bot.store.files import Files
from bot.store.schema import metadata

FORMAT = 1
MANIFEST = "manifest.json"
ROWS = "rows/"
FILES = "files/"
INSTANT_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_ROWS_AT_A_TIME = 1_000


@dataclass(frozen=True)
class BackupSize:
    """How much a backup holds."""

    rows: int
    files: int


def write_backup(connection: Connection, files: Files, made_at: datetime, path: Path) -> BackupSize:
    """Write the backup to the path, whole or not at all; only its owner may read it.

    `connection` is in a transaction that sees one moment of the database.
    """
    with _written_whole(path) as unfinished, ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
        counts = {table.name: _write_table(connection, table, archive) for table in metadata.sorted_tables}
        kept = 0
        for name in files.names():
            content = files.read(name)
            if content is not None:  # unsent meanwhile, so it has to be gone here too
                archive.writestr(ZipInfo(FILES + name), content, ZIP_STORED)
                kept += 1
        archive.writestr(
            MANIFEST,
            json.dumps(
                {
                    "format": FORMAT,
                    "revision": connection.execute(
                        text("SELECT version_num FROM alembic_version")
                    ).scalar_one(),
                    "made_at": aware_utc(made_at).isoformat(),
                    "rows": counts,
                    "last_ids": _last_ids(connection),
                },
                indent=1,
            ),
        )
    return BackupSize(sum(counts.values()), kept)


def _write_table(connection: Connection, table: Table, archive: ZipFile) -> int:
    count = 0
    streamed = connection.execution_options(yield_per=_ROWS_AT_A_TIME).execute(
        select(table).order_by(*table.primary_key)
    )
    with archive.open(f"{ROWS}{table.name}.jsonl", "w", force_zip64=True) as lines:
        lines.write(_line([column.name for column in table.columns]))
        for row in streamed:
            lines.write(_line([_plain(value) for value in row]))
            count += 1
    return count


def _line(values: list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return aware_utc(value).strftime(INSTANT_FORM)
    return value.isoformat() if isinstance(value, date) else value


def _last_ids(connection: Connection) -> dict[str, int]:
    """The highest number each table ever gave, so that none is given twice after a restore."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        return {row.name: row.seq for row in rows}
    found = connection.execute(
        text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()")
    )
    return {name.removesuffix("_id_seq"): last for name, last in found if last is not None}


@contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    descriptor, name = tempfile.mkstemp(prefix=".tamngan-", dir=path.parent)
    os.close(descriptor)
    unfinished = Path(name)
    try:
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
