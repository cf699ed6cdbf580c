"""tamngan retention: what is removed because of its age, and removing it now."""

from __future__ import annotations

import click

from bot.cli.common import answer, checked_settings, json_option, open_store
from bot.clock import SystemClock
from bot.service.retaining import foreseen, remove_old


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@json_option
def retention(dry_run: bool, as_json: bool) -> None:
    """Remove what is older than it may be; the clock does so by itself."""
    settings = checked_settings()
    store = open_store(settings)
    do = foreseen if dry_run else remove_old
    found = do(store, settings.keep_messages_days, SystemClock().now())
    store.close()
    if as_json:
        kinds = [{"kind": one.kind, "kept_days": one.kept_for.days, "rows": one.due} for one in found]
        answer({"dry_run": dry_run, "kinds": kinds})
        return
    for one in found:
        click.echo(f"{one.kind}: kept for {one.kept_for.days} days, {one.due} rows older")
    click.echo("Nothing was removed." if dry_run else "Removed.")
