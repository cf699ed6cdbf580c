"""Final wordings, as stored: every choice of a coordinator, so that an older report keeps its words."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.domain.calendar import FiscalYear
from bot.domain.final_wording import FinalWording
from bot.store.schema import final_wordings


class FinalWordings:
    """The final wordings of every office; only ever added to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, office_id: int, wording: FinalWording) -> None:
        """From its moment on the wording counts; one without text takes the staff's words again."""
        facts = asdict(wording) | {"fiscal_year": wording.fiscal_year.number}
        self._connection.execute(insert(final_wordings).values(office_id=office_id, **facts))

    def at(
        self, office_id: int, fiscal_year: FiscalYear, round_number: int, instant: datetime
    ) -> list[FinalWording]:
        """The wordings of a round that counted at that instant, the newest of each cell."""
        history = self.until(office_id, fiscal_year, round_number, instant)
        newest = {(wording.measure_id, wording.field): wording for wording in history}
        return [wording for wording in newest.values() if wording.text is not None]

    def until(
        self, office_id: int, fiscal_year: FiscalYear, round_number: int, instant: datetime
    ) -> list[FinalWording]:
        """Every wording of a round that was ever set or taken back by that instant, oldest first."""
        rows = self._connection.execute(
            select(final_wordings)
            .where(
                final_wordings.c.office_id == office_id,
                final_wordings.c.fiscal_year == fiscal_year.number,
                final_wordings.c.round_number == round_number,
                final_wordings.c.set_at <= instant,
            )
            .order_by(final_wordings.c.set_at, final_wordings.c.id)
        )
        return [
            FinalWording(
                measure_id=row.measure_id,
                fiscal_year=FiscalYear(row.fiscal_year),
                round_number=row.round_number,
                field=row.field,
                text=row.text,
                set_by=row.set_by,
                set_at=row.set_at,
            )
            for row in rows
        ]
