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
from bot.text.listening import Context, Listened, Promise, Verdict, listen
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
WHYS = {
    "parent_measure": "parent",
    "ambiguous_measure": "ambiguous",
    "no_text": "status_missing",
    "no_measure": "bare_done",
}
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม")

Message = dict[str, Any]


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
    entries: dict[Entry, tuple[int | None, frozenset[str]]]
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
    """The two plans the messages are about."""
    return {"main": _plan("plan.json"), "codes": _plan("plan-codes.json")}


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
        return _from_command(reading, message)
    context = Context(
        plan, said_on, DIVISIONS, message["division"], _quoted(message), addressed=message["addressed"]
    )
    return _from_talk(listen(text, text, context), message)


def _quoted(message: Message) -> tuple[str, ...]:
    return (message["quoted"],) if message["quoted"] else ()


def _from_command(reading: Reading, message: Message) -> Said:
    kind = "record" if reading.updates else "ask"
    if any(problem.kind.value == "question" for problem in reading.problems):
        kind = "record" if reading.updates else "silent"
    whys = tuple(WHYS.get(problem.kind.value, problem.kind.value) for problem in reading.problems)
    return Said(kind, _entries(reading.updates, message), whys, ())


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


def _entries(
    updates: Iterable[Update], message: Message
) -> dict[Entry, tuple[int | None, frozenset[str]]]:
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


def expected_entries(message: Message) -> dict[Entry, tuple[int | None, frozenset[str]]]:
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
    expected = message["expected"]
    wanted = expected_entries(message)
    kind, why = expected["kind"], expected["ask_why"]
    result.totals[kind] += 1
    result.totals["messages"] += 1
    _compare_entries(message, said, wanted, result)
    is_doubtful_day = why in {"impossible_date", "future_date"}
    if kind == "record":
        if said.kind == "record" and why is None and said.whys:
            result.miss("ask-back", message)
        elif said.kind == "ask":
            result.miss("ask-back", message)
        elif said.kind != "record":
            result.miss("missed", message)
        elif why is not None and why not in said.whys and why != "hedge":
            result.miss("question left out", message)
    elif kind == "ask":
        if said.kind not in {"ask", "record" if is_doubtful_day else "ask"}:
            result.miss("missed" if said.kind == "silent" else "not asked", message)
        elif why not in said.whys:
            result.miss("another question", message)
    elif kind == "promise":
        promise = expected["promise"]
        if said.promises != ((promise["measure"], promise["until"]),):
            result.miss("promise", message)
    elif said.kind != "silent":
        result.miss(f"false {said.kind}", message)


def _compare_entries(
    message: Message,
    said: Said,
    wanted: dict[Entry, tuple[int | None, frozenset[str]]],
    result: Score,
) -> None:
    if not said.entries:
        return
    kind, why = message["expected"]["kind"], message["expected"]["ask_why"]
    result.totals["recorded"] += 1
    refs = {entry.measure for entry in wanted}
    if kind in {"silent", "promise"}:
        result.miss("false record", message)
    elif any(entry.measure not in refs for entry in said.entries):
        result.miss("wrong measure", message)
    certain = wanted if why != "hedge" else {e: v for e, v in wanted.items() if e in said.entries}
    if {entry._replace(division=None) for entry in said.entries} != {
        entry._replace(division=None) for entry in certain
    }:
        result.miss("not exact", message)
    elif said.entries.keys() != certain.keys():
        result.miss("division", message)
    for entry, (percent, days) in said.entries.items():
        if entry not in wanted:
            continue
        if percent != wanted[entry][0]:
            result.miss("percent", message)
        if days - wanted[entry][1]:
            result.miss("wrong date", message)
        if wanted[entry][1] - days:
            result.miss("date missing", message)


def exact_share(result: Score) -> float:
    """The share of recorded messages whose measures, columns and statuses are all right."""
    return 1 - result.count("not exact") / max(1, result.totals["recorded"])


def said_on(message: Message) -> date:
    """The Bangkok day of a message."""
    return datetime.fromisoformat(message["said_at"]).date()


__all__ = ["Said", "Score", "Verdict", "exact_share", "messages", "plans", "score", "understand"]
