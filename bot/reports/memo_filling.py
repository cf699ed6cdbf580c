"""Filling in a memo: the office's words, those who sign, and what they have said so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.calendar import long_date
from bot.domain.office_text import OfficeText
from bot.reports.memo import Emblem, Given, Memo, Opinion, Signer
from bot.reports.paper_texts import PaperTexts


def filled_memo(
    texts: PaperTexts,
    posts: Sequence[str] = (),
    given: Iterable[Given] = (),
    day: date | None = None,
    emblem: Emblem | None = None,
) -> Memo:
    """The memo of a round. `posts` are those of the office's executives in signing order.

    The chain is the office's own text, else those posts, else the usual one; an own text with too few
    places for the opinions gives way to the posts. A memo without a day has none yet: the day is
    written by hand when it is signed.
    """
    said = {one.place: one for one in given}
    chain = _chain(texts, posts)
    if len(chain) < max(said, default=0):
        chain = tuple(Signer(texts.print(post)) for post in posts)
    return Memo(
        agency=texts.line(OfficeText.AGENCY),
        number=texts.line(OfficeText.NUMBER),
        day=long_date(day, texts.office.numerals) if day else "",
        subject=texts.line(OfficeText.SUBJECT),
        addressee=texts.line(OfficeText.ADDRESSEE),
        paragraphs=texts.paragraphs(OfficeText.PARAGRAPHS),
        closing=texts.line(OfficeText.CLOSING),
        signer=next(iter(texts.signers(OfficeText.SIGNER)), Signer("")),
        opinions=tuple(_opinion(texts, signer, said.get(place)) for place, signer in enumerate(chain, 1)),
        emblem=emblem,
    )


def _chain(texts: PaperTexts, posts: Sequence[str]) -> tuple[Signer, ...]:
    if OfficeText.CHAIN in texts.own or not posts:
        return texts.signers(OfficeText.CHAIN)
    return tuple(Signer(texts.print(post)) for post in posts)


def _opinion(texts: PaperTexts, signer: Signer, given: Given | None) -> Opinion:
    if given is None:
        return Opinion(signer)
    if given.post is not None:
        acting_for = texts.print(given.acting_for) if given.acting_for else None
        signer = Signer(texts.print(given.post), signer.name, acting_for)
    if given.name is not None:
        signer = replace(signer, name=texts.print(given.name))
    return Opinion(
        signer,
        text=texts.print(given.text) if given.text else None,
        day=long_date(given.day, texts.office.numerals) if given.day else None,
        decision=given.decision,
    )
