"""The message corpus of docs/corpus keeps its own rules; what the labels mean is in its README."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "docs" / "corpus"
REPLIES = ROOT.parent / "shared" / "reference" / "replies.jsonl"
SETS = (
    "development",
    "held-out",
    "fresh-1",
    "fresh-2",
    "fresh-3",
    "fresh-4",
    "fresh-5",
    "fresh-6",
    "fresh-7",
    "fresh-8",
    "fresh-9",
    "fresh-10",
    "fresh-11",
    "fresh-12",
    "fresh-13",
    "fresh-14",
    "fresh-15",
    "fresh-16",
    "fresh-17",
    "fresh-18",
    "fresh-19",
    "fresh-20",
    "fresh-21",
)
FIELDS = {
    "id", "plan", "text", "said_at", "division", "quoted", "addressed", "expected", "features", "note",
}  # fmt: skip
ENTRY_FIELDS = {"measure", "field", "status", "percent", "dates", "division"}
STATUSES = {"done", "in_progress", "not_started", "not_applicable", None}
REASONS = {
    "unknown_measure", "parent", "ambiguous", "hedge", "impossible_date", "future_date", "status_missing",
    "bare_done",
}  # fmt: skip
WITHOUT_MEASURE = {"unknown_measure", "parent", "ambiguous", "bare_done"}
COPIED_FROM = 15  # letters: shorter lines are greetings and thanks anybody types

Message = dict[str, Any]


def messages(name: str) -> list[Message]:
    """The messages of one set, in file order."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def plan_measures(plan: str) -> dict[str, list[str]]:
    """Each measure a message may name, and the divisions that answer for it."""
    file = {"main": "plan.json", "codes": "plan-codes.json", "sections": "plan-sections.json"}[plan]
    sections = json.loads((CORPUS / file).read_text(encoding="utf-8"))["sections"]
    return {m["ref"]: m["responsible"] for section in sections for m in section["measures"]}


EVERY = {message["id"]: message for name in SETS for message in messages(name)}
MEASURES = {plan: plan_measures(plan) for plan in ("main", "codes", "sections")}
DIVISIONS = set(json.loads((CORPUS / "plan.json").read_text(encoding="utf-8"))["divisions"])


def where(wrong: Iterator[Message]) -> list[str]:
    """The ids of the messages that break a rule, so that a failure names them."""
    return [message["id"] for message in wrong]


def said_on(message: Message) -> date:
    return datetime.fromisoformat(message["said_at"]).date()


def named(message: Message) -> list[str]:
    """Every measure the label or the quote names."""
    expected = message["expected"]
    promised = [expected["promise"]["measure"]] if expected["promise"] else []
    entries = [entry["measure"] for entry in expected["entries"]]
    return [ref for ref in (message["quoted"], *promised, *entries) if ref is not None]


@pytest.mark.parametrize(
    ("name", "least", "least_unrecorded"),
    [("development", 450, 180), ("held-out", 120, 40), ("fresh-1", 250, 80), ("fresh-2", 250, 80)],
)
def test_sets_are_large_enough_and_hold_enough_that_must_not_be_recorded(
    name: str, least: int, least_unrecorded: int
) -> None:
    kinds = Counter(message["expected"]["kind"] for message in messages(name))
    assert kinds.total() >= least
    assert kinds["silent"] >= least_unrecorded
    assert kinds.keys() == {"record", "ask", "silent", "promise"}


def test_ids_are_unique_over_both_sets() -> None:
    assert len(EVERY) == sum(len(messages(name)) for name in SETS)


def test_no_message_stands_twice_with_the_same_quote() -> None:
    seen = Counter((message["plan"], message["text"], message["quoted"]) for message in EVERY.values())
    assert [key for key, times in seen.items() if times > 1] == []


def test_every_message_has_its_fields_a_note_and_a_feature() -> None:
    assert where(m for m in EVERY.values() if m.keys() != FIELDS) == []
    assert where(m for m in EVERY.values() if not (m["text"].strip() and m["note"] and m["features"])) == []


def test_every_moment_is_bangkok_time() -> None:
    bangkok = timedelta(hours=7)
    assert (
        where(m for m in EVERY.values() if datetime.fromisoformat(m["said_at"]).utcoffset() != bangkok) == []
    )


def test_measures_named_exist_in_the_plan() -> None:
    assert where(m for m in EVERY.values() if not set(named(m)) <= MEASURES[m["plan"]].keys()) == []


def test_the_group_answers_for_the_measures_it_reports_on() -> None:
    def answers(message: Message) -> bool:
        responsible = MEASURES[message["plan"]]
        return all(set(responsible[ref]) & set(message["division"]) for ref in named(message))

    assert where(m for m in EVERY.values() if not answers(m)) == []


def test_divisions_are_the_offices_own_and_entries_speak_for_their_group() -> None:
    assert where(m for m in EVERY.values() if not (m["division"] and set(m["division"]) <= DIVISIONS)) == []
    assert [
        message["id"]
        for message in EVERY.values()
        for entry in message["expected"]["entries"]
        if entry["division"] not in {None, *message["division"]}
    ] == []


@pytest.mark.parametrize("message", EVERY.values(), ids=EVERY.keys())
def test_kind_and_label_agree(message: Message) -> None:
    expected = message["expected"]
    kind, entries, why = expected["kind"], expected["entries"], expected["ask_why"]
    assert bool(entries) == (kind in {"record", "ask"})
    assert (expected["promise"] is not None) == (kind == "promise")
    assert why is None or (why in REASONS and kind in {"record", "ask"})
    assert kind != "ask" or why is not None
    missing = [entry for entry in entries if entry["measure"] is None]
    assert bool(missing) == (why in WITHOUT_MEASURE)
    if kind == "record":
        assert len(missing) < len(entries)


@pytest.mark.parametrize("message", EVERY.values(), ids=EVERY.keys())
def test_entries_are_well_formed(message: Message) -> None:
    expected = message["expected"]
    for entry in expected["entries"]:
        assert entry.keys() == ENTRY_FIELDS
        assert entry["field"] in {"results", "outcomes", "suggestions"}
        assert entry["status"] in STATUSES
        assert entry["field"] == "results" or entry["status"] is None
        percent = entry["percent"]
        assert percent is None or 0 < percent <= 100
        assert (percent == 100) <= (entry["status"] == "done")
        assert entry["status"] != "done" or percent in {None, 100}
        assert all(date.fromisoformat(day) <= said_on(message) for day in entry["dates"])
        assert not entry["dates"] or expected["ask_why"] not in {"impossible_date", "future_date"}
    if expected["promise"]:
        assert date.fromisoformat(expected["promise"]["until"]) >= said_on(message)


def test_an_entry_stands_once_in_a_message() -> None:
    def keys(message: Message) -> list[tuple[str | None, str, str | None]]:
        return [(e["measure"], e["field"], e["division"]) for e in message["expected"]["entries"]]

    assert where(m for m in EVERY.values() if len(set(keys(m))) != len(keys(m))) == []


@pytest.mark.shared
def test_no_sentence_of_the_reference_replies_is_copied() -> None:
    def lines(text: str) -> set[str]:
        bare = ("".join(line.split()) for line in text.split("\n"))
        return {line for line in bare if len(line) >= COPIED_FROM}

    replies = REPLIES.read_text(encoding="utf-8").split("\n")
    theirs = set().union(*(lines(json.loads(reply)["text"]) for reply in replies if reply))
    assert where(m for m in EVERY.values() if lines(m["text"]) & theirs) == []
