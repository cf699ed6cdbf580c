"""The real-life replies beside the repository, listened to as in the group of their sender."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

from bot.text.listening import Context, Verdict, listen
from tests.unit.text.test_reading_replies import REFERENCE, divisions, measure_refs, reference_plan

_EXPLICIT = {"explicit_number", "explicit_range", "question_code", "list_number"}

Said = tuple[str, str, str | None, tuple[str, ...]]


class Reply(NamedTuple):
    """A reply: what its label wants recorded, what was recorded, and whether nothing was said."""

    key: str
    wanted: frozenset[Said]
    recorded: frozenset[Said]
    is_silent: bool
    is_named: bool


def replies() -> list[Reply]:
    """Every reply in file order."""
    lines = (REFERENCE / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    return [_reply(json.loads(line)) for line in lines]


def _reply(said: dict[str, Any]) -> Reply:
    plan = reference_plan(said["seed"] or "02")
    day = datetime.fromisoformat(said["sent_at"]).date()
    division = said["sender"]["division"]
    listened = listen(said["text"], said["text"], Context(plan, day, divisions(plan), [division]))
    updates = said["expected"]["updates"]
    refs = measure_refs(said["seed"] or "02")
    wanted = frozenset(
        (
            refs[update["measure"]],
            update["field"],
            update["status"],
            tuple(sorted(day["value"] for day in update["dates"])),
        )
        for update in updates
    )
    recorded = frozenset(
        (
            update.measure.ref,
            update.field.value,
            update.status.value if update.status else None,
            tuple(sorted(day.value.isoformat() for day in update.dates)),
        )
        for update in listened.updates
    )
    is_named = bool(updates) and all(update["measure_basis"] in _EXPLICIT for update in updates)
    return Reply(said["id"], wanted, recorded, listened.verdict is Verdict.SILENT, is_named)
