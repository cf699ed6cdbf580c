"""The draft of เหมือนเดิม: what round 1 said, with a button that says it again for this round."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Button, Card, Incoming, Prefill, Press, Reply, Row
from bot.domain.entry import Entry, EntryField
from bot.domain.office import Office
from bot.domain.plan import Measure
from bot.service.collecting import collection_at
from bot.service.repeating import repeat
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.shortening import shortened
from bot.wording.say import say
from handlers.recording import SHOWN_TEXT, SHOWN_TITLE, confirmation

SAME = "same"
"""What the postback of a button says that repeats an entry (handlers/pressing.py)."""

_LONGEST_PREFILL = 300
"""LINE cuts what is longer, and the person would send a report with its end missing."""

_COMMAND_WORDS = {
    EntryField.RESULTS: "รายงาน",
    EntryField.OUTCOMES: "ผลลัพธ์",
    EntryField.SUGGESTIONS: "ข้อเสนอแนะ",
}


def draft_card(entry: Entry, measure: Measure, office: Office, round_number: int) -> Card:
    """One round-1 entry as a draft for the round."""
    rows = [
        Row(say("report.row_measure"), f"{measure.ref} {shortened(measure.title, SHOWN_TITLE)}"),
        Row(say(f"report.fields.{entry.field}"), shortened(entry.text, SHOWN_TEXT)),
    ]
    if entry.status:
        rows.append(Row(say("report.row_status"), entry.status.thai))
    rows.append(Row(None, "", note=office.division(entry.division_id).name))
    confirm = Press(
        say("same.confirm_button", round=round_number),
        f"v1:{SAME}:{measure.id}:{entry.number}",
        say("same.confirm_shown", ref=measure.ref),
    )
    buttons: tuple[Button, ...] = (confirm,)
    prefilled = f"{_COMMAND_WORDS[entry.field]} {measure.ref} {entry.text}"
    if len(prefilled.encode("utf-16-le")) // 2 <= _LONGEST_PREFILL:
        buttons = (confirm, Prefill(say("same.edit_button"), prefilled))
    summary = say("same.summary", ref=measure.ref, number=entry.number)
    return Card(summary, say("same.heading", number=entry.number), tuple(rows), say("same.footer"), buttons)


def answer_same(
    books: Books, speaker: Speaker, incoming: Incoming, facts: list[str], now: datetime
) -> Reply | None:
    """Record the named entry again for this round, as a pressed button asks; None for malformed data."""
    if len(facts) != 2 or not all(fact.isascii() and fact.isdigit() and len(fact) < 12 for fact in facts):
        return None
    collection = collection_at(books, speaker.office, incoming.happened_at)
    measure = collection.plan.by_id(int(facts[0]))
    if measure is None:
        return None
    repeated = repeat(books, speaker, collection, measure, int(facts[1]), incoming, now)
    return confirmation((repeated,), collection)
