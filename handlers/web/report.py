"""The report of a round: how it will look, and its file in every format and layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, make_response, render_template, request

from bot.clock import bangkok_day
from bot.domain.rounds import Round, default_rounds
from bot.errors import OperatorError
from bot.reports.exporting import FORMATS, ReportFile
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from bot.reports.papers import Paper
from bot.reports.summary_page import summary_page
from bot.service.reporting import Edition, export_report, round_summary
from handlers.web.access import Access, open_to, visitor
from handlers.web.attachments import attachment
from handlers.web.desk import Desk
from handlers.web.shown_documents import POLICY
from handlers.web.speaking import t

ADDRESS = "/board/report"
_NOT_POSSIBLE = 503
_SHOWN = ("docx", "pdf", "xlsx", "html", "csv", "json")
"""The formats in the order people want them."""


@dataclass(frozen=True)
class Asked:
    """Which report the address asks for; `papers` None leaves them to the layout."""

    round: Round
    layout: str | None
    papers: tuple[Paper, ...] | None

    @property
    def query(self) -> str:
        """The same asked for again."""
        told = [("round", f"{self.round.fiscal_year}-{self.round.number}"), ("layout", self.layout or "")]
        if self.papers is not None:
            told += [("own", "yes"), *(("paper", paper.value) for paper in self.papers)]
        return urlencode(told)


def report_pages(desk: Desk) -> Blueprint:
    """The page, the documents it shows, and the files."""
    blueprint = Blueprint("report", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        rounds = _rounds(desk)
        return _page(rounds, _asked(desk, rounds) if rounds else None)

    @blueprint.get(f"{ADDRESS}/preview")
    @open_to(Access.BOARD)
    def preview() -> Response:
        return _document(lambda: _file(desk, _asked(desk, _rounds(desk)), "html").data)

    @blueprint.get(f"{ADDRESS}/summary")
    @open_to(Access.BOARD)
    def summary() -> Response:
        return _document(lambda: _summary(desk, _asked(desk, _rounds(desk))))

    @blueprint.get(f"{ADDRESS}/file")
    @open_to(Access.BOARD)
    def file() -> Response:
        rounds = _rounds(desk)
        asked = _asked(desk, rounds)
        format_key = request.args.get("format", "")
        if format_key not in FORMATS:
            abort(404)
        try:
            written = _file(desk, asked, format_key)
        except OperatorError:
            return make_response(_page(rounds, asked, t("report.not_possible")), _NOT_POSSIBLE)
        headers = {"Content-Disposition": attachment(written.file_name)}
        return Response(written.data, content_type=written.media_type, headers=headers)

    return blueprint


def _rounds(desk: Desk) -> list[Round]:
    """The rounds of every year with a plan, the newest first."""
    office = visitor().office
    with desk.store.reading() as books:
        years = sorted(books.plans.years(office.id), reverse=True)
        own = books.rounds.of_offices([office.id], years)
    usual = [round_ for year in years for round_ in reversed(default_rounds(year))]
    return [own.get((office.id, round_.key), round_) for round_ in usual]


def _asked(desk: Desk, rounds: list[Round]) -> Asked:
    """What the address asks for, of what there is; the newest round that has begun when it names none."""
    keys = {f"{round_.fiscal_year}-{round_.number}": round_ for round_ in rounds}
    named = request.args.get("round")
    today = bangkok_day(desk.clock.now())
    begun = [round_ for round_ in rounds if round_.covers[0] <= today] or rounds[-1:]
    layout = request.args.get("layout") or None
    papers = request.args.getlist("paper")
    if (named is not None and named not in keys) or (layout and layout not in BUILT_IN_LAYOUTS) or not begun:
        abort(404)
    if any(paper not in list(Paper) for paper in papers):
        abort(404)
    chosen = tuple(Paper(paper) for paper in papers) if request.args.get("own") else None
    return Asked(begun[0] if named is None else keys[named], layout, chosen)


def _file(desk: Desk, asked: Asked, format_key: str) -> ReportFile:
    round_ = asked.round
    edition = Edition(layout=asked.layout, papers=asked.papers, files=desk.files)
    return export_report(
        desk.store,
        visitor().office,
        round_.fiscal_year,
        round_.number,
        format_key,
        desk.clock.now(),
        edition,
    )


def _summary(desk: Desk, asked: Asked) -> bytes:
    round_ = asked.round
    found = round_summary(desk.store, visitor().office, round_.fiscal_year, round_.number, desk.clock.now())
    return summary_page(found).encode()


def _document(write: Callable[[], bytes]) -> Response:
    """A document as a page of its own, or the sentence that there is none."""
    try:
        data = write()
    except OperatorError:
        return make_response(render_template("report_no.html"), _NOT_POSSIBLE)
    return Response(data, mimetype="text/html", headers={"Content-Security-Policy": POLICY})


def _page(rounds: list[Round], asked: Asked | None, problem: str = "") -> str:
    return render_template(
        "report.html",
        rounds=rounds,
        asked=asked,
        formats=[key for key in _SHOWN if key in FORMATS],
        layouts=BUILT_IN_LAYOUTS,
        papers=list(Paper),
        own_papers=asked.papers if asked is not None and asked.papers is not None else _usual_papers(asked),
        problem=problem,
    )


def _usual_papers(asked: Asked | None) -> tuple[Paper, ...]:
    """The papers the layout asks for; none where it cannot be read, which the preview tells."""
    try:
        return load_layout((asked.layout if asked else None) or visitor().office.layout).papers
    except OperatorError:
        return ()
