"""The settings, from what bot/config.py declares."""

from __future__ import annotations

from pathlib import Path

from bot.config import Settings
from tests.documents.making.tables import code, table


def settings() -> str:
    """A row for each setting: its name, what holds without it, what it does."""
    rows = [
        (code(name.upper()), _default(field.default), " ".join((field.description or "").split()))
        for name, field in Settings.model_fields.items()
    ]
    return table(("setting", "without it", "what it does"), rows)


def _default(value: object) -> str:
    if value is None:
        return "none"
    return code(f"./{value}" if isinstance(value, Path) else str(value))
