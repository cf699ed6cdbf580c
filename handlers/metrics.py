"""The figures at /metrics, in the form Prometheus reads; asked of the database, so every process agrees."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.clock import Clock
from bot.store.store import Store
from bot.store.upkeep import Task
from handlers.web.access import Access, open_to


class Figures(Collector):
    """What waits, for how long, and what failed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """One reading of the database."""
        with self._store.reading() as books:
            backlog = books.inbox.backlog()
            offices = books.offices.count()
            waiting_replies = books.replies.waiting()
            ticked = books.upkeep.last(Task.TICK)
        oldest = backlog.oldest_received_at
        age = (self._clock.now() - oldest).total_seconds() if oldest else 0.0
        yield _gauge("tamngan_events_waiting", "Webhook events not handled yet", backlog.waiting)
        yield _gauge("tamngan_events_oldest_seconds", "Age of the oldest event that waits", max(age, 0.0))
        yield _gauge("tamngan_events_quarantined", "Events put aside after failing too often", backlog.failed)
        yield _gauge("tamngan_replies_waiting", "Free replies not sent yet", waiting_replies)
        if ticked is not None:
            since = (self._clock.now() - ticked).total_seconds()
            yield _gauge("tamngan_clock_tick_seconds", "Time since the clock last ticked", max(since, 0.0))
        yield _gauge("tamngan_offices", "Offices of this installation", offices)


def metrics(store: Store, clock: Clock) -> Blueprint:
    """The blueprint of `GET /metrics`; it holds counts only, no names and no words."""
    blueprint = Blueprint("metrics", __name__)
    registry = CollectorRegistry()
    registry.register(Figures(store, clock))

    @blueprint.get("/metrics")
    @open_to(Access.PUBLIC)
    def figures() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)
