"""How a group's reminder looks: the days left, each missing measure with its button, who else answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.chat import Reply, Row
from bot.domain.calendar import short_date
from bot.domain.notice import Purpose
from bot.service.group_asks import GroupAsk
from bot.service.measure_cards import measure_row, pages
from bot.service.owing import Missing, owed_measures
from bot.text.shortening import shortened
from bot.wording.say import say

QUOTE_SHOWN = 80


def group_reply(ask: GroupAsk, remark: str | None = None) -> Reply:
    """The message of the ask; `remark` is a line before the usual last ones."""
    by_measure = owed_measures(ask.missing)
    facts = _facts(ask, by_measure)
    stage = _stage(ask)
    heading = say(f"reminder.{stage}_heading", **facts)

    def paged(page: int, of: int) -> str:
        return say("reminder.page", heading=heading, page=page, pages=of) if of > 1 else heading

    lines = [remark] if remark else []
    if ask.purpose is Purpose.CAUGHT_UP:
        lines.append(say("reminder.caught_up"))
    footer = "\n".join([*lines, say("reminder.footer", **facts)])
    rows = [_row(ask, items) for items in by_measure.values()]
    listing = pages(say(f"reminder.{stage}_summary", **facts), rows, paged, footer)
    return Reply((listing,), measure_ids=tuple(by_measure))


def _facts(ask: GroupAsk, by_measure: Mapping[int, Sequence[Missing]]) -> dict[str, object]:
    round_ = ask.situation.round
    return {
        "divisions": " ".join(division.name for division in ask.divisions),
        "refs": " ".join(items[0].measure.ref for items in by_measure.values()),
        "count": len(by_measure),
        "round": round_.number,
        "year": round_.fiscal_year.number,
        "deadline": short_date(round_.reply_deadline),
        "days": abs((round_.reply_deadline - ask.situation.today).days),
    }


def _stage(ask: GroupAsk) -> str:
    """Which of the wordings fits: opening, promise, before, today or late."""
    if ask.purpose in {Purpose.OPENING, Purpose.PROMISE}:
        return str(ask.purpose)
    left = (ask.situation.round.reply_deadline - ask.situation.today).days
    return "today" if left == 0 else "before" if left > 0 else "late"


def _row(ask: GroupAsk, items: Sequence[Missing]) -> Row:
    row = measure_row(items[0].measure)
    noted = _with_note(ask, items, row.text)
    return row if noted is row.text else replace(row, text=noted)


def _with_note(ask: GroupAsk, items: Sequence[Missing], title: str) -> str:
    """The title with what is particular: the promise come due, or who of several divisions still owes."""
    measure_id = items[0].measure.id
    due = next((one for one in ask.due_promises if one.measure_id == measure_id), None)
    if due is not None:
        said = shortened(due.text.replace("\n", " "), QUOTE_SHOWN)
        return say("reminder.promised", title=title, said=said)
    answered = ask.situation.answered_by[measure_id]
    own = " ".join(item.division.name for item in items)
    if answered:
        others = " ".join(division.name for division in answered)
        return say("reminder.shared", title=title, others=others, own=own)
    return say("reminder.of_division", title=title, own=own) if len(ask.chat.division_ids) > 1 else title
