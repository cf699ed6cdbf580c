"""Final wording: the coordinator lets a cell of the report say something in place of the staff's words.

The entries stay as they are; what the divisions say afterwards flags the cell.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.final_wording import FinalWording
from bot.domain.office import Office
from bot.errors import Refusal
from bot.store.store import Books

LONGEST_WORDING = 10_000  # characters; several pages of one cell


def set_final_wording(books: Books, office: Office, wording: FinalWording) -> None:
    """From its moment on the cell prints the wording's text as typed, its lines being the paragraphs.

    Refuses a text without words (`clear_final_wording` is for that) and one too long to print.
    """
    text = wording.text or ""
    if not text.strip():
        raise Refusal("wording.empty")
    if len(text) > LONGEST_WORDING:
        raise Refusal("wording.too_long", limit=LONGEST_WORDING)
    books.final_wordings.append(office.id, wording)


def clear_final_wording(books: Books, office: Office, wording: FinalWording) -> None:
    """From the wording's moment on its cell prints the staff's own words again."""
    books.final_wordings.append(office.id, replace(wording, text=None))
