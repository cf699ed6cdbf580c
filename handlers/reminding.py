"""The price of a reminder, with the button that sends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.chat import Card, Incoming, Press, Reply, Row
from bot.clock import bangkok_day
from bot.domain.office import Division, Office
from bot.errors import Refusal
from bot.service.asking_now import Estimate, ask_now
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.wording.say import say
from handlers.routing import sentence

REMIND = "remind"
"""What the postback of the button says that sends a reminder (handlers/pressing.py)."""

_ALL = "all"


def price_card(found: Estimate, office: Office, divisions: Sequence[Division], today: date) -> Reply:
    """Who would hear, what it costs, what remains; nothing is sent before the button is pressed."""
    rows = [
        _group_row(ask.divisions, len(ask.missing), ask.situation.cost(ask.chat_id)) for ask in found.groups
    ]
    if found.resting:
        rows.append(Row(say("remind.resting"), say("remind.resting_text", divisions=_names(found.resting))))
    if found.unreachable:
        words = say("digest.no_group_text", divisions=_names(found.unreachable))
        rows.append(Row(say("digest.no_group"), words))
    facts = {"groups": len(found.groups), "cost": found.cost}
    buttons = (_button(office, divisions, today),) if found.groups else ()
    heading = say("remind.heading" if found.groups else "remind.heading_nobody", **facts)
    return Reply((Card(say("remind.summary", **facts), heading, tuple(rows), _footer(found), buttons),))


def answer_remind(
    books: Books, speaker: Speaker, _incoming: Incoming, facts: list[str], now: datetime
) -> Reply | None:
    """Have the groups reminded, as a pressed button asks; None for malformed data."""
    if len(facts) != 2:
        return None
    if facts[0] != bangkok_day(now).isoformat():
        raise Refusal("remind.old_button")
    named = facts[1].split(",")
    office = speaker.office
    divisions = [one for one in office.divisions if facts[1] == _ALL or str(one.id) in named]
    if not divisions:
        return None
    found = ask_now(books, office, divisions, now)
    return sentence("remind.done", groups=len(found.groups), cost=found.cost)


def _button(office: Office, divisions: Sequence[Division], today: date) -> Press:
    everybody = len(divisions) == len(office.divisions)
    named = _ALL if everybody else ",".join(str(division.id) for division in divisions)
    return Press(say("remind.button"), f"v1:{REMIND}:{today.isoformat()}:{named}", say("remind.shown"))


def _group_row(divisions: Sequence[Division], missing: int, cost: int) -> Row:
    return Row(_names(divisions), say("remind.group", missing=missing, cost=cost))


def _footer(found: Estimate) -> str | None:
    quota = found.quota
    if quota is None or quota.limit is None:
        return None
    lines = [say("remind.footer", used=quota.used, limit=quota.limit, remaining=quota.remaining)]
    if found.short and found.groups:
        lines.append(say("remind.short", planned=found.planned, short=found.short))
    return "\n".join(lines)


def _names(divisions: Sequence[Division]) -> str:
    return " ".join(division.name for division in divisions)
