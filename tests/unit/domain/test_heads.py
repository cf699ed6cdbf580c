"""Heads: who is told when a division is late, read from the posts people registered with."""

from __future__ import annotations

import pytest

from bot.domain.heads import executives_in_order, heads_of, superior
from bot.domain.person import Member, Role
from tests.builders import an_office

OFFICE = an_office()
PALAT, KHLANG, CHANG = OFFICE.divisions


def a_member(
    number: int,
    post: str | None,
    role: Role = Role.STAFF,
    division_id: int | None = None,
    order: int | None = None,
) -> Member:
    return Member(number, OFFICE.id, f"U-{number}", "", role, post, order, division_id)


@pytest.mark.parametrize(
    ("post", "headed"),
    [
        ("ผู้อำนวยการกองคลัง", [KHLANG]),
        ("ผอ.กองช่าง", [CHANG]),
        ("ผอ. กองช่าง", [CHANG]),
        ("หัวหน้าสำนักปลัด", [PALAT]),
        ("หัวหน้าสำนักปลัดองค์การบริหารส่วนตำบล", [PALAT]),
        ("รักษาการผู้อำนวยการกองคลัง", [KHLANG]),
        ("รักษาราชการแทนผู้อำนวยการกองคลัง", [KHLANG]),
        ("นักวิชาการเงินและบัญชี", []),
        ("ปลัดองค์การบริหารส่วนตำบล", []),
        ("ผู้อำนวยการโรงเรียน", []),
        (None, []),
    ],
)
def test_a_post_names_the_division_it_heads(post: str | None, headed: list[object]) -> None:
    members = [a_member(1, post)]
    assert [division for division in OFFICE.divisions if heads_of(division, OFFICE, members)] == headed


def test_a_bare_title_heads_the_division_its_holder_belongs_to() -> None:
    members = [a_member(1, "ผู้อำนวยการ", division_id=KHLANG.id)]
    assert heads_of(KHLANG, OFFICE, members) == tuple(members)
    assert heads_of(CHANG, OFFICE, members) == ()


def test_the_palat_is_above_whoever_signs_first() -> None:
    members = [
        a_member(1, "หัวหน้าสำนักปลัด", Role.EXECUTIVE, order=1),
        a_member(2, "ปลัดองค์การบริหารส่วนตำบล", Role.EXECUTIVE, order=2),
        a_member(3, "นายกองค์การบริหารส่วนตำบล", Role.EXECUTIVE, order=3),
        a_member(4, "ปลัดอำเภอ", Role.STAFF),
    ]
    assert superior(members) == members[1]
    assert superior(members[:1]) == members[0]
    assert superior(members[3:]) is None
    assert executives_in_order(reversed(members)) == members[:3]
