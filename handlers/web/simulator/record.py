"""The demo's record: the round's document, what was said in it, and the plan, on one plain page."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import ALL_DIVISIONS, Plan, Scope
from bot.errors import OperatorError
from bot.line.simulator.platform import Platform
from bot.service.collecting import Collection, collection_shown
from bot.service.reporting import export_report
from handlers.web.access import Access, open_to
from handlers.web.attachments import attachment
from handlers.web.desk import Desk
from handlers.web.simulator.asking import stay_home
from handlers.web.speaking import moment

_PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self';"
    " sandbox"
)


def record_pages(desk: Desk, office_id: int, platform: Platform) -> Blueprint:
    """The page, the documents of the round the clock stands in, and a preview of the html one."""
    routes = Blueprint("record", __name__)
    stay_home(routes)
    _add_documents(routes, desk, office_id)

    @routes.get("/record")
    @open_to(Access.PUBLIC)
    def page() -> str:
        office, collection = _shown(desk, office_id)
        plan, round_ = collection.plan, collection.round
        with desk.store.reading() as books:
            entries = books.entries.of_round(office.id, round_.fiscal_year, round_.number)
        return render_template(
            "record.html",
            office=office,
            round=round_,
            sections=plan.sections,
            responsible=_responsible(plan),
            entries=[_line(entry, office, plan) for entry in entries],
            transcripts={group.name: platform.transcript(group) for group in platform.people.groups()},
        )

    return routes


def _add_documents(routes: Blueprint, desk: Desk, office_id: int) -> None:
    @routes.get("/report.<format_key>", defaults={"is_preview": False})
    @routes.get("/preview.<any(html):format_key>", defaults={"is_preview": True})
    @open_to(Access.PUBLIC)
    def report(format_key: str, is_preview: bool) -> Response:
        office, collection = _shown(desk, office_id)
        round_ = collection.round
        try:
            file = export_report(
                desk.store, office, round_.fiscal_year, round_.number, format_key, desk.clock.now()
            )
        except OperatorError:
            abort(404)
        answer = Response(file.data, content_type=file.media_type)
        answer.headers["Cache-Control"] = "no-store"
        if is_preview:
            answer.headers["Content-Security-Policy"] = _PREVIEW_POLICY
        else:
            answer.headers["Content-Disposition"] = attachment(file.file_name)
        return answer


def _shown(desk: Desk, office_id: int) -> tuple[Office, Collection]:
    with desk.store.reading() as books:
        office = books.offices.get(office_id)
        collection = collection_shown(books, office, desk.clock.now()) if office else None
    if office is None or collection is None:
        abort(404)
    return office, collection


def _responsible(plan: Plan) -> dict[int, str]:
    return {
        measure.id: ALL_DIVISIONS
        if measure.responsible.scope is Scope.ALL
        else " ".join(measure.responsible.divisions)
        for measure in plan.measures()
    }


def _line(entry: Entry, office: Office, plan: Plan) -> dict[str, object]:
    measure = plan.by_id(entry.measure_id)
    return {
        "number": entry.number,
        "ref": measure.ref if measure else "",
        "division": office.division(entry.division_id).name,
        "status": entry.status.thai if entry.status else "",
        "text": entry.text,
        "when": moment(entry.event_at),
        "is_live": entry.is_live,
    }
