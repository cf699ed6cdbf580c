"""Papers: the memo, the summary and the photo annex of a report, made from what the office has."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial

from bot.domain.entry import Entry
from bot.domain.evidence import Evidence, EvidenceKind, EvidenceState, by_entry
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.plan import Plan
from bot.domain.signing import ChainPlace, chain_of
from bot.reports.annex import Annex
from bot.reports.annex_gathering import KeptPhoto, gathered_annex, with_references
from bot.reports.contributing import in_scope, known_at
from bot.reports.form import RoundScope
from bot.reports.memo import Emblem, Given, Memo
from bot.reports.memo_filling import filled_memo
from bot.reports.paper_texts import PaperTexts
from bot.reports.papers import Paper
from bot.reports.summary import Summary
from bot.reports.summing_up import summed_up
from bot.reports.table import Report
from bot.store.files import Files
from bot.store.pictures import UnreadablePicture, sides
from bot.store.store import Books

log = logging.getLogger("tamngan.papers")


@dataclass(frozen=True)
class Papers:
    """Makes the papers of one round (1 or 2) as of an instant.

    `entries` are all of the plan's year, `files` hold the photos, if there are any.
    """

    books: Books
    office: Office
    plan: Plan
    entries: Sequence[Entry]
    round_number: int
    as_of: datetime
    files: Files | None = None

    def around(self, report: Report, wanted: Collection[Paper], scope: RoundScope) -> Report:
        """The report with the papers wanted; photos are those of the entries in the scope."""
        if Paper.MEMO in wanted:
            report = replace(report, memo=self.memo())
        if Paper.SUMMARY in wanted:
            report = replace(report, summary=self.summary())
        annex = self.annex(scope) if Paper.ANNEX in wanted else None
        return report if annex is None else with_references(report, annex, self._texts.number)

    def memo(
        self,
        given: Sequence[Given] = (),
        day: date | None = None,
        chain: Sequence[ChainPlace] | None = None,
    ) -> Memo:
        """The memo, with the opinions given so far and the day it was proposed.

        `chain` is the one it goes through; that of the office's executives when None.
        """
        if chain is None:
            usual = chain_of(self.books.members.of_office(self.office.id))
            posts = tuple(dict.fromkeys(place.post for place in usual if place.post))
        else:
            posts = tuple(place.post for place in chain)
        emblem = _emblem(self._texts.own.get(OfficeText.EMBLEM), self.files)
        return filled_memo(self._texts, posts, given, day, emblem)

    def summary(self) -> Summary:
        """The round on one page."""
        said = [entry for entry in self.entries if entry.round_number == self.round_number]
        return summed_up(self._texts, self.plan, known_at(said, self.as_of), self.as_of)

    def annex(self, scope: RoundScope) -> Annex | None:
        """The photos of the entries in the scope; None where there are none."""
        if self.files is None:
            return None
        known = known_at(self.entries, self.as_of)
        shown = in_scope(known, self.plan.fiscal_year, self.round_number, scope)
        evidence = by_entry(known, self.books.evidence.of_office(self.office.id, self.as_of))
        numbers = [entry.number for entries in shown.values() for entry in entries]
        kept = _kept((item for number in numbers for item in evidence.get(number, ())), self.files)
        return gathered_annex(self._texts, self.plan, shown, evidence, kept)

    @cached_property
    def _texts(self) -> PaperTexts:
        rounds = self.books.rounds.of_year(self.office.id, self.plan.fiscal_year)
        own = self.books.office_texts.at(self.office.id, self.as_of)
        return PaperTexts(self.office, rounds[self.round_number - 1], own)


def _kept(evidence: Iterable[Evidence], files: Files) -> dict[str, KeptPhoto]:
    """The photos whose file is there and can be read, by content hash."""
    kept: dict[str, KeptPhoto] = {}
    for item in evidence:
        name = item.content_hash
        is_photo = item.kind is EvidenceKind.PHOTO and item.state is EvidenceState.STORED
        if name is None or name in kept or not is_photo:
            continue
        try:
            width, height = sides(_content(files, name))
        except (UnreadablePicture, FileNotFoundError) as error:
            log.warning("evidence %s is left out of the annex: %s", item.id, type(error).__name__)
            continue
        kept[name] = KeptPhoto(width, height, partial(_content, files, name))
    return kept


def _emblem(name: str | None, files: Files | None) -> Emblem | None:
    data = files.read(name) if name is not None and files is not None else None
    return None if data is None else Emblem(data, *sides(data))


def _content(files: Files, name: str) -> bytes:
    data = files.read(name)
    if data is None:
        raise FileNotFoundError(name)
    return data
