"""What the bench reads: the plan and the messages of docs/corpus, and texts made to be slow."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section

DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม")
SPEAKS_FOR = ("กองช่าง",)
OFFICE = "อบต.ห้วยตาล"

_FOLDER = Path(__file__).parents[1] / "docs" / "corpus"

FLOODS = {
    "one letter": "ก",
    "digits": "5",
    "tones": "่",
    "accents": "é",
    "spaces": " ",
    "bare lines": "1\n",
    "short lines": "ข้อ 3 ก\n",
    "a list of numbers": "ข้อ 1,1,",
    "ranges": "ข้อ1-7 ",
    "dotted": "1.1.",
    "dashes": "1-",
    "items": "1. ก\n",
    "dates": "10 ม.ค. 65 ",
    "half dates": "10-12/",
    "months": "ต.ค.64-",
    "hours": "13.30-",
    "addresses": "a.th/ ",
    "dotted letters": "a.",
    "order numbers": "1/2568 ",
    "negations": "ยังไม่",
    "done": "เสร็จแล้ว",
    "questions": "หรือยัง ",
    "particles": "ค่ะ ",
    "divisions": "กองคลัง ",
    "clauses": "ข้อ 3 เสร็จแล้วค่ะ ต้องส่งรูปไหมคะ ",
    "lines": "ข้อ 3 เสร็จแล้ว\nข้อ 5 ยังไม่ได้ทำ\n",
    "bare numbers": "1 2.2 3 4.1 ",
    "numbers in words": "ข้อสองจุดหนึ่ง ",
    "codes": "E1 O2 I3 ",
    "villages": "ม.3 ม.5 ",
    "weeks": "สัปดาห์หน้า เดือนที่แล้ว ไตรมาส 2 ",
    "per cents": "80 % ",
    "marks": "ก่้",
    "gaps": "ก ่",
    "phones": "081-234-5678 ",
    "titles": "จัดทำคู่มือการปฏิบัติงาน ",
    "reports": "ข้อ 2.1 จัดอบรม 30 คน เมื่อ 10 ม.ค. 65 เสร็จแล้วค่ะ ส่วนข้อ 3 ยังไม่ได้ทำ ",
}


def corpus_plan() -> Plan:
    """The plan of docs/corpus."""
    tree = json.loads((_FOLDER / "plan.json").read_text(encoding="utf-8"))
    sections = tuple(
        Section(
            section["number"],
            section["title"],
            tuple(map(_measure, section["measures"])),
            heading=section["title"],
        )
        for section in tree["sections"]
    )
    return Plan(FiscalYear(tree["fiscal_year"]), tree["layout"], sections)


def _measure(said: Mapping[str, Any]) -> Measure:
    responsible = Responsible(Scope.LIST, tuple(said["responsible"]))
    return Measure(
        ref=said["ref"], number=said["number"], row=1, title=said["title"], responsible=responsible, cells={}
    )


def messages_up_to(length: int) -> list[str]:
    """The messages of the corpus of at most this length, as they were typed."""
    lines = (_FOLDER / "development.jsonl").read_text(encoding="utf-8").splitlines()
    return [text for line in lines if len(text := json.loads(line)["text"]) <= length]


def messages_of(length: int, count: int) -> list[str]:
    """So many messages of about this length, sewn from the corpus line by line."""
    lines = (_FOLDER / "development.jsonl").read_text(encoding="utf-8").splitlines()
    texts = cycle(json.loads(line)["text"] for line in lines)
    return list(islice(iter(lambda: _sewn(texts, length), ""), count))


def _sewn(texts: cycle[str], length: int) -> str:
    message = next(texts)
    while len(message) < length:
        message += "\n" + next(texts)
    return message[:length]


def flood(piece: str, units: int) -> str:
    """The piece again and again, as many UTF-16 units as LINE counts."""
    return (piece * units)[:units]
