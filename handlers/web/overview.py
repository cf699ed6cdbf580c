"""The demo's plain page: the plan, what was said, the conversation, and the document they became.

It shows an office's record to anyone who asks, so only the demo registers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from flask import Blueprint, Response, abort, render_template

from bot.clock import BANGKOK, Clock
from bot.domain.calendar import short_date
from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import ALL_DIVISIONS, Plan, Scope
from bot.domain.rounds import Round
from bot.domain.standing import office_standing
from bot.errors import OperatorError
from bot.service.reporting import export_report
from bot.store.store import Store
from handlers.web.access import Access, open_to
from handlers.web.attachments import attachment

Transcripts = Callable[[], Mapping[str, Sequence[str]]]
"""Gives what was said in each group, oldest first, by the group's name."""


def overview(
    store: Store, clock: Clock, office: Office, plan: Plan, round_: Round, transcripts: Transcripts
) -> Blueprint:
    """The blueprint of the page and of the document's download."""
    blueprint = Blueprint("overview", __name__, template_folder="templates")

    @blueprint.get("/")
    @open_to(Access.PUBLIC)
    def page() -> str:
        with store.reading() as books:
            entries = books.entries.of_round(office.id, round_.fiscal_year, round_.number)
        return render_template(
            "overview.html",
            office=office,
            year=round_.fiscal_year.number,
            round_number=round_.number,
            deadline=short_date(round_.reply_deadline),
            sections=plan.sections,
            responsible=_responsible(plan),
            standings=office_standing(office, plan, entries),
            entries=[_line(entry, office, plan) for entry in entries],
            transcripts=transcripts(),
        )

    @blueprint.get("/report.<format_key>")
    @open_to(Access.PUBLIC)
    def report(format_key: str) -> Response:
        try:
            file = export_report(store, office, round_.fiscal_year, round_.number, format_key, clock.now())
        except OperatorError:
            abort(404)
        return Response(
            file.data,
            mimetype=file.media_type,
            headers={
                "Content-Disposition": attachment(file.file_name),
                "X-Content-Type-Options": "nosniff",
            },
        )

    return blueprint


def _responsible(plan: Plan) -> dict[int, str]:
    return {
        measure.id: ALL_DIVISIONS
        if measure.responsible.scope is Scope.ALL
        else " ".join(measure.responsible.divisions)
        for measure in plan.measures()
    }


def _line(entry: Entry, office: Office, plan: Plan) -> dict[str, object]:
    measure = plan.by_id(entry.measure_id)
    moment = entry.event_at.astimezone(BANGKOK)
    return {
        "number": entry.number,
        "ref": measure.ref if measure else "",
        "division": office.division(entry.division_id).name,
        "field": entry.field.value,
        "status": entry.status.thai if entry.status else "",
        "text": entry.text,
        "when": f"{short_date(moment.date())} {moment:%H:%M} น.",
        "is_live": entry.is_live,
    }
