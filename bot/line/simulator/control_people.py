"""/_simulator/ paths for what people do."""

from __future__ import annotations

import base64
import binascii

from flask import Blueprint, Response

from bot.line.simulator.answers import json_answer, request_object, text_of
from bot.line.simulator.buttons import buttons, quick_replies
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct
from bot.line.simulator.transcript import visible_words


def people_routes(platform: Platform) -> Blueprint:
    """Making people and groups, and letting them speak; everything is named by id."""
    routes = Blueprint("people", __name__)
    _add_making(routes, platform)
    _add_speaking(routes, platform)
    _add_changing(routes, platform)

    @routes.get("/chats/<chat_id>/transcript")
    def transcript(chat_id: str) -> Response:
        return json_answer(platform.transcript(_place(platform, chat_id)))

    @routes.get("/chats/<chat_id>/messages")
    def messages(chat_id: str) -> Response:
        shown = platform.messages(_place(platform, chat_id))
        return json_answer([_told(message) for message in shown])

    return routes


def _add_making(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/users")
    def add_user() -> Response:
        """{name, consent?, friend?} gives {id}"""
        body = request_object()
        person = platform.add_user(
            text_of(body, "name"), body.get("consent") is not False, friend=body.get("friend") is True
        )
        return json_answer({"id": person.id})

    @routes.post("/groups")
    def add_group() -> Response:
        """{name, members: [user id], invite?} gives {id}; `invite` brings the bot in with a join event"""
        body = request_object()
        listed = body.get("members")
        members = [_person(platform, str(one)) for one in (listed if isinstance(listed, list) else [])]
        group = platform.add_group(text_of(body, "name"), members)
        if body.get("invite") is True:
            platform.invite_bot(group)
        return json_answer({"id": group.id})


def _add_speaking(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/say")
    def say() -> Response:
        """{user, chat, text, quote?: message id}"""
        body = request_object()
        quote = _message(platform, text_of(body, "quote")) if "quote" in body else None
        person, place = _person(platform, text_of(body, "user")), _place(platform, text_of(body, "chat"))
        return json_answer(_told(platform.say(person, place, text_of(body, "text"), quote)))

    @routes.post("/photo")
    def photo() -> Response:
        """{user, chat, data: base64}"""
        body = request_object()
        person, place = _person(platform, text_of(body, "user")), _place(platform, text_of(body, "chat"))
        return json_answer(_told(platform.send_photo(person, place, _data(text_of(body, "data")))))

    @routes.post("/press")
    def press() -> Response:
        """{user, message, label}, or {user, chat, data} for a bare postback; gives the prefilled text"""
        body = request_object()
        person = _person(platform, text_of(body, "user"))
        if "data" in body:
            platform.press_data(person, _place(platform, text_of(body, "chat")), text_of(body, "data"))
            return json_answer({})
        message = _message(platform, text_of(body, "message"))
        pressed = platform.press(person, message, text_of(body, "label"))
        return json_answer({"prefilled": pressed.prefilled, "url": pressed.url})


def _add_changing(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/edit")
    def edit() -> Response:
        """{message, text}"""
        body = request_object()
        platform.edit(_message(platform, text_of(body, "message")), text_of(body, "text"))
        return json_answer({})

    @routes.post("/unsend")
    def unsend() -> Response:
        """{message}"""
        platform.unsend(_message(platform, text_of(request_object(), "message")))
        return json_answer({})


def _told(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "from": message.sender.id if message.sender is not None else None,
        "kind": message.kind,
        "words": list(visible_words(message)),
        "buttons": [button.label for button in buttons(message)],
        "quick_replies": [button.label for button in quick_replies(message)],
        "way": message.way,
    }


def _person(platform: Platform, user_id: str) -> Person:
    person = platform.people.person(user_id)
    if person is None:
        raise ImpossibleAct(f"there is no user {user_id}")
    return person


def _place(platform: Platform, chat_id: str) -> Place:
    place: Person | Group | None = platform.people.place(chat_id)
    if place is None:
        raise ImpossibleAct(f"there is no chat {chat_id}")
    return place


def _message(platform: Platform, message_id: str) -> Message:
    message = platform.log.find(message_id)
    if message is None:
        raise ImpossibleAct(f"there is no message {message_id}")
    return message


def _data(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error as error:
        raise ImpossibleAct("data must be base64") from error
