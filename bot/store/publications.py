"""Publications, as stored: which approved snapshot each round's public page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.domain.calendar import FiscalYear
from bot.store.schema import publications
from bot.store.upserts import insert_into


@dataclass(frozen=True)
class Publication:
    """A round on its public page. `own_address` is where the office's own site shows it too, if told;
    `fault` what was wrong with that address at `checked_at`, None when it was in order.
    """

    office_id: int
    fiscal_year: FiscalYear
    round_number: int
    snapshot_id: int
    published_at: datetime
    published_by: str
    own_address: str | None
    checked_at: datetime | None
    fault: str | None


class Publications:
    """What every office has published."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(
        self,
        office_id: int,
        fiscal_year: FiscalYear,
        round_number: int,
        snapshot_id: int,
        published_by: str,
        now: datetime,
    ) -> None:
        """Show the snapshot on the round's page from now on, in place of the one shown before."""
        shown = {"snapshot_id": snapshot_id, "published_at": now, "published_by": published_by}
        self._connection.execute(
            insert_into(self._connection, publications)
            .values(office_id=office_id, fiscal_year=fiscal_year.number, round_number=round_number, **shown)
            .on_conflict_do_update(index_elements=["office_id", "fiscal_year", "round_number"], set_=shown)
        )

    def get(self, office_id: int, fiscal_year: FiscalYear, round_number: int) -> Publication | None:
        """What the round's page shows, None before anything was published."""
        found = self._found(
            publications.c.office_id == office_id,
            publications.c.fiscal_year == fiscal_year.number,
            publications.c.round_number == round_number,
        )
        return found[0] if found else None

    def of_office(self, office_id: int) -> list[Publication]:
        """Everything the office has published, the newest round first."""
        return self._found(publications.c.office_id == office_id)

    def all(self) -> list[Publication]:
        """Everything every office has published, the newest round first."""
        return self._found()

    def with_own_address(self) -> list[Publication]:
        """Every publication some office's own site shows too."""
        return self._found(publications.c.own_address.is_not(None))

    def set_own_address(self, publication: Publication, address: str | None) -> None:
        """Note where the office's own site shows it; nothing is known of that address yet."""
        self._change(publication, own_address=address, checked_at=None, fault=None)

    def note_check(self, publication: Publication, fault: str | None, now: datetime) -> None:
        """Note what a visit to that address found."""
        self._change(publication, checked_at=now, fault=fault)

    def _change(self, publication: Publication, **values: object) -> None:
        self._connection.execute(
            update(publications)
            .where(
                publications.c.office_id == publication.office_id,
                publications.c.fiscal_year == publication.fiscal_year.number,
                publications.c.round_number == publication.round_number,
            )
            .values(**values)
        )

    def _found(self, *conditions: Any) -> list[Publication]:
        rows = self._connection.execute(
            select(publications)
            .where(*conditions)
            .order_by(publications.c.fiscal_year.desc(), publications.c.round_number.desc())
        )
        return [
            Publication(
                office_id=row.office_id,
                fiscal_year=FiscalYear(row.fiscal_year),
                round_number=row.round_number,
                snapshot_id=row.snapshot_id,
                published_at=row.published_at,
                published_by=row.published_by,
                own_address=row.own_address,
                checked_at=row.checked_at,
                fault=row.fault,
            )
            for row in rows
        ]
