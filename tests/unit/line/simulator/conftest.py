"""A platform with a clock that stands still, people in a group, and both sides of the bot."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from bot.clock import SetClock
from bot.line.simulator.api import create_simulator
from bot.line.simulator.channel import Channel
from bot.line.simulator.ids import Identifiers
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import CALLBACK, Caller, Listener

MORNING = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def line(clock: SetClock, listener: Listener) -> Platform:
    """The platform; its webhooks reach `listener`."""
    platform = Platform(
        clock, Channel(webhook_url=CALLBACK), post=listener.receive, ids=Identifiers(random.Random(7))
    )
    platform.faults.wait = listener.waited.append
    return platform


@pytest.fixture
def bot(line: Platform) -> Caller:
    """The bot's calls, through Flask's test client."""
    return Caller(create_simulator(line).test_client(), line.channel.access_token)


@pytest.fixture
def somsri(line: Platform) -> Person:
    return line.add_user("สมศรี", friend=True)


@pytest.fixture
def prasit(line: Platform) -> Person:
    """Somebody with LINE for PC only."""
    return line.add_user("ประสิทธิ์", consent=False)


@pytest.fixture
def group(line: Platform, somsri: Person, prasit: Person) -> Group:
    """A group of two with the bot in it."""
    return line.add_group("กองช่าง อบต.ห้วยตาล", [somsri, prasit], bot_in=True)
