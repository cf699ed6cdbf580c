"""tamngan texts: the words of an office's documents."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import (
    answer,
    checked_settings,
    chosen_office,
    json_option,
    office_option,
    open_store,
)
from bot.clock import SystemClock
from bot.domain.office_text import OfficeText
from bot.errors import OperatorError
from bot.reports.paper_texts import usual_texts
from bot.service.office_texts import choose_emblem, choose_text
from bot.store.files import FOLDER, Files

_WORDED = [key.value for key in OfficeText if key is not OfficeText.EMBLEM]


@click.group()
def texts() -> None:
    """Choose the words of an office's documents."""


@texts.command()
@office_option
@json_option
def show(office_id: int | None, as_json: bool) -> None:
    """Show every text: the office's own, or the usual one."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        own = books.office_texts.at(office.id, SystemClock().now())
    shown = {key.value: own.get(key, usual_texts().get(key)) for key in OfficeText}
    if as_json:
        answer({"texts": shown, "own": [key.value for key in own]})
        return
    for key in OfficeText:
        mark = " (own)" if key in own else ""
        click.echo(f"{key.value}{mark}: {shown[key.value] or ''}")


@texts.command(name="set")
@click.argument("key", type=click.Choice(_WORDED))
@click.argument("text")
@office_option
def set_(key: str, text: str, office_id: int | None) -> None:
    """Take TEXT for KEY; a text of several lines is several paragraphs.

    People are written `post | name | post acted for`, one a line.
    """
    _choose(key, text, office_id)


@texts.command()
@click.argument("key", type=click.Choice([key.value for key in OfficeText]))
@office_option
def clear(key: str, office_id: int | None) -> None:
    """Take the usual words for KEY again."""
    _choose(key, None, office_id)


@texts.command()
@click.argument("picture", type=click.Path(path_type=Path, dir_okay=False))
@office_option
def emblem(picture: Path, office_id: int | None) -> None:
    """Put a picture over the office's memos."""
    settings = checked_settings()
    store = open_store(settings)
    office = chosen_office(store, office_id)
    try:
        data = picture.read_bytes()
    except OSError as error:
        raise OperatorError(f"The file {picture} cannot be read: {error.strerror}") from error
    choose_emblem(store, Files(settings.tamngan_data / FOLDER), office, data, SystemClock().now())
    click.echo("Kept.")


def _choose(key: str, text: str | None, office_id: int | None) -> None:
    store = open_store()
    choose_text(store, chosen_office(store, office_id), OfficeText(key), text, SystemClock().now())
    click.echo("Kept.")
