"""Look up a sentence by its key and fill it; a wrong key or a missing fact fails loudly."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def sentences() -> dict[str, str]:
    """Every sentence of th.toml by its dotted key."""
    tree = tomllib.loads(files(__package__).joinpath("th.toml").read_text(encoding="utf-8"))
    return dict(flatten(tree, ""))


def say(key: str, **facts: object) -> str:
    """The sentence behind the key with its facts filled in.

    Raises KeyError for an unknown key or a missing fact: both are our bugs. Facts that people
    typed are inserted as they are, never read as a pattern.
    """
    return sentences()[key].format_map(facts).strip("\n")


def flatten(tree: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    """The leaves of a tree of tables by their dotted keys."""
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            pairs += flatten(value, f"{prefix}{name}.")
        else:
            pairs.append((prefix + name, str(value)))
    return pairs
