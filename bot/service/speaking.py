"""Who speaks: the office and the divisions a message in a chat can speak for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat import Incoming
from bot.domain.office import Division, Office
from bot.domain.person import Member, Role
from bot.store.store import Books


@dataclass(frozen=True)
class Speaker:
    """Whoever said something, as far as we know them.

    `divisions` are the divisions the message may report for: those its group is bound to, or in a
    direct chat those the person is staff of. `member` is missing for the many who never registered,
    and whenever LINE does not say who spoke.
    """

    office: Office
    member: Member | None
    divisions: tuple[Division, ...]
    own_divisions: tuple[Division, ...]
    is_coordinator: bool
    is_executive: bool = False

    @property
    def may_see_board(self) -> bool:
        """Whether the whole office's standing and documents are this person's business."""
        return self.is_coordinator or self.is_executive

    @property
    def division_names(self) -> tuple[str, ...]:
        return tuple(division.name for division in self.divisions)

    @property
    def looks_after(self) -> tuple[Division, ...]:
        """The divisions whose standing this person may see here."""
        if not self.divisions and self.is_coordinator:
            return self.office.divisions
        return self.divisions


def who_speaks(books: Books, incoming: Incoming) -> Speaker | None:
    """The speaker, or None when neither the chat nor the person belongs to an office."""
    members = books.members.of_user(incoming.user_id) if incoming.user_id else []
    binding = books.chats.get(incoming.chat.id) if incoming.chat.is_group else None
    if binding is not None and binding.office_id is not None:
        office_id = binding.office_id
    elif members:
        office_id = members[0].office_id
    else:
        return None
    office = books.offices.get(office_id)
    if office is None:
        return None
    here = [member for member in members if member.office_id == office.id]
    own_ids = {member.division_id for member in here if member.division_id is not None}
    own = tuple(division for division in office.divisions if division.id in own_ids)
    bound_ids = set(binding.division_ids) if binding is not None else set()
    bound = tuple(division for division in office.divisions if division.id in bound_ids)
    return Speaker(
        office=office,
        member=here[0] if here else None,
        divisions=bound if incoming.chat.is_group else own,
        own_divisions=own,
        is_coordinator=any(member.role is Role.COORDINATOR for member in here),
        is_executive=any(member.role is Role.EXECUTIVE for member in here),
    )
