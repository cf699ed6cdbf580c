"""Reading the messages of docs/corpus as the bot would, and counting what differs from the labels."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryField
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.domain.status import Status
from bot.text.dates import Doubt, doubtful_days
from bot.text.listening import Context, Listened, Promise, listen
from bot.text.message import message_of
from bot.text.opening import opening
from bot.text.reading import Reading, read_report
from bot.text.updates import Update

CORPUS = Path(__file__).parents[2] / "docs" / "corpus"
COLUMNS = {
    "รายงาน": EntryField.RESULTS,
    "แก้ไข": EntryField.RESULTS,
    "ผลลัพธ์": EntryField.OUTCOMES,
    "ข้อเสนอแนะ": EntryField.SUGGESTIONS,
}
SHOWN = ("มาตรการ", "ค้าง", "สถานะ", "สรุป", "วิธีใช้", "เตือน", "ส่งออก", "เว็บ")
"""Commands that show or do something; no report."""
WHYS = {
    "parent_measure": "parent",
    "ambiguous_measure": "ambiguous",
    "no_text": "status_missing",
    "no_measure": "bare_done",
}
OFFICE = "อบต.ห้วยตาล"
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม")

Message = dict[str, Any]
Facts = tuple[int | None, frozenset[str]]
"""What an entry says besides: its percentage, and its days."""


class Entry(NamedTuple):
    """An entry as far as a label describes it."""

    measure: str | None
    field: str
    status: str | None
    division: str | None


@dataclass
class Said:
    """What the bot makes of a message."""

    kind: str
    entries: dict[Entry, Facts]
    whys: tuple[str, ...]
    promises: tuple[tuple[str, str], ...]


@dataclass
class Score:
    """Counts over a set of messages, and the ids of those that went wrong, by what went wrong."""

    totals: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=dict)

    def miss(self, what: str, message: Message) -> None:
        """Note one thing that went wrong with a message."""
        self.misses.setdefault(what, []).append(message["id"])

    def count(self, what: str) -> int:
        """How many messages went wrong in this way."""
        return len(self.misses.get(what, []))


def messages(name: str) -> list[Message]:
    """The messages of a set in file order."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def plans() -> dict[str, Plan]:
    """The plans the messages are about."""
    return {
        "main": _plan("plan.json"),
        "codes": _plan("plan-codes.json"),
        "sections": _plan("plan-sections.json"),
    }


def _plan(name: str) -> Plan:
    tree = json.loads((CORPUS / name).read_text(encoding="utf-8"))
    rows = [row for section in tree["sections"] for row in section["measures"]]
    measures = tuple(_measure(row, place) for place, row in enumerate(rows, start=1))
    return Plan(FiscalYear(tree["fiscal_year"]), tree["layout"], (Section(None, None, measures),))


def _measure(row: dict[str, Any], place: int) -> Measure:
    scope = Scope(row["responsible_scope"])
    return Measure(
        ref=row["ref"],
        number=row.get("number"),
        row=place,
        title=row["title"],
        responsible=Responsible(scope, () if scope is Scope.ALL else tuple(row["responsible"])),
        steps=tuple(row["steps"]),
        question_code=row.get("question_code") or (row["ref"] if row["ref"][0].isalpha() else None),
    )


def understand(message: Message, plan: Plan) -> Said:
    """What the bot makes of a message: the report commands are read as such, the rest is listened to."""
    text = message["text"]
    said_on = datetime.fromisoformat(message["said_at"]).date()
    opened = opening(text, text, COLUMNS)
    if opened and message["addressed"]:
        column = COLUMNS[opened.word]
        reading = read_report(opened.rest, plan, said_on, DIVISIONS, message["division"], column)
        doubts = _doubtful_days(opened.rest, reading, said_on)
        return _from_command(reading, doubts, message)
    if message["addressed"] and opening(text, text, SHOWN):
        return Said("silent", {}, (), ())
    context = Context(
        plan, said_on, DIVISIONS, message["division"], _quoted(message),
        addressed=message["addressed"], office=OFFICE,
    )  # fmt: skip
    return _from_talk(listen(text, text, context), message)


def _quoted(message: Message) -> tuple[str, ...]:
    return (message["quoted"],) if message["quoted"] else ()


def _doubtful_days(words: str, reading: Reading, said_on: date) -> tuple[str, ...]:
    """What is asked about the days of a command, as the confirmation does."""
    is_done = any(update.status is Status.DONE for update in reading.updates)
    doubts = [doubt for _, doubt in doubtful_days(message_of(words).dates, said_on)]
    return tuple(f"{doubt.value}_date" for doubt in doubts if doubt is Doubt.IMPOSSIBLE or is_done)


