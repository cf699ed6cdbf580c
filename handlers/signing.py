"""Sign-off in the private chat: the buttons of the card, the reason of a return, opinions in words."""

from __future__ import annotations

import re
from datetime import datetime

from bot.chat import Bubble, Incoming, Reply
from bot.domain.signing import Decision, Snapshot
from bot.errors import Refusal
from bot.service import signing
from bot.service.sign_cards import KEEP, keep_button, posts_of, round_facts, sign_card
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Command, Turn, claim, sentence, wording_refusals

_SNAPSHOT_ID = re.compile("[0-9]{1,12}")


def answer_sign(
    books: Books, _speaker: Speaker, incoming: Incoming, facts: list[str], now: datetime
) -> Reply | None:
    """Approve, ask for the reason of a return, or drop the return, as a button says; None if malformed.

    Refuses whoever's turn it is not, and versions that are through or replaced.
    """
    if len(facts) != 2 or not _SNAPSHOT_ID.fullmatch(facts[0]) or incoming.user_id is None:
        return None
    if facts[1] not in {*Decision, KEEP}:
        return None
    turn = signing.turn_of(books, incoming.user_id, int(facts[0]))
    if facts[1] == Decision.APPROVED:
        return _approved(signing.approve(books, turn, now), turn)
    if facts[1] == KEEP:
        signing.drop_return(books, turn, now)
        return sentence("sign.kept")
    signing.begin_return(books, turn, now)
    words = say("sign.ask_reason", **round_facts(turn.snapshot))
    return Reply((Bubble(words),), (keep_button(turn.snapshot),))


def answer_reason(
    books: Books, incoming: Incoming, speaker: Speaker | None, commands: tuple[Command, ...], now: datetime
) -> Reply | None:
    """Return the report with what the person says, where we have just asked why; None where we have not.

    Bare command words stay commands, and so does an opinion.
    """
    if incoming.chat.is_group or incoming.user_id is None or not incoming.text:
        return None
    if speaker is None or not speaker.is_executive:
        return None
    awaited = signing.awaited_reason(books, incoming.user_id, now)
    claimed = claim(incoming, commands)
    if awaited is None or (claimed is not None and says_nothing(claimed.opening.rest)):
        return None
    user, words = incoming.user_id, incoming.text

    def act() -> Reply:
        turn = signing.turn_of(books, user, awaited.snapshot.id)
        returned = signing.send_back(books, turn, words, now)
        return sentence("sign.returned", **round_facts(returned))

    return wording_refusals(books, "", act)


def answer_opinion(turn: Turn) -> Reply:
    """Keep the opinion about what waits for the person, and show the card again to decide."""
    user_id = turn.incoming.user_id
    waiting = signing.open_turns(turn.books, user_id) if user_id else []
    if user_id is None or not waiting:
        raise Refusal("sign.nothing_waits")
    if says_nothing(turn.words):
        return sign_card(turn.books, waiting[0], turn.links, turn.now)
    own = signing.turn_of(turn.books, user_id, waiting[0].snapshot.id)
    kept = signing.give_opinion(turn.books, own, turn.words, turn.now)
    now_with_it = signing.Turn(own.office, kept, own.place, own.member)
    card = sign_card(turn.books, now_with_it, turn.links, turn.now, "sign.opinion_kept")
    return Reply((Bubble(say("sign.opinion_kept", **round_facts(kept), post="")), *card.messages))


def _approved(snapshot: Snapshot, turn: signing.Turn) -> Reply:
    """What was kept, and who is next."""
    act = snapshot.approval_of(turn.place.place)
    who = posts_of(act) if act is not None else turn.place.post
    waiting = snapshot.waiting_at
    if waiting is None:
        return sentence("sign.approved_last", **round_facts(snapshot), who=who)
    return sentence("sign.approved", **round_facts(snapshot), who=who, post=waiting.post)
