"""What an export format is: a key, a file suffix, a media type and a way to write a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.reports.table import Report


@dataclass(frozen=True)
class Exporter:
    """A format. `write` returns the whole file; the same report gives the same bytes."""

    key: str
    suffix: str
    media_type: str
    write: Callable[[Report], bytes]
