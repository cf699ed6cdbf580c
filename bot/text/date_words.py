"""How dates are written: the patterns, built from the month names, on a matching copy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.domain.calendar import SHORT_MONTHS, month_spellings
from bot.text.bundles import Bundle
from bot.text.lexicon import any_of, lexicon
from bot.text.patterns import lazily

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ENGLISH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_ERA = r"(?:(?:ปี)? ?(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|พุทธศักราช|คริสต์ศักราช) ?|ปี ?)?"
# "9 ตุลาการ" are judges, and no month of October.
_BEHIND_CLIPPED = r"นี้|ถึง|ค่ะ|คะ|ครับ|คับ|นะ|แล้ว|เสร็จ|เรียบ|ที่ผ่าน|ที่แล้ว|จะ|ปี|พ\.?ศ"
_LIKE_A_MONTH = r"(?:มี|เม|มิ|[มกพสตธ])\.? ?[คพยก](?![ก-๎])|(?:มี|เม|มิ|[มกพสตธ])\.[คพยก]"
_SIGNS = lazily(r"[. ]")
# One or two digits that continue no other number and are no ข้อ 3.
_ALONE = (
    r"(?<![0-9][0-9])(?<![0-9][./-][0-9])(?<!ข้อ[0-9])(?<!ข้อ [0-9])"
    r"(?<!สขร[0-9])(?<!สขร\.[0-9])(?<!สขร\. [0-9])"
)
# As above, and no part of a version ("v2.10.25"), a document ("ab-10-03-2568") or a house number.
_APART = (
    _ALONE + r"(?<![a-z][0-9])(?<![a-z][./ -][0-9])(?<!เวอร์ชัน[0-9])(?<!เวอร์ชัน [0-9])(?<!เวอร์ชั่น[0-9])"
    r"(?<!เวอร์ชั่น [0-9])(?<!รุ่น[0-9])(?<!รุ่น [0-9])(?<!เลขที่[0-9])(?<!เลขที่ [0-9])"
)
# "ต.ค.64-ก.ย.65" is two months.
_NO_YEAR = "(?!(?<=3[2-9]|[4-9][0-9]) ?(?:[-–—/]|ถึง))"
_FOUR = r"(?<![0-9][0-9])(?<![0-9][./-][0-9])"


def _few(ahead: str, alone: str = _ALONE) -> str:
    """One or two digits with something `ahead`; a digit first, so that the search skips to digits."""
    return rf"[0-9](?=[0-9]?{ahead}){alone}[0-9]?"


@lru_cache(maxsize=1024)
def month_number(written: str) -> int:
    """1-12 for a month as matched by the patterns: digits, Thai in any spelling, or English."""
    if written.isdecimal():
        return int(written)
    plain = _SIGNS.sub("", written).lower()
    number = month_spellings().get(plain)
    return number or _ENGLISH.index(plain[:3]) + 1


@cache
def day_patterns(*, has_figures: bool) -> Bundle:
    """Every way to write a day; group `day` is what was written, the other groups its parts.

    Groups: date, until, month, year, month_before of a calendar day; relative, ago, weekday of the
    others. A text without a figure has only some of them.
    """
    patterns = (*_in_figures(), *_in_letters()) if has_figures else _in_letters()
    return Bundle(patterns, re.IGNORECASE)


def _in_figures() -> tuple[str, ...]:
    months, year = month_pattern(), year_pattern()
    ahead = r" {0,2}(?:[-–—/มกเพสตธjfmasond]|ถึง)"  # what may part it from a month, or begins one
    in_words = (
        rf"(?P<day>(?P<date>{_few(ahead)}){_NO_YEAR}(?: ?(?:-|–|—|ถึง) ?(?:วันที่ ?)?(?P<until>[0-9]{{1,2}}))?"
        rf" ?[-/]? ?(?:เดือน ?)?(?P<month>{months}){year})"
    )
    with_signs = (
        rf"(?P<day>(?P<date>{_few('[/.-]', _APART)})(?:-(?P<until>[0-9]{{1,2}})(?=[/.]))?"
        r"(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)"
        r"(?P<year>[0-9]{4}|[0-9]{2}(?<!\.[0-4][0-9])))(?![0-9]|[./-][0-9])"
    )
    year_first = (
        rf"(?P<day>(?P<year>[12](?=[0-9]{{3}}[/-]){_FOUR}[0-9]{{3}})(?P<sign>[/-])(?P<month>[0-9]{{1,2}})(?P=sign)"
        r"(?P<date>[0-9]{1,2}))(?![0-9]|[./-][0-9])"
    )
    in_english = (
        rf"(?P<day>(?P<month>(?-i:[JFMASONDjfmasond])(?<![a-z][a-z])(?<=(?={_IN_ENGLISH}).)[a-z]+\.?)"
        r" ?(?P<date>[0-9]{1,2})(?:st|nd|rd|th)?,? "
        r"(?P<year>[0-9]{4}))(?![0-9])"
    )
    spaced = rf"(?P<day>(?P<date>{_few(' ')}) (?P<month>[0-9]{{1,2}}) (?P<year>25[0-9]{{2}}))(?![0-9/])"
    announced = r"(?:วันที่|ลว\.|ลงวันที่|เมื่อ) ?(?P<day>(?P<date>[0-9]{1,2})/(?P<month>[0-9]{1,2}))(?![0-9/])"
    this_year = rf"(?P<day>(?P<date>{_few('/')})/(?P<month>[0-9]{{1,2}}) ?นี้)"
    # "อบรม 2 วัน วันที่ 1 บรรยาย" counts days; only beside "when" or "done" is it a day of the month.
    only_day = (
        r"(?:เมื่อ|แล้ว|เสร็จ|ตั้งแต่) ?(?P<day>วันที่ ?(?P<date>[0-9]{1,2}))"
        rf"(?! ?[0-9/.,:-]| ?(?:ของ|ถึง|และ|กับ)| ?-? ?(?:เดือน ?)?(?:{months}|{_LIKE_A_MONTH}))"
    )
    this_month = r"(?P<day>วันที่ ?(?P<date>[0-9]{1,2}) ?(?:เดือน)?นี้)"
    last_month = (
        r"(?P<day>วันที่ ?(?P<date>[0-9]{1,2}) ?(?:ของ)?(?P<month_before>เดือน(?:ก่อน(?!หน้า)|ที่แล้ว|ที่ผ่านมา)))"
    )
    ago = rf"(?P<day>(?P<ago>{_few(' ?วัน')}) ?วัน(?:ก่อน(?!หน้า)|ที่แล้ว|ที่ผ่านมา))"
    return (
        in_words, with_signs, year_first, in_english, spaced, announced, this_year, only_day, this_month,
        last_month, ago,
    )  # fmt: skip


def _in_letters() -> tuple[str, ...]:
    relative = (
        r"(?P<day>(?P<relative>เมื่อวานซืน|เมื่อวานนี้|เมื่อวาน(?!ซืน)|วานซืน|วานนี้|วันนี้(?<!ทุกวันนี้)"
        r"|เมื่อเช้า(?!วาน)|เช้านี้))"
    )
    weekday = (
        r"(?P<day>(?:วัน)?(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|(?<=วัน)อาทิตย์)(?:บดี)?"
        r"(?:(?:ก่อน)?ที่(?:แล้ว|ผ่านมา)|ก่อน(?![ก-๎])))"
    )
    on_weekday = (
        r"(?:เมื่อ|(?:แล้ว|เสร็จ|ครบ|ไป)ตั้งแต่)(?P<day>วัน(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:บดี)?)"
        r"(?!บดี| ?(?:ที่|หน้า|นี้|ก่อน))"
    )
    return relative, weekday, on_weekday


def year_pattern() -> str:
    """A year behind a month, if there is one: group `year`, and no amount, hour or next date."""
    units = any_of(lexicon().counts.words)
    return (
        rf"(?:(?:[-/]| ?){_ERA}'?(?P<year>[0-9]{{4}}|[0-9]{{2}})"
        rf"(?![0-9]|[.:,/][0-9]| ?(?!ข้อ ?[0-9])(?:{units})(?![ก-๎])| ?%| ?(?:{month_pattern()})))?"
    )


@cache
def month_pattern() -> str:
    """Full and short month names; a short one without its last dot must end the word."""
    short = [r"(?:\. ?)?".join(name.rstrip(".").split(".")) for name in SHORT_MONTHS]
    abbreviations = {name.replace(".", "") for name in SHORT_MONTHS}
    whole = sorted(set(month_spellings()) - abbreviations, key=len, reverse=True)
    clipped = [name for name in whole if not name.endswith(("คม", "ยน", "พันธ์"))]
    full = [name for name in whole if name not in clipped]
    return (
        "|".join(full)
        + rf"|(?:{'|'.join(clipped)})(?:(?={_BEHIND_CLIPPED})|(?![ก-๎]))"
        + rf"|(?:{'|'.join(short)})(?:\.|(?![ก-๎])|(?={_BEHIND_CLIPPED}))"
        + f"|{_IN_ENGLISH}"
    )
