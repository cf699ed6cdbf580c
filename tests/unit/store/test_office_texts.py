"""Office texts: the newest counts, older documents keep theirs, and no office reads another's."""

from __future__ import annotations

from bot.domain.office_text import OfficeText
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later


def test_the_newest_text_counts_and_older_instants_keep_theirs(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.office_texts.choose(office.id, OfficeText.CLOSING, "เดิม", NOON)
        books.office_texts.choose(office.id, OfficeText.CLOSING, "ใหม่ 🌸\nสองบรรทัด", minutes_later(5))
        books.office_texts.choose(office.id, OfficeText.NUMBER, "หต 1/", minutes_later(5))

        assert books.office_texts.at(office.id, minutes_later(-1)) == {}
        assert books.office_texts.at(office.id, minutes_later(4)) == {OfficeText.CLOSING: "เดิม"}
        assert books.office_texts.at(office.id, minutes_later(5)) == {
            OfficeText.CLOSING: "ใหม่ 🌸\nสองบรรทัด",
            OfficeText.NUMBER: "หต 1/",
        }


def test_a_text_can_be_given_up_again(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.office_texts.choose(office.id, OfficeText.CLOSING, "เดิม", NOON)
        books.office_texts.choose(office.id, OfficeText.CLOSING, None, minutes_later(5))
        assert books.office_texts.at(office.id, minutes_later(6)) == {}
        assert OfficeText.CLOSING in books.office_texts.at(office.id, NOON)


def test_of_two_choices_at_once_the_later_made_counts(store: Store) -> None:
    with store.writing() as books:
        office, other = found_office(books), found_office(books, "เขาตาล")
        for text in ("หนึ่ง", "สอง"):
            books.office_texts.choose(office.id, OfficeText.CLOSING, text, NOON)
        books.office_texts.choose(other.id, OfficeText.CLOSING, "ของอีกแห่ง", NOON)
        assert books.office_texts.at(office.id, NOON) == {OfficeText.CLOSING: "สอง"}
