"""What sign-off says in LINE: the card of whoever's turn it is, and the news for the coordinator."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Bubble, Button, Card, Open, Prefill, Press, Reply, Row, Tone
from bot.clock import bangkok_day
from bot.domain.calendar import short_date
from bot.domain.office import Office
from bot.domain.signing import Decision, SignAct, Snapshot
from bot.links import Links
from bot.reports.summary import Summary
from bot.service.papers import Papers
from bot.service.previewing import preview_link
from bot.service.proposing import changed_since_before
from bot.service.reporting import plan_of
from bot.service.signing import Turn
from bot.store.store import Books
from bot.wording.say import say

SIGN = "sign"
"""What the postback of a button says that decides about a snapshot (handlers/pressing.py)."""

KEEP = "keep"
"""Said instead of a decision: it is not returned after all."""

_MOST_REFS = 20


def sign_card(books: Books, turn: Turn, links: Links, now: datetime, opening: str = "sign.summary") -> Reply:
    """The card with the figures, what was said before, the report, and the two buttons.

    `opening` is the wording of the sentence a notification shows.
    """
    snapshot = turn.snapshot
    facts = {**round_facts(snapshot), "post": turn.member.post or turn.place.post}
    rows = [
        *_figures(summary_of(books, turn.office, snapshot)),
        *_said_before(snapshot),
        *_changed(books, snapshot),
    ]
    if turn.acting_for:
        rows.append(Row(say("sign.acting_label"), say("sign.acting", post=turn.acting_for)))
    if opinion := snapshot.opinion_of(turn.place.place):
        rows.append(Row(say("sign.own_opinion"), opinion))
    address = preview_link(links, snapshot, "html", now)
    read: tuple[Button, ...] = (Open(say("sign.read"), address),) if address else ()
    card = Card(
        say(opening, **facts),
        say("sign.heading", **facts),
        tuple(rows),
        say("sign.footer"),
        (*read, _decide(snapshot, Decision.APPROVED)),
        (
            _decide(snapshot, Decision.RETURNED),
            Prefill(say("sign.add_opinion"), f"{say('sign.opinion_word')} "),
        ),
    )
    return Reply((card,))


def returned_news(snapshot: Snapshot, act: SignAct) -> Reply:
    """The coordinator hears who returned it, and why."""
    words = say("sign.returned_told", **round_facts(snapshot), post=posts_of(act), reason=act.text or "-")
    return Reply((Bubble(words),))


def approved_news(snapshot: Snapshot, links: Links) -> Reply:
    """The coordinator hears that everybody approved, and what can be done next."""
    facts = round_facts(snapshot)
    rows = tuple(_approval_row(snapshot, act) for act in approvals(snapshot))
    address = links.address("/board/sign-off") if links.are_possible else None
    buttons: tuple[Button, ...] = (Open(say("sign.open_board"), address),) if address else ()
    heading = say("sign.approved_heading", **facts)
    return Reply(
        (Card(say("sign.approved_told", **facts), heading, rows, say("sign.approved_footer"), buttons),)
    )


def keep_button(snapshot: Snapshot) -> Press:
    """The way out for somebody who pressed ส่งกลับ by mistake."""
    return Press(say("sign.keep"), f"v1:{SIGN}:{snapshot.id}:{KEEP}", say("sign.keep"))


def approvals(snapshot: Snapshot) -> list[SignAct]:
    """The approvals in signing order."""
    found = [snapshot.approval_of(place.place) for place in snapshot.chain]
    return [act for act in found if act is not None]


def posts_of(act: SignAct) -> str:
    """The post, and whose stead it is in."""
    return say("sign.in_stead", post=act.post, other=act.acting_for) if act.acting_for else act.post


def round_facts(snapshot: Snapshot) -> dict[str, object]:
    """What most sentences about a snapshot name."""
    return {
        "round": snapshot.round_number,
        "year": snapshot.fiscal_year.number,
        "version": snapshot.version,
    }


def summary_of(books: Books, office: Office, snapshot: Snapshot) -> Summary:
    """The figures of the report as it was frozen."""
    plan = plan_of(books, office, snapshot.fiscal_year)
    entries = books.entries.of_year(office.id, snapshot.fiscal_year, snapshot.frozen_at)
    return Papers(books, office, plan, entries, snapshot.round_number, snapshot.frozen_at).summary()


def _decide(snapshot: Snapshot, decision: Decision) -> Press:
    return Press(decision.thai, f"v1:{SIGN}:{snapshot.id}:{decision}", decision.thai)


def _figures(summary: Summary) -> list[Row]:
    total = summary.total
    told = {"received": total.received, "expected": total.expected, "rate": total.reporting}
    counts = [say("sign.light", light=light.thai, count=count) for light, count, _ in summary.counts if count]
    return [
        Row(say("sign.reported"), say("sign.figures", **told, on_time=total.on_time)),
        Row(say("sign.lights"), "\n".join(counts)),
    ]


def _said_before(snapshot: Snapshot) -> list[Row]:
    return [_approval_row(snapshot, act) for act in approvals(snapshot)]


def _approval_row(snapshot: Snapshot, act: SignAct) -> Row:
    day = short_date(bangkok_day(act.at))
    note = snapshot.opinion_of(act.place)
    return Row(posts_of(act), say("sign.approved_on", day=day), note=note, tone=Tone.GOOD)


def _changed(books: Books, snapshot: Snapshot) -> list[Row]:
    if snapshot.version == 1:
        return []
    refs = changed_since_before(books, snapshot)
    label = say("sign.changed_label", before=snapshot.version - 1)
    if not refs:
        return [Row(label, say("sign.changed_nothing"))]
    more = "sign.changed_more" if len(refs) > _MOST_REFS else "sign.changed"
    return [Row(label, say(more, refs=" ".join(refs[:_MOST_REFS]), count=len(refs)))]
