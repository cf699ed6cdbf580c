"""History: what the result columns of an imported table say becomes entries: an office starts with data.

A cell that names nobody is what every division responsible for the measure reported. It never stands
beside what people said themselves: cells somebody reported on are left alone, and whoever reports later
takes the place of what the file said for their division (`bot.service.progress`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.clock import BANGKOK, bangkok_day
from bot.domain.entry import PLAN_FILE, Entry, EntryDraft, EntryField
from bot.domain.numerals import to_arabic
from bot.domain.office import Office
from bot.domain.plan import Measure, Plan
from bot.domain.rounds import Round
from bot.domain.standing import responsible_divisions
from bot.plan.importing import FilledCell
from bot.store.store import Books
from bot.text.reading import read_statement

_SECOND_HALF = re.compile(r"เม(?:ษายน|\.ย\.).{0,40}ก(?:ันยายน|\.ย\.)|6 ?เดือนหลัง|12 ?เดือน|(?:รอบ|ครั้ง)ที่ ?2\b")
_FIRST_HALF = re.compile(r"ต(?:ุลาคม|\.ค\.).{0,40}มี(?:นาคม|\.ค\.)|6 ?เดือน|(?:รอบ|ครั้ง)ที่ ?1\b")


def keep_history(
    books: Books, office: Office, plan: Plan, filled: Sequence[FilledCell], now: datetime
) -> int:
    """Append the filled cells as entries of the round the table is about; returns how many are new.

    The same table kept again appends nothing; a changed cell corrects what the file said before.
    """
    if not filled:
        return 0
    stored = books.plans.get(office.id, plan.fiscal_year)
    rounds = books.rounds.of_year(office.id, plan.fiscal_year)
    if stored is None or not rounds:
        return 0
    round_ = told_round(plan, rounds, bangkok_day(now))
    last_day = datetime.combine(round_.covers[1], time(12), BANGKOK)
    known = books.entries.of_round(office.id, plan.fiscal_year, round_.number)
    appended = 0
    for draft in _drafts(office, stored, filled, round_, min(last_day, now)):
        about = [entry for entry in known if _is_about(entry, draft)]
        fresh = _in_place_of(draft, about)
        if fresh is not None and not _is_reported(draft, known):
            appended += books.entries.append(office.id, fresh, now).is_new
    return appended


def told_round(plan: Plan, rounds: Sequence[Round], today: date) -> Round:
    """The round the table's own heading names, else the last one that is over, else the first."""
    heading = to_arabic(" ".join((*plan.title_lines, *plan.preface)))
    over = [item for item in rounds if item.covers[1] < today]
    number = max((item.number for item in over), default=1)
    if _SECOND_HALF.search(heading):
        number = 2
    elif _FIRST_HALF.search(heading):
        number = 1
    return next((item for item in rounds if item.number == number), rounds[0])


def _drafts(
    office: Office, plan: Plan, filled: Iterable[FilledCell], round_: Round, at: datetime
) -> Iterator[EntryDraft]:
    for measure, cell in _joined(plan, filled):
        field = cell.field or EntryField.RESULTS
        said = read_statement(cell.text, measure, bangkok_day(at), field)
        for division in responsible_divisions(measure, office):
            draft = EntryDraft(
                measure_id=measure.id,
                division_id=division.id,
                fiscal_year=plan.fiscal_year,
                round_number=round_.number,
                field=field,
                text=cell.text,
                status=cell.status or (said.status if said else None),
                percent=None,
                dates=said.dates if said else (),
                event_at=at,
            )
            yield draft._replace(message_id=_source(draft))


def _joined(plan: Plan, filled: Iterable[FilledCell]) -> Iterator[tuple[Measure, FilledCell]]:
    """Each cell with its measure; a status column belongs to the results beside it."""
    cells = list(filled)
    statuses = {cell.ref: cell for cell in cells if cell.field is None}
    for cell in cells:
        measure = plan.by_ref(cell.ref)
        if measure is None:
            continue
        if cell.field is EntryField.RESULTS and cell.ref in statuses:
            yield measure, replace(cell, status=statuses.pop(cell.ref).status)
        elif cell.field is not None:
            yield measure, cell
    for ref, cell in statuses.items():
        alone = plan.by_ref(ref)
        if alone is not None:
            yield alone, replace(cell, text="")


def _source(draft: EntryDraft) -> str:
    """What stands for a message: the same words about the same are the same saying."""
    said = f"{draft.round_number} {draft.status} {draft.text}"
    return PLAN_FILE + hashlib.sha256(said.encode()).hexdigest()[:32]


def _is_about(entry: Entry, draft: EntryDraft) -> bool:
    return (entry.measure_id, entry.division_id, entry.field) == (
        draft.measure_id,
        draft.division_id,
        draft.field,
    )


def _is_reported(draft: EntryDraft, known: Iterable[Entry]) -> bool:
    """Whether people have said something in that cell themselves."""
    return any(
        (entry.measure_id, entry.field) == (draft.measure_id, draft.field) and not entry.is_from_plan_file
        for entry in known
    )


def _in_place_of(draft: EntryDraft, about: Sequence[Entry]) -> EntryDraft | None:
    """The draft as a correction of what the file said before; None when that says the same, or is gone."""
    standing = [entry for entry in about if entry.is_live]
    if not about:
        return draft
    if not standing or standing[-1].message_id == draft.message_id:
        return None
    return draft._replace(supersedes=standing[-1].number)
