"""The commands of the command line, from what bot/cli declares."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from bot.cli.main import cli
from tests.documents.making.tables import code, table

_PROGRAM = "tamngan"


def operator_commands() -> str:
    """A heading for each command, its usage, and a table of its options."""
    return "\n".join(_section(words, command) for words, command in declared())


def declared() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    yield from _below(_PROGRAM, cli)


def _below(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _below(f"{words} {name}", found)


def options(command: click.Command) -> list[click.Option]:
    """The options of the command but --help."""
    return [param for param in command.params if isinstance(param, click.Option)]


def _section(words: str, command: click.Command) -> str:
    meaning = " ".join(inspect.cleandoc(command.help or "").split())
    parts = [f"### {words}", meaning, f"    {_usage(words, command)}"]
    rows = [
        (code(", ".join([*option.opts[:-1], _asked(option)])), _explained(option))
        for option in options(command)
    ]
    return "\n\n".join(parts) + "\n" + (f"\n{table(('option', 'what it does'), rows)}" if rows else "")


def _usage(words: str, command: click.Command) -> str:
    arguments = [_argument(param) for param in command.params if isinstance(param, click.Argument)]
    required = [_asked(option) for option in options(command) if option.required]
    others = ["[OPTIONS]"] if len(required) < len(options(command)) else []
    return " ".join([words, *arguments, *required, *others])


def _argument(argument: click.Argument) -> str:
    name = (argument.name or "").upper()
    return f"[{name}]..." if argument.nargs == -1 else name


def _asked(option: click.Option) -> str:
    """The option as one types it: its longest name and what follows."""
    if option.is_flag:
        return option.opts[-1]
    if isinstance(option.type, click.Choice):
        return f"{option.opts[-1]} {'|'.join(option.type.choices)}"
    if isinstance(option.type, click.IntRange) and option.type.max == 2:
        return f"{option.opts[-1]} 1|2"
    return f"{option.opts[-1]} {option.opts[-1].lstrip('-').replace('-', '_').upper()}"


def _explained(option: click.Option) -> str:
    default = ""
    if option.show_default and option.default is not None:
        default = f" Without it: {code(str(option.default))}."
    return f"{option.help or ''}{' Required.' if option.required else ''}{default}".strip()
