"""Serving the web: within this process by waitress, or in processes of its own by granian.

`tamngan run` has its worker beside it and stays one process. `tamngan web` is what a country's groups
call: granian does the talking outside of Python, which halves what a webhook call costs.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

import click

from bot.clock import SystemClock
from bot.config import LINE_SETTINGS, Settings, load_settings
from bot.errors import OperatorError
from bot.links import Links
from bot.logs import begin_logging
from bot.store.files import FOLDER, Files
from bot.store.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 16
MOST_PROCESSES = 4
GRACE_SECONDS = 25
"""How long calls in hand may take to end before a process that was told to stop is stopped."""

LONGEST_START_SECONDS = 120
_LOOK_SECONDS = 0.05
_ORPHAN_LOOK_SECONDS = 0.5
_OWN_LOGGING = {"version": 1, "incremental": True, "handlers": {}, "loggers": {}, "root": {}}


def usual_processes(store: Store) -> int:
    """How many processes take in: on SQLite one, because one process writes; else one a core."""
    return min(os.cpu_count() or 1, MOST_PROCESSES) if store.is_postgresql else 1


def serve_here(settings: Settings, store: Store, host: str, port: int, nudge: Callable[[], None]) -> None:
    """Serve within this process until it is told to stop."""
    from waitress import create_server  # noqa: PLC0415

    from handlers.web.safety import LARGEST_FORM_BYTES  # noqa: PLC0415

    with _taken(host, port) as chosen:
        pass
    app = _application(settings, store, nudge)
    server = create_server(
        app, host=host, port=chosen, threads=THREADS, max_request_body_size=LARGEST_FORM_BYTES, ident=None
    )
    signal.signal(signal.SIGTERM, _leave)
    keep_for_good()
    _say_where(chosen)
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        server.close()


def serve_apart(host: str, port: int, processes: int) -> None:
    """Serve in so many processes until told to stop; one that dies is started again.

    The database is up to date already, and this process has no connection to it that they would inherit.
    """
    from granian import Granian  # noqa: PLC0415
    from granian.constants import HTTPModes, Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    with _taken(host, port) as chosen:
        server = Granian(
            "tamngan",
            address=host,
            port=chosen,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            websockets=False,
            workers=processes,
            blocking_threads=max(THREADS // processes, 4),
            backpressure=1024,
            respawn_failed_workers=True,
            respawn_interval=0.1,
            workers_kill_timeout=GRACE_SECONDS,
            log_level=LogLevels.error,
            log_dictconfig=_OWN_LOGGING,
        )
        server.on_startup(
            threading.Thread(target=_say_when_it_answers, args=(host, chosen), daemon=True).start
        )
        server.serve(target_loader=partial(_in_child, os.getpid()), wrap_loader=False)


def _in_child(parent: int) -> WSGIApplication:
    """The application of one of the processes; it leaves when the one that started it is gone."""
    threading.Thread(target=_leave_as_orphan, args=(parent,), name="orphan", daemon=True).start()
    settings = load_settings(LINE_SETTINGS)
    begin_logging(settings.log_format)
    application = _application(settings, Store(settings.database), lambda: None)
    keep_for_good()
    return application


def keep_for_good() -> None:
    """Have the garbage collector pass over everything loaded so far.

    Looking through the LINE SDK and the lexicons stops all threads for a quarter of a second.
    """
    gc.collect()
    gc.freeze()


def _leave_as_orphan(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHAN_LOOK_SECONDS)
    for _ in range(int(GRACE_SECONDS / _ORPHAN_LOOK_SECONDS)):
        os.kill(os.getpid(), signal.SIGTERM)  # again and again: granian does not hear it while it loads us
        time.sleep(_ORPHAN_LOOK_SECONDS)
    os._exit(1)


def _application(settings: Settings, store: Store, nudge: Callable[[], None]) -> WSGIApplication:
    from handlers.app import create_app  # noqa: PLC0415
    from handlers.web.desk import Desk  # noqa: PLC0415

    links = Links(settings.public_url, settings.signing_secret)
    desk = Desk(store, SystemClock(), Files(settings.tamngan_data / FOLDER), links, settings.trusted_proxy)
    return create_app(desk, settings.channel_secret, nudge)


@contextmanager
def _taken(host: str, port: int) -> Iterator[int]:
    """The port, or a free one for 0, kept for us until the block is left.

    Raises OperatorError when another program has it, or when this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "SO_REUSEPORT"):
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            place.bind((host, port))
        except OSError as error:
            raise OperatorError(f"Nothing can listen on {host}, port {port}: {error.strerror}.") from error
        yield int(place.getsockname()[1])


def _say_when_it_answers(host: str, port: int) -> None:
    for _ in range(int(LONGEST_START_SECONDS / _LOOK_SECONDS)):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(_LOOK_SECONDS)
        else:
            _say_where(port)
            return


def _say_where(port: int) -> None:
    click.echo(f"TamNgan listens on port {port}.")
    sys.stdout.flush()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
