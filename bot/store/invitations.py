"""Invitations, as stored: their codes are known by hash only."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.person import Invitation, Role
from bot.store.schema import invitations


class Invitations:
    """The invitations offices gave out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(
        self,
        office_id: int,
        code: str,
        role: Role,
        post: str | None,
        signing_order: int | None,
        division_id: int | None,
        now: datetime,
    ) -> Invitation:
        """An invitation that the code redeems; capitals and spaces around the code do not matter."""
        row = self._connection.execute(
            insert(invitations)
            .values(
                office_id=office_id,
                code_hash=_hash(code),
                role=role,
                post=post,
                signing_order=signing_order,
                division_id=division_id,
                created_at=now,
            )
            .returning(invitations.c.id)
        ).one()
        return Invitation(
            row.id, office_id, _as_kept(code), role, post, signing_order, division_id, redeemed_at=None
        )

    def by_code(self, code: str) -> Invitation | None:
        """The invitation of that code, redeemed or not."""
        row = self._connection.execute(
            select(invitations).where(invitations.c.code_hash == _hash(code))
        ).one_or_none()
        if row is None:
            return None
        return Invitation(
            id=row.id,
            office_id=row.office_id,
            code=_as_kept(code),
            role=row.role,
            post=row.post,
            signing_order=row.signing_order,
            division_id=row.division_id,
            redeemed_at=row.redeemed_at,
        )

    def waiting(self, office_id: int) -> int:
        """How many invitations of the office nobody has redeemed yet."""
        unredeemed = select(func.count()).where(
            invitations.c.office_id == office_id, invitations.c.redeemed_at.is_(None)
        )
        return self._connection.execute(unredeemed).scalar_one()

    def redeem(self, invitation_id: int, member_id: int, now: datetime) -> bool:
        """Use the invitation up; True only for the one caller who is first."""
        result = self._connection.execute(
            update(invitations)
            .where(invitations.c.id == invitation_id, invitations.c.redeemed_at.is_(None))
            .values(redeemed_at=now, redeemed_by=member_id)
        )
        return result.rowcount == 1


def _as_kept(code: str) -> str:
    return code.strip().upper()


def _hash(code: str) -> str:
    return hashlib.sha256(_as_kept(code).encode()).hexdigest()
