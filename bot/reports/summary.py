"""The executive summary: one page that tells how the round stands, without the report beside it.

Every string is as it is printed, numerals included.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.reports.cutting import cut


class Light(StrEnum):
    """The traffic light of a measure: NONE while nobody has reported about it.

    DONE only when every responsible division has answered; REPORTED when what was said names no status.
    """

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_APPLICABLE = "not_applicable"
    REPORTED = "reported"
    NONE = "none"

    @property
    def thai(self) -> str:
        return _WORDS[self]

    @property
    def colour(self) -> str:
        """Six hexadecimal digits; dark enough for white text on it (WCAG 2.2, 4.5 to 1)."""
        return _COLOURS[self]

    @property
    def sign(self) -> str:
        """A sign of its own beside the colour, for paper without colour and eyes that see none."""
        return _SIGNS[self]


_WORDS = {
    Light.DONE: "ดำเนินการแล้ว",
    Light.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    Light.NOT_STARTED: "ยังไม่ได้ดำเนินการ",
    Light.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
    Light.REPORTED: "รายงานแล้ว ไม่ระบุสถานะ",
    Light.NONE: "ยังไม่ได้รับรายงาน",
}
_COLOURS = {
    Light.DONE: "1A7F4B",
    Light.IN_PROGRESS: "9A6700",
    Light.NOT_STARTED: "B3261E",
    Light.NOT_APPLICABLE: "5B6570",
    Light.REPORTED: "2F6690",
    Light.NONE: "3D4450",
}
_SIGNS = {
    Light.DONE: "●",
    Light.IN_PROGRESS: "◐",
    Light.NOT_STARTED: "○",
    Light.NOT_APPLICABLE: "–",
    Light.REPORTED: "✓",
    Light.NONE: "?",
}


@dataclass(frozen=True)
class MeasureLight:
    """A measure and how far it is; `waiting_for` are the divisions that have not answered."""

    ref: str
    title: str
    light: Light
    waiting_for: tuple[str, ...]

    def title_with_ref(self, longest: int) -> str:
        """The title behind its ref, unless it opens with that already; cut when too long for a line."""
        text = self.title if self.title.startswith(self.ref) else f"{self.ref} {self.title}"
        return cut(text, longest)


@dataclass(frozen=True)
class Rate:
    """The four figures of routine reporting for a division, or for the whole office.

    `reporting` and `on_time` are whole per cents of `expected`, never rounded up to all.
    """

    name: str
    expected: int
    received: int
    reporting: int
    on_time: int
    texts: tuple[str, str, str, str]


RATE_HEADINGS = ("สำนัก/กอง", "ต้องรายงาน", "ได้รับ", "รายงาน (%)", "ทันเวลา (%)")
"""Over the rates: the division and the four figures."""
BAR_HEADING = "สัดส่วนที่รายงาน"


@dataclass(frozen=True)
class Summary:
    """The page. `counts` says how many measures show each light, and that number as printed.

    `late` names what is late or missing, or says that nothing is; `follow_up` names the measures that
    have not begun or were never heard of, the first few.
    """

    title: str
    subtitle: str
    as_of: str
    headline: str
    counts: tuple[tuple[Light, int, str], ...]
    lights: tuple[MeasureLight, ...]
    rates: tuple[Rate, ...]
    total: Rate
    late_heading: str
    late: tuple[str, ...]

    follow_up: tuple[str, ...]

    lights_heading = "สถานะรายมาตรการ"
    rates_heading = "การรายงานของแต่ละสำนัก/กอง"
    follow_up_heading = "มาตรการที่ควรติดตาม"
