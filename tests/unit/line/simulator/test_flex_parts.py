"""The tables of properties against LINE's published description."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.line.simulator.action_limits import ACTIONS
from bot.line.simulator.fields import Field
from bot.line.simulator.flex_parts import BUBBLE, CAROUSEL, PARTS, SPAN
from bot.line.simulator.message_limits import MESSAGES

DESCRIPTION = Path(__file__).parents[5] / "shared" / "line-openapi" / "messaging-api.yml"


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    text = DESCRIPTION.read_text(encoding="utf-8")
    described: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)["components"]["schemas"]
    return described


def described(schemas: dict[str, Any], parent: str, kind: str) -> dict[str, Any]:
    """The properties of one subtype."""
    schema = schemas[schemas[parent]["discriminator"]["mapping"][kind].rpartition("/")[2]]
    found: dict[str, Any] = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        found.update(part.get("properties", {}))
    return found


def same(table: Mapping[str, Field], properties: dict[str, Any]) -> None:
    """Same names, and the same values where a property has a closed list of them."""
    assert set(table) - {"type", "label"} == set(properties) - {"type", "label", "quickReply", "sender"}
    for name, field in table.items():
        choices = properties.get(name, {}).get("enum")
        assert name == "type" or set(field.choices) == set(choices or ())


@pytest.mark.shared
def test_flex_parts_have_the_properties_line_describes(schemas: dict[str, Any]) -> None:
    parts = {**PARTS, "span": SPAN}
    assert set(parts) == set(schemas["FlexComponent"]["discriminator"]["mapping"])
    for kind, table in parts.items():
        same(table, described(schemas, "FlexComponent", kind))
    same(BUBBLE, described(schemas, "FlexContainer", "bubble"))
    same(CAROUSEL, described(schemas, "FlexContainer", "carousel"))


@pytest.mark.shared
def test_messages_and_actions_have_the_properties_line_describes(schemas: dict[str, Any]) -> None:
    assert set(MESSAGES) == set(schemas["Message"]["discriminator"]["mapping"])
    for kind, table in MESSAGES.items():
        same(table, described(schemas, "Message", kind))
    assert set(ACTIONS) == set(schemas["Action"]["discriminator"]["mapping"])
    for kind, table in ACTIONS.items():
        same(table, described(schemas, "Action", kind))
