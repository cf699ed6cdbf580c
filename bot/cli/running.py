"""tamngan run, web, worker and clock: the long-running processes."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import closing

import click

from bot.cli.common import checked_settings, open_store
from bot.cli.serving import keep_for_good, serve_apart, serve_here, usual_processes
from bot.clock import Clock, SystemClock
from bot.config import LINE_SETTINGS, Settings
from bot.errors import OperatorError
from bot.links import Links
from bot.logs import begin_logging
from bot.store.files import FOLDER, Files
from bot.store.leadership import Leadership
from bot.store.store import Store
from handlers.worker import Worker
from scheduler.metronome import Metronome
from scheduler.tools import Tools

_SWITCH_SECONDS = 0.001
"""How long the worker may keep the interpreter from a webhook call beside it (stack-study.md 2.5)."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on; PORT by default.")
def run(host: str, port: int | None) -> None:
    """Web, worker and clock in one process: a small office."""
    settings = _begin()
    sys.setswitchinterval(_SWITCH_SECONDS)
    store = open_store(settings)
    worker = build_worker(settings, store)
    metronome = _metronome(settings, store)
    worker.warm_up()
    worker.start()
    metronome.start()
    try:
        serve_here(settings, store, host, settings.port if port is None else port, worker.nudge)
    finally:
        worker.finish()
        metronome.finish()
        store.close()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on; PORT by default.")
@click.option(
    "--processes", type=click.IntRange(1, 64), help="How many processes; one a core on PostgreSQL by default."
)
def web(host: str, port: int | None, processes: int | None) -> None:
    """The web alone: takes in what LINE sends. On SQLite it is one process."""
    settings = _begin()
    with closing(open_store(settings)) as store:
        usual = usual_processes(store)
        if processes is not None and processes > 1 and not store.is_postgresql:
            raise OperatorError("On SQLite one web process writes; for more of them use PostgreSQL.")
    serve_apart(host, settings.port if port is None else port, processes or usual)


@click.command()
def worker() -> None:
    """The worker process alone: reads what came in and answers."""
    settings = _begin()
    store = open_store(settings)
    running = build_worker(settings, store)
    told_to_stop = _told_to_stop()
    running.warm_up()
    keep_for_good()
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
    leadership = Leadership(settings.database)
    days = settings.keep_messages_days
    return Tools(store, clock_now, messenger, leadership, files, _links(settings), days)


def _metronome(settings: Settings, store: Store) -> Metronome:
    return Metronome(build_tools(settings, store, SystemClock()))


def _begin() -> Settings:
    settings = checked_settings(LINE_SETTINGS)
    begin_logging(settings.log_format)
    return settings


def _told_to_stop() -> threading.Event:
    """Set when the process is told to end; from now on it ends by itself."""
    told = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _signal, _frame: told.set())
    return told
