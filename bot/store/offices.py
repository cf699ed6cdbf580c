"""Offices and their divisions, as stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.store import schema
from bot.store.upserts import among


class Offices:
    """The offices this installation serves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(
        self,
        name: str,
        kind: str,
        district: str,
        province: str,
        layout: str,
        numerals: Numerals,
        divisions: Sequence[str],
    ) -> Office:
        """A new office with its divisions in the order given."""
        office = insert(schema.offices).values(
            name=name, kind=kind, district=district, province=province, layout=layout, numerals=numerals
        )
        row = self._connection.execute(office.returning(schema.offices)).one()
        named = [
            {"office_id": row.id, "name": division, "position": position}
            for position, division in enumerate(divisions, start=1)
        ]
        if named:
            self._connection.execute(insert(schema.divisions), named)
        return _office(row, self._divisions([row.id])[row.id])

    def get(self, office_id: int) -> Office | None:
        """The office with that id."""
        return next(iter(self.some([office_id])), None)

    def some(self, office_ids: Collection[int]) -> list[Office]:
        """The offices with these ids, the oldest first."""
        query = select(schema.offices).where(among(self._connection, schema.offices.c.id, office_ids))
        rows = self._connection.execute(query.order_by(schema.offices.c.id)).all()
        of_office = self._divisions(office_ids)
        return [_office(row, of_office[row.id]) for row in rows]

    def all(self) -> list[Office]:
        """Every office, the oldest first."""
        rows = self._connection.execute(select(schema.offices).order_by(schema.offices.c.id)).all()
        of_office = self._divisions(None)
        return [_office(row, of_office[row.id]) for row in rows]

    def count(self) -> int:
        """How many offices there are."""
        return self._connection.execute(select(func.count()).select_from(schema.offices)).scalar_one()

    def _divisions(self, office_ids: Collection[int] | None) -> defaultdict[int, list[Division]]:
        query = select(schema.divisions).order_by(schema.divisions.c.office_id, schema.divisions.c.position)
        if office_ids is not None:
            query = query.where(among(self._connection, schema.divisions.c.office_id, office_ids))
        found: defaultdict[int, list[Division]] = defaultdict(list)
        for row in self._connection.execute(query).all():
            found[row.office_id].append(Division(row.id, row.name, row.position))
        return found


def _office(row: Row[*tuple[Any, ...]], of_office: Sequence[Division]) -> Office:
    return Office(
        id=row.id,
        name=row.name,
        kind=row.kind,
        district=row.district,
        province=row.province,
        layout=row.layout,
        numerals=row.numerals,
        divisions=tuple(of_office),
    )
