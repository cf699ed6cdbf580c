"""Breaking: the pieces of a printed text between which a line may end.

Thai by words, everything else by spaces; signs stay with what they belong to. Joined again, the
pieces are the text: nothing is added and nothing lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bot.domain.calendar import MONTHS, SHORT_MONTHS
from bot.reports.words import LONGEST, THAI_RUN, WordList, thai_words

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PARTS = re.compile(
    r"(?P<space>[ \t\u2000-\u200b\u3000]+)"
    # A phrase written from right to left stays together, or its words would change places.
    r"|(?P<right_to_left>[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^\nก-๛]{0,60}[\u0590-\u08ff\ufb1d-\ufefc])?)"
    # พ.ศ. อบต. มี.ค.๒๕๖๘
    r"|(?P<short>ฯลฯ|ฯพณฯ"
    r"|(?<![ก-๎])(?:[เ-ไ]?[ก-ฮ][ิ-ู]?\.|[ก-ฮ]{2,4}\.)+(?:[ก-ฮ](?![ก-๎])|[0-9๐-๙]+)?)"
    r"|(?P<thai>[ก-ฮะ-ฺเ-ๅ็-๎]+)"
    r"|(?P<opening>[(\[{“‘«‹]+)"
    r"|(?P<other>[^ \t\u2000-\u200b\u3000ก-ฮะ-ฺเ-ๅ็-๎(\[{“‘«‹\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)"
)
_ADDRESS = re.compile(r"://|@|^www\.")
_LONG = 24  # signs of a code that may end a line inside, after one of its own signs
_CODE_PARTS = re.compile(r"[^/?&=_.,;:#%+-]*[/?&=_.,;:#%+-]+|[^/?&=_.,;:#%+-]+")
_CLOSING = frozenset("ฯๆ)]}”’»›,.;:!?%…/-–\"'\u2060\u00a0")
_OPENING = frozenset("([{“‘«‹\u2060\u00a0")
_QUOTES = frozenset("\"'")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_BEFORE_YEARS = (*SHORT_MONTHS, "พ.ศ.", "ค.ศ.")
_UNITS = frozenset(
    (
        *MONTHS,
        *SHORT_MONTHS,
        *("คน", "ราย", "ท่าน", "ครัวเรือน", "หมู่บ้าน", "ชุมชน", "ตำบล", "แห่ง", "หลัง", "กลุ่ม", "คณะ", "ชุด"),
        *("ครั้ง", "เรื่อง", "ข้อ", "โครงการ", "มาตรการ", "กิจกรรม", "รายการ", "ช่องทาง", "คะแนน", "รอบ", "งวด"),
        *("เล่ม", "ฉบับ", "แผ่น", "ใบ", "หน้า", "ป้าย", "จุด", "คัน", "ตัว", "เครื่อง", "ต้น", "ไร่", "สาย"),
        *("บาท", "พันบาท", "หมื่นบาท", "แสนบาท", "ล้านบาท", "ล้าน", "วินาที", "นาที", "ชั่วโมง", "วัน"),
        *("สัปดาห์", "เดือน", "ปี", "เมตร", "กิโลเมตร", "เปอร์เซ็นต์"),
    )
)
_CLUSTER = re.compile("[เแโใไ]{0,2}(?:.|$)[ะ-ฺๅ็-๎\u0300-\u036f\u200d\ufe0f]{0,6}", re.DOTALL)


class Breaker:
    """Breaks the texts of one report; `names` are the office's own, which no word list knows."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        own = WordList.of(run for name in names for run in THAI_RUN.findall(name))
        self._words = thai_words() | own
        self._known: dict[str, tuple[str, ...]] = {}
        self._runs: dict[tuple[str, int], tuple[str, ...]] = {}

    def pieces(self, text: str) -> tuple[str, ...]:
        """The text in pieces; a piece of spaces stands alone, and no line begins with one."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = tuple(self._joined(text, LONGEST))
        return found

    def fitted(self, text: str, fits: Callable[[str], bool]) -> Iterator[str]:
        """The pieces, those too wide for their column cut: into shorter words, else between letters."""
        for piece in self.pieces(text):
            if fits(piece) or piece.isspace():
                yield piece
            else:
                yield from self._cut(piece, len(piece) - 1, fits)

    def _cut(self, piece: str, longest: int, fits: Callable[[str], bool]) -> Iterator[str]:
        shorter = self._joined(piece, longest) if longest > 1 and not RIGHT_TO_LEFT.search(piece) else [piece]
        for part in shorter:
            if fits(part):
                yield part
            elif len(shorter) > 1:
                yield from self._cut(part, len(part) - 1, fits)
            else:
                yield from _filled(_CLUSTER.findall(part), fits)

    def _joined(self, text: str, longest: int) -> list[str]:
        joined: list[str] = []
        for part in self._parts(text, longest):
            is_whole = longest == LONGEST  # what is cut anyway is cut at its spaces first
            if joined[-1:] == [" "] and (_repeats(part) or (is_whole and _counts(joined[-2:][0], part))):
                joined[-2:] = ["".join([*joined[-2:], part])]
            elif joined and not _may_part(joined[-1], part):
                joined[-1] += part
            else:
                joined.append(part)
        return joined

    def _parts(self, text: str, longest: int) -> Iterator[str]:
        for match in _PARTS.finditer(text):
            part = match[0]
            if match.lastgroup == "thai":
                yield from self._split(part, longest)
            elif match.lastgroup == "other" and (len(part) > _LONG or _ADDRESS.search(part)):
                yield from _CODE_PARTS.findall(part)
            else:
                yield part

    def _split(self, run: str, longest: int) -> tuple[str, ...]:
        found = self._runs.get((run, longest))
        if found is None:
            found = self._runs[run, longest] = self._words.split(run, longest)
        return found


def _may_part(last: str, part: str) -> bool:
    """Whether a line may end between what was joined last and the next part."""
    if part.isspace() or last.isspace():
        return True
    return not (part[0] in _CLOSING or last[-1] in _OPENING or last in _QUOTES)


def _repeats(part: str) -> bool:
    """ๆ and ฯ: official spelling puts a space before them, and no line ends there."""
    return part[0] in "ๆฯ" and part not in ("ฯลฯ", "ฯพณฯ")


def _counts(last: str, part: str) -> bool:
    """12 คน, ๕ มีนาคม, ก.ย. 68, พ.ศ. ๒๕๖๘: a number is read together with what it counts."""
    return last[-1] in _DIGITS if part in _UNITS else part[0] in _DIGITS and last.endswith(_BEFORE_YEARS)


def _filled(clusters: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    """As many letters to a piece as fit, at least one."""
    line = ""
    for cluster in clusters:
        if line and not fits(line + cluster):
            yield line
            line = ""
        line += cluster
    yield line
