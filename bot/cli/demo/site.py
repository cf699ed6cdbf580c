"""The demo's installation: a throw-away database, the simulated LINE, the bot, in one process."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.clock import SetClock
from bot.line.outbound import Messenger
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve
from bot.links import Links
from bot.service.signed_documents import make_due_documents
from bot.store.files import FOLDER, Files
from bot.store.leadership import Leadership
from bot.store.migrating import upgrade
from bot.store.store import Store
from handlers.app import create_app
from handlers.fetching import Fetching
from handlers.inbox import Inbox
from handlers.naming_people import learn_names
from handlers.outbox import Outbox
from handlers.routing import discover
from handlers.web.desk import Desk
from handlers.worker import Worker
from scheduler.remind import tell_news
from scheduler.tools import Tools

WEBHOOK = "https://demo.invalid/callback"
"""The address the platform believes in; what it sends there goes straight into the application."""


class Site:
    """Everything that runs. It knows no LINE but the simulated one on this machine."""

    def __init__(self, folder: Path, now: datetime, public_url: str | None) -> None:
        self.folder = folder
        self.clock = SetClock(now)
        database = f"sqlite:///{folder / 'demo.db'}"
        for old in folder.glob("demo.db*"):
            old.unlink()
        upgrade(database)
        self.store = Store(database)
        self.platform = Platform(self.clock)
        self.desk = Desk(
            self.store, self.clock, Files(folder / FOLDER), Links(public_url, secrets.token_urlsafe())
        )
        self._line = serve(self.platform)
        self.messenger = Messenger(self.platform.channel.access_token, self._line.url, self._line.url)
        self.tools = Tools(
            self.store,
            self.clock,
            self.messenger,
            Leadership(database),
            self.desk.files,
            self.desk.links,
        )
        self._worker = Worker(
            Inbox(self.store, self.clock, discover(), self.desk.links),
            Outbox(self.store, self.clock, self.messenger),
            Fetching(self.store, self.clock, self.messenger, self.desk.files),
        )

    def connect(self) -> None:
        """Have the platform's webhooks reach the application of any installation, on this one's desk."""
        client = create_app(self.desk, self.platform.channel.secret).test_client()
        lock = threading.Lock()

        def post(_url: str, body: bytes, headers: Mapping[str, str]) -> int:
            with lock:
                return client.post("/callback", data=body, headers=dict(headers)).status_code

        self.platform.post = post
        self.platform.channel.webhook_url = WEBHOOK

    def settle(self) -> None:
        """Deliver every waiting event and let the bot handle and answer them."""
        self.platform.deliver()
        self._worker.drain()
        make_due_documents(self.store, self.desk.files, self.clock.now())
        tell_news(self.tools)
        while learn_names(self.store, self.messenger, self.clock.now()):
            pass

    def close(self) -> None:
        """Stop the simulated LINE and let the database go."""
        self._line.stop()
        self.store.close()
