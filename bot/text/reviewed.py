"""Reading the reviewed data beside this code: lexicon.toml, intents.toml and vocabulary.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def reviewed(name: str) -> dict[str, Any]:
    """The tables of a data file of this room, read once."""
    import tomllib  # noqa: PLC0415 - with its company a third of what importing this room would cost

    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
