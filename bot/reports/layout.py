"""Layouts: the form an office prints its report in, read from a file of data (layouts.md)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from bot.errors import OperatorError
from bot.reports.form import Layout
from bot.reports.layout_reading import read_layout
from bot.reports.settings_file import SettingsFile

__all__ = ["BUILT_IN_LAYOUTS", "Layout", "layout_source", "load_layout"]

BUILT_IN_LAYOUTS = (
    "seven-topics",
    "ita-weakness",
    "six-month",
    "seven-topics-single",
    "indicator-followup",
)


def load_layout(key_or_path: str) -> Layout:
    """A built-in layout by its key, or an office's own from a .toml file.

    Raises OperatorError naming the file, the setting and what is allowed there.
    """
    if key_or_path in BUILT_IN_LAYOUTS:
        return read_layout(_built_in(key_or_path), key_or_path, key_or_path)
    path = Path(key_or_path)
    if path.suffix.lower() != ".toml":
        known = ", ".join(BUILT_IN_LAYOUTS)
        raise OperatorError(
            f"There is no layout {key_or_path!r}; use one of {known}, or the path of a .toml file."
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"The layout file {path} cannot be read: {error.strerror}.") from error
    settings = SettingsFile.parse(data, str(path))
    own_texts = settings.keys_of("texts")
    base = settings.text("base", "")
    if base and base not in BUILT_IN_LAYOUTS:
        raise settings.wrong("base", f"is {base!r}; allowed are {', '.join(BUILT_IN_LAYOUTS)}")
    based = settings.over(_built_in(base)) if base else settings
    return read_layout(based, path.stem, base or path.stem, own_texts, path.parent)


def layout_source(key: str) -> str:
    """A built-in layout's file, to begin an own one with."""
    return files("bot.reports").joinpath("layouts", f"{key}.toml").read_text(encoding="utf-8")


def _built_in(key: str) -> SettingsFile:
    return SettingsFile.parse(layout_source(key).encode(), f"{key}.toml")