def _from_command(reading: Reading, doubts: tuple[str, ...], message: Message) -> Said:
    kind = "record" if reading.updates else "ask"
    if any(problem.kind.value == "question" for problem in reading.problems):
        kind = "record" if reading.updates else "silent"
    whys = tuple(WHYS.get(problem.kind.value, problem.kind.value) for problem in reading.problems)
    return Said(kind, _entries(reading.updates, message), (*whys, *doubts), ())


def _from_talk(listened: Listened, message: Message) -> Said:
    whys = tuple(question.why.value for question in listened.questions)
    return Said(
        listened.verdict.value,
        _entries(listened.updates, message),
        whys,
        tuple(_promised(listened.promises)),
    )


def _promised(promises: Iterable[Promise]) -> Iterator[tuple[str, str]]:
    for promise in promises:
        for ref in promise.refs:
            yield ref, promise.until.isoformat()


def _entries(updates: Iterable[Update], message: Message) -> dict[Entry, Facts]:
    return {
        Entry(
            update.measure.ref,
            update.field.value,
            update.status.value if update.status else None,
            _division(update.division, message),
        ): (update.percent, frozenset(day.value.isoformat() for day in update.dates))
        for update in updates
    }


def _division(named: str | None, message: Message) -> str | None:
    only = message["division"]
    return named or (only[0] if len(only) == 1 else None)


def expected_entries(message: Message) -> dict[Entry, Facts]:
    """What the label holds of entries whose measure is known."""
    return {
        Entry(entry["measure"], entry["field"], entry["status"], _division(entry["division"], message)): (
            entry["percent"],
            frozenset(entry["dates"]),
        )
        for entry in message["expected"]["entries"]
        if entry["measure"] is not None
    }


def score(listed: Iterable[Message]) -> Score:
    """Compare every message with its label, by the rules of docs/corpus/README.md."""
    known = plans()
    result = Score()
    for message in listed:
        _compare(message, understand(message, known[message["plan"]]), result)
    return result


def _compare(message: Message, said: Said, result: Score) -> None:
    kind = message["expected"]["kind"]
    result.totals[kind] += 1
    result.totals["messages"] += 1
    _compare_entries(message, said, result)
    wrong = {
        "record": _wrong_record,
        "ask": _wrong_question,
        "promise": _wrong_promise,
        "silent": _wrong_silence,
    }[kind](message["expected"], said)
    if wrong:
        result.miss(wrong, message)


def _wrong_record(expected: Message, said: Said) -> str | None:
    why = expected["ask_why"]
    if said.kind == "ask" or (said.kind == "record" and why is None and said.whys):
        return "ask-back"
    if said.kind != "record":
        return "missed"
    return "question left out" if why is not None and why not in said.whys else None


def _wrong_question(expected: Message, said: Said) -> str | None:
    why = expected["ask_why"]
    if said.kind == "record" and why in {"impossible_date", "future_date"} and why in said.whys:
        return None
    if said.kind != "ask":
        return "missed" if said.kind == "silent" else "not asked"
    return None if why in said.whys else "another question"


def _wrong_promise(expected: Message, said: Said) -> str | None:
    wanted = (expected["promise"]["measure"], expected["promise"]["until"])
    return None if said.promises == (wanted,) else "promise"


def _wrong_silence(_: Message, said: Said) -> str | None:
    return None if said.kind == "silent" else f"false {said.kind}"


def _compare_entries(message: Message, said: Said, result: Score) -> None:
    if not said.entries:
        return
    wanted = expected_entries(message)
    kind, why = message["expected"]["kind"], message["expected"]["ask_why"]
    result.totals["recorded"] += 1
    if kind in {"silent", "promise"}:
        result.miss("false record", message)
    elif {entry.measure for entry in said.entries} - {entry.measure for entry in wanted}:
        result.miss("wrong measure", message)
    certain = wanted if why != "hedge" else {e: v for e, v in wanted.items() if e in said.entries}
    if _without_division(said.entries) != _without_division(certain):
        result.miss("not exact", message)
    elif said.entries.keys() != certain.keys():
        result.miss("division", message)
    for entry in said.entries.keys() & wanted.keys():
        _compare_facts(message, said.entries[entry], wanted[entry], result)


def _without_division(entries: Iterable[Entry]) -> set[Entry]:
    return {entry._replace(division=None) for entry in entries}


def _compare_facts(message: Message, said: Facts, wanted: Facts, result: Score) -> None:
    if said[0] != wanted[0]:
        result.miss("percent", message)
    if said[1] - wanted[1]:
        result.miss("wrong date", message)
    if wanted[1] - said[1]:
        result.miss("date missing", message)


def exact_share(result: Score) -> float:
    """The share of recorded messages whose measures, columns and statuses are all right."""
    return 1 - result.count("not exact") / max(1, result.totals["recorded"])
