"""Shortening text for a small screen without cutting a Thai letter from its marks."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"


def shortened(text: str, limit: int) -> str:
    """The text in at most `limit` characters, its end replaced by an ellipsis when it is longer.

    Cuts at a space when one is near, and never between a letter and the vowel or tone above,
    below or behind it.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    end = limit - len(ELLIPSIS)
    space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    if space >= end * 2 // 3:
        return text[:space].rstrip() + ELLIPSIS
    while end > 1 and _belongs_to_letter_before(text[end]):
        end -= 1
    if text[end - 1] in "เแโใไ":
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _belongs_to_letter_before(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me", "Mc") or sign in "ะาำๅๆฯ\u200d\ufe0f"
