"""tamngan run, web, worker and clock: the long-running processes."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from types import FrameType

import click

from bot.cli.common import checked_settings, open_store
from bot.clock import Clock, SystemClock
from bot.config import LINE_SETTINGS, Settings
from bot.links import Links
from bot.store.files import FOLDER, Files
from bot.store.leadership import Leadership
from bot.store.store import Store
from handlers.worker import Worker
from scheduler.metronome import Metronome
from scheduler.tools import Tools

WEB_THREADS = 16


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on; PORT by default.")
def run(host: str, port: int | None) -> None:
    """Web, worker and clock in one process: a small office."""
    settings = _begin()
    store = open_store(settings)
    worker = build_worker(settings, store)
    metronome = _metronome(settings, store)
    worker.start()
    metronome.start()
    try:
        _serve(settings, store, host, port, worker)
    finally:
        worker.finish()
        metronome.finish()
        store.close()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on; PORT by default.")
def web(host: str, port: int | None) -> None:
    """The web process alone: takes in what LINE sends."""
    settings = _begin()
    store = open_store(settings)
    try:
        _serve(settings, store, host, port, None)
    finally:
        store.close()


@click.command()
def worker() -> None:
    """The worker process alone: reads what came in and answers."""
    settings = _begin()
    store = open_store(settings)
    running = build_worker(settings, store)
    told_to_stop = _told_to_stop()
    running.start()
    click.echo("TamNgan's worker works.")
    sys.stdout.flush()
    told_to_stop.wait()
    running.finish()
    store.close()


@click.command()
def clock() -> None:
    """The clock process alone: does what has become due."""
    settings = _begin()
    store = open_store(settings)
    metronome = _metronome(settings, store)
    told_to_stop = _told_to_stop()
    metronome.start()
    click.echo("TamNgan's clock ticks.")
    sys.stdout.flush()
    told_to_stop.wait()
    metronome.finish()
    store.close()


def build_worker(settings: Settings, store: Store) -> Worker:
    """The worker of this installation."""
    from bot.line.outbound import Messenger  # noqa: PLC0415  (the LINE SDK is slow to import)
    from handlers.fetching import Fetching  # noqa: PLC0415
    from handlers.inbox import Inbox  # noqa: PLC0415
    from handlers.outbox import Outbox  # noqa: PLC0415
    from handlers.routing import discover  # noqa: PLC0415

    clock_now = SystemClock()
    messenger = Messenger(settings.channel_access_token, settings.line_api_base, settings.line_data_api_base)
    files = Files(settings.tamngan_data / FOLDER)
    return Worker(
        Inbox(store, clock_now, discover(), _links(settings)),
        Outbox(store, clock_now, messenger),
        Fetching(store, clock_now, messenger, files),
    )


def _links(settings: Settings) -> Links:
    return Links(settings.public_url, settings.signing_secret)


def build_tools(settings: Settings, store: Store, clock_now: Clock) -> Tools:
    """What the timed jobs of this installation work with."""
    from bot.line.outbound import Messenger  # noqa: PLC0415  (the LINE SDK is slow to import)

    messenger = Messenger(settings.channel_access_token, settings.line_api_base, settings.line_data_api_base)
    files = Files(settings.tamngan_data / FOLDER)
    return Tools(store, clock_now, messenger, Leadership(settings.database), files, _links(settings))


def _metronome(settings: Settings, store: Store) -> Metronome:
    return Metronome(build_tools(settings, store, SystemClock()))


def _serve(settings: Settings, store: Store, host: str, port: int | None, worker: Worker | None) -> None:
    from waitress import create_server  # noqa: PLC0415

    from handlers.app import create_app  # noqa: PLC0415
    from handlers.web.desk import Desk  # noqa: PLC0415

    nudge = worker.nudge if worker else _nobody
    desk = Desk(store, SystemClock(), Files(settings.tamngan_data / FOLDER), _links(settings))
    app = create_app(desk, settings.channel_secret, nudge)
    chosen = settings.port if port is None else port
    server = create_server(app, host=host, port=chosen, threads=WEB_THREADS)
    signal.signal(signal.SIGTERM, _leave)
    click.echo(f"TamNgan listens on port {server.effective_port}.")
    sys.stdout.flush()
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        server.close()


def _begin() -> Settings:
    _logging()
    return checked_settings(LINE_SETTINGS)


def _logging() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def _nobody() -> None:
    """There is no worker in this process to nudge."""


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _told_to_stop() -> threading.Event:
    """Set when the process is told to end; from now on it ends by itself."""
    told = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _signal, _frame: told.set())
    return told
