"""The sign-off chain: whose turn it is, and where a report stands."""

from __future__ import annotations

import pytest

from bot.domain.person import Member, Role
from bot.domain.signing import ChainPlace, Decision, SignAct, Snapshot, SnapshotState, chain_of
from tests.builders import NOON, YEAR

CHAIN = (ChainPlace(1, "หัวหน้าสำนักปลัด", (1,)), ChainPlace(2, "ปลัด", (2, 5)), ChainPlace(3, "นายก", (3,)))


def a_snapshot(*decisions: tuple[int, Decision | None]) -> Snapshot:
    acts = tuple(SignAct(place, place, "", None, "", decision, None, NOON) for place, decision in decisions)
    return Snapshot(1, 1, YEAR, 1, 1, "six-month", NOON, "member:9", "c0ffee", CHAIN, acts)


def executive(member_id: int, post: str, order: int | None, role: Role = Role.EXECUTIVE) -> Member:
    return Member(member_id, 1, f"U{member_id}", "", role, post, order, None)


APPROVED, RETURNED = Decision.APPROVED, Decision.RETURNED


@pytest.mark.parametrize(
    ("decisions", "state", "turn"),
    [
        ((), SnapshotState.SIGNING, 1),
        (((1, None),), SnapshotState.SIGNING, 1),
        (((1, APPROVED),), SnapshotState.SIGNING, 2),
        (((1, APPROVED), (2, RETURNED)), SnapshotState.RETURNED, None),
        (((1, APPROVED), (2, APPROVED), (3, APPROVED)), SnapshotState.APPROVED, None),
    ],
)
def test_whose_turn_it_is(
    decisions: tuple[tuple[int, Decision | None], ...], state: SnapshotState, turn: int | None
) -> None:
    snapshot = a_snapshot(*decisions)

    assert snapshot.state is state
    assert (snapshot.waiting_at.place if snapshot.waiting_at else None) == turn


def test_the_chain_follows_the_signing_order() -> None:
    members = [
        executive(1, "นายก", 3),
        executive(2, "ปลัด", 2),
        executive(3, "หัวหน้าสำนักปลัด", 1),
        executive(4, "ผู้ประสานงาน", 1, Role.COORDINATOR),
        executive(5, "ที่ปรึกษา", None),
    ]

    assert [place.post for place in chain_of(members)] == ["หัวหน้าสำนักปลัด", "ปลัด", "นายก", "ที่ปรึกษา"]


def test_whoever_shares_an_order_signs_acting_for_the_first() -> None:
    places = chain_of([executive(1, "ปลัด", 2), executive(2, "รองปลัด", 2), executive(3, "นายก", 3)])

    assert [(place.place, place.post, place.member_ids) for place in places] == [
        (1, "ปลัด", (1, 2)),
        (2, "นายก", (3,)),
    ]


def test_those_without_an_order_sign_one_by_one() -> None:
    places = chain_of([executive(1, "นายก", None), executive(2, "รองนายก", None)])

    assert [place.member_ids for place in places] == [(1,), (2,)]
