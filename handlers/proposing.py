"""เสนอ in the chat: what would be frozen, with the button that does it."""

from __future__ import annotations

import re
from datetime import datetime

from bot.chat import Bubble, Card, Incoming, Press, Reply, Row, Tone
from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.signing import Snapshot
from bot.errors import Refusal
from bot.service.proposing import Proposal, prepare, propose
from bot.service.sign_cards import round_facts
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.wording.say import say

PROPOSE = "propose"
"""What the postback of the button says that freezes the report (handlers/pressing.py)."""

_NUMBER = re.compile("[0-9]{1,4}")


def proposal_card(found: Proposal, now: datetime) -> Reply:
    """Who has not answered, and the button that proposes all the same."""
    facts = {
        "round": found.round.number,
        "year": found.round.fiscal_year.number,
        "version": found.version,
        "received": found.received,
        "expected": found.expected,
    }
    names = " ".join(division.name for division in found.unanswered)
    rows = (
        Row(say("propose.reported"), say("propose.figures", **facts)),
        Row(say("propose.missing"), names, tone=Tone.MISSING),
    )
    data = f"v1:{PROPOSE}:{bangkok_day(now).isoformat()}:{facts['year']}:{facts['round']}"
    button = Press(say("propose.anyway"), data, say("propose.anyway"))
    return Reply(
        (Card(say("propose.summary", **facts), say("propose.heading", **facts), rows, None, (button,)),)
    )


def proposed(snapshot: Snapshot) -> Reply:
    """The confirmation: which version went to whom."""
    waiting = snapshot.waiting_at
    key = "propose.done" if snapshot.version == 1 else "propose.done_again"
    return Reply((Bubble(say(key, **round_facts(snapshot), post=waiting.post if waiting else "")),))


def answer_propose(
    books: Books, speaker: Speaker, incoming: Incoming, facts: list[str], now: datetime
) -> Reply | None:
    """Freeze the report as a pressed button asks; None for malformed data."""
    if len(facts) != 3 or not all(_NUMBER.fullmatch(fact) for fact in facts[1:]) or facts[2] not in "12":
        return None
    if facts[0] != bangkok_day(now).isoformat():
        raise Refusal("propose.old_button")
    prepare(books, speaker.office, FiscalYear(int(facts[1])), int(facts[2]))
    actor = actor_of(books, speaker, incoming)
    return proposed(propose(books, speaker.office, actor, FiscalYear(int(facts[1])), int(facts[2]), now))


def actor_of(books: Books, speaker: Speaker, incoming: Incoming) -> str:
    """How the audit trail names whoever speaks."""
    members = books.members.of_user(incoming.user_id) if incoming.user_id else []
    here = next((one for one in members if one.office_id == speaker.office.id), speaker.member)
    return f"member:{here.id}" if here is not None else "member:unknown"
