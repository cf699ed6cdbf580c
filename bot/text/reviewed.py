"""Reading the reviewed data beside this code: lexicon.toml, intents.toml and vocabulary.toml."""

from __future__ import annotations

import pkgutil
from functools import cache
from typing import Any


@cache
def reviewed(name: str) -> dict[str, Any]:
    """The tables of a data file of this room, read once."""
    import tomllib  # noqa: PLC0415 - with its company a third of what importing this room would cost

    return tomllib.loads((pkgutil.get_data(__package__, name) or b"").decode())
