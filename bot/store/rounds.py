"""The dates of reporting rounds, as stored: only where an office departs from the usual ones."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from bot.domain.calendar import FiscalYear
from bot.domain.rounds import Round, RoundKey, default_rounds
from bot.store.schema import rounds
from bot.store.upserts import among, insert_into


class Rounds:
    """Both rounds of each office's fiscal years."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_year(self, office_id: int, fiscal_year: FiscalYear) -> tuple[Round, Round]:
        """Round 1 and round 2 with the office's own dates, or the usual ones where it has none."""
        own = self.of_offices([office_id], [fiscal_year])
        first, second = default_rounds(fiscal_year)
        return own.get((office_id, first.key), first), own.get((office_id, second.key), second)

    def of_offices(
        self, office_ids: Collection[int], years: Collection[FiscalYear]
    ) -> dict[tuple[int, RoundKey], Round]:
        """The rounds of these offices and years that depart from the usual dates, by office and round."""
        rows = self._connection.execute(
            select(rounds).where(
                among(self._connection, rounds.c.office_id, office_ids),
                rounds.c.fiscal_year.in_([year.number for year in years]),
            )
        )
        own = [
            (
                row.office_id,
                Round(
                    FiscalYear(row.fiscal_year),
                    row.number,
                    row.opens_on,
                    row.reply_deadline,
                    row.report_deadline,
                ),
            )
            for row in rows
        ]
        return {(office_id, round_.key): round_ for office_id, round_ in own}

    def save(self, office_id: int, round_: Round) -> None:
        """Keep these dates for the office's round."""
        dates = {
            "opens_on": round_.opens_on,
            "reply_deadline": round_.reply_deadline,
            "report_deadline": round_.report_deadline,
        }
        self._connection.execute(
            insert_into(self._connection, rounds)
            .values(office_id=office_id, fiscal_year=round_.fiscal_year.number, number=round_.number, **dates)
            .on_conflict_do_update(index_elements=["office_id", "fiscal_year", "number"], set_=dates)
        )
