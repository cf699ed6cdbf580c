"""Who speaks: the office and the divisions a message in a chat can speak for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.chat import Chat, Incoming
from bot.domain.binding import ChatBinding
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


_BINDINGS = frozenset({"chats", "chat_divisions"})


def get_to_know(books: Books, user_ids: Collection[str]) -> None:
    """Read the memberships of everybody who is about to speak at once."""
    new = [user_id for user_id in user_ids if not books.memory.knows(("members", user_id))]
    if new:
        found = books.members.of_users(new)
        books.memory.learn({("members", user_id): found[user_id] for user_id in new}, ["members"])


def _memberships(books: Books, user_id: str) -> list[Member]:
    return books.memory.recall(("members", user_id), lambda: books.members.of_user(user_id), ["members"])


def binding_of(books: Books, chat: Chat) -> ChatBinding | None:
    """What a group is bound to; None of a direct chat, and of a group nobody has bound."""
    if not chat.is_group:
        return None
    return books.memory.recall(("binding", chat.id), lambda: books.chats.get(chat.id), _BINDINGS)


def who_speaks(books: Books, incoming: Incoming) -> Speaker | None:
    """The speaker, or None when neither the chat nor the person belongs to an office."""
    user_id = incoming.user_id
    members = _memberships(books, user_id) if user_id else []
    binding = binding_of(books, incoming.chat)
    if binding is not None and binding.office_id is not None:
        office_id = binding.office_id
    elif members:
        office_id = members[0].office_id
    else:
        return None
    office = books.memory.recall(("office", office_id), lambda: books.offices.get(office_id), ["divisions"])
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
