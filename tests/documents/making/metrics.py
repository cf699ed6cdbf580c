"""The figures at /metrics, from what the page itself says about them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.clock import SystemClock
from bot.store.files import Files
from bot.store.migrating import upgrade
from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk
from tests.documents.making.tables import code, table


def metrics() -> str:
    """A row for each figure: its name, its kind, what it means."""
    with _an_installation() as desk:
        told = create_app(desk, "no secret").test_client().get("/metrics").text
    rows = [
        (code(family.name), family.type, f"{family.documentation}.")
        for family in text_string_to_metric_families(told)
    ]
    return table(("figure", "kind", "what it says"), rows)


@contextmanager
def _an_installation() -> Iterator[Desk]:
    """A web process on an empty database."""
    with tempfile.TemporaryDirectory(prefix="tamngan-metrics-") as folder:
        url = f"sqlite:///{folder}/tamngan.db"
        upgrade(url)
        store = Store(url)
        try:
            yield Desk(store, SystemClock(), Files(Path(folder)))
        finally:
            store.close()
