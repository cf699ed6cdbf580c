"""Division names: the one name behind the many ways a division is written.

กองการศึกษา, กองการศึกษาฯ, กองการศึกษา ฯ and กองการศึกษา ศาสนา และวัฒนธรรม are one division.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.numerals import to_arabic

_NOT_LETTERS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad.,ฯ/()\-]+")
_ALL = re.compile(r"^(?:ทุก|ทั้งหมดทุก)(?:สำนัก|ส่วน|กอง|หน่วยงาน|ส่วนราชการ)")
_OFFICE_TAIL = re.compile(r"(?:องค์การบริหารส่วนตำบล|เทศบาล|อบต|อบจ).*$")
_ANOTHER = re.compile(r"กอง|สำนัก|สป$")
_WRITTEN_OUT = re.compile(r"และ|^ศาสนา")
_SHORT = {"สป": "สำนักปลัด", "สนป": "สำนักปลัด"}


def division_key(name: str) -> str:
    """What two spellings of one division share: no spaces, ฯ, dots or joiners."""
    key = _NOT_LETTERS.sub("", to_arabic(name))
    key = _SHORT.get(key, key).replace("สำนักงานปลัด", "สำนักปลัด")
    trimmed = _OFFICE_TAIL.sub("", key)
    return trimmed or key


def means_all(text: str) -> bool:
    """ทุกสำนัก/กอง, ทุกส่วน ทุกกอง and their kin: every division of the office."""
    return bool(_ALL.match(_NOT_LETTERS.sub("", text)))


def match_division(name: str, known: Iterable[str]) -> str | None:
    """The known division a name means, or None when none or more than one fits.

    The same key wins; else one name may continue the other (กองการศึกษา ศาสนา และวัฒนธรรม,
    สำนักปลัดองค์การบริหารส่วนตำบล).
    """
    wanted = division_key(name)
    names = list(known)
    same = [found for found in names if division_key(found) == wanted]
    if len(same) == 1:
        return same[0]
    if len(wanted) < 4:
        return None
    begins = [found for found in names if _continues(wanted, division_key(found))]
    return begins[0] if len(begins) == 1 else None


def _continues(wanted: str, known: str) -> bool:
    """Whether a name is the beginning of a known one, or a known one written out further.

    กองสาธารณสุข means กองสาธารณสุขและสิ่งแวดล้อม; กองช่างสุขาภิบาล is not กองช่าง, and a name that
    goes on into a second division names neither.
    """
    if known.startswith(wanted):
        return not _ANOTHER.search(known, len(wanted))
    rest = wanted.removeprefix(known)
    return rest != wanted and bool(_WRITTEN_OUT.search(rest)) and not _ANOTHER.search(rest)
