"""What a group is to be asked now: only what is missing, and once a day at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.clock import BANGKOK, bangkok_day
from bot.domain.binding import ChatBinding
from bot.domain.ladder import SPEAKING_TIME, PlannedDay
from bot.domain.notice import Cause, Purpose
from bot.domain.office import Division
from bot.domain.promise import Promise
from bot.service.owing import Missing, missing_in, nudge_day, rests, was_owed
from bot.service.situation import ASKED_FOR, STILL_WORTH_SAYING, Situation


@dataclass(frozen=True)
class GroupAsk:
    """A group's message for a day of the round.

    `planned` is the ladder's part in it, None when only a promise has come due or a coordinator asked.
    Any key of `heard` being claimed says that the group has been spoken to. `cause` says why it is not
    to be sent all the same.
    """

    situation: Situation
    chat: ChatBinding
    day: date
    purpose: Purpose
    planned: PlannedDay | None
    missing: tuple[Missing, ...]
    key: str
    heard: frozenset[str]
    cause: Cause | None = None

    @property
    def chat_id(self) -> str:
        return self.chat.chat_id

    @property
    def is_for_any_day(self) -> bool:
        """Whether it need not wait for a working day: somebody asked for it."""
        return self.purpose is Purpose.ASKED

    @property
    def is_urgent(self) -> bool:
        """Whether it need not wait for the hour reminders go out at either."""
        return self.is_for_any_day

    @property
    def divisions(self) -> tuple[Division, ...]:
        """The divisions that owe something, in office order."""
        owing = {item.division.id for item in self.missing}
        return tuple(one for one in self.situation.office.divisions if one.id in owing)

    @cached_property
    def due_promises(self) -> tuple[Promise, ...]:
        """The promises that come due on the day."""
        return tuple(
            item.promise
            for item in self.missing
            if item.promise is not None and nudge_day(item.promise, self.situation) == self.day
        )


def day_key(situation: Situation, day: date, chat_id: str) -> str:
    """The key of what a chat hears on a day of the round: one message, whoever decides it and when."""
    return f"{situation.key}:{day.isoformat()}:{chat_id}"


def keys_since(situation: Situation, day: date, chat_id: str) -> frozenset[str]:
    """The keys of a chat's days from that day until today."""
    days = (situation.today - day).days
    return frozenset(day_key(situation, day + timedelta(days=one), chat_id) for one in range(days + 1))


def asked_ask(situation: Situation, chat: ChatBinding) -> GroupAsk | None:
    """What a coordinator wants the group asked, whatever the day."""
    newest = situation.now - ASKED_FOR
    wanted = [one for one in situation.asked if one.chat_id == chat.chat_id and one.asked_at > newest]
    ask = spoken_ask(situation, chat) if wanted else None
    if ask is None:
        return None
    key = asked_key(wanted[-1].id)
    return replace(ask, key=key, heard=frozenset({key}))


def spoken_ask(situation: Situation, chat: ChatBinding) -> GroupAsk | None:
    """Everything the group can be asked for now; what is promised for later only when that is all."""
    missing = missing_in(situation, chat)
    due = [item for item in missing if not rests(item, situation)]
    if not missing:
        return None
    return GroupAsk(
        situation=situation,
        chat=chat,
        day=situation.today,
        purpose=Purpose.ASKED,
        planned=None,
        missing=tuple(due or missing),
        key="",
        heard=frozenset(),
        cause=None if due else Cause.PROMISE,
    )


def round_ask(situation: Situation, chat: ChatBinding) -> GroupAsk | None:
    """What the round asks of the group for its last day that spoke; None when it asks nothing."""
    missing = missing_in(situation, chat)
    day = _day_that_speaks(situation, chat, missing)
    if day is None:
        return None
    if day < situation.today:
        missing = [item for item in missing if was_owed(item, day, situation)]
    awake = [item for item in missing if not situation.is_paused(item.division.id, situation.today)]
    due = [item for item in awake if not rests(item, situation)]
    if not missing:
        return None
    planned = next((one for one in situation.passed if one.day == day), None)
    if planned is None and day == situation.today:
        due = [item for item in due if item.promise and nudge_day(item.promise, situation) == day]
    return GroupAsk(
        situation=situation,
        chat=chat,
        day=day,
        purpose=_purpose(planned, day, situation),
        planned=planned,
        missing=tuple(due or missing),
        key=day_key(situation, day, chat.chat_id),
        heard=keys_since(situation, day, chat.chat_id) | _asked_keys(situation, chat, day),
        cause=None if due else Cause.PROMISE if awake else Cause.PAUSE,
    )


def asked_key(asked_id: int) -> str:
    """The key of a reminder a coordinator asked for."""
    return f"asked:{asked_id}"


def _day_that_speaks(situation: Situation, chat: ChatBinding, missing: Iterable[Missing]) -> date | None:
    """The last day on which the ladder or a promise of the group spoke, since the group was bound."""
    oldest = situation.today - STILL_WORTH_SAYING
    spoken = [one.day for one in situation.passed if situation.was_here(chat.bound_at, one.moment)]
    for item in missing:
        if item.promise is None:
            continue
        day = nudge_day(item.promise, situation)
        moment = datetime.combine(day, SPEAKING_TIME, BANGKOK)
        if oldest <= day and moment <= situation.now and situation.was_here(chat.bound_at, moment):
            spoken.append(day)
    return max(spoken, default=None)


def _purpose(planned: PlannedDay | None, day: date, situation: Situation) -> Purpose:
    if day < situation.today:
        return Purpose.CAUGHT_UP
    if planned is None:
        return Purpose.PROMISE
    if planned.is_opening:
        return Purpose.OPENING
    return Purpose.LATE if planned.is_late else Purpose.REMINDER


def _asked_keys(situation: Situation, chat: ChatBinding, day: date) -> frozenset[str]:
    """What a coordinator had the group reminded of on that day or since counts as heard."""
    return frozenset(
        asked_key(one.id)
        for one in situation.asked
        if one.chat_id == chat.chat_id and bangkok_day(one.asked_at) >= day
    )
