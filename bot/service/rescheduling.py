"""Changing the dates of a round from the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.audit import AuditAction
from bot.domain.rounds import Round
from bot.errors import Refusal
from bot.service.signing_in import Visitor
from bot.store.store import Books


def reschedule(
    books: Books,
    visitor: Visitor,
    round_: Round,
    days: tuple[date, date, date],
    now: datetime,
) -> Round:
    """Keep the days as the round's opening, reply deadline and report deadline; they follow each other."""
    opens_on, reply_deadline, report_deadline = days
    if not opens_on < reply_deadline <= report_deadline:
        raise Refusal("web.rounds.order")
    if opens_on < round_.covers[0]:
        raise Refusal("web.rounds.too_early")
    changed = replace(
        round_, opens_on=opens_on, reply_deadline=reply_deadline, report_deadline=report_deadline
    )
    books.rounds.save(visitor.office.id, changed)
    facts = {"opens": str(opens_on), "reply": str(reply_deadline), "report": str(report_deadline)}
    subject = f"round:{round_.fiscal_year}-{round_.number}"
    books.audit.note(visitor.office.id, visitor.actor, AuditAction.ROUND_DATES_SET, subject, now, facts)
    return changed
