"""What the subcommands share: opening the store, choosing the office, answering in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import click

from bot.clock import BANGKOK, SystemClock, aware_utc
from bot.config import Settings, SettingsError, load_settings
from bot.domain.naming import match_division
from bot.domain.office import Division, Office
from bot.errors import OperatorError
from bot.store.migrating import upgrade
from bot.store.store import Books, Store

Command = TypeVar("Command", bound=Callable[..., object])


def office_option(command: Command) -> Command:
    """--office ID, needed only where an installation has several."""
    return click.option("--office", "office_id", type=int, help="Office number; the only one by default.")(
        command
    )


def json_option(command: Command) -> Command:
    """--json, for a machine-readable answer."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(command)


def year_option(required: bool = True) -> Callable[[Command], Command]:
    """--fiscal-year, in the Buddhist era."""
    return click.option(
        "--fiscal-year",
        "year",
        type=click.IntRange(2500, 2700),
        required=required,
        help="Fiscal year in the Buddhist era, such as 2568.",
    )


def round_option(required: bool = True) -> Callable[[Command], Command]:
    """--round, one of the two of a fiscal year."""
    return click.option(
        "--round",
        "round_number",
        type=click.IntRange(1, 2),
        required=required,
        help="1 for October to March, 2 for April to September.",
    )


def output_option(command: Command) -> Command:
    """-o, the file that is written."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        help="File to write.",
    )(command)


def checked_settings(needed: Iterable[str] = ()) -> Settings:
    """The settings in force, or the sentence that names everything wrong with them."""
    try:
        return load_settings(needed)
    except SettingsError as error:
        raise OperatorError(str(error)) from error


def open_store(settings: Settings | None = None) -> Store:
    """The store of this installation, its schema up to date."""
    settings = settings or checked_settings()
    make_data_folder(settings)
    upgrade(settings.database)
    return Store(settings.database)


def make_data_folder(settings: Settings) -> None:
    """See that TAMNGAN_DATA is there; a fresh one is nobody's but ours, for it holds personal data."""
    settings.tamngan_data.mkdir(mode=0o700, parents=True, exist_ok=True)


def chosen_office(store: Store, office_id: int | None) -> Office:
    """The office named, or the only one there is."""
    with store.reading() as books:
        offices = books.offices.all()
    if office_id is not None:
        offices = [office for office in offices if office.id == office_id]
        if not offices:
            raise OperatorError(f"There is no office {office_id}; list them with: tamngan office list")
    if not offices:
        raise OperatorError("There is no office yet; create one with: tamngan office create")
    if len(offices) > 1:
        raise OperatorError(
            "There are several offices; say which with --office ID (tamngan office list shows them)"
        )
    return offices[0]


@dataclass(frozen=True)
class Operator:
    """Whoever types a command about an office; the audit trail knows no more of them."""

    office: Office
    actor: str = "operator"


@contextmanager
def looking(office_id: int | None) -> Iterator[tuple[Books, Office]]:
    """What is known of the office named, or of the only one."""
    with closing(open_store()) as store:
        office = chosen_office(store, office_id)
        with store.reading() as books:
            yield books, office


@contextmanager
def acting(office_id: int | None) -> Iterator[tuple[Books, Operator]]:
    """One act on the office named, or on the only one, in one transaction."""
    with closing(open_store()) as store:
        operator = Operator(chosen_office(store, office_id))
        with store.writing() as books:
            yield books, operator


def a_day(text: str, option: str) -> date:
    """The day an operator typed in ISO form."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise OperatorError(f"{option} {text} is no day; write it like 2026-04-10") from error


def named_division(office: Office, name: str) -> Division:
    """The division of the office an operator named."""
    names = [division.name for division in office.divisions]
    matched = match_division(name, names)
    if matched is None:
        raise OperatorError(f"The office has no division {name}; it has: {', '.join(names)}")
    return next(division for division in office.divisions if division.name == matched)


def answer(document: object) -> None:
    """Print a machine-readable answer."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def instant_of(text: str | None) -> datetime:
    """What --as-of says, in Thai time where it names no zone; now when it says nothing."""
    return SystemClock().now() if text is None else instant(text, "--as-of")


def instant(text: str, option: str) -> datetime:
    """The instant an operator typed in ISO form; without a zone it is meant in Thailand."""
    try:
        typed = datetime.fromisoformat(text)
    except ValueError as error:
        raise OperatorError(f"{option} {text} is no instant; write it like 2025-04-10T09:00+07:00") from error
    return aware_utc(typed if typed.tzinfo else typed.replace(tzinfo=BANGKOK))
