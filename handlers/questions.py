"""How the one question about an unclear report looks: a sentence that lasts, and quick replies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Bubble, Press, Reply
from bot.domain.asking import Statement
from bot.domain.entry import EntryField
from bot.domain.office import Division
from bot.domain.plan import Measure
from bot.domain.status import Status
from bot.text.listening import Why
from bot.text.shortening import shortened
from bot.wording.say import say

CHOOSE = "choose"
"""What the postback of a button says that answers a question (handlers/pressing.py)."""

ALL = "all"
"""Instead of a measure: every measure the question is about."""

NONE = "none"
"""Instead of a measure: it was no report."""

DIVISION = "d"
"""Before the id of a division, or before ALL for every one that was offered."""

_CONFIRMING = frozenset({Why.HEDGE, Why.FUTURE_DATE, Why.IMPOSSIBLE_DATE, Why.STATUS_MISSING})
"""Questions about measures that were named; the others are about which measure was meant."""

_STATUSES = (Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED)
_MOST_DIVISIONS = 11
_SAID = 60
_LABEL = 20
_LINE = 60


def question(
    question_id: int, why: Why, said: str, statement: Statement, offered: Sequence[Measure]
) -> Reply:
    """Ask what is not clear; `said` are the person's words, `offered` the measures it may be about."""
    needs_status = statement.status is None and statement.field is EntryField.RESULTS
    choices = _statuses(question_id) if needs_status else _measures(question_id, why, offered)
    none = Press(say("ask.none"), _data(question_id, NONE), say("ask.none"))
    return Reply(
        (Bubble(_sentence(why, said, offered, needs_status=needs_status)),),
        (*choices, none),
        measure_ids=tuple(measure.id for measure in offered),
    )


def division_question(question_id: int, measures: Sequence[Measure], divisions: Sequence[Division]) -> Reply:
    """Ask for which division it was said, in a group that speaks for several."""
    refs = " ".join(measure.ref for measure in measures)
    choices = [_division_choice(question_id, str(one.id), one.name) for one in divisions]
    every = _division_choice(question_id, ALL, say("ask.every_division"))
    none = Press(say("ask.none"), _data(question_id, NONE), say("ask.none"))
    return Reply(
        (Bubble(say("ask.division", refs=refs)),),
        (*choices[:_MOST_DIVISIONS], every, none),
        measure_ids=tuple(measure.id for measure in measures),
    )


def _division_choice(question_id: int, which: str, name: str) -> Press:
    return Press(shortened(name, _LABEL), _data(question_id, ALL, f"{DIVISION}{which}"), name)


def _sentence(why: Why, said: str, offered: Sequence[Measure], *, needs_status: bool) -> str:
    facts = {"said": shortened(said.replace("\n", " "), _SAID), "reason": _reason(why)}
    lines = [shortened(f"{measure.ref} {measure.title}".replace("\n", " "), _LINE) for measure in offered]
    if len(offered) == 1:
        return say("ask.status_of_one" if needs_status else "ask.one", measure=lines[0], **facts)
    if needs_status:
        return say("ask.status_of_all", refs=" ".join(measure.ref for measure in offered), **facts)
    return say("ask.all" if why in _CONFIRMING else "ask.which", lines="\n".join(lines), **facts)


def _reason(why: Why) -> str:
    if why is Why.IMPOSSIBLE_DATE:
        return say("ask.impossible_date")
    return say("ask.future_date") if why is Why.FUTURE_DATE else ""


def _measures(question_id: int, why: Why, offered: Sequence[Measure]) -> list[Press]:
    choices = []
    for measure in offered:
        label = shortened(f"{measure.ref} {measure.title}".replace("\n", " "), _LABEL)
        shown = say("ask.shown", ref=measure.ref)
        choices.append(Press(label, _data(question_id, str(measure.id)), shown))
    if why in _CONFIRMING and len(offered) > 1:
        choices.insert(0, Press(say("ask.every"), _data(question_id, ALL), say("ask.every")))
    return choices


def _statuses(question_id: int) -> list[Press]:
    return [Press(one.thai, _data(question_id, ALL, one.value), one.thai) for one in _STATUSES]


def _data(question_id: int, *facts: str) -> str:
    return ":".join(("v1", CHOOSE, str(question_id), *facts))
