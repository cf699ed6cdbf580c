"""Heads: who of an office's members heads a division, and who stands above all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.naming import match_division
from bot.domain.office import Division, Office
from bot.domain.person import Member, Role

_HEADING = re.compile(
    r"^(?:ผู้?รักษาราชการ(?:แทน)?|รักษา(?:ราชการ|การ)(?:แทน)?|รก\.?)?\s*"
    r"(?P<title>ผู้อำนวยการ|ผอ\.?|หัวหน้า(?=สำนัก|กอง|ส่วน|\s*$)|หน\.?)\s*(?P<place>.*)$"
)
_CLERK = re.compile(r"^(?:รักษา(?:ราชการ|การ)(?:แทน)?|รก\.?)?\s*ปลัด")


def heads_of(division: Division, office: Office, members: Iterable[Member]) -> tuple[Member, ...]:
    """Those whose post says that they head the division: ผู้อำนวยการกองคลัง, หัวหน้าสำนักปลัด.

    A post that names no division (ผู้อำนวยการ) heads the one its holder belongs to.
    """
    return tuple(member for member in members if _heads(member, division, office))


def superior(members: Iterable[Member]) -> Member | None:
    """Whoever is above the division heads: the ปลัด, else the first who signs; None when nobody is."""
    executives = [member for member in members if member.role is Role.EXECUTIVE]
    clerks = [member for member in executives if _CLERK.match(member.post or "")]
    return min(clerks or executives, key=_signing_place, default=None)


def executives_in_order(members: Iterable[Member]) -> Sequence[Member]:
    """The executives as they sign."""
    return sorted((member for member in members if member.role is Role.EXECUTIVE), key=_signing_place)


def _signing_place(member: Member) -> tuple[int, int]:
    return (member.signing_order if member.signing_order is not None else 99, member.id)


def _heads(member: Member, division: Division, office: Office) -> bool:
    heading = _HEADING.match((member.post or "").strip())
    if heading is None:
        return False
    place = heading["place"].strip()
    if not place:
        return member.division_id == division.id
    return match_division(place, [known.name for known in office.divisions]) == division.name
