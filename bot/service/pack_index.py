"""The index of a pack: what was put in, gathered while it is written, for the page it opens with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import BANGKOK
from bot.domain.calendar import long_date
from bot.domain.office import Office
from bot.domain.rounds import Round
from bot.reports.pack_page import PackFile, PackGroup, PackPage, pack_page
from bot.service.archive import Packed
from bot.wording.say import say


@dataclass
class PackIndex:
    """The files of a pack by what they are for."""

    office: Office
    round: Round
    as_of: datetime
    documents_missing: list[str] = field(default_factory=list)
    _groups: dict[str, list[PackFile]] = field(default_factory=dict)

    def add(self, group: str, packed: Packed, label: str) -> None:
        """Note a file under documents, signed, plan, records or evidence."""
        self._groups.setdefault(group, []).append(PackFile(packed.path, label, _size(packed.size)))

    def page(self) -> bytes:
        """The page in Thai that explains and links everything."""
        moment = self.as_of.astimezone(BANGKOK)
        facts = {"round": self.round.number, "year": self.round.fiscal_year.number}
        lines = [
            say("pack.intro", office=self.office.full_name, **facts),
            say("pack.as_of", day=long_date(moment.date()), time=f"{moment:%H:%M}"),
            say("pack.sums"),
        ]
        if self.documents_missing:
            lines.append(say("pack.missing", formats=", ".join(self.documents_missing)))
        return pack_page(PackPage(say("pack.title", **facts), tuple(lines), tuple(self._made_groups())))

    def _made_groups(self) -> list[PackGroup]:
        headings = {
            "documents": ("pack.documents", "pack.documents_about"),
            "signed": ("pack.signed", "pack.signed_about"),
            "plan": ("pack.plan", "pack.plan_about"),
            "records": ("pack.records", "pack.records_about"),
            "evidence": ("pack.evidence", "pack.evidence_about"),
        }
        return [
            PackGroup(say(heading), say(about), tuple(self._groups.get(group, ())))
            for group, (heading, about) in headings.items()
            if group != "signed" or group in self._groups
        ]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(size / 1_000, 0.1):.1f} kB"
