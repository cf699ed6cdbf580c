"""The records of a round for its pack: what was said, what showed it, and what happened when."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import BANGKOK
from bot.domain.entry import Entry
from bot.domain.final_wording import FinalWording
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.plan import Plan
from bot.domain.rounds import Round
from bot.reports.harmless import harmless

Record = Mapping[str, object]


@dataclass(frozen=True)
class RoundRecords:
    """Everything the books hold about a round as of an instant."""

    office: Office
    plan: Plan
    round: Round
    entries: Sequence[Entry]
    wordings: Sequence[FinalWording]
    texts: Mapping[OfficeText, str]

    def office_record(self) -> Record:
        """The office, its divisions, the dates of the round and the texts it chose."""
        return {
            "office": self.office.full_name,
            "district": self.office.district,
            "province": self.office.province,
            "layout": self.office.layout,
            "divisions": [division.name for division in self.office.divisions],
            "fiscal_year": self.plan.fiscal_year.number,
            "round": self.round.number,
            "opens_on": self.round.opens_on.isoformat(),
            "reply_deadline": self.round.reply_deadline.isoformat(),
            "report_deadline": self.round.report_deadline.isoformat(),
            "texts": {key.value: text for key, text in self.texts.items()},
        }

    def trail(self) -> list[Record]:
        """What happened to the entries and wordings of the round, oldest first."""
        events = [*self._entry_events(), *self._wording_events()]
        return [record for _, _, record in sorted(events, key=lambda event: event[:2])]

    def _entry_events(self) -> Iterator[tuple[datetime, int, Record]]:
        corrects = {entry.superseded_by: entry.number for entry in self.entries if entry.superseded_by}
        for entry in self.entries:
            what = "corrected" if entry.number in corrects else "recorded"
            facts = self._about(entry, corrects.get(entry.number))
            yield entry.recorded_at, entry.number, _event(entry.recorded_at, f"entry {what}", facts)
            if entry.withdrawn_at is not None:
                facts = self._about(entry, None)
                yield entry.withdrawn_at, entry.number, _event(entry.withdrawn_at, "entry withdrawn", facts)

    def _about(self, entry: Entry, corrects: int | None) -> dict[str, object]:
        measure = self.plan.by_id(entry.measure_id)
        return {
            "entry": entry.number,
            "measure": measure.ref if measure else None,
            "division": self.office.division(entry.division_id).name,
            "by": entry.display_name,
            "corrects": corrects,
        }

    def _wording_events(self) -> Iterator[tuple[datetime, int, Record]]:
        for wording in self.wordings:
            measure = self.plan.by_id(wording.measure_id)
            facts = {
                "measure": measure.ref if measure else None,
                "field": wording.field.value,
                "member": wording.set_by,
                "text": wording.text,
            }
            yield wording.set_at, 0, _event(wording.set_at, "final wording set", facts)


def json_bytes(record: object) -> bytes:
    """Readable JSON in UTF-8."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def csv_bytes(records: Iterable[Record], columns: Sequence[str]) -> bytes:
    """The records as a table a spreadsheet opens without running anything in it."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([harmless(_plain(record.get(column))) for column in columns])
    return output.getvalue().encode("utf-8-sig")


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _event(at: datetime, what: str, facts: Mapping[str, object]) -> Record:
    return {"at": at.astimezone(BANGKOK).isoformat(), "what": what, **facts}
