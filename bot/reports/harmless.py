"""Texts that open in a spreadsheet as texts, whatever they begin with."""

from __future__ import annotations

# A spreadsheet runs a cell that opens with one of these as a formula (OWASP, "CSV Injection").
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text for a CSV cell, behind an apostrophe where it would be run."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
