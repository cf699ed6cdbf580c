"""The command: every check in turn, and an exit status that says whether anything does not work."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from bot.cli.common import answer, checked_settings, json_option
from bot.cli.doctor.finding import Check, Finding, Level, bad
from bot.cli.doctor.installation import check_database, check_work
from bot.cli.doctor.line import check_line
from bot.cli.doctor.machine import check_machine
from bot.cli.doctor.records import check_audit, check_files
from bot.cli.doctor.settings import check_settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import OperatorError
from bot.store.files import FOLDER, Files
from bot.store.store import Store


@click.command()
@click.option("--offline", is_flag=True, help="Ask LINE nothing.")
@json_option
def doctor(offline: bool, as_json: bool) -> None:
    """Check everything TamNgan stands on; the exit status is 1 when something does not work."""
    found = []
    for one in _findings(offline):
        found.append(one)
        if not as_json:
            click.echo(f"{one.level.value:<5} {one.check.value:<10} {one.sentence}")
            if one.level is not Level.OK:
                click.echo(f"{'':16} {one.help}")
    if as_json:
        told = [
            {"check": one.check.value, "level": one.level.value, "sentence": one.sentence, "help": one.help}
            for one in found
        ]
        answer({"checks": told})
    if any(one.level is Level.FAIL for one in found):
        sys.exit(1)


def _findings(offline: bool) -> Iterator[Finding]:
    try:
        settings = checked_settings()
    except OperatorError as error:
        yield bad(Check.SETTINGS, str(error))
        return
    yield from check_settings(settings)
    is_usable = True
    for one in check_database(settings.database):
        is_usable &= one.level is Level.OK
        yield one
    if is_usable:
        yield from _kept(settings)
    if not offline and settings.channel_access_token:
        yield from check_line(settings)
    yield from check_machine(settings.tamngan_data)


def _kept(settings: Settings) -> Iterator[Finding]:
    store = Store(settings.database)
    with store.reading() as books:
        yield from check_work(books, SystemClock().now())
        yield from check_audit(books)
        yield from check_files(books, Files(settings.tamngan_data / FOLDER))
    store.close()
