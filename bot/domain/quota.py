"""The month's quota: what a push counts, and which pushes go first when it is short.

LINE counts a push once for each person it reaches (LINE Developers, "Messaging API pricing"); the free
plan in Thailand has 300 a month. What matters more always finds its share kept back: a push goes out
only if everything more useful that is still planned for the month can be paid afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ladder import Occasion
from bot.domain.notice import Purpose

FREE_THAI_PLAN = 300

USUAL_GROUP = 12
"""How many people a group is taken to have until LINE has said."""

PERSONAL = 100
"""The usefulness of a message to one person: it counts one, and tells what the others cannot."""

ASKED_FOR = 95
"""The usefulness of what a coordinator asked for, knowing its price."""

PROMISED = 68
"""The usefulness of a promise's nudge."""

_USEFULNESS = {
    Occasion.BEFORE_1: 90,
    Occasion.DEADLINE: 88,
    Occasion.BEFORE_3: 86,
    Occasion.BEFORE_7: 70,
    Occasion.LATE_1: 66,
    Occasion.OPENING: 60,
    Occasion.LATE_3: 56,
    Occasion.BEFORE_14: 50,
    Occasion.LATE_7: 46,
    Occasion.BEFORE_30: 30,
}


@dataclass(frozen=True)
class Quota:
    """A month's quota in LINE messages; `limit` None has no end.

    `used` includes what we have claimed and LINE has not yet counted.
    """

    limit: int | None
    used: int
    read_at: datetime

    @property
    def remaining(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.used)


@dataclass(frozen=True)
class Push:
    """A push as far as money goes. Among equally useful ones the greater `need` goes first."""

    chat_id: str
    purpose: Purpose
    cost: int
    usefulness: int
    need: int = 0


def usefulness(occasions: Iterable[Occasion]) -> int:
    """How useful a group's message is that speaks for these rungs: as the best of them."""
    return max((_USEFULNESS[occasion] for occasion in occasions if occasion in _USEFULNESS), default=0)


def affordable(due: Sequence[Push], planned: Iterable[Push], remaining: int | None) -> list[bool]:
    """Which of the pushes due now may go, given what is planned for the rest of the month.

    The most useful first; each only if what remains afterwards pays for everything planned that is
    more useful. What a coordinator asked for is only held to what remains.
    """
    if remaining is None:
        return [True] * len(due)
    later = list(planned)
    order = sorted(
        range(len(due)), key=lambda at: (-due[at].usefulness, -due[at].need, due[at].cost, due[at].chat_id)
    )
    allowed = [False] * len(due)
    for at in order:
        push = due[at]
        kept_back = sum(one.cost for one in later if one.usefulness > push.usefulness)
        if push.purpose is Purpose.ASKED:
            kept_back = 0
        if remaining - push.cost >= kept_back:
            allowed[at] = True
            remaining -= push.cost
    return allowed
