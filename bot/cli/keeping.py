"""tamngan backup and tamngan restore."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import checked_settings, make_data_folder, open_store
from bot.clock import SystemClock
from bot.errors import OperatorError
from bot.store.files import FOLDER, Files
from bot.store.upkeep import Task


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write everything, evidence included, into FILE; TamNgan may go on running."""
    settings = checked_settings()
    store = open_store(settings)
    now = SystemClock().now()
    try:
        size = store.back_up(Files(settings.tamngan_data / FOLDER), now, file)
        with store.writing() as books:
            books.upkeep.note(Task.BACKUP, now)
    except OSError as error:
        raise OperatorError(f"The backup could not be written to {file}: {error.strerror}") from error
    finally:
        store.close()
    click.echo(
        f"{file}: {size.rows} rows and {size.files} evidence files. It holds personal data; keep it safe."
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Bring FILE back into an empty database, SQLite or PostgreSQL."""
    from bot.store.restore import restore_backup  # noqa: PLC0415  (nothing else needs it)

    settings = checked_settings()
    make_data_folder(settings)
    size = restore_backup(settings.database, Files(settings.tamngan_data / FOLDER), file)
    click.echo(f"Restored {size.rows} rows and {size.files} evidence files.")
