"""เว็บ: a one-time link that signs in to the web board."""

from __future__ import annotations

from bot.chat import Card, Open, Reply, Row
from bot.domain.audit import AuditAction
from bot.errors import Refusal
from bot.service.linking import IN_A_BROWSER
from bot.service.signing_in import LINK_LIFE, make_link
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Give a fresh link; the one given before opens nothing any more."""
    office, user = turn.speaker.office, turn.incoming.user_id
    if user is None:
        raise Refusal("register.no_identity")
    if not turn.links.are_possible:
        raise Refusal("board_link.no_address")
    token = make_link(turn.books, office.id, user, turn.now)
    member = turn.speaker.member
    actor = f"member:{member.id}" if member is not None else "operator"
    turn.books.audit.note(office.id, actor, AuditAction.LOGIN_LINK_MADE, "board", turn.now)
    heading = say("board_link.heading", office=office.full_name)
    address = turn.links.address(f"/sign-in/{token}?{IN_A_BROWSER}")
    return Reply(
        (
            Card(
                heading,
                heading,
                (Row(None, say("board_link.told")),),
                footer=say("board_link.until", minutes=LINK_LIFE.seconds // 60),
                buttons=(Open(say("board_link.button"), address),),
            ),
        )
    )


COMMAND = Command(
    words=("เว็บ", "เข้าเว็บ"),
    place=Place.DIRECT,
    audience=Audience.BOARD,
    help_key="board_link.help",
    help_order=47,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words),
)
