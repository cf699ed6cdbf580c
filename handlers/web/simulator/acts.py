"""What the person played does: writing, showing, pressing. Each answers once the bot has answered."""

from __future__ import annotations

from flask import Blueprint, Response, request

from bot.errors import Refusal
from bot.line.simulator.answers import json_answer
from bot.line.simulator.buttons import buttons
from bot.line.simulator.people import Person
from bot.line.simulator.pressing import Pressed
from handlers.web.access import Access, open_to
from handlers.web.simulator.asking import (
    answer_in_json,
    body,
    message_asked,
    name_of,
    own_message_asked,
    person_asked,
    place_asked,
    text,
)
from handlers.web.simulator.picking import picked
from handlers.web.simulator.play import Play

PICTURES = frozenset({"image/jpeg", "image/png"})
LONGEST_FILE_NAME = 200


def act_routes(play: Play) -> Blueprint:
    """POST /play/…: JSON in, JSON out, apart from photos and files, whose bytes are the body."""
    routes = Blueprint("acts", __name__, url_prefix="/play")
    answer_in_json(routes)
    _add_writing(routes, play)
    _add_showing(routes, play)
    _add_pressing(routes, play)
    return routes


def _add_writing(routes: Blueprint, play: Play) -> None:
    platform = play.platform

    @routes.post("/say")
    @open_to(Access.PUBLIC)
    def say() -> Response:
        """{person, chat, text, quote?}"""
        sent = body()
        person, words = person_asked(platform, sent), text(sent)
        place = place_asked(platform, person, sent)
        quote = message_asked(platform, person, sent, "quote") if sent.get("quote") else None
        _refuse_strangers(person, place is person)
        play.act(lambda: platform.say(person, place, words, quote))
        return json_answer({})

    @routes.post("/edit")
    @open_to(Access.PUBLIC)
    def edit() -> Response:
        """{person, message, text}"""
        sent = body()
        message, words = own_message_asked(platform, person_asked(platform, sent), sent), text(sent)
        play.act(lambda: platform.edit(message, words))
        return json_answer({})

    @routes.post("/unsend")
    @open_to(Access.PUBLIC)
    def unsend() -> Response:
        """{person, message}"""
        sent = body()
        message = own_message_asked(platform, person_asked(platform, sent), sent)
        play.act(lambda: platform.unsend(message))
        return json_answer({})

    @routes.post("/befriend")
    @open_to(Access.PUBLIC)
    def befriend() -> Response:
        """{person}: adds the bot as a friend"""
        person = person_asked(platform, body())
        play.act(lambda: platform.befriend(person))
        return json_answer({})


def _add_showing(routes: Blueprint, play: Play) -> None:
    platform = play.platform

    @routes.post("/show")
    @open_to(Access.PUBLIC)
    def show() -> Response:
        """?person&chat&name: the bytes of a photo, or of any file with its name"""
        sent = request.args.to_dict()
        person = person_asked(platform, sent)
        place = place_asked(platform, person, sent)
        _refuse_strangers(person, place is person)
        data, name = request.get_data(), name_of(sent, "name")[:LONGEST_FILE_NAME] or "file"
        if not data:
            raise Refusal("web.demo.no.data")
        if request.mimetype in PICTURES:
            media_type = request.mimetype
            play.act(lambda: platform.send_photo(person, place, data, media_type=media_type))
        else:
            play.act(lambda: platform.send_file(person, place, name, data))
        return json_answer({})


def _add_pressing(routes: Blueprint, play: Play) -> None:
    platform = play.platform

    @routes.post("/press")
    @open_to(Access.PUBLIC)
    def press() -> Response:
        """{person, message, button: its number, picked?: what a date picker gave}"""
        sent = body()
        person = person_asked(platform, sent)
        message = message_asked(platform, person, sent, "message")
        choices, number = buttons(message), sent.get("button")
        if not isinstance(number, int) or not 0 <= number < len(choices):
            raise Refusal("web.demo.no.button")
        label = choices[number].label
        occurrence = sum(button.label == label for button in choices[: number + 1])
        params = picked(sent, choices[number])
        return _pressed(play.act(lambda: platform.press(person, message, label, occurrence, params)))

    @routes.post("/tap")
    @open_to(Access.PUBLIC)
    def tap() -> Response:
        """{person, chat, label, picked?}: a quick reply"""
        sent = body()
        person = person_asked(platform, sent)
        place = place_asked(platform, person, sent)
        label = name_of(sent, "label")
        shown = [one for one in platform.visible_quick_replies(person, place) if one.label == label]
        params = picked(sent, shown[0]) if shown else None
        return _pressed(play.act(lambda: platform.tap(person, place, label, params)))


def _pressed(pressed: Pressed) -> Response:
    return json_answer({"prefilled": pressed.prefilled})


def _refuse_strangers(person: Person, one_to_one: bool) -> None:
    if one_to_one and not person.is_friend:
        raise Refusal("web.demo.friend.why")
