"""The memo: บันทึกข้อความ in front of a report, with the opinions of those who sign it.

Every string is as it is printed, numerals included. What is None or empty stays blank on paper,
with dots to write on where a form has dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.signing import Decision

MEMO_HEADING = "บันทึกข้อความ"
ACTING = "รักษาการแทน"


@dataclass(frozen=True)
class Signer:
    """Whoever signs: a name for the brackets, a post, and the post acted for, if any."""

    post: str
    name: str | None = None
    acting_for: str | None = None

    @property
    def posts(self) -> tuple[str, ...]:
        """The lines under the name: the post, and whose stead it is in."""
        return (self.post, f"{ACTING} {self.acting_for}") if self.acting_for else (self.post,)


@dataclass(frozen=True)
class Opinion:
    """One block of the chain, blank until its signer has spoken."""

    signer: Signer
    text: str | None = None
    day: str | None = None
    decision: Decision | None = None

    @property
    def heading(self) -> str:
        """ความเห็นปลัด…: whose opinion is asked; an acting person answers for the post acted for."""
        return f"ความเห็น{self.signer.acting_for or self.signer.post}"


@dataclass(frozen=True)
class Given:
    """An opinion as it was given in the sign-off: whose (its place in the chain from 1), what, when.

    `name`, `post` and `acting_for`, where given, take the place of what the office has for that block.
    """

    place: int
    decision: Decision | None
    text: str | None
    day: date | None
    name: str | None = None
    post: str | None = None
    acting_for: str | None = None


@dataclass(frozen=True)
class Emblem:
    """A picture the office supplied for the head of its memos: PNG or JPEG; sides in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Memo:
    """A memo: its head, its paragraphs, its signer and the chain of opinions.

    `number` may end open (สป /๒๕๖๘): a number left blank stays blank.
    """

    agency: str
    number: str
    day: str
    subject: str
    addressee: str
    paragraphs: tuple[str, ...]
    closing: str
    signer: Signer
    opinions: tuple[Opinion, ...]
    emblem: Emblem | None = None

    @property
    def fields(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The head line by line, as labels and what stands behind them."""
        return (
            (("ส่วนราชการ", self.agency),),
            (("ที่", self.number), ("วันที่", self.day)),
            (("เรื่อง", self.subject),),
        )
