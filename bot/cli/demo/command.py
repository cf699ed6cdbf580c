"""The demo command: everything in one process on SQLite in a throw-away folder."""

from __future__ import annotations

import logging
import shutil
import signal
import socket
import tempfile
from pathlib import Path

import click

from bot.cli.common import checked_settings
from bot.cli.demo.rehearsing import rehearsal_script
from bot.cli.demo.script import Script, invented_script
from bot.cli.demo.showing import HOST, show, taken_port
from bot.cli.demo.site import Site
from bot.cli.demo.telling import tell
from bot.clock import SystemClock
from bot.config import LINE_SETTINGS
from bot.domain.office import Office
from bot.errors import OperatorError
from bot.service.planning import import_file
from bot.service.reporting import export_report

_FORMATS = ("docx", "xlsx")


@click.command()
@click.option("--port", type=int, default=8000, show_default=True, help="Port to listen on.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Where to keep the documents; a temporary folder by default.",
)
@click.option("--once", is_flag=True, help="Tell the story, write the documents, and stop.")
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help="Rehearse with your own plan, a Word or Excel file, instead of the invented office.",
)
@click.option("--layout", help="The layout of that plan; found out by default.")
def demo(port: int, folder: Path | None, once: bool, plan: Path | None, layout: str | None) -> None:
    """Try everything with an invented office; safe to throw away."""
    logging.basicConfig(level=logging.ERROR)
    _refuse_real_line()
    if layout and plan is None:
        raise click.UsageError("--layout says how a plan is laid out; name the plan with --plan FILE.")
    script = rehearsal_script(plan, layout, SystemClock().now()) if plan else invented_script()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the folder goes however one is stopped
    taken = None if once else taken_port(port)
    place = folder or Path(tempfile.mkdtemp(prefix="tamngan-demo-"))
    place.mkdir(parents=True, exist_ok=True)
    try:
        _open(place, script, taken)
    finally:
        if folder is None and not once:
            shutil.rmtree(place, ignore_errors=True)


def _refuse_real_line() -> None:
    """Anyone at the demo's page acts for anyone, so it never runs where a real channel is set up."""
    settings = checked_settings()
    named = [name.upper() for name in LINE_SETTINGS if getattr(settings, name) is not None]
    if named:
        raise OperatorError(
            f"The demo does not run beside a real LINE channel; start it where {' and '.join(named)}"
            " are not set, neither in the environment nor in .env."
        )


def _open(folder: Path, script: Script, taken: socket.socket | None) -> None:
    """Found the office, tell the story, write the documents, and show the page until interrupted."""
    url = f"http://{HOST}:{taken.getsockname()[1]}" if taken else None
    site = Site(folder, script.begins_at, url)
    try:
        office = _found(site, script)
        site.connect()
        cast = tell(site, script, office)
        for path in _write_documents(site, script, office):
            click.echo(f"Document:  {path}")
        if taken is not None:
            click.echo(f"Page:      {url}/")
            click.echo("The office and its people are invented. Stop with Ctrl-C.")
            show(site, script, office, cast, taken)
    finally:
        site.close()


def _found(site: Site, script: Script) -> Office:
    now = site.clock.now()
    with site.store.writing() as books:
        office = books.offices.create(
            script.name,
            script.kind,
            script.district,
            script.province,
            script.layout,
            script.numerals,
            script.divisions,
        )
    file = script.plan_file(office, now)
    path = site.folder / file.name
    path.write_bytes(file.data)
    click.echo(f"Document:  {path}")
    result = import_file(site.store, office, file, script.fiscal_year, now, skip_bad_rows=True)
    if result.imported.problems:
        click.echo(f"{len(result.imported.problems)} rows of the plan could not be read and are left out.")
    return office


def _write_documents(site: Site, script: Script, office: Office) -> list[Path]:
    written = []
    for format_key in _FORMATS:
        file = export_report(site.store, office, script.fiscal_year, 1, format_key, site.clock.now())
        path = site.folder / f"report.{format_key}"
        path.write_bytes(file.data)
        written.append(path)
    return written
