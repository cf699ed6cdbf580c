"""tamngan db: the schema."""

from __future__ import annotations

import click

from bot.cli.common import open_store


@click.group()
def db() -> None:
    """Create or migrate the database."""


@db.command()
def upgrade() -> None:
    """Create the schema, or bring an older one up to date; running it again changes nothing."""
    open_store().close()
    click.echo("The database is up to date.")
