"""Messages that are nothing but addresses."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def only_links(text: str) -> tuple[str, ...]:
    """The addresses a message consists of, as typed; none when it says anything else."""
    words = text.split()
    return tuple(words) if all(_LINK.fullmatch(word) for word in words) else ()
