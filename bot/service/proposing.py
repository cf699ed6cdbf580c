"""Proposing: the coordinator freezes a round's report and sends it into the chain of signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.calendar import FiscalYear
from bot.domain.office import Division, Office
from bot.domain.rounds import Round
from bot.domain.signing import Snapshot, SnapshotState, chain_of
from bot.domain.standing import office_standing
from bot.errors import Refusal
from bot.service.freezing import changed_refs, content_hash
from bot.store.store import Books

MOST_REFS_TOLD = 60


@dataclass(frozen=True)
class Proposal:
    """What would be frozen now: the round, the version it becomes, and who has not answered."""

    round: Round
    version: int
    unanswered: tuple[Division, ...]
    expected: int
    received: int


def prepare(books: Books, office: Office, fiscal_year: FiscalYear, round_number: int) -> Proposal:
    """What proposing the round's report would mean now; writes nothing. Refuses where there is no plan."""
    plan = books.plans.get(office.id, fiscal_year)
    if plan is None:
        raise Refusal("refusal.no_plan", year=fiscal_year.number)
    entries = books.entries.of_round(office.id, fiscal_year, round_number)
    standings = office_standing(office, plan, entries)
    versions = books.snapshots.of_round(office.id, fiscal_year, round_number)
    return Proposal(
        round=books.rounds.of_year(office.id, fiscal_year)[round_number - 1],
        version=versions[0].version + 1 if versions else 1,
        unanswered=tuple(one.division for one in standings if one.missing),
        expected=sum(one.expected for one in standings),
        received=sum(len(one.answered) for one in standings),
    )


def propose(
    books: Books, office: Office, actor: str, fiscal_year: FiscalYear, round_number: int, now: datetime
) -> Snapshot:
    """Freeze the round's report as it stands now and start its chain, in place of an older version's.

    Refuses where there is no plan or nobody to sign, and the content that is in the chain or approved.
    """
    prepare(books, office, fiscal_year, round_number)
    chain = chain_of(books.members.of_office(office.id))
    if not chain:
        raise Refusal("sign.nobody")
    found = content_hash(books, office, fiscal_year, round_number, now)
    before = next(iter(books.snapshots.of_round(office.id, fiscal_year, round_number)), None)
    if before is not None and (before.content_hash, before.chain) == (found, chain):
        _refuse_same(before)
    frozen = books.snapshots.freeze(
        Snapshot(
            id=0,
            office_id=office.id,
            fiscal_year=fiscal_year,
            round_number=round_number,
            version=0,
            layout=office.layout,
            frozen_at=now,
            frozen_by=actor,
            content_hash=found,
            chain=chain,
        )
    )
    changed = changed_refs(books, office, before, now) if before else []
    facts: dict[str, object] = {
        "version": frozen.version,
        "content_hash": found,
        "places": len(chain),
        "changed": changed[:MOST_REFS_TOLD],
    }
    books.audit.note(office.id, actor, AuditAction.PROPOSED, frozen.subject, now, facts)
    return frozen


def changed_since_before(books: Books, snapshot: Snapshot) -> tuple[str, ...]:
    """The measures that changed since the version before, as told when it was proposed."""
    for record in books.audit.of_subject(snapshot.office_id, snapshot.subject):
        if record.action == AuditAction.PROPOSED and isinstance(changed := record.facts.get("changed"), list):
            return tuple(str(ref) for ref in changed)
    return ()


def _refuse_same(before: Snapshot) -> None:
    """Nothing to sign anew; a report that was returned may come again as it is."""
    if before.state is SnapshotState.SIGNING and before.waiting_at is not None:
        raise Refusal("sign.same_in_chain", version=before.version, post=before.waiting_at.post)
    if before.state is SnapshotState.APPROVED:
        raise Refusal("sign.same_approved", version=before.version)
