"""เตือน, เตือน <กอง>: the coordinator has groups reminded now; said in a group it costs nothing."""

from __future__ import annotations

import re

from bot.chat import Reply
from bot.clock import bangkok_day
from bot.errors import Refusal
from bot.service.asking_now import estimate
from bot.service.membership import divisions_named
from bot.service.speaking_freely import missing_of_group
from bot.text.following import plain_words, says_nothing
from handlers.reminding import price_card
from handlers.routing import Audience, Command, Place, Turn

_DIVISION = re.compile(r"\s*(?:ทุก)?(?:กอง|สำนัก|ส่วน)[ก-๎]*")
_EVERYBODY = re.compile(r"\s*(?:ทุกกอง|ทุกสำนัก|ทุกส่วน|ทั้งหมด)")


def run(turn: Turn) -> Reply:
    """Say what reminding costs, with a button; in a division's group, say what is missing there."""
    office, words = turn.speaker.office, plain_words(turn.words).strip()
    is_for_all = says_nothing(turn.words) or bool(_EVERYBODY.match(words))
    if turn.speaker.divisions and turn.incoming.chat.is_group and says_nothing(turn.words):
        listing = missing_of_group(turn.books, office.id, turn.incoming.chat, turn.now)
        if listing is None:
            raise Refusal("remind.complete", divisions=" ".join(turn.speaker.division_names))
        return listing
    divisions = office.divisions if is_for_all else divisions_named(office, words)
    found = estimate(turn.books, office, divisions, turn.now)
    return price_card(found, office, divisions, bangkok_day(turn.now))


COMMAND = Command(
    words=("เตือน",),
    place=Place.ANYWHERE,
    audience=Audience.COORDINATOR,
    help_key="remind.help",
    help_order=51,
    run=run,
    fits=lambda _incoming, words: (
        says_nothing(words) or bool(_DIVISION.fullmatch(plain_words(words).strip()))
    ),
)
