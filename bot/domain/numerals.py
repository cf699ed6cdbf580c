"""Thai and Arabic numerals: how an office prints numbers, and how to read both.

Printing rule (product.md, "The conversation"): numerals follow the layout, but never inside URLs,
e-mail addresses or codes, because a converted address no longer opens.
"""

from __future__ import annotations

import re
from enum import StrEnum

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)

# A token is left alone when it is an address or a code: an ASCII letter touches its digits, or it
# mixes both kinds of digits and so was typed that way on purpose (or by a mistake that is not ours).
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,}(?:/\S*)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Za-z0-9๐-๙_#]+(?:[.,_-][A-Za-z0-9๐-๙]+)*")
_DIMENSION = re.compile(r"[0-9๐-๙.,]+(?:[xX][0-9๐-๙.,]+)+")  # 1.2x2.4 is two numbers, no code


class Numerals(StrEnum):
    """Which digits an office prints."""

    THAI = "thai"
    ARABIC = "arabic"


def to_arabic(text: str) -> str:
    """Every Thai digit as an Arabic one; for reading, never for printing."""
    for thai, arabic in zip(THAI_DIGITS, ARABIC_DIGITS, strict=True):  # translate takes thirty times as long
        text = text.replace(thai, arabic)
    return text


def to_thai(text: str) -> str:
    """Every Arabic digit as a Thai one, without looking at what it belongs to."""
    return text.translate(_TO_THAI)


def printed(text: str, numerals: Numerals) -> str:
    """The text with its numbers in the office's numerals; addresses and codes as they are."""
    pieces: list[str] = []
    position = 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_convert(text[position : address.start()], numerals))
        pieces.append(address[0])
        position = address.end()
    pieces.append(_convert(text[position:], numerals))
    return "".join(pieces)


def _convert(text: str, numerals: Numerals) -> str:
    return _TOKEN.sub(lambda match: _convert_token(match[0], numerals), text)


def _convert_token(token: str, numerals: Numerals) -> str:
    is_thai = any(digit in THAI_DIGITS for digit in token)
    is_arabic = any(digit in ARABIC_DIGITS for digit in token)
    is_code = any(sign.isascii() and sign.isalpha() for sign in token) or "#" in token or "_" in token
    if (is_code and not _DIMENSION.fullmatch(token)) or (is_thai and is_arabic):
        return token
    return to_thai(token) if numerals is Numerals.THAI else to_arabic(token)
