"""Plan uploads: what a file handed in on the board would change, and storing it once that was agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.clock import bangkok_day
from bot.domain.audit import AuditAction
from bot.domain.office import Office
from bot.domain.plan_change import PlanChange
from bot.errors import Refusal
from bot.plan.importing import ImportedPlan
from bot.service.history import told_round
from bot.service.planning import keep_plan
from bot.service.signing_in import Visitor
from bot.store.store import Books


@dataclass(frozen=True)
class PlanPreview:
    """What was read from a file and what storing it would do.

    `titles` names the measures of the change by their refs, those to be removed as they are stored;
    `history_round` is the round its filled results belong to, None where it has none.
    """

    imported: ImportedPlan
    change: PlanChange
    titles: Mapping[str, str]
    removed_titles: Mapping[str, str]
    history_round: int | None


def foreseen(books: Books, office: Office, imported: ImportedPlan, now: datetime) -> PlanPreview:
    """Compare what was read with the stored plan of the year."""
    plan = imported.plan
    stored = books.plans.get(office.id, plan.fiscal_year)
    rounds = books.rounds.of_year(office.id, plan.fiscal_year)
    return PlanPreview(
        imported,
        books.plans.would_change(office.id, plan),
        {measure.ref: measure.title for measure in plan.measures()},
        {measure.ref: measure.title for measure in stored.measures()} if stored else {},
        told_round(plan, rounds, bangkok_day(now)).number if imported.filled else None,
    )


def keep_upload(
    books: Books, visitor: Visitor, imported: ImportedPlan, now: datetime, *, skip_bad_rows: bool
) -> None:
    """Store what was read; refuses unreadable rows unless they may be left out and others remain."""
    plan = imported.plan
    if imported.problems and not skip_bad_rows:
        raise Refusal("web.plan.has_problems")
    if not any(section.measures for section in plan.sections):
        raise Refusal("web.plan.nothing_left")
    kept = keep_plan(books, visitor.office, imported, now)
    change = kept.change
    facts = {
        "added": len(change.added) if change else 0,
        "changed": len(change.changed) if change else 0,
        "removed": len(change.removed) if change else 0,
        "left_out": len({problem.row for problem in imported.problems}),
        "history": kept.history,
    }
    subject = f"plan:{plan.fiscal_year}"
    books.audit.note(visitor.office.id, visitor.actor, AuditAction.PLAN_IMPORTED, subject, now, facts)
