"""The simulator on a real socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from bot.line.simulator.api import create_simulator
from bot.line.simulator.platform import Platform

STOPS_WITHIN_SECONDS = 0.02


class RunningSimulator:
    """A server in a thread of its own; a context manager that stops it at the end."""

    def __init__(self, server: BaseWSGIServer) -> None:
        self._server = server
        self._thread = threading.Thread(
            target=server.serve_forever, args=(STOPS_WITHIN_SECONDS,), name="line-simulator", daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def url(self) -> str:
        """What LINE_API_BASE and LINE_DATA_API_BASE are set to."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Closes the socket and waits for the thread."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Handler(WSGIRequestHandler):
    """Writes no log, and hangs up when an answer is to be lost."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass

    def connection_dropped(self, error: BaseException, environ: Mapping[str, object] | None = None) -> None:
        super().connection_dropped(error, dict(environ or {}))
        self.close_connection = True


def serve(platform: Platform, port: int = 0) -> RunningSimulator:
    """Starts the simulator on this machine; port 0 takes a free one. Raises OSError when it is taken."""
    app = create_simulator(platform)
    # Left to bind for itself, werkzeug ends the whole process when the port is taken.
    with socket.create_server(("127.0.0.1", port)) as bound:
        server = make_server(
            "127.0.0.1", port, app, threaded=True, request_handler=_Handler, fd=bound.fileno()
        )
    return RunningSimulator(server)
