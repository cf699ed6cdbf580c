"""Noticing: an ask becomes the notice that is sent, or the note that it was held back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Reply
from bot.domain.calendar import weekday_date
from bot.domain.notice import Cause, Held, Notice, Purpose
from bot.domain.person import Role
from bot.domain.quota import ASKED_FOR, PERSONAL, PROMISED, Push, Quota, usefulness
from bot.service.explaining import explained
from bot.service.group_asks import GroupAsk
from bot.service.group_cards import group_reply
from bot.service.person_asks import PersonAsk
from bot.service.person_cards import person_reply
from bot.wording.say import say

Ask = GroupAsk | PersonAsk


def notice_of(ask: Ask, held: Sequence[Held], quota: Quota | None) -> Notice:
    """The notice with its message; `held` is what the office's groups are not told now."""
    return Notice(
        key=ask.key,
        office_id=ask.situation.office.id,
        chat_id=ask.chat_id,
        purpose=ask.purpose,
        day=ask.day,
        why=why_of(ask),
        cost=cost_of(ask),
        reply=_reply(ask, held, quota),
    )


def held_of(ask: Ask, cause: Cause, quota: Quota | None) -> Held:
    """The note that the ask was held back."""
    remaining = quota.remaining if quota is not None else None
    return Held(
        key=ask.key,
        office_id=ask.situation.office.id,
        chat_id=ask.chat_id,
        purpose=ask.purpose,
        day=ask.day,
        why=why_of(ask),
        reason=say(f"held.{cause}", remaining=remaining),
        cost=cost_of(ask),
        cause=cause,
    )


def push_of(ask: Ask) -> Push:
    """The ask as far as money goes."""
    if isinstance(ask, PersonAsk):
        return Push(ask.chat_id, ask.purpose, cost_of(ask), PERSONAL)
    if ask.purpose is Purpose.ASKED:
        worth = ASKED_FOR
    elif ask.planned is None:
        worth = PROMISED
    else:
        worth = usefulness(rung.occasion for rung in ask.planned.rungs)
    return Push(ask.chat_id, ask.purpose, cost_of(ask), worth, len(ask.missing))


def cost_of(ask: Ask) -> int:
    """How many people the message reaches: what LINE counts."""
    return ask.situation.cost(ask.chat_id) if isinstance(ask, GroupAsk) else 1


def why_of(ask: Ask) -> str:
    """Why it is said, in one sentence a coordinator reads."""
    situation = ask.situation
    day = explained(ask.planned, situation.working_days) if ask.planned else weekday_date(ask.day)
    if isinstance(ask, PersonAsk):
        names = " ".join(division.name for division in ask.divisions)
        return say(_person_key(ask), day=day, names=names)
    keys = {
        Purpose.ASKED: "reminder.why_asked",
        Purpose.PROMISE: "reminder.why_promise",
        Purpose.CAUGHT_UP: "reminder.why_caught_up",
    }
    return say(keys[ask.purpose], day=day) if ask.purpose in keys else day


def _person_key(ask: PersonAsk) -> str:
    if ask.purpose is Purpose.ESCALATION:
        is_above = ask.member.role is Role.EXECUTIVE
        return "escalation.why_executive" if is_above else "escalation.why_head"
    return {
        Purpose.DIGEST: "digest.why",
        Purpose.DIVISION_COMPLETE: "complete.why_division",
        Purpose.OFFICE_COMPLETE: "complete.why_office",
        Purpose.REPORT_READY: "ready.why",
    }[ask.purpose]


def _reply(ask: Ask, held: Sequence[Held], quota: Quota | None) -> Reply:
    if isinstance(ask, GroupAsk):
        return group_reply(ask)
    groups = {chat.chat_id for chat in ask.situation.groups}
    return person_reply(ask, [one for one in held if one.chat_id in groups], quota)
