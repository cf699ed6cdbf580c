"""Members: one membership for each role and division, renewed when given again."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.person import Member, Role
from bot.store.store import Books, Store
from tests.builders import NOON, found_office, minutes_later


def _staff(books: Books, office_id: int, division_id: int | None, minute: int = 0) -> Member:
    return books.members.add(
        office_id, "U-nok", "นก", Role.STAFF, None, None, division_id, minutes_later(minute)
    )


def test_a_membership_given_again_takes_over_the_new_post(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        first = books.members.add(office.id, "U-nok", "นก", Role.EXECUTIVE, "รองปลัด", 1, None, NOON)
        again = books.members.add(office.id, "U-nok", "นก", Role.EXECUTIVE, "ปลัด", 2, None, minutes_later(1))

        assert again.id == first.id
        assert books.members.of_office(office.id) == [again]
        assert (again.post, again.signing_order) == ("ปลัด", 2)


@pytest.mark.parametrize("of_division", [False, True], ids=["of the office", "of a division"])
def test_the_same_membership_is_one_row(store: Store, of_division: bool) -> None:
    with store.writing() as books:
        office = found_office(books)
        division_id = office.divisions[0].id if of_division else None

        assert _staff(books, office.id, division_id).id == _staff(books, office.id, division_id).id


def test_a_person_may_belong_to_several_divisions_and_have_several_roles(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        _staff(books, office.id, office.divisions[0].id)
        _staff(books, office.id, office.divisions[1].id)
        books.members.add(office.id, "U-nok", "นก", Role.COORDINATOR, None, None, None, NOON)

        assert len(books.members.of_office(office.id)) == 3


def test_the_membership_given_last_comes_first(store: Store) -> None:
    with store.writing() as books:
        here, there = found_office(books), found_office(books, "หนองบัว")
        _staff(books, here.id, None, minute=0)
        _staff(books, there.id, None, minute=1)
        assert [member.office_id for member in books.members.of_user("U-nok")] == [there.id, here.id]

        _staff(books, here.id, None, minute=2)
        assert [member.office_id for member in books.members.of_user("U-nok")] == [here.id, there.id]


def test_a_division_of_another_office_is_refused(store: Store) -> None:
    with store.writing() as books:
        here, there = found_office(books), found_office(books, "หนองบัว")

    with pytest.raises(IntegrityError), store.writing() as books:
        _staff(books, here.id, there.divisions[0].id)


def test_renaming_keeps_the_membership(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        member = _staff(books, office.id, None)
        books.members.rename(member.id, "นก กองคลัง")

        assert [m.display_name for m in books.members.of_user("U-nok")] == ["นก กองคลัง"]


def test_a_membership_that_ended_is_none_until_it_is_given_again(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        member = _staff(books, office.id, office.divisions[0].id)
        books.members.end(member.id, minutes_later(1))

        assert books.members.of_user("U-nok") == []
        assert books.members.of_office(office.id) == []
        assert _staff(books, office.id, office.divisions[0].id, minute=2) == member
        assert books.members.of_user("U-nok") == [member]
