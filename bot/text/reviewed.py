"""Reading the reviewed data beside this code: lexicon.toml and intents.toml."""

from __future__ import annotations

from typing import Any


def reviewed(name: str) -> dict[str, Any]:
    """The tables of a data file of this room."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
