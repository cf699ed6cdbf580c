"""Machine-readable forms of a plan and of entries, as product.md describes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.clock import BANGKOK
from bot.domain.entry import Entry
from bot.domain.evidence import Evidence
from bot.domain.office import Office
from bot.domain.plan import ALL_DIVISIONS, Measure, Plan, PlanField, Scope

_FURTHER_FIELDS = (
    PlanField.INDICATOR,
    PlanField.QUESTION,
    PlanField.WEAKNESS,
    PlanField.GUIDELINE,
    PlanField.MEASURES,
    PlanField.FOLLOWUP,
)


def plan_document(plan: Plan) -> dict[str, object]:
    """A plan as `plan show --json` answers it."""
    return {
        "fiscal_year": plan.fiscal_year.number,
        "layout": plan.layout,
        "sections": [
            {
                "number": _number(section.number),
                "title": section.title,
                "measures": [_measure(measure) for measure in section.measures],
            }
            for section in plan.sections
        ],
    }


def entries_document(
    office: Office,
    plan_refs: Mapping[int, str],
    entries: Sequence[Entry],
    evidence: Mapping[int, Sequence[Evidence]],
) -> dict[str, object]:
    """Entries as `entries --json` answers them, oldest first.

    `plan_refs` gives each measure's ref, `evidence` what belongs to each entry by its number.
    """
    return {
        "entries": [
            entry_record(office, plan_refs, entry, evidence.get(entry.number, ())) for entry in entries
        ]
    }


def entry_record(
    office: Office, plan_refs: Mapping[int, str], entry: Entry, evidence: Sequence[Evidence]
) -> dict[str, object]:
    """One entry with what belongs to it."""
    return {
        "number": entry.number,
        "measure": plan_refs.get(entry.measure_id),
        "division": office.division(entry.division_id).name,
        "fiscal_year": entry.fiscal_year.number,
        "round": entry.round_number,
        "field": entry.field.value,
        "status": entry.status.value if entry.status else None,
        "text": entry.text,
        "dates": [{"text": said.text, "value": said.value.isoformat()} for said in entry.dates],
        "percent": entry.percent,
        "evidence": [evidence_record(item) for item in evidence],
        "event_at": entry.event_at.astimezone(BANGKOK).isoformat(),
        "recorded_at": entry.recorded_at.astimezone(BANGKOK).isoformat(),
        "message_id": entry.message_id,
        "superseded_by": entry.superseded_by,
        "withdrawn": entry.withdrawn_at is not None,
    }


def evidence_record(item: Evidence) -> dict[str, object]:
    """What was sent, and what became of it."""
    return {
        "kind": item.kind.value,
        "file_name": item.file_name,
        "url": item.url,
        "media_type": item.media_type,
        "size": item.size,
        "sha256": item.content_hash,
        "state": item.state.value,
        "reason": item.reason.value if item.reason else None,
    }


def _measure(measure: Measure) -> dict[str, object]:
    is_all = measure.responsible.scope is Scope.ALL
    period = measure.period
    document: dict[str, object] = {
        "ref": measure.ref,
        "number": _number(measure.number or str(measure.row)),
        "title": measure.title,
        "steps": list(measure.steps),
        "responsible": [ALL_DIVISIONS] if is_all else list(measure.responsible.divisions),
        "responsible_scope": measure.responsible.scope.value,
        "responsible_units": [
            {"division": unit.division, "unit": unit.name} for unit in measure.responsible.units
        ],
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None,
        "question_code": measure.question_code,
    }
    document |= {name.value: measure.cell(name) for name in _FURTHER_FIELDS if measure.cell(name)}
    if PlanField.QUESTION in measure.cells:
        document["question"] = measure.title
    return document


def _number(printed: str | None) -> int | str | None:
    """Whole numbers as numbers; 2.1 stays text, because 2.10 is not 2.1."""
    return int(printed) if printed is not None and printed.isascii() and printed.isdigit() else printed
