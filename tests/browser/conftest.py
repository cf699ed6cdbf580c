"""An installation a browser can visit."""

from __future__ import annotations

from threading import Thread

from flask import Flask
from waitress import create_server


class Served:
    """A web application on a port of the loopback interface until it is stopped."""

    def __init__(self, app: Flask) -> None:
        self._server = create_server(app, host="127.0.0.1", port=0, threads=8)
        self.url = f"http://127.0.0.1:{self._server.effective_port}"
        self._thread = Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.close()
        self._thread.join(timeout=10)
