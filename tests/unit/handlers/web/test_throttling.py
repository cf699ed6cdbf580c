"""What one address asks for too often is refused for a while; others and later times are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk
from handlers.web.throttling import MOST_A_MINUTE
from tests.support.stage import LINKS, Stage, a_stage

PROXY = "10.0.0.1"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as found:
        yield found


def behind_a_proxy(stage: Stage) -> FlaskClient:
    desk = Desk(stage.store, stage.clock, stage.files, LINKS, trusted_proxy=PROXY)
    return create_app(desk, stage.platform.channel.secret).test_client()


@pytest.mark.parametrize(
    ("address", "what", "usual"),
    [
        ("/sign-in/whatever", "sign-in", 410),
        ("/files/whatever", "documents", 404),
        ("/p", "public pages", 200),
    ],
)
def test_one_address_is_refused_after_so_many(stage: Stage, address: str, what: str, usual: int) -> None:
    most = MOST_A_MINUTE[what]
    statuses = [stage.client.get(address).status_code for _ in range(most + 2)]
    assert statuses == [usual] * most + [429, 429]
    stage.later(20)
    refused = stage.client.get(address)
    assert "text/html" in refused.content_type
    assert refused.headers["Retry-After"] == "40"

    other = stage.client.get(address, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert other.status_code == usual
    stage.later(61)
    assert stage.client.get(address).status_code == usual


def test_verifying_is_counted_too(stage: Stage) -> None:
    statuses = [stage.client.post("/verify", data={"hash": "0" * 64}).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]


def test_whom_our_own_proxy_names_is_counted_and_nobody_else_is_believed(stage: Stage) -> None:
    client = behind_a_proxy(stage)

    def statuses(remote: str, forwarded: list[str]) -> set[int]:
        return {
            client.get(
                "/sign-in/x", environ_base={"REMOTE_ADDR": remote}, headers={"X-Forwarded-For": one}
            ).status_code
            for one in forwarded
        }

    many = [f"198.51.100.{number}" for number in range(40)]
    assert statuses(PROXY, many) == {410}, "each is somebody else"
    assert statuses("192.0.2.7", many) == {410, 429}, "anybody may write such a header"
    assert statuses(PROXY, [f"6.6.6.6, {one}" for one in ["198.51.100.200"] * 31]) == {410, 429}


def test_an_ipv6_customer_is_one_address_however_many_they_use(stage: Stage) -> None:
    statuses = [
        stage.client.get("/sign-in/x", environ_base={"REMOTE_ADDR": f"2001:db8:1:2::{number:x}"}).status_code
        for number in range(1, 33)
    ]
    assert statuses[-1] == 429


def test_the_board_is_not_counted(stage: Stage) -> None:
    assert {stage.client.get("/board").status_code for _ in range(300)} == {401}
