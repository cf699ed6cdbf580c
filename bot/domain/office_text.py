"""Office texts: an office's own words where a document would otherwise carry the usual ones."""

from __future__ import annotations

from enum import StrEnum


class OfficeText(StrEnum):
    """What an office may word itself; `bot/reports/papers.toml` has the usual words.

    Those of the report itself are usually worded by its layout; score and grade are last year's ITA.
    CHAIN holds a line for each opinion, `post | name | post acted for`, of which only the post must
    be there. EMBLEM holds no words but the SHA-256 of the picture over the memo.
    """

    AGENCY = "memo.agency"
    NUMBER = "memo.number"
    SUBJECT = "memo.subject"
    ADDRESSEE = "memo.addressee"
    PARAGRAPHS = "memo.paragraphs"
    CLOSING = "memo.closing"
    SIGNER = "memo.signer"
    CHAIN = "memo.chain"
    EMBLEM = "memo.emblem"
    ANNEX_TITLE = "annex.title"
    SUMMARY_TITLE = "summary.title"
    COVER = "report.cover"
    TITLE = "report.title"
    PREFACE = "report.preface"
    NOTHING_REPORTED = "report.nothing"
    ITA_SCORE = "ita.score"
    ITA_GRADE = "ita.grade"


NAMES_PEOPLE = frozenset({OfficeText.SIGNER, OfficeText.CHAIN})
"""Texts of the form `post | name | post acted for`, printed as typed."""
