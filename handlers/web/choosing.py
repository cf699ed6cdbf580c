"""Which round a page of the board is about: the one in the address, else the present one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, request

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure
from bot.domain.rounds import RoundKey
from bot.service.collecting import Collection, collection_of, collection_shown
from bot.store.store import Books
from handlers.web.access import visitor
from handlers.web.desk import Desk

_ROUNDS = (1, 2)


@dataclass(frozen=True)
class Chosen:
    """The round shown, and those one can go to, the newest first."""

    collection: Collection
    rounds: tuple[RoundKey, ...]

    @property
    def at(self) -> dict[str, int]:
        """What an address says to stay in this round."""
        round_ = self.collection.round
        return {"year": round_.fiscal_year.number, "round": round_.number}

    def measure(self, ref: str) -> Measure:
        """The plan's measure of that name; a page that is not there otherwise."""
        return self.collection.plan.by_ref(ref) or abort(404)


def chosen(books: Books, desk: Desk) -> Chosen | None:
    """What `?year=…&round=…` asks for; None when the office has no plan yet, 404 for a round it has not."""
    office = visitor().office
    years = books.plans.years(office.id)
    asked = request.args.get("year"), request.args.get("round")
    if asked == (None, None):
        collection = collection_shown(books, office, desk.clock.now())
        if collection is None:
            return None
    else:
        keys = {(str(year), str(number)): RoundKey(year, number) for year in years for number in _ROUNDS}
        key = keys.get((asked[0] or "", asked[1] or "1"))
        collection = collection_of(books, office, key) if key else None
    if collection is None:
        abort(404)
    return Chosen(collection, _newest_first(years))


def chosen_or_404(books: Books, desk: Desk) -> Chosen:
    """The same where there is nothing to show without a plan."""
    return chosen(books, desk) or abort(404)


def _newest_first(years: list[FiscalYear]) -> tuple[RoundKey, ...]:
    return tuple(RoundKey(year, number) for year in reversed(years) for number in reversed(_ROUNDS))
