"""The demo command: everything in one process on SQLite in a throw-away folder."""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click
from waitress import create_server

from bot.cli.demo.invented import invented_office, invented_plan, invented_story
from bot.cli.demo.telling import Teller
from bot.clock import SetClock, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.domain.person import Role
from bot.line.outbound import Messenger
from bot.line.simulator.people import Group
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve
from bot.links import Links
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from bot.service.collecting import collection_at
from bot.service.membership import invite
from bot.service.planning import PlanFile, import_file
from bot.service.reporting import export_report
from bot.store.files import FOLDER, Files
from bot.store.migrating import upgrade
from bot.store.store import Store
from handlers.app import create_app
from handlers.fetching import Fetching
from handlers.inbox import Inbox
from handlers.outbox import Outbox
from handlers.routing import discover
from handlers.web.desk import Desk
from handlers.web.overview import overview
from handlers.worker import Worker


@click.command()
@click.option("--port", type=int, default=8000, show_default=True)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Where to keep the documents; a temporary folder by default.",
)
@click.option("--once", is_flag=True, help="Tell the story, write the documents, and stop.")
def demo(port: int, folder: Path | None, once: bool) -> None:
    """Try everything with an invented office; safe to throw away."""
    logging.basicConfig(level=logging.ERROR)
    place = folder or Path(tempfile.mkdtemp(prefix="tamngan-demo-"))
    place.mkdir(parents=True, exist_ok=True)
    try:
        Demo(place, port).open(once)
    finally:
        if folder is None and not once:
            shutil.rmtree(place, ignore_errors=True)


class Demo:
    """The invented office in its folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port
        self._story = invented_story()
        self._clock = SetClock(aware_utc(datetime.fromisoformat(self._story["said"][0]["at"])))
        database = folder / "demo.db"
        for old in folder.glob("demo.db*"):
            old.unlink()
        upgrade(f"sqlite:///{database}")
        self._store = Store(f"sqlite:///{database}")
        self._platform = Platform(self._clock)
        self._links = Links(f"http://127.0.0.1:{port}", secrets.token_urlsafe())

    def open(self, once: bool) -> None:
        """Set the office up, tell the story, write the documents, and show them until interrupted."""
        office, code = self._found_office()
        line = serve(self._platform)
        try:
            groups = self._tell(office, code, line.url)
            written = self._write_documents(office)
            for path in written:
                click.echo(f"Document:  {path}")
            if not once:
                self._show(office, groups)
        finally:
            line.stop()
            self._store.close()

    def _found_office(self) -> tuple[Office, str]:
        facts = invented_office()
        with self._store.writing() as books:
            office = books.offices.create(
                facts["name"],
                facts["kind"],
                facts["district"],
                facts["province"],
                facts["layout"],
                Numerals(facts["numerals"]),
                facts["divisions"],
            )
            code = invite(books, office, Role.COORDINATOR, self._clock.now())
        self._import_plan(office)
        return office, code

    def _import_plan(self, office: Office) -> None:
        """The plan takes the way every office's takes: a Word file, imported."""
        facts = invented_office()
        typed = invented_plan(facts)
        now = self._clock.now()
        blank = compile_report(office, typed, (), load_layout(office.layout), 1, now)
        file = export(blank, "docx")
        (self._folder / "plan.docx").write_bytes(file.data)
        year = FiscalYear(facts["fiscal_year"])
        import_file(self._store, office, PlanFile(file.data, "plan.docx"), year, now)

    def _tell(self, office: Office, code: str, line_url: str) -> dict[str, Group]:
        messenger = Messenger(self._platform.channel.access_token, line_url, line_url)
        worker = Worker(
            Inbox(self._store, self._clock, discover(), self._links),
            Outbox(self._store, self._clock, messenger),
            Fetching(self._store, self._clock, messenger, Files(self._folder / FOLDER)),
        )
        secret = self._platform.channel.secret
        client = create_app(self._desk(), secret).test_client()

        def post(_url: str, body: bytes, headers: Mapping[str, str]) -> int:
            return client.post("/callback", data=body, headers=dict(headers)).status_code

        self._platform.post = post
        self._platform.channel.webhook_url = "https://demo.invalid/callback"

        def settle() -> None:
            self._platform.deliver()
            worker.drain()

        return Teller(self._platform, self._clock, settle).tell(self._story, code)

    def _desk(self) -> Desk:
        return Desk(self._store, self._clock, Files(self._folder / FOLDER), self._links)

    def _write_documents(self, office: Office) -> list[Path]:
        written: list[Path] = [self._folder / "plan.docx"]
        with self._store.reading() as books:
            year = max(books.plans.years(office.id))
        for format_key in ("docx", "xlsx"):
            file = export_report(self._store, office, year, 1, format_key, self._clock.now())
            path = self._folder / f"report.{format_key}"
            path.write_bytes(file.data)
            written.append(path)
        return written

    def _show(self, office: Office, groups: dict[str, Group]) -> None:
        def transcripts() -> Mapping[str, Sequence[str]]:
            return {group.name: self._platform.transcript(group) for group in groups.values()}

        with self._store.reading() as books:
            collection = collection_at(books, office, self._clock.now())
        pages = overview(self._store, self._clock, office, collection.plan, collection.round, transcripts)
        secret = self._platform.channel.secret
        app = create_app(self._desk(), secret, pages=(pages,))
        server = create_server(app, host="127.0.0.1", port=self._port, threads=8)
        click.echo(f"Page:      http://127.0.0.1:{server.effective_port}/")
        click.echo("The office and its people are invented. Stop with Ctrl-C.")
        try:
            server.run()
        except KeyboardInterrupt:
            server.close()
