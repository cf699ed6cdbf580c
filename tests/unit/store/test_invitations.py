"""Invitations: found by code whatever its capitals, redeemed by one person only."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot.domain.person import Role
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later

CODE = "ABCD-2345-WXYZ"


def _invite(store: Store) -> int:
    with store.writing() as books:
        office = found_office(books)
        invitation = books.invitations.create(
            office.id, CODE, Role.EXECUTIVE, "ปลัด อบต.", 2, office.divisions[0].id, NOON
        )
        return invitation.id


def test_an_invitation_is_found_by_its_code_typed_in_any_way(store: Store) -> None:
    invitation_id = _invite(store)

    with store.reading() as books:
        found = books.invitations.by_code("  abcd-2345-wxyz\n")

    assert found is not None
    assert (found.id, found.role, found.post, found.signing_order) == (
        invitation_id,
        Role.EXECUTIVE,
        "ปลัด อบต.",
        2,
    )
    assert found.redeemed_at is None


def test_an_unknown_code_finds_nothing(store: Store) -> None:
    _invite(store)

    with store.reading() as books:
        assert books.invitations.by_code("ABCD-2345-WXYY") is None


def test_the_code_itself_is_not_in_the_database(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    _invite(store)
    store.close()

    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        written = "\n".join(connection.iterdump())
    connection.close()
    assert 'INSERT INTO "invitations"' in written
    assert CODE not in written.upper()


def test_only_the_first_to_redeem_wins(store: Store) -> None:
    invitation_id = _invite(store)
    with store.writing() as books:
        office = books.offices.all()[0]
        members = [
            books.members.add(office.id, f"U-{number}", "นก", Role.EXECUTIVE, None, None, None, NOON)
            for number in range(4)
        ]
    together = Barrier(len(members))

    def redeem(member_id: int) -> bool:
        together.wait()
        with store.writing() as books:
            return books.invitations.redeem(invitation_id, member_id, minutes_later(1))

    with ThreadPoolExecutor(len(members)) as pool:
        won = list(pool.map(redeem, [member.id for member in members]))

    assert sorted(won) == [False, False, False, True]
    with store.reading() as books:
        found = books.invitations.by_code(CODE)
    assert found is not None
    assert found.redeemed_at == minutes_later(1)
