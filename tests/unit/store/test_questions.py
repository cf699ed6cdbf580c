"""Questions: one of a subject to a person in a chat, until it expires."""

from __future__ import annotations

from bot.store.store import Store
from tests.builders import found_office, minutes_later


def test_a_person_is_asked_once_until_the_question_expires(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)

        def asked(
            minute: float, chat_id: str = "C-1", person: str = "U-suda", subject: str = "attach"
        ) -> bool:
            return books.questions.ask(
                office.id, chat_id, person, subject, "m-1", minutes_later(minute), minutes_later(minute + 10)
            )

        assert asked(0)
        assert not asked(5)
        assert not asked(-5)
        assert asked(5, person="U-manee")
        assert asked(5, chat_id="C-2")
        assert asked(5, subject="measure")
        assert asked(10)
        assert not asked(19)
