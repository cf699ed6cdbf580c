"""tamngan remind: one tick of the clock, by hand."""

from __future__ import annotations

import click

from bot.cli.common import (
    answer,
    checked_settings,
    chosen_office,
    instant,
    json_option,
    office_option,
    open_store,
)
from bot.clock import Clock, SetClock, SystemClock
from bot.config import Settings
from bot.domain.delivery import DeliveryOutcome, Trouble
from bot.domain.notice import Held
from bot.errors import OperatorError
from bot.service.delivering import Attempt
from bot.store.engine import AWAY
from bot.store.store import Store

Line = dict[str, str | int]

_WHY_NOT = {
    DeliveryOutcome.REFUSED: "LINE refused it",
    DeliveryOutcome.GONE: "TamNgan is not in this chat any more",
    Trouble.BUSY: "LINE was busy or out of reach; it will be tried again",
    Trouble.SERVER: "LINE failed; it will be tried again",
    Trouble.NO_ANSWER: "LINE did not answer; it will be tried again",
    Trouble.QUOTA: "the month's quota is used up",
    Trouble.LOCKED_OUT: "LINE does not accept LINE_CHANNEL_ACCESS_TOKEN; it will be tried again",
}


@click.command()
@click.option("--at", "at_text", help="The instant of the tick in ISO form; now by default.")
@click.option("--dry-run", is_flag=True, help="Decide only; nothing is sent or stored.")
@office_option
@json_option
def remind(at_text: str | None, dry_run: bool, office_id: int | None, as_json: bool) -> None:
    """Send what is due at an instant: one tick of the clock."""
    settings = checked_settings(() if dry_run else ("line_channel_access_token",))
    clock = SetClock(instant(at_text, "--at")) if at_text else SystemClock()
    store = open_store(settings)
    if office_id is not None:
        chosen_office(store, office_id)
    try:
        if dry_run:
            sent, held = _decided(store, clock, office_id)
        else:
            sent, held = _done(settings, store, clock, office_id)
    except AWAY as error:
        raise OperatorError(
            "The database did not answer in time. Nothing is lost: run the same command again."
        ) from error
    finally:
        store.close()
    if as_json:
        answer({"sent": sent, "held": held})
        return
    for word, lines in (("due" if dry_run else "sent", sent), ("held", held)):
        for line in lines:
            click.echo(f"{word}  {line['chat']}  {line['cost']}  {line['why']}")


def _decided(store: Store, clock: Clock, office_id: int | None) -> tuple[list[Line], list[Line]]:
    from scheduler.claiming import look_at  # noqa: PLC0415
    from scheduler.remind import offices_due  # noqa: PLC0415

    now = clock.now()
    looks = list(look_at(store, offices_due(store, now, office_id), now))
    due = [notice for look in looks for notice in look.decisions.notices]
    held = [_held(one) for look in looks for one in look.decisions.held]
    return [_line(notice.chat_id, notice.why, notice.cost) for notice in due], held


def _done(
    settings: Settings, store: Store, clock: Clock, office_id: int | None
) -> tuple[list[Line], list[Line]]:
    from bot.cli.running import build_tools  # noqa: PLC0415
    from scheduler.remind import remind as tick  # noqa: PLC0415

    tools = build_tools(settings, store, clock)
    try:
        tools.leads()  # whoever begins to lead takes over what a dead clock left; a tick needs no lead
        steps = list(tick(tools, office_id))
    finally:
        tools.leadership.give_up()
        tools.messenger.close()
    tried = sorted((one for one in steps if isinstance(one, Attempt)), key=lambda one: one.delivery.id)
    sent = [one.delivery for one in tried if one.result is DeliveryOutcome.SENT]
    held = [_held(one) for one in steps if isinstance(one, Held)]
    held += [_not_sent(one) for one in tried if one.result is not DeliveryOutcome.SENT]
    return [_line(one.chat_id, one.why, one.cost) for one in sent], held


def _held(held: Held) -> Line:
    return _line(held.chat_id, f"{held.why}: {held.reason}", held.cost)


def _not_sent(attempt: Attempt) -> Line:
    delivery = attempt.delivery
    return _line(delivery.chat_id, f"{delivery.why}: {_WHY_NOT[attempt.result]}", delivery.cost)


def _line(chat_id: str, why: str, cost: int) -> Line:
    return {"chat": chat_id, "why": why, "cost": cost}
