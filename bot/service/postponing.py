"""Postponing: the coordinator moves the reply deadline of the round that is being reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.calendar import short_date
from bot.domain.office import Office
from bot.domain.rounds import Round
from bot.errors import Refusal
from bot.store.store import Books


def move_reply_deadline(books: Books, office: Office, round_: Round, day: date, today: date) -> Round:
    """Keep the day as the round's reply deadline.

    Refuses a day that is not in the future, lies before the round opens or after the report itself is
    due, or is the deadline already.
    """
    facts = {"day": short_date(day), "round": round_.number}
    if day <= today:
        raise Refusal("postpone.past", **facts)
    if day < round_.opens_on:
        raise Refusal("postpone.not_open", opens=short_date(round_.opens_on), **facts)
    if day > round_.report_deadline:
        raise Refusal("postpone.too_late", deadline=short_date(round_.report_deadline), **facts)
    if day == round_.reply_deadline:
        raise Refusal("postpone.same", **facts)
    moved = replace(round_, reply_deadline=day)
    books.rounds.save(office.id, moved)
    books.office_looks.forget(office.id)
    return moved
