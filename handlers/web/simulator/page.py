"""The page itself, what it looks at again and again, and its clock."""

from __future__ import annotations

import json
from calendar import month_abbr
from datetime import datetime, timedelta

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request

from bot.clock import BANGKOK, bangkok_day
from bot.domain.calendar import BUDDHIST_ERA, SHORT_MONTHS
from bot.errors import Refusal
from bot.line.simulator.answers import json_answer
from bot.reports.exporting import FORMATS
from bot.service.signing_in import board_members, make_link
from bot.store.store import Books
from bot.wording.pages import Language, page_words
from handlers.web.access import Access, open_to
from handlers.web.simulator.acts import PICTURES
from handlers.web.simulator.asking import (
    answer_in_json,
    body,
    is_own_request,
    person_asked,
    place_asked,
    stay_home,
)
from handlers.web.simulator.play import Play
from handlers.web.simulator.scene import scene
from handlers.web.speaking import language

FORMATS_SHOWN = ("docx", "pdf", "xlsx", "html", "csv", "json")
LONGEST_STEP = 60 * 24
_WORDS = "demo.js."


def simulator_page(play: Play) -> Blueprint:
    """GET / and the way from it to the board."""
    routes = Blueprint("simulator", __name__)
    stay_home(routes)

    @routes.get("/")
    @open_to(Access.PUBLIC)
    def page() -> str:
        with play.desk.store.reading() as books:
            office = books.offices.get(play.office_id)
            doorkeepers = board_members(books, office) if office else ()
        words = {
            key.removeprefix(_WORDS): words
            for key, words in page_words(language()).items()
            if key.startswith(_WORDS)
        }
        return render_template(
            "simulator.html",
            office=office,
            hints=play.hints,
            people=doorkeepers,
            formats=[key for key in FORMATS_SHOWN if key in FORMATS],
            words=json.dumps(words, ensure_ascii=False),
            months=_months(),
            years=_years(play.clock.now()),
        )

    @routes.post("/play/board")
    @open_to(Access.PUBLIC)
    def board() -> Response:
        """Sign in as one of the office's people, by a real link."""
        if not is_own_request():
            abort(403)
        with play.desk.store.writing() as books:
            token = make_link(books, play.office_id, _board_person(play, books), play.clock.now())
        return make_response(redirect(f"/sign-in/{token}", 303))

    return routes


def looking_routes(play: Play) -> Blueprint:
    """GET /play/scene, GET /play/content/…, POST /play/jump."""
    routes = Blueprint("looking", __name__, url_prefix="/play")
    answer_in_json(routes)

    @routes.get("/scene")
    @open_to(Access.PUBLIC)
    def look() -> Response:
        """?person&chat&version: 204 when nothing is new since that version"""
        sent = request.args.to_dict()
        person = person_asked(play.platform, sent)
        shown = scene(play, person, place_asked(play.platform, person, sent))
        answer = Response(status=204) if shown["version"] == sent.get("version") else json_answer(shown)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @routes.get("/content/<message_id>")
    @open_to(Access.PUBLIC)
    def content(message_id: str) -> Response:
        with play.platform.lock:
            found = play.platform.contents.find(message_id)
        if found is None or found.status != "ready" or found.media_type not in PICTURES:
            abort(404)
        return Response(found.data, mimetype=found.media_type)

    @routes.post("/jump")
    @open_to(Access.PUBLIC)
    def jump() -> Response:
        """{to: Thai time} or {minutes} or {next: true}"""
        play.jump(_moment_asked(play))
        return json_answer({})

    return routes


def _moment_asked(play: Play) -> datetime:
    sent, now = body(), play.clock.now()
    if sent.get("next") is True:
        moment = play.next_moment(now)
        if moment is None:
            raise Refusal("web.demo.no.next")
        return moment
    minutes = sent.get("minutes")
    if isinstance(minutes, int) and 0 < minutes <= LONGEST_STEP:
        return now + timedelta(minutes=minutes)
    try:
        return datetime.fromisoformat(str(sent.get("to"))).replace(tzinfo=BANGKOK)
    except ValueError as error:
        raise Refusal("web.demo.no.moment") from error


def _months() -> tuple[str, ...]:
    return SHORT_MONTHS if language() is Language.THAI else tuple(month_abbr)[1:]


def _years(now: datetime) -> list[tuple[int, int]]:
    """This year and the two after it, each with its number as people here count."""
    this_year = bangkok_day(now).year
    return [(year, year + BUDDHIST_ERA) for year in range(this_year, this_year + 3)]


def _board_person(play: Play, books: Books) -> str:
    """The person chosen in the form, if that one may open the board."""
    office = books.offices.get(play.office_id)
    may = {member.line_user_id for member in board_members(books, office)} if office else set()
    chosen = request.form.get("person", "")
    if chosen not in may:
        abort(403)
    return chosen
