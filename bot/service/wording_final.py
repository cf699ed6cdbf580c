"""Final wording: the coordinator lets a cell of the report say something in place of the staff's words.

The entries stay as they are; what the divisions say afterwards flags the cell.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.entry import EntryField
from bot.domain.final_wording import FinalWording
from bot.domain.office import Office
from bot.domain.person import Role
from bot.domain.plan import Measure
from bot.domain.rounds import Round
from bot.errors import Refusal
from bot.service.signing_in import Visitor
from bot.store.store import Books

LONGEST_WORDING = 10_000  # characters; several pages of one cell


def set_final_wording(books: Books, office: Office, wording: FinalWording) -> None:
    """From its moment on the cell prints the wording's text as typed, its lines being the paragraphs.

    Refuses a text without words (`clear_final_wording` is for that) and one too long to print.
    """
    text = wording.text or ""
    if not text.strip():
        raise Refusal("wording.empty")
    if len(text) > LONGEST_WORDING:
        raise Refusal("wording.too_long", limit=LONGEST_WORDING)
    books.final_wordings.append(office.id, wording)


def clear_final_wording(books: Books, office: Office, wording: FinalWording) -> None:
    """From the wording's moment on its cell prints the staff's own words again."""
    books.final_wordings.append(office.id, replace(wording, text=None))


def word_cell(
    books: Books, visitor: Visitor, measure: Measure, cell: tuple[Round, EntryField], text: str, now: datetime
) -> None:
    """Set from the board what the field of the measure says in the round's report."""
    set_final_wording(books, visitor.office, _wording(visitor, measure, cell, text, now))
    _note(books, visitor, measure, cell, AuditAction.FINAL_WORDING_SET, now)


def unword_cell(
    books: Books, visitor: Visitor, measure: Measure, cell: tuple[Round, EntryField], now: datetime
) -> None:
    """Take it back from the board."""
    clear_final_wording(books, visitor.office, _wording(visitor, measure, cell, None, now))
    _note(books, visitor, measure, cell, AuditAction.FINAL_WORDING_CLEARED, now)


def _wording(
    visitor: Visitor, measure: Measure, cell: tuple[Round, EntryField], text: str | None, now: datetime
) -> FinalWording:
    round_, field = cell
    set_by = next((one.id for one in visitor.members if one.role is Role.COORDINATOR), None)
    return FinalWording(measure.id, round_.fiscal_year, round_.number, field, text, set_by, now)


def _note(
    books: Books,
    visitor: Visitor,
    measure: Measure,
    cell: tuple[Round, EntryField],
    action: AuditAction,
    now: datetime,
) -> None:
    round_, field = cell
    facts = {"round": f"{round_.fiscal_year}-{round_.number}", "field": field.value}
    books.audit.note(visitor.office.id, visitor.actor, action, f"measure:{measure.id}", now, facts)
