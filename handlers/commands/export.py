"""ส่งออก [docx|xlsx|pdf]: a link to the document as it stands now, good for a day."""

from __future__ import annotations

import re

from bot.chat import Card, Incoming, Open, Reply, Row
from bot.clock import BANGKOK
from bot.domain.calendar import short_date
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.linking import LINK_LASTS, DocumentOrder, document_link
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn

_USUAL = "docx"
_SHOWN = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
_KEYS = {
    **{key: key for key in _SHOWN},
    "word": "docx",
    "เวิร์ด": "docx",
    "excel": "xlsx",
    "เอ็กเซล": "xlsx",
    "พีดีเอฟ": "pdf",
}
_FORMAT = re.compile(f"(?<![a-z])({'|'.join(_KEYS)})(?![a-z])", re.IGNORECASE)
_AROUND = re.compile("เป็น|ไฟล์|แบบ|รายงาน|เอกสาร")


def run(turn: Turn) -> Reply:
    """Give a link to the document of the present round, as of this moment."""
    office = turn.speaker.office
    if not _asks_for_document(turn.incoming, turn.words):
        raise Refusal("export.unknown_format")
    found = _FORMAT.search(turn.words)
    format_key = _KEYS[found[1].lower()] if found else _USUAL
    round_ = collection_at(turn.books, office, turn.incoming.happened_at).round
    order = DocumentOrder(office.id, round_.fiscal_year, round_.number, format_key, turn.now)
    address = document_link(turn.links, order, turn.now)
    facts = {"round": round_.number, "year": round_.fiscal_year.number, "format": _SHOWN[format_key]}
    heading = say("export.heading", **facts)
    until = (turn.now + LINK_LASTS).astimezone(BANGKOK)
    return Reply(
        (
            Card(
                heading,
                heading,
                (Row(None, say("export.as_of", day=short_date(turn.said_on))),),
                footer=say("export.until", day=short_date(until.date()), time=f"{until:%H:%M}"),
                buttons=(Open(say("export.button", **facts), address),),
            ),
        )
    )


def _asks_for_document(_incoming: Incoming, words: str) -> bool:
    """Whether nothing follows but a format and politeness."""
    return says_nothing(_AROUND.sub("", _FORMAT.sub("", words, count=1)))


COMMAND = Command(
    words=("ส่งออก", "ดาวน์โหลด"),
    place=Place.DIRECT,
    audience=Audience.BOARD,
    help_key="export.help",
    help_order=46,
    run=run,
    only_asks=True,
    fits=_asks_for_document,
)
