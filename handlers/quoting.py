"""Quoting one of our messages names what it was about."""

from __future__ import annotations

from bot.chat import Incoming
from bot.domain.plan import Measure, Plan
from bot.store.store import Books


def quotes_us(books: Books, incoming: Incoming) -> bool:
    """Whether the message quotes one of ours in this chat."""
    quoted = incoming.quoted_message_id
    return quoted is not None and books.sent_messages.about(incoming.chat.id, quoted) is not None


def quoted_measures(books: Books, incoming: Incoming, plan: Plan) -> tuple[Measure, ...]:
    """The measures the quoted message of ours was about; none when it quotes nobody or somebody else."""
    if incoming.quoted_message_id is None:
        return ()
    about = books.sent_messages.about(incoming.chat.id, incoming.quoted_message_id)
    found = [plan.by_id(measure_id) for measure_id in about.measure_ids] if about else []
    return tuple(measure for measure in found if measure is not None)
