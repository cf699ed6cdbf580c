"""Division names inside a message: กองคลัง ข้อ 3 …, สป. 2.1 …, กองการศึกษา ฯ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from bot.domain.naming import match_division
from bot.text.matching import canon
from bot.text.particles import ends_with_particle
from bot.text.patterns import lazily, rarely

_TAIL = r"(?: ?(?:ศาสนา ?(?:และ)? ?วัฒนธรรม|องค์การบริหารส่วนตำบล|เทศบาล(?:ตำบล)?|อบต\.?(?![ก-๎])))?(?: ?ฯ)?"
_KINDS = r"(?:องค์การบริหารส่วนตำบล|อบต\.?|เทศบาล(?:ตำบล|เมือง|นคร)?|ทต\.?|ทม\.?|องค์การบริหารส่วนจังหวัด|อบจ\.?)"
_KIND = lazily(_KINDS)
_LONGEST_NAME = 60
_SHORT = r"|สป\.?(?![ก-๎])|สนป\.?(?![ก-๎])"
# What people say for a division: the part of its name that tells, by what they say.
_UNITS = {
    "คลัง": ("งานพัสดุ", "งานการเงิน", "งานบัญชี", "งานจัดเก็บรายได้", "งานพัฒนารายได้", "งานจัดซื้อ"),
    "ช่าง": ("งานโยธา", "งานก่อสร้าง"),
    "ปลัด": ("งานการเจ้าหน้าที่", "งานบุคคล", "งานนิติการ", "งานนโยบายและแผน"),
    "ศึกษา": ("กองศึกษา", "งานการศึกษา", "ศพด.", "ศพด", "ศูนย์เด็กเล็ก"),
    "สวัสดิการ": ("งานสวัสดิการ", "งานพัฒนาชุมชน"),
}
_SIDE = r"(?:ฝั่ง|ทาง|ฝ่าย|ทีม)(?:กอง|งาน)?(?P<side>คลัง|ช่าง(?!ภาพ|ไฟ|รับ|ที่|ซ่อม|มา)|การศึกษา|ศึกษา|สวัสดิการ)"
_SPEAKS = r"(?= ?(?:แจ้ง|รายงาน|ขอ(?:ส่ง|แจ้ง|รายงาน|อัป|อัพ)|ส่ง(?=รายงาน|ผล|งาน|ข้อ)|(?:ข้อ|มาตรการ|ม\.) ?[0-9]))"
_BARE = rf"(?<![ก-๎])(?P<bare>คลัง|ช่าง|การศึกษา|สวัสดิการ){_SPEAKS}"
_NOT_WHOLE = ("งาน", "ฝั่ง", "ทาง", "ฝ่าย", "ทีม")
_CENTRES = ("ศพด.", "ศพด", "ศูนย์เด็กเล็ก")  # places as well: they speak only where they report
_UNIT = "|".join(
    unit.replace(".", r"\.") + (_SPEAKS if unit in _CENTRES else "")
    for units in _UNITS.values()
    for unit in units
)


class FoundDivision(NamedTuple):
    """A division of the office named in a text, and where the name ends on the matching copy."""

    name: str
    end: int


class Divisions:
    """The divisions of an office, found by name at a place of a matching copy."""

    def __init__(self, names: Sequence[str], office: str = "") -> None:
        self._names = tuple(names)
        self._pattern = _pattern(self._names)
        self._office = _office_pattern(office)
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def at(self, text: str, start: int, end: int) -> FoundDivision | None:
        """The division whose whole name stands at `start`."""
        if self._spans.get(text) == []:
            return None
        found = self._pattern.match(text, start, end)
        if found is None:
            return None
        name = _meant(found[0], found["side"] or found["bare"], self._names)
        return FoundDivision(name, found.end()) if name else None

    def behind_office(self, text: str, start: int, end: int) -> int:
        """Behind the office's own name, or "อบต.ของเรา", where a line begins with it."""
        found = self._office.match(text, start, end)
        return found.end() if found else start

    def alone_at(self, text: str, start: int, end: int) -> FoundDivision | None:
        """As `at`, where a space or a colon parts the name from what follows."""
        found = self.at(text, start, end)
        is_unit = text.startswith(_NOT_WHOLE, start)
        return found if found and not is_unit and (found.end == end or text[found.end] in " :\n") else None

    def somewhere(self, text: str, start: int, end: int) -> FoundDivision | None:
        """The first division named as a word of its own between `start` and `end`."""
        position = start if self._named(text) else end
        while position < end:
            found = self.alone_at(text, position, end)
            if found:
                return found
            space = text.find(" ", position, end)
            position = space + 1 if space >= 0 else end
        return None

    def named_between(self, text: str, start: int, end: int) -> list[tuple[str, int]]:
        """The divisions named anywhere between two places, inside a word or not, and where they begin."""
        found = [(self.at(text, begin, end), begin) for begin, _ in self.spans(text, start, end)]
        return [(division.name, begin) for division, begin in found if division]

    def spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where divisions are named between two places, inside a word or not."""
        spans = self._named(text)
        if not spans:
            return []
        first = bisect_left(spans, (start,))
        return list(takewhile(lambda span: span[1] <= end, islice(spans, first, None)))

    def _named(self, text: str) -> list[tuple[int, int]]:
        """Where divisions are named in a whole text; one is asked about many stretches of it."""
        found = self._spans.get(text)
        if found is None:
            found = self._spans[text] = [match.span() for match in self._pattern.finditer(text)]
        return found

    def mentioned(self, text: str, start: int, end: int, only: Collection[str]) -> str | None:
        """The first of some divisions named anywhere between two places."""
        return next((name for name, _ in self.named_between(text, start, end) if name in only), None)

    def signed(self, text: str) -> str | None:
        """The division that signs a message: its last line, or its last word behind a particle."""
        if not self._named(text):
            return None
        start = text.rstrip().rfind("\n") + 1
        end = len(text.rstrip())
        place = start + len(text[start:end]) - len(text[start:end].lstrip())
        while place < end:
            found = self.at(text, place, end)
            if found and found.end == end and (place == start or ends_with_particle(text, start, place)):
                return found.name
            space = text.find(" ", max(place, end - _LONGEST_NAME), end)
            place = space + 1 if space >= 0 else end
        return None


@lru_cache(maxsize=1024)
def _meant(written: str, part: str | None, names: tuple[str, ...]) -> str | None:
    """The division behind a name as written: its own, that of a unit of it, or "ทางช่าง"."""
    name = match_division(written, names)
    if name:
        return name
    part = part or next((key for key, units in _UNITS.items() if written in units), None)
    named = [known for known in names if part and part.removeprefix("การ") in known]
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, whole or up to their first space, with the tails people add or drop."""
    spellings = {spelling for name in names for spelling in _spellings(canon(name))}
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    whole = "|".join(re.escape(spelling).replace(r"\ ", " ?") for spelling in ordered)
    return rarely(rf"(?:{whole or '(?!)'}){_TAIL}{_SHORT}|{_SIDE}|{_BARE}|{_UNIT}")


@lru_cache(maxsize=64)
def _office_pattern(office: str) -> re.Pattern[str]:
    """The office's name in full or short, with or without "ของเรา"; any "อบต.เรา" too."""
    kind = _KIND.match(canon(office))
    name = re.escape(canon(office)[kind.end() :].strip()) if kind else re.escape(canon(office).strip())
    named = rf"(?:{_KINDS} ?{name}(?:ของเรา|เรา)?|{name})" if name else "(?!)"
    return re.compile(rf"(?:{named}|{_KINDS} ?(?:ของเรา|เรา))(?: |(?=[ก-๎]))(?! ?(?:ข้าง|อื่น))")


def _spellings(name: str) -> set[str]:
    bare = name.replace("ฯ", "").strip()
    spellings = {bare, bare.split(" ")[0]}
    spellings |= {"สำนักปลัด" for spelling in spellings if spelling.startswith("สำนักปลัด")}
    spellings |= {spelling.removesuffix("สังคม") for spelling in spellings}
    return {spelling for spelling in spellings if len(spelling) >= 4}
