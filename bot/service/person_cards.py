"""How the messages to single people look: digests, escalations, completions, the report that is ready."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from operator import add

from bot.chat import Bubble, Reply, Row
from bot.domain.calendar import short_date
from bot.domain.figures import Figures
from bot.domain.heads import heads_of
from bot.domain.ladder import LAST_OCCASION
from bot.domain.notice import Held, Purpose
from bot.domain.office import Division
from bot.domain.person import Role
from bot.domain.quota import Quota
from bot.service.explaining import explained, when_words
from bot.service.measure_cards import TITLE_SHOWN, pages
from bot.service.owing import owed_by
from bot.service.person_asks import PersonAsk, late_divisions
from bot.service.situation import Situation
from bot.text.shortening import shortened
from bot.wording.say import say


def person_reply(ask: PersonAsk, held: Sequence[Held], quota: Quota | None) -> Reply:
    """The message of the ask; the digest also says what is held back now, and what is left of the quota."""
    if ask.purpose is Purpose.DIGEST:
        return _digest(ask, held, quota)
    if ask.purpose is Purpose.ESCALATION:
        return _to_executive(ask) if ask.member.role is Role.EXECUTIVE and _is_last(ask) else _to_head(ask)
    return Reply((Bubble(_news(ask)),))


def total(figures: Iterable[Figures]) -> Figures:
    """The figures of several divisions together."""
    return reduce(add, figures, Figures(0, 0, 0))


def _is_last(ask: PersonAsk) -> bool:
    return ask.planned is not None and any(rung.occasion is LAST_OCCASION for rung in ask.planned.rungs)


def _news(ask: PersonAsk) -> str:
    situation = ask.situation
    counted = situation.figures
    everything = total(counted.values())
    facts = {
        "names": _names(ask.divisions),
        "count": sum(one.expected > 0 and not situation.missing_ids[key] for key, one in counted.items()),
        "all": sum(one.expected > 0 for one in counted.values()),
        "others": _names(situation.missing),
        "round": situation.round.number,
        "year": situation.round.fiscal_year.number,
        "expected": everything.expected,
        "on_time_rate": everything.on_time_rate,
        "office": situation.office.full_name,
        "post": ask.member.post or say("escalation.superior"),
    }
    keys = {
        Purpose.DIVISION_COMPLETE: "complete.division",
        Purpose.OFFICE_COMPLETE: "complete.office",
        Purpose.REPORT_READY: "ready.told",
    }
    return say(keys[ask.purpose], **facts)


def _digest(ask: PersonAsk, held: Sequence[Held], quota: Quota | None) -> Reply:
    situation = ask.situation
    is_opening = ask.planned is not None and ask.planned.is_opening and ask.day == situation.today
    deadline = situation.round.reply_deadline
    when = say("digest.opens") if is_opening else when_words("digest", deadline, situation.today)
    everything = total(situation.figures.values())
    facts = {**_figures(everything), "when": when, **_round_facts(situation)}
    rows = [Row(say("digest.total"), say("digest.figures", **facts))]
    rows += [Row(division.name, _division_line(situation, division)) for division in _owing(situation)]
    rows += _remarks(ask, held)

    def heading(page: int, of: int) -> str:
        words = say("digest.heading", **facts)
        return say("digest.page", heading=words, page=page, pages=of) if of > 1 else words

    return Reply((pages(say("digest.summary", **facts), rows, heading, _digest_footer(situation, quota)),))


def _owing(situation: Situation) -> list[Division]:
    return [one for one in situation.office.divisions if situation.figures[one.id].expected]


def _division_line(situation: Situation, division: Division) -> str:
    words = say("digest.figures", **_figures(situation.figures[division.id]))
    missing = situation.standings[division.id].missing
    key = "digest.division" if missing else "digest.division_complete"
    return say(key, figures=words, refs=" ".join(measure.ref for measure in missing))


def _figures(figures: Figures) -> dict[str, int]:
    return {
        "expected": figures.expected,
        "received": figures.received,
        "rate": figures.reporting_rate,
        "on_time_rate": figures.on_time_rate,
    }


def _remarks(ask: PersonAsk, held: Sequence[Held]) -> list[Row]:
    """What the coordinator has to know or mend: divisions nobody reaches, what was held back and why."""
    situation = ask.situation
    in_groups = {division_id for chat in situation.groups for division_id in chat.division_ids}
    alone = [division for division in situation.missing if division.id not in in_groups]
    rows = []
    if alone:
        rows.append(Row(say("digest.no_group"), say("digest.no_group_text", divisions=_names(alone))))
    if ask.planned is not None and ask.planned.is_late:
        headless = [
            division
            for division in late_divisions(situation)
            if not heads_of(division, situation.office, situation.members)
        ]
        if headless:
            rows.append(Row(say("digest.no_head"), say("digest.no_head_text", divisions=_names(headless))))
    if held:
        rows.append(Row(say("digest.held"), "\n".join(_held_lines(situation, held))))
    return rows


def _held_lines(situation: Situation, held: Sequence[Held]) -> list[str]:
    """Which divisions do not hear now, reason by reason."""
    by_reason: dict[str, set[int]] = {}
    for one in held:
        chat = next(chat for chat in situation.groups if chat.chat_id == one.chat_id)
        by_reason.setdefault(one.reason, set()).update(chat.division_ids)
    return [
        say("digest.held_line", divisions=_names(_of_ids(situation, ids)), reason=reason)
        for reason, ids in by_reason.items()
    ]


def _of_ids(situation: Situation, ids: Collection[int]) -> list[Division]:
    return [one for one in situation.office.divisions if one.id in ids]


def _digest_footer(situation: Situation, quota: Quota | None) -> str:
    lines = [say("digest.footer", deadline=short_date(situation.round.reply_deadline))]
    coming = next((one for one in situation.days if one.moment > situation.now), None)
    if coming is not None:
        lines.append(say("digest.footer_next", next=explained(coming, situation.working_days)))
    if quota is not None and quota.limit is not None:
        lines.append(say("digest.footer_quota", used=quota.used, limit=quota.limit))
    return "\n".join(lines)


def _to_head(ask: PersonAsk) -> Reply:
    situation = ask.situation
    owed = {item.measure.id: item.measure for one in ask.divisions for item in owed_by(situation, one)}
    rows = [
        Row(measure.ref, shortened(measure.title.replace("\n", " "), TITLE_SHOWN))
        for measure in sorted(owed.values(), key=lambda measure: measure.row)
    ]
    facts = {**_round_facts(situation), "divisions": _names(ask.divisions), "count": len(rows)}

    def heading(page: int, of: int) -> str:
        words = say("escalation.head_heading", **facts)
        return say("digest.page", heading=words, page=page, pages=of) if of > 1 else words

    footer = say("escalation.footer", **facts)
    return Reply((pages(say("escalation.head_summary", **facts), rows, heading, footer),))


def _to_executive(ask: PersonAsk) -> Reply:
    situation = ask.situation
    rows = []
    for division in ask.divisions:
        owed = owed_by(situation, division)
        refs = " ".join(item.measure.ref for item in owed)
        expected = situation.figures[division.id].expected
        words = say("escalation.executive_row", count=len(owed), expected=expected, refs=refs)
        rows.append(Row(division.name, words))
    post = ask.member.post or say("escalation.superior")
    facts = {**_round_facts(situation), "count": len(rows), "post": post}

    def heading(page: int, of: int) -> str:
        words = say("escalation.executive_heading", **facts)
        return say("digest.page", heading=words, page=page, pages=of) if of > 1 else words

    footer = say("escalation.executive_footer", **facts)
    return Reply((pages(say("escalation.executive_summary", **facts), rows, heading, footer),))


def _round_facts(situation: Situation) -> dict[str, object]:
    round_ = situation.round
    return {
        "round": round_.number,
        "year": round_.fiscal_year.number,
        "deadline": short_date(round_.reply_deadline),
        "days": abs((round_.reply_deadline - situation.today).days),
    }


def _names(divisions: Iterable[Division]) -> str:
    return " ".join(division.name for division in divisions)
