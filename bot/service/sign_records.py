"""The records of sign-off for a pack: every version with what was decided and said, and the sealed trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.clock import BANGKOK
from bot.domain.audit import AuditRecord
from bot.domain.calendar import FiscalYear
from bot.domain.signing import Snapshot
from bot.service.pack_records import Record
from bot.store.store import Books


def snapshots_until(
    books: Books, office_id: int, fiscal_year: FiscalYear, round_number: int, as_of: datetime
) -> list[Snapshot]:
    """The versions of the round's report as they stood at that instant, the oldest first."""
    versions = books.snapshots.of_round(office_id, fiscal_year, round_number)
    return [_known(one, as_of) for one in reversed(versions) if one.frozen_at <= as_of]


def approval_records(snapshots: Sequence[Snapshot]) -> list[Record]:
    """What each version went through, oldest first."""
    return [
        {
            "version": snapshot.version,
            "state": snapshot.state.value,
            "frozen_at": _local(snapshot.frozen_at),
            "content_hash": snapshot.content_hash,
            "chain": [place.post for place in snapshot.chain],
            "acts": [
                {
                    "at": _local(act.at),
                    "place": act.place,
                    "post": act.post,
                    "acting_for": act.acting_for,
                    "name": act.name,
                    "decision": act.decision.value if act.decision else None,
                    "text": act.text,
                }
                for act in snapshot.acts
            ],
        }
        for snapshot in snapshots
    ]


def sealed_records(records: Sequence[AuditRecord], as_of: datetime) -> list[Record]:
    """The office's audit trail until that instant, oldest first, with the seals that prove it whole."""
    return [
        {
            "number": record.number,
            "at": record.at.isoformat(),
            "actor": record.actor,
            "action": record.action,
            "subject": record.subject,
            "facts": dict(record.facts),
            "hash": record.hash,
        }
        for record in reversed(records)
        if record.at <= as_of
    ]


def _known(snapshot: Snapshot, as_of: datetime) -> Snapshot:
    acts = tuple(act for act in snapshot.acts if act.at <= as_of)
    was_replaced = snapshot.replaced_at is not None and snapshot.replaced_at <= as_of
    return replace(snapshot, acts=acts, replaced_at=snapshot.replaced_at if was_replaced else None)


def _local(moment: datetime) -> str:
    return moment.astimezone(BANGKOK).isoformat()
