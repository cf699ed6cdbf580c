"""Names people show on LINE: wanted once, taken by one process, asked for again when they are old."""

from __future__ import annotations

from bot.store.line_names import WantedName
from bot.store.store import Books, Store
from tests.builders import NOON, found_office, minutes_later

MONTH = 30 * 24 * 60


def want(books: Books, minute: float = 0, chat_id: str = "C-1", person: str = "U-suda") -> int:
    office_id = (books.offices.all() or [found_office(books)])[0].id
    books.line_names.want(office_id, chat_id, person, minutes_later(minute), minutes_later(minute - MONTH))
    return office_id


def test_a_wanted_name_is_taken_once_and_again_when_its_taker_died(store: Store) -> None:
    with store.writing() as books:
        office_id = want(books)
        want(books, 1)
        take = books.line_names.take_wanted

        assert take(NOON, minutes_later(5), 10) == [WantedName(office_id, "C-1", "U-suda")]
        assert take(minutes_later(4), minutes_later(9), 10) == []
        assert len(take(minutes_later(5), minutes_later(10), 10)) == 1


def test_a_learned_name_is_asked_for_again_when_it_is_old(store: Store) -> None:
    with store.writing() as books:
        want(books)
        assert books.line_names.name_of("C-1", "U-suda") is None
        books.line_names.learned("C-1", "U-suda", "สุดา คลัง", minutes_later(1))

        assert books.line_names.name_of("C-1", "U-suda") == "สุดา คลัง"
        assert books.line_names.name_of("C-2", "U-suda") is None
        want(books, 60)
        assert books.line_names.take_wanted(minutes_later(60), minutes_later(65), 10) == []
        want(books, MONTH + 60)
        assert (
            len(books.line_names.take_wanted(minutes_later(MONTH + 60), minutes_later(MONTH + 65), 10)) == 1
        )


def test_a_name_line_does_not_say_is_left_alone_for_a_while(store: Store) -> None:
    with store.writing() as books:
        want(books)
        books.line_names.unknown("C-1", "U-suda", minutes_later(1))
        want(books, 60)

        assert books.line_names.name_of("C-1", "U-suda") is None
        assert books.line_names.take_wanted(minutes_later(60), minutes_later(65), 10) == []


def test_few_are_taken_at_a_time_the_longest_wanted_first(store: Store) -> None:
    with store.writing() as books:
        for minute, person in enumerate(("U-c", "U-a", "U-b")):
            want(books, minute, person=person)
        taken = books.line_names.take_wanted(minutes_later(10), minutes_later(15), 2)

        assert [one.line_user_id for one in taken] == ["U-c", "U-a"]
