"""Reading what the page asks for: from this page only, by the names the platform knows."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, request
from werkzeug.exceptions import HTTPException

from bot.errors import Refusal
from bot.line.simulator.answers import json_answer
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct
from handlers.web.acting import REFUSED, refusal_words
from handlers.web.speaking import t

LONGEST_TEXT = 5_000
"""UTF-16 units, what LINE lets people type."""

_HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def answer_in_json(routes: Blueprint) -> None:
    """Refuse other sites and other names of this machine, and say every refusal in one sentence."""

    @routes.before_request
    def check() -> Response | None:
        if is_at_home() and (request.method in _READING or is_own_request()):
            return None
        return _problem(t("demo.no.elsewhere"), 403)

    @routes.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        return _problem(refusal_words(refusal), REFUSED)

    @routes.errorhandler(ImpossibleAct)
    def impossible(_act: ImpossibleAct) -> Response:
        return _problem(t("demo.no.impossible"), REFUSED)

    @routes.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        code = error.code or 400
        return _problem(t("refused.text413" if code == 413 else "demo.no.malformed"), code)


def stay_home(routes: Blueprint) -> None:
    """Show pages to this machine alone, also when another site gives it a name."""

    @routes.before_request
    def check() -> None:
        if not is_at_home():
            abort(403)


def is_at_home() -> bool:
    """Whether the browser asked for this machine by its own name, not by one another site gave it."""
    return request.host.rpartition(":")[0] in _HERE or request.host in _HERE


def is_own_request() -> bool:
    """Whether a request that changes something comes from a page of this server.

    A form of our own pages names no origin, because they send no referrer; what the browser says of
    the site decides, and the origin only where it says nothing.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def body() -> Mapping[str, object]:
    """The JSON object that was sent; HTTP 400 or 415 for anything else."""
    sent = request.get_json()
    if not isinstance(sent, dict):
        raise Refusal("web.demo.no.malformed")
    return sent


def text(sent: Mapping[str, object], name: str = "text") -> str:
    """Words to be said: not empty, not longer than LINE allows."""
    words = sent.get(name)
    if not isinstance(words, str) or not words.strip():
        raise Refusal("web.demo.no.text")
    if len(words.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
        raise Refusal("web.demo.no.long_text", most=LONGEST_TEXT)
    return words


def name_of(sent: Mapping[str, object], name: str) -> str:
    """An id the page names, empty when it is none."""
    value = sent.get(name)
    return value if isinstance(value, str) else ""


def person_asked(platform: Platform, sent: Mapping[str, object]) -> Person:
    """Whom the page plays."""
    person = platform.people.person(name_of(sent, "person"))
    if person is None:
        raise Refusal("web.demo.no.person")
    return person


def place_asked(platform: Platform, person: Person, sent: Mapping[str, object]) -> Place:
    """A chat the person is in."""
    place: Place | None = platform.people.place(name_of(sent, "chat"))
    is_inside = person in place.members if isinstance(place, Group) else place is person
    if place is None or not is_inside:
        raise Refusal("web.demo.no.chat")
    return place


def message_asked(platform: Platform, person: Person, sent: Mapping[str, object], name: str) -> Message:
    """A message of a chat the person is in."""
    message = platform.log.find(name_of(sent, name))
    if message is None:
        raise Refusal("web.demo.no.message")
    place_asked(platform, person, {"chat": message.place.id})
    return message


def own_message_asked(platform: Platform, person: Person, sent: Mapping[str, object]) -> Message:
    """A message the person wrote."""
    message = message_asked(platform, person, sent, "message")
    if message.sender is not person:
        raise Refusal("web.demo.no.others_message")
    return message


def _problem(words: str, status: int) -> Response:
    return json_answer({"problem": words}, status)
