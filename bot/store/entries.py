"""Entries, as stored: appended and never changed; what became of them is derived when they are read.

Only what was unsent is taken out of them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, null, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.calendar import FiscalYear
from bot.domain.entry import PLAN_FILE, Entry, EntryDraft, EntryField
from bot.domain.rounds import RoundKey
from bot.store.corrections import newest_correction, take_out_of_corrections
from bot.store.entry_rows import entries_as_of, entry_of, only_live, values_of
from bot.store.office_lock import hold_office
from bot.store.schema import entries, offices, withdrawals
from bot.store.upserts import among, insert_into


class Appended(NamedTuple):
    """The entry that stands for a draft; `is_new` is False when an earlier call stored it."""

    entry: Entry
    is_new: bool


class Words(NamedTuple):
    """The words of an entry, by its number, and the measure they are about."""

    number: int
    measure_id: int
    text: str


class Entries:
    """What the divisions of every office said; lists come oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, office_id: int, draft: EntryDraft, recorded_at: datetime) -> Appended:
        """Store the draft under the office's next number; one saying gives one entry, ever.

        A draft that corrects nothing is the same saying as an entry of its message, measure,
        division and field; one that corrects (`supersedes`, an entry number) needs the same
        `event_at` too, because an edited message keeps its id. Correcting an entry that has been
        corrected meanwhile corrects the newest, so that only one of them counts.
        Raises LookupError for an unknown office; waits while another transaction appends to it.
        """
        hold_office(self._connection, office_id)
        known = self._same_saying(office_id, draft)
        if known is not None:
            return Appended(known, is_new=False)
        row = self._connection.execute(
            insert(entries)
            .values(
                office_id=office_id,
                number=self._next_number(office_id),
                recorded_at=recorded_at,
                supersedes=newest_correction(self._connection, office_id, draft.supersedes),
                **values_of(draft),
            )
            .returning(entries, null().label("superseded_by"), null().label("withdrawn_at"))
        ).one()
        return Appended(entry_of(row), is_new=True)

    def has_from_plan_file(self, office_id: int, round_: RoundKey) -> bool:
        """Whether an imported table filled anything of the office's round."""
        filled = select(entries.c.number).where(
            entries.c.office_id == office_id,
            entries.c.fiscal_year == round_.fiscal_year.number,
            entries.c.round_number == round_.number,
            entries.c.message_id.startswith(PLAN_FILE, autoescape=True),
        )
        return self._connection.execute(filled.limit(1)).one_or_none() is not None

    def withdraw(self, office_id: int, number: int, at: datetime, message_id: str | None) -> bool:
        """Mark the entry as taken back; False when there is none or it was taken back before."""
        if self.by_number(office_id, number) is None:
            return False
        marked = self._connection.execute(
            insert_into(self._connection, withdrawals)
            .values(office_id=office_id, number=number, withdrawn_at=at, message_id=message_id)
            .on_conflict_do_nothing(index_elements=["office_id", "number"])
            .returning(withdrawals.c.number)
        )
        return marked.one_or_none() is not None

    def by_number(self, office_id: int, number: int) -> Entry | None:
        """The office's entry of that number."""
        found = self._found(entries.c.office_id == office_id, entries.c.number == number)
        return found[0] if found else None

    def by_message(self, office_id: int, message_id: str) -> list[Entry]:
        """Every entry a LINE message gave, its corrections by editing included."""
        return self._found(entries.c.office_id == office_id, entries.c.message_id == message_id)

    def in_chat(self, chat_id: str, message_id: str) -> list[Entry]:
        """Every entry a message of the chat gave, whichever office the chat was bound to then."""
        return self._found(entries.c.chat_id == chat_id, entries.c.message_id == message_id)

    def of_person(
        self, office_id: int, chat_id: str, line_user_id: str, since: datetime, until: datetime
    ) -> list[Entry]:
        """The live entries the person said in the chat from one moment to the other."""
        found = self._found(
            entries.c.office_id == office_id,
            entries.c.chat_id == chat_id,
            entries.c.line_user_id == line_user_id,
            entries.c.event_at.between(since, until),
        )
        return [entry for entry in found if entry.is_live]

    def forget(self, chat_id: str, message_id: str) -> None:
        """Keep of the message's entries only that they were made: by whom, when, about what.

        The one change entries ever see; LINE asks that what was unsent cannot be seen any more. What
        such an entry corrected in another message counts again, or is corrected by whatever corrected it.
        """
        for one in self.in_chat(chat_id, message_id):
            take_out_of_corrections(self._connection, one.office_id, one.number)
        self._connection.execute(
            update(entries)
            .where(entries.c.chat_id == chat_id, entries.c.message_id == message_id)
            .values(text="", dates=[], status=None, percent=None)
        )

    def of_round(
        self, office_id: int, fiscal_year: FiscalYear, round_number: int, as_of: datetime | None = None
    ) -> list[Entry]:
        """A round's entries as the store knew them at that instant (now when None)."""
        return self._found(
            entries.c.office_id == office_id,
            entries.c.fiscal_year == fiscal_year.number,
            entries.c.round_number == round_number,
            as_of=as_of,
        )

    def of_offices(self, office_ids: Collection[int], round_: RoundKey) -> list[Entry]:
        """What these offices said in the round, by now."""
        return self._found(
            among(self._connection, entries.c.office_id, office_ids),
            entries.c.fiscal_year == round_.fiscal_year.number,
            entries.c.round_number == round_.number,
        )

    def recorded_since(self, moment: datetime) -> dict[int, datetime]:
        """The offices that recorded anything since then, with when they last did."""
        rows = self._connection.execute(
            select(entries.c.office_id, func.max(entries.c.recorded_at).label("newest"))
            .where(entries.c.recorded_at >= moment)
            .group_by(entries.c.office_id)
        )
        return {row.office_id: row.newest for row in rows}

    def of_year(self, office_id: int, fiscal_year: FiscalYear, as_of: datetime | None = None) -> list[Entry]:
        """Both rounds' entries as the store knew them at that instant (now when None)."""
        return self._found(
            entries.c.office_id == office_id, entries.c.fiscal_year == fiscal_year.number, as_of=as_of
        )

    def words_of_year(self, office_id: int, fiscal_year: FiscalYear) -> list[Words]:
        """What counts of both rounds and its words, no more, the newest first."""
        found = only_live(entries_as_of(None)).with_only_columns(
            entries.c.number, entries.c.measure_id, entries.c.text, maintain_column_froms=True
        )
        rows = self._connection.execute(
            found.where(entries.c.office_id == office_id, entries.c.fiscal_year == fiscal_year.number)
        )
        return [Words(*row) for row in rows.all()]

    def by_numbers(self, office_id: int, numbers: Collection[int]) -> dict[int, Entry]:
        """The office's entries of these numbers, by number."""
        found = self._found(entries.c.office_id == office_id, entries.c.number.in_(numbers))
        return {entry.number: entry for entry in found}

    def latest(
        self,
        office_id: int,
        measure_id: int,
        division_id: int,
        fiscal_year: FiscalYear,
        round_number: int,
        field: EntryField | None = None,
    ) -> Entry | None:
        """The division's live entry about the measure that was said last, in that field or in any."""
        query = only_live(entries_as_of(None)).where(
            entries.c.office_id == office_id,
            entries.c.measure_id == measure_id,
            entries.c.division_id == division_id,
            entries.c.fiscal_year == fiscal_year.number,
            entries.c.round_number == round_number,
        )
        if field is not None:
            query = query.where(entries.c.field == field)
        row = self._connection.execute(query.limit(1)).one_or_none()
        return None if row is None else entry_of(row)

    def search(
        self,
        office_id: int,
        fiscal_year: FiscalYear | None = None,
        round_number: int | None = None,
        measure_id: int | None = None,
    ) -> list[Entry]:
        """The office's entries, narrowed down by whatever is given."""
        conditions = [entries.c.office_id == office_id]
        if fiscal_year is not None:
            conditions.append(entries.c.fiscal_year == fiscal_year.number)
        if round_number is not None:
            conditions.append(entries.c.round_number == round_number)
        if measure_id is not None:
            conditions.append(entries.c.measure_id == measure_id)
        return self._found(*conditions)

    def _next_number(self, office_id: int) -> int:
        return self._connection.execute(
            update(offices)
            .where(offices.c.id == office_id)
            .values(last_entry_number=offices.c.last_entry_number + 1)
            .returning(offices.c.last_entry_number)
        ).scalar_one()

    def _same_saying(self, office_id: int, draft: EntryDraft) -> Entry | None:
        if draft.message_id is None:
            return None
        same = [
            entries.c.office_id == office_id,
            entries.c.message_id == draft.message_id,
            entries.c.measure_id == draft.measure_id,
            entries.c.division_id == draft.division_id,
            entries.c.field == draft.field,
        ]
        if draft.supersedes is None:
            same.append(or_(entries.c.supersedes.is_(None), entries.c.event_at == draft.event_at))
        else:
            same += [entries.c.supersedes.is_not(None), entries.c.event_at == draft.event_at]
        found = self._found(*same)
        return found[0] if found else None

    def _found(self, *conditions: ColumnElement[bool], as_of: datetime | None = None) -> list[Entry]:
        rows = self._connection.execute(entries_as_of(as_of).where(*conditions)).all()
        return [entry_of(row) for row in rows]
