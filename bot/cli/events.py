"""tamngan events: what was put aside because it failed, and giving it another chance."""

from __future__ import annotations

import click

from bot.cli.common import answer, json_option, open_store
from bot.clock import BANGKOK
from bot.errors import OperatorError


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def events(context: click.Context, as_json: bool) -> None:
    """Show the events that were put aside after failing too often."""
    if context.invoked_subcommand is not None:
        return
    with open_store().reading() as books:
        aside = books.inbox.quarantined()
        backlog = books.inbox.backlog()
    if as_json:
        answer(
            {
                "waiting": backlog.waiting,
                "quarantined": [
                    {
                        "id": item.id,
                        "event": item.webhook_event_id,
                        "happened_at": item.happened_at.isoformat(),
                        "put_aside_at": item.put_aside_at.isoformat(),
                        "attempts": item.attempts,
                        "failure": item.failure,
                    }
                    for item in aside
                ],
            }
        )
        return
    for item in aside:
        moment = item.happened_at.astimezone(BANGKOK)
        click.echo(f"{item.id}  {moment:%Y-%m-%d %H:%M}  {item.failure}, {item.attempts} attempts")
    click.echo(f"{len(aside)} put aside, {backlog.waiting} waiting.")


@events.command()
@click.argument("event_ids", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every event that was put aside.")
def replay(event_ids: tuple[int, ...], every: bool) -> None:
    """Have the events handled again; a worker takes them up in their chats' order."""
    if bool(event_ids) == every:
        raise click.UsageError("Name the events by their numbers, or say --all.")
    with open_store().writing() as books:
        wanted = [item.id for item in books.inbox.quarantined()] if every else list(event_ids)
        unknown = [number for number in wanted if not books.inbox.replay(number)]
        if unknown:
            numbers = ", ".join(map(str, unknown))
            raise OperatorError(f"Nothing was replayed: {numbers} was not put aside; see: tamngan events")
    click.echo(f"{len(wanted)} waiting to be handled again.")
