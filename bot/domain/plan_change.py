"""What saving a plan changed, measure by measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanChange:
    """Refs of measures, in plan order: as the new plan names them, the removed as the old one did.

    A measure that only moved to another place or row counts as kept, one that came back as added.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
