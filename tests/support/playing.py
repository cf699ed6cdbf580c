"""The demo's page on a stage: an office with a group, and the page's own requests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from bot.domain.office import Office
from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk
from handlers.web.simulator.acts import act_routes
from handlers.web.simulator.page import looking_routes, simulator_page
from handlers.web.simulator.play import Hint, Play
from handlers.web.simulator.record import record_pages
from tests.builders import a_measure, office_with_plan
from tests.support.stage import Stage, a_stage

NEXT_REMINDER = timedelta(days=3)


class Playing:
    """A browser at the demo's page; `jumped` are the instants at which what was due was done."""

    def __init__(self, stage: Stage, office: Office) -> None:
        self.stage = stage
        self.office = office
        self.coordinator = stage.coordinator(office)
        self.staff = stage.platform.add_user("สุดา")
        self.group = stage.division_group(self.coordinator, office.divisions[0].name, [self.staff])
        self.jumped: list[datetime] = []
        self.play = Play(
            platform=stage.platform,
            desk=Desk(stage.store, stage.clock, stage.files),
            clock=stage.clock,
            office_id=office.id,
            hints=(Hint(self.staff.id, self.group.id, self.group.name, "รายงาน 1 ทำแล้ว"),),
            settle=stage.settle,
            on_jump=lambda: self.jumped.append(stage.clock.now()),
            next_moment=lambda now: now + NEXT_REMINDER,
        )
        self.app = self._app()
        self.browser = self.app.test_client()

    def _app(self) -> Flask:
        play, desk = self.play, self.play.desk
        pages = (simulator_page(play), looking_routes(play), act_routes(play))
        record = record_pages(desk, self.office.id, play.platform)
        return create_app(desk, play.platform.channel.secret, pages=(*pages, record))

    def post(self, act: str, /, **asked: object) -> TestResponse:
        """An act of the staff in the group, unless told otherwise."""
        return self.post_with({}, act, **asked)

    def post_with(self, headers: dict[str, str], act: str, /, **asked: object) -> TestResponse:
        """The same with headers of its own."""
        sent = {"person": self.staff.id, "chat": self.group.id, **asked}
        return self.browser.post(f"/play/{act}", json=sent, headers=headers)

    def scene(self, **asked: str) -> Any:
        """What the page sees, as JSON."""
        query = {"person": self.staff.id, "chat": self.group.id, **asked}
        return self.browser.get("/play/scene", query_string=query).get_json()

    def last(self) -> Any:
        """The newest message of the group."""
        return self.scene()["chat"]["messages"][-1]


@contextmanager
def playing(store: Store) -> Iterator[Playing]:
    """The demo's page for an office with one measure."""
    office, _plan = office_with_plan(store, a_measure())
    with a_stage(store, "2025-03-10T10:00:00+07:00") as stage:
        yield Playing(stage, office)
