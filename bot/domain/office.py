"""Offices and their divisions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.numerals import Numerals


@dataclass(frozen=True)
class Division:
    """A สำนัก or กอง of an office, in the order the office lists them."""

    id: int
    name: str
    position: int


@dataclass(frozen=True)
class Office:
    """One อบต. or เทศบาล; everything belongs to one."""

    id: int
    name: str
    kind: str
    district: str
    province: str
    layout: str
    numerals: Numerals
    divisions: tuple[Division, ...]

    @property
    def full_name(self) -> str:
        """องค์การบริหารส่วนตำบล… or เทศบาลตำบล…, as documents name the office."""
        return full_kind(self.kind) + self.name

    def division(self, division_id: int) -> Division:
        return next(found for found in self.divisions if found.id == division_id)


def full_kind(kind: str) -> str:
    """The kind of office written out: อบต. is องค์การบริหารส่วนตำบล."""
    return {
        "อบต.": "องค์การบริหารส่วนตำบล",
        "อบต": "องค์การบริหารส่วนตำบล",
        "ทต.": "เทศบาลตำบล",
        "ทม.": "เทศบาลเมือง",
        "ทน.": "เทศบาลนคร",
        "อบจ.": "องค์การบริหารส่วนจังหวัด",
    }.get(kind, kind)
