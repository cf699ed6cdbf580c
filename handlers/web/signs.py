"""The sign beside each word of the matrix, so that nothing is told by colour alone."""

from __future__ import annotations

from bot.domain.status import Status
from bot.service.matrix import Silence

SIGNS: dict[str, str] = {
    Status.DONE: "✓",
    Status.IN_PROGRESS: "◐",
    Status.NOT_STARTED: "○",
    Status.NOT_APPLICABLE: "–",
    Silence.ANSWERED: "●",
    Silence.NOTHING: "∅",
    Silence.PROMISED: "◷",
    Silence.MISSING: "?",
    Silence.OVERDUE: "!",
    Silence.NOT_RESPONSIBLE: "·",
}
"""By the word of the cell."""

LEGEND = tuple(kind for kind in SIGNS if kind != Silence.ANSWERED)
"""What the legend explains; an answer without a status explains itself."""
