"""A stored office whose divisions have reported, with photos and files as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.evidence import EvidenceDraft, EvidenceKind
from bot.domain.office import Office
from bot.domain.plan import Measure, Plan, PlanField
from bot.service.filing import file_content, take_up
from bot.store.files import Files
from bot.store.store import Store
from tests.builders import NOON, a_draft, a_measure, minutes_later, office_with_plan


@dataclass
class Reported:
    """The office, its plan, its store and its files; entries are numbered from 1 as they are said."""

    store: Store
    files: Files
    office: Office
    plan: Plan
    _sent: int = 0

    def say(self, text: str, measure: int = 0, division: int = 0, at: datetime = NOON, **facts: Any) -> int:
        """A result of a division about a measure, both by their place; gives the entry's number."""
        self._sent += 1
        draft = a_draft(
            measure_id=list(self.plan.measures())[measure].id,
            division_id=self.office.divisions[division].id,
            text=text,
            event_at=at,
            message_id=f"m-{self._sent}",
            chat_id="C-1",
            **facts,
        )
        with self.store.writing() as books:
            return books.entries.append(self.office.id, draft, at).entry.number

    def send(
        self,
        entry_number: int,
        data: bytes,
        kind: EvidenceKind = EvidenceKind.PHOTO,
        file_name: str | None = None,
        at: datetime = NOON,
    ) -> None:
        """A photo or file of an entry, fetched and kept at once."""
        self._sent += 1
        draft = EvidenceDraft(
            self.office.id,
            kind,
            "C-1",
            f"m-{self._sent}",
            at,
            entry_number=entry_number,
            file_name=file_name,
        )
        with self.store.writing() as books:
            books.evidence.add(draft, at)
        with self.store.writing() as books:
            (fetched,) = take_up(books, at, 1)
        file_content(self.store, self.files, fetched, data, at)


def whole(ref: str, title: str) -> Measure:
    """A measure of every division with all a plan says of it."""
    cells = {
        PlanField.MEASURE: f"{ref} {title}",
        PlanField.STEPS: "๑. ร่าง\n๒. เสนอผู้บริหาร",
        PlanField.RESPONSIBLE: "ทุกสำนัก/กอง",
        PlanField.PERIOD: "ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘",
    }
    return a_measure(ref, title, cells=cells)


def reported(store: Store, files: Files) -> Reported:
    """An office with a plan of two measures, of which nothing is said yet."""
    office, plan = office_with_plan(
        store, whole("1.1", "จัดทำคู่มือรับเรื่องร้องเรียน"), whole("1.2", "ประกาศผลจัดซื้อจัดจ้างทุกเดือน")
    )
    return Reported(store, files, office, plan)


LATER = minutes_later(60)
"""When everything said at NOON is long known."""
