"""Every event against LINE's published description of webhooks."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from bot.line.simulator.mentions import Mentioned
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform

DESCRIPTION = Path(__file__).parents[5] / "shared" / "line-openapi" / "webhook.yml"
SCHEMAS = "#/components/schemas/"


def with_choices(document: dict[str, Any]) -> dict[str, Any]:
    """The description with every discriminated parent made a choice of its subtypes, so that it bites."""
    schemas = document["components"]["schemas"]
    for parent in [name for name, schema in schemas.items() if "discriminator" in schema]:
        base = copy.deepcopy(schemas[parent])
        discriminator = base.pop("discriminator")
        schemas[f"{parent}Base"] = base
        for kind, reference in discriminator["mapping"].items():
            subtype = schemas[reference.removeprefix(SCHEMAS)]
            for part in subtype["allOf"]:
                if part.get("$ref") == SCHEMAS + parent:
                    part["$ref"] = f"{SCHEMAS}{parent}Base"
            subtype["allOf"].append({"properties": {discriminator["propertyName"]: {"const": kind}}})
        schemas[parent] = {"oneOf": [{"$ref": one} for one in discriminator["mapping"].values()]}
    return document


@pytest.fixture
def everything(line: Platform, group: Group, somsri: Person, prasit: Person) -> Platform:
    """A platform on which everything happened that can happen."""
    new = line.add_user("ใหม่")
    other = line.add_group("กลุ่มที่สอง", [somsri])
    room = line.add_room([somsri])
    line.invite_bot(other)
    line.invite_bot(room)
    line.say(somsri, room, "ห้องเก่า")
    line.say(prasit, group, "ไม่มีรหัส")
    said = line.say(somsri, group, "@ตามงาน @All @ประสิทธิ์", mentions=[Mentioned.BOT, Mentioned.ALL, prasit])
    emoji = {"index": 0, "length": 7, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "002"}
    line.say_with_emoji(somsri, group, "(hello)", [emoji])
    line.send_sticker(somsri, group, quote=said)
    line.send_photos(somsri, group, [b"a", b"b"])
    line.send_linked_photo(somsri, group)
    line.send_video(somsri, group, b"film")
    line.send_voice(somsri, group, b"voice")
    line.send_file(somsri, group, "คำสั่ง.pdf", b"%PDF")
    line.send_location(somsri, group, "อบต.", "ห้วยตาล", (13.75, 100.5))
    line.press_data(somsri, group, "due", {"date": "2026-04-20"})
    line.unsend(said)
    line.join_member(group, new)
    line.leave_member(group, new, prasit)
    line.remove_bot(other)
    line.befriend(new)
    line.block(new)
    line.say(somsri, somsri, "หนึ่งต่อหนึ่ง")
    return line


@pytest.mark.shared
def test_events_are_as_line_describes_them(everything: Platform) -> None:
    document = with_choices(yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8")))
    registry: Registry[Any] = Registry().with_resource("urn:line", DRAFT202012.create_resource(document))
    validator = Draft202012Validator({"$ref": f"urn:line{SCHEMAS}CallbackRequest"}, registry=registry)
    body = {"destination": everything.channel.bot_user_id, "events": [one.body for one in everything.events]}
    assert [error.message for error in validator.iter_errors(body)] == []


def test_no_event_holds_a_null(everything: Platform) -> None:
    def nulls(part: object) -> int:
        if isinstance(part, dict):
            return sum(map(nulls, part.values()))
        return sum(map(nulls, part)) if isinstance(part, list) else int(part is None)

    assert [nulls(event.body) for event in everything.events] == [0] * len(everything.events)


def test_every_event_says_when_and_where(everything: Platform) -> None:
    common = {"type", "mode", "timestamp", "source", "webhookEventId", "deliveryContext"}
    assert all(common <= set(event.body) for event in everything.events)
    unanswerable = {event.kind for event in everything.events if event.reply_token is None}
    assert unanswerable == {"unsend", "leave", "memberLeft", "unfollow"}
