"""Naming divisions the way a coordinator types them."""

from __future__ import annotations

import pytest

from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.errors import Refusal
from bot.service.membership import divisions_named, new_code

NAMES = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")
OFFICE = Office(
    1, "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI,
    tuple(Division(number, name, number) for number, name in enumerate(NAMES, start=1)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("กองคลัง", ["กองคลัง"]),
        ("กองคลัง, กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง/กองช่าง และ สป.", ["กองคลัง", "กองช่าง", "สำนักปลัด"]),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", ["กองการศึกษา"]),
        ("กองคลัง กองคลัง", ["กองคลัง"]),
    ],
)
def test_divisions_as_typed(typed: str, names: list[str]) -> None:
    assert [division.name for division in divisions_named(OFFICE, typed)] == names


def test_a_division_the_office_does_not_have() -> None:
    with pytest.raises(Refusal) as refused:
        divisions_named(OFFICE, "กองคลัง กองดับเพลิง")
    assert refused.value.key == "bind.unknown_division"


def test_codes_are_easy_to_type_and_never_the_same() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not {sign for code in codes for sign in code} & set("IO01")
