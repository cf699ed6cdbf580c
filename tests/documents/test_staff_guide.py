"""What the cards of staff and executives say one can type is understood where they say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.domain.person import Role
from bot.domain.promise import Promise
from bot.line.simulator.people import Group, Person
from bot.store.store import Store
from tests.architecture.sources import ROOT
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village, treasurer

_TYPED = re.compile(r"`([^`]+)`")
LED_BY_A_LABEL = {"ผลลัพธ์:"}
"""What opens a line within a report, and is no message by itself."""


def typed_in(name: str) -> list[str]:
    text = (ROOT / "docs" / "guide" / f"{name}.md").read_text(encoding="utf-8")
    return sorted(set(_TYPED.findall(text)) - LED_BY_A_LABEL)


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as stage:
        yield stage


@pytest.fixture
def group(stage: Stage) -> tuple[Person, Group]:
    office, _plan = found_village(stage)
    return treasurer(stage, office)


@pytest.mark.parametrize("text", typed_in("staff"))
def test_what_staff_are_told_to_type_is_answered(
    stage: Stage, group: tuple[Person, Group], text: str
) -> None:
    answers = stage.say(*group, text)

    assert answers or promises_of(stage), "neither answered nor noted as a promise"


def promises_of(stage: Stage) -> list[Promise]:
    """Every promise made so far; one made without a question is noted in silence."""
    with stage.store.reading() as books:
        return books.promises.since(books.offices.all()[0].id, stage.clock.now() - timedelta(days=1))


def test_what_executives_are_told_to_type_is_answered(stage: Stage) -> None:
    office, _plan = found_village(stage)
    clerk = stage.platform.add_user("บุญมี", friend=True)
    code = stage.invite(office, Role.EXECUTIVE)
    typed = [re.sub(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4})+", code, text) for text in typed_in("executive")]
    registering = [text for text in typed if code in text]

    assert len(registering) == 1
    assert [
        text
        for text in registering + sorted(set(typed) - set(registering))
        if not stage.say(clerk, clerk, text)
    ] == []
