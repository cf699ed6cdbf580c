"""Signs: what the fonts of a pdf can print, and what stands where they cannot.

A pdf made to last may hold no sign its fonts do not know. Besides the Thai font there is DejaVu Sans
Mono, which the typesetter brings along: arrows, ticks, Greek, Cyrillic, Arabic. Anything else, emoji
above all, becomes an empty box.
"""

from __future__ import annotations

import re

from bot.reports.fonts import Font

MISSING = "□"
# Every sign of these ranges is in the typesetter's own font; a test prints them all.
OWN_RANGES = (
    (0x00A1, 0x01C3),
    (0x0250, 0x02B9),
    (0x0391, 0x03A1),
    (0x03A3, 0x03CE),
    (0x0400, 0x045F),
    (0x0621, 0x063A),
    (0x0640, 0x0652),
    (0x0660, 0x066C),
    (0x1E00, 0x1E99),
    (0x2010, 0x2022),
    (0x2030, 0x2037),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20B5),
    (0x2190, 0x2211),
    (0x2215, 0x2215),
    (0x2217, 0x2220),
    (0x2227, 0x222D),
    (0x2241, 0x2269),
    (0x2500, 0x262F),
    (0x2638, 0x268B),
    (0x2701, 0x2704),
    (0x2706, 0x2709),
    (0x270C, 0x2727),
    (0x2729, 0x274B),
    (0x2761, 0x2775),
    (0x2794, 0x2794),
    (0x2798, 0x27AF),
)
# Controls of all kinds and the overrides of writing direction: nothing to see, and some deceive.
_UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# An emoji may be several signs: a face and its skin, a family, a flag, a digit in a keycap.
_TAILS = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")


class Signs:
    """What one Thai font, with the typesetter's own beside it, can print."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._printable = {" ", "\t", "\u00a0", "\u200b"}

    def printable(self, text: str) -> str:
        """The text with a box in the place of every sign that cannot be printed."""
        self._printable.update(sign for sign in set(text) - self._printable if self._can_print(sign))
        return text if self._printable.issuperset(text) else self._with_boxes(text)

    def _with_boxes(self, text: str) -> str:
        shown: list[str] = []
        is_joined = False
        for sign in text:
            if sign in self._printable:
                shown.append(sign)
            elif not (is_joined or _UNSEEN.match(sign) or _TAILS.match(sign)):
                shown.append(MISSING)
            is_joined = sign == "\u200d"
        return "".join(shown)

    def _can_print(self, sign: str) -> bool:
        if _UNSEEN.match(sign):
            return False
        is_own = any(first <= ord(sign) <= last for first, last in OWN_RANGES)
        return is_own or self._font.has(sign)
