"""A report of อบต.ห้วยตาล with every paper around it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.rounds import default_rounds
from bot.domain.signing import Decision
from bot.reports.annex import Annex, Photo
from bot.reports.compiling import compile_report
from bot.reports.layout import load_layout
from bot.reports.memo import Emblem, Given
from bot.reports.memo_filling import filled_memo
from bot.reports.paper_texts import PaperTexts
from bot.reports.summing_up import summed_up
from bot.reports.table import Report
from tests.support.huai_tan import AS_OF, YEAR, entries, office, plan
from tests.support.pictures import a_photo

GIVEN = (
    Given(
        1,
        Decision.APPROVED,
        "เห็นควรเสนอผู้บริหารพิจารณา",
        date(2025, 10, 22),
        name="นางสาวมาลี ศรีสุข",
        post="ผู้อำนวยการกองคลัง",
        acting_for="หัวหน้าสำนักปลัด",
    ),
)


def texts(of: Office, **own: str) -> PaperTexts:
    return PaperTexts(
        of, default_rounds(YEAR)[1], {OfficeText[name.upper()]: text for name, text in own.items()}
    )


def photos(count: int, caption: str = "มาตรการที่ ๑ สำนักปลัด ๑ กันยายน ๒๕๖๘") -> tuple[Photo, ...]:
    """So many photos, lying and standing in turn, each of its own colour."""
    made = []
    for number in range(1, count + 1):
        sides = (160, 120) if number % 2 else (120, 160)
        data = a_photo(*sides, colour=f"#{number * 5 % 256:02x}80a0")
        content_hash = hashlib.sha256(data).hexdigest()
        made.append(
            Photo(
                number,
                f"ภาพที่ {number}",
                caption,
                ("1",),
                (number,),
                content_hash,
                len(data),
                *sides,
                read=partial(bytes, data),
            )
        )
    return tuple(made)


def dressed(
    layout: str = "six-month",
    given: Sequence[Given] = (),
    photo_count: int = 6,
    of: Office | None = None,
    **own: str,
) -> Report:
    """The report with memo, summary and annex; `own` are the office's texts by the name of their key."""
    whose = of or office(layout)
    words = texts(whose, **own)
    report = compile_report(whose, plan(layout), entries(), load_layout(layout), 2, AS_OF)
    emblem = Emblem(a_photo(30, 32), 30, 32)
    return replace(
        report,
        memo=filled_memo(words, given=given, emblem=emblem if given else None),
        summary=summed_up(words, plan(layout), entries(), AS_OF),
        annex=Annex("ภาพประกอบรายงาน", photos(photo_count)) if photo_count else None,
    )
