"""Our own messages: what they were about."""

from __future__ import annotations

from bot.store.sent_messages import SentMessage
from bot.store.store import Store
from tests.builders import NOON


def test_a_quoted_message_tells_what_it_was_about(store: Store) -> None:
    with store.writing() as books:
        books.sent_messages.remember("C-1", "message-1", [3, 1], [12], NOON)
        books.sent_messages.remember("C-1", "message-1", [9], [99], NOON)

        assert books.sent_messages.about("C-1", "message-1") == SentMessage((3, 1), (12,))


def test_a_message_of_somebody_else_tells_nothing(store: Store) -> None:
    with store.writing() as books:
        books.sent_messages.remember("C-1", "message-1", [3], [], NOON)

        assert books.sent_messages.about("C-2", "message-1") is None
        assert books.sent_messages.about("C-1", "message-2") is None
