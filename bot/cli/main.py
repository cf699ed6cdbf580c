"""The command `tamngan` and its subcommands, each imported only when called: help must be quick."""

from __future__ import annotations

import importlib
import sys

import click

_COMMANDS = {
    "db": ("bot.cli.database", "db", "Create or migrate the database."),
    "office": ("bot.cli.offices", "office", "Create and list offices."),
    "invite": ("bot.cli.offices", "invite", "Make an invitation code."),
    "plan": ("bot.cli.plans", "plan", "Import, show and carry plans."),
    "layout": ("bot.cli.layouts", "layout", "Check and show report layouts."),
    "entries": ("bot.cli.records", "entries", "Show what was said."),
    "events": ("bot.cli.events", "events", "Show and replay events that were put aside."),
    "backup": ("bot.cli.keeping", "backup", "Write everything into one file."),
    "restore": ("bot.cli.keeping", "restore", "Bring a backup back into an empty database."),
    "person": ("bot.cli.people", "person", "Export or erase what is kept about one person."),
    "retention": ("bot.cli.retention", "retention", "Remove what is older than it may be."),
    "doctor": ("bot.cli.doctor", "doctor", "Check everything and say how to mend it."),
    "login-link": ("bot.cli.signing_in", "login_link", "Print a one-time web sign-in link."),
    "export": ("bot.cli.exporting", "export", "Write a report document."),
    "summary": ("bot.cli.exporting", "summary", "Write the executive summary as a web page."),
    "pack": ("bot.cli.packing", "pack", "Write everything of a round into one zip."),
    "verify": ("bot.cli.verifying", "verify", "Tell whether a document is the one that was approved."),
    "texts": ("bot.cli.texts", "texts", "Choose the words of an office's documents."),
    "run": ("bot.cli.running", "run", "Web, worker and clock in one process."),
    "web": ("bot.cli.running", "web", "The web process alone."),
    "worker": ("bot.cli.running", "worker", "The worker process alone."),
    "clock": ("bot.cli.running", "clock", "The clock process alone."),
    "remind": ("bot.cli.reminding", "remind", "Send what is due at an instant."),
    "status": ("bot.cli.status", "status", "The board, the quota and what waits."),
    "calendar": ("bot.cli.calendars", "calendar", "The year's planned reminders."),
    "days": ("bot.cli.days", "days", "The days an office is closed."),
    "pause": ("bot.cli.pauses", "pause", "Let an office or a division rest from reminders."),
    "reminders": ("bot.cli.reminders", "reminders", "Switch occasions of reminders on and off."),
    "demo": ("bot.cli.demo", "demo", "Try everything with an invented office."),
}


class _Lazy(click.Group):
    """A group that imports a subcommand's module when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name, _help = _COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_module, _name, text) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tamngan", prog_name="tamngan")
def cli() -> None:
    """TamNgan collects the progress reports of a Thai local-government office through LINE."""


def main() -> None:
    """Run the command line; every refusal is one sentence on stderr and exit status 1 (2 for usage)."""
    from bot.errors import OperatorError  # noqa: PLC0415  (help must not wait for the rest)

    try:
        cli(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Abort:
        sys.exit(130)
    except (OperatorError, click.ClickException) as error:
        message = error.format_message() if isinstance(error, click.ClickException) else str(error)
        click.echo(message, err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001  (what it says may quote what somebody wrote)
        _confess(error)
        sys.exit(1)


def _confess(error: Exception) -> None:
    """Say what went wrong without the error's own words: a database that is away, or a fault of ours."""
    import traceback  # noqa: PLC0415  (help must not wait for it)

    from bot.errors import place_of  # noqa: PLC0415
    from bot.store.engine import AWAY  # noqa: PLC0415

    if isinstance(error, AWAY):
        click.echo("The database cannot be reached or is busy; see: tamngan doctor", err=True)
        return
    click.echo("".join(traceback.format_tb(error.__traceback__)), err=True, nl=False)
    click.echo(f"TamNgan failed by a fault of its own: {place_of(error)}.", err=True)
