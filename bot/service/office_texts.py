"""Office texts: an office chooses its own words for its documents, or its emblem."""

from __future__ import annotations

from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.errors import OperatorError, Refusal
from bot.reports.paper_texts import wrong_placeholder
from bot.reports.titling import PLACEHOLDERS
from bot.service.signing_in import Visitor
from bot.store.files import Files
from bot.store.pictures import UnreadablePicture, cleaned
from bot.store.store import Books, Store

LONGEST_TEXT = 10_000  # characters


def choose_text(store: Store, office: Office, key: OfficeText, text: str | None, now: datetime) -> None:
    """From now on the office's documents say this; None takes the usual words again.

    OperatorError when the text is too long or holds a placeholder nothing fills in.
    """
    if text is not None:
        if len(text) > LONGEST_TEXT:
            raise OperatorError(f"The text is too long: at most {LONGEST_TEXT} characters.")
        if unknown := wrong_placeholder(key, text):
            allowed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise OperatorError(f"The text has the unknown placeholder {unknown}; allowed are {allowed}.")
    with store.writing() as books:
        books.office_texts.choose(office.id, key, text, now)


def choose_emblem(store: Store, files: Files, office: Office, data: bytes, now: datetime) -> None:
    """From now on the picture stands over the office's memos; OperatorError when it is none we can read."""
    try:
        picture = cleaned(data)
    except UnreadablePicture as error:
        raise OperatorError("The emblem must be a picture: PNG, JPEG, GIF or WebP.") from error
    with files.staged(picture.data) as staged:
        staged.keep()
        choose_text(store, office, OfficeText.EMBLEM, staged.name, now)


def word_text(books: Books, visitor: Visitor, key: OfficeText, text: str | None, now: datetime) -> None:
    """The same from the board, with refusals in its own words."""
    if text is not None:
        if len(text) > LONGEST_TEXT:
            raise Refusal("web.settings.too_long", most=f"{LONGEST_TEXT:,}")
        if unknown := wrong_placeholder(key, text):
            raise Refusal("web.settings.placeholder", unknown=unknown)
    books.office_texts.choose(visitor.office.id, key, text, now)
    action = AuditAction.OFFICE_TEXT_CLEARED if text is None else AuditAction.OFFICE_TEXT_SET
    books.audit.note(visitor.office.id, visitor.actor, action, f"text:{key.value}", now)


def hang_emblem(books: Books, files: Files, visitor: Visitor, data: bytes, now: datetime) -> None:
    """The emblem from the board."""
    try:
        picture = cleaned(data)
    except UnreadablePicture as error:
        raise Refusal("web.settings.no_picture") from error
    with files.staged(picture.data) as staged:
        books.contents.hold_file(staged.name)
        staged.keep()
        word_text(books, visitor, OfficeText.EMBLEM, staged.name, now)
