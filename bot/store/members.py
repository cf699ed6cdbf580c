"""Members of offices, as stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.domain.person import Member, Role
from bot.store.schema import members
from bot.store.schema.people import WITH_DIVISION, WITHOUT_DIVISION
from bot.store.upserts import among, insert_into


class Members:
    """The people of every office, one membership for each role and division."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        office_id: int,
        line_user_id: str,
        display_name: str,
        role: Role,
        post: str | None,
        signing_order: int | None,
        division_id: int | None,
        now: datetime,
    ) -> Member:
        """Give a membership; given again, it takes over the new name, post and signing order."""
        renewed = {
            "display_name": display_name,
            "post": post,
            "signing_order": signing_order,
            "added_at": now,
            "ended_at": None,
        }
        fresh = insert_into(self._connection, members).values(
            office_id=office_id, line_user_id=line_user_id, role=role, division_id=division_id, **renewed
        )
        key = ["office_id", "line_user_id", "role"]
        if division_id is None:
            given = fresh.on_conflict_do_update(
                index_elements=key, index_where=WITHOUT_DIVISION, set_=renewed
            )
        else:
            given = fresh.on_conflict_do_update(
                index_elements=[*key, "division_id"], index_where=WITH_DIVISION, set_=renewed
            )
        return _member(self._connection.execute(given.returning(members)).one())

    def of_user(self, line_user_id: str) -> list[Member]:
        """A person's memberships in every office, the one given last first; those that ended are none."""
        return self.of_users([line_user_id])[line_user_id]

    def of_users(self, line_user_ids: Collection[str]) -> defaultdict[str, list[Member]]:
        """The same of several people."""
        rows = self._connection.execute(
            select(members)
            .where(members.c.line_user_id.in_(line_user_ids), members.c.ended_at.is_(None))
            .order_by(members.c.added_at.desc(), members.c.id.desc())
        )
        found: defaultdict[str, list[Member]] = defaultdict(list)
        for row in rows:
            found[row.line_user_id].append(_member(row))
        return found

    def of_office(self, office_id: int) -> list[Member]:
        """Every membership of an office that has not ended, the oldest first."""
        return self.of_offices([office_id])

    def of_offices(self, office_ids: Collection[int]) -> list[Member]:
        """The same of several offices."""
        rows = self._connection.execute(
            select(members)
            .where(among(self._connection, members.c.office_id, office_ids), members.c.ended_at.is_(None))
            .order_by(members.c.id)
        )
        return [_member(row) for row in rows]

    def names(self, office_id: int) -> dict[int, str]:
        """What to call everybody who ever was of the office, by membership; people who left included."""
        rows = self._connection.execute(
            select(members.c.id, members.c.display_name, members.c.post).where(
                members.c.office_id == office_id
            )
        )
        return {row.id: row.display_name or row.post or "" for row in rows}

    def coordinators(self, office_id: int) -> set[str]:
        """The LINE user ids of the office's coordinators."""
        return {
            member.line_user_id for member in self.of_office(office_id) if member.role is Role.COORDINATOR
        }

    def end(self, member_id: int, at: datetime) -> None:
        """The person is this no longer; given again, the membership holds again."""
        self._connection.execute(update(members).where(members.c.id == member_id).values(ended_at=at))

    def rename(self, member_id: int, display_name: str) -> None:
        """Note the name a person shows now."""
        self._connection.execute(
            update(members).where(members.c.id == member_id).values(display_name=display_name)
        )


def _member(row: Row[*tuple[Any, ...]]) -> Member:
    return Member(
        id=row.id,
        office_id=row.office_id,
        line_user_id=row.line_user_id,
        display_name=row.display_name,
        role=row.role,
        post=row.post,
        signing_order=row.signing_order,
        division_id=row.division_id,
        added_at=row.added_at,
    )
