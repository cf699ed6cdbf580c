"""Reading the reviewed data beside this code: lexicon.toml and intents.toml."""

from __future__ import annotations

from typing import Any


def reviewed(name: str) -> dict[str, Any]:
    """The tables of a data file of this room."""
    import tomllib  # noqa: PLC0415 - with its company a third of what importing this room would cost
    from importlib.resources import files  # noqa: PLC0415

    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
