"""Who is there: people, groups, coming and going, friendship."""

from __future__ import annotations

from collections.abc import Iterable

from bot.line.simulator.delivering import Delivering
from bot.line.simulator.events import Event
from bot.line.simulator.people import Group, Person
from bot.line.simulator.webhooks import user_source


class Membership(Delivering):
    """The acts that change who is where; each gives the event LINE sends, None when it sends none."""

    def add_user(
        self, name: str, consent: bool = True, *, friend: bool = False, user_id: str | None = None
    ) -> Person:
        """A new person; `friend` means they added the bot before our story begins."""
        with self.lock:
            return self.people.enter_person(
                Person(user_id or self.ids.user(), name, consent, is_friend=friend)
            )

    def add_group(
        self,
        name: str,
        members: Iterable[Person] = (),
        *,
        bot_in: bool = False,
        other_account: bool = False,
        group_id: str | None = None,
    ) -> Group:
        """A new group; `bot_in` means the bot was there before our story begins."""
        with self.lock:
            return self.people.enter_group(
                Group(
                    group_id or self.ids.group(),
                    name,
                    members=list(members),
                    bot_in=bot_in,
                    other_account=other_account,
                )
            )

    def add_room(self, members: Iterable[Person], *, bot_in: bool = False) -> Group:
        """An old multi-person chat; rooms have no name."""
        with self.lock:
            return self.people.enter_group(
                Group(self.ids.room(), "", kind="room", members=list(members), bot_in=bot_in)
            )

    def rename(self, renamed: Person | Group, name: str) -> None:
        """A new display or group name; no event announces it."""
        with self.lock:
            renamed.name = name

    def invite_bot(self, group: Group) -> Event | None:
        """Invites the bot. In a room the join event comes with the first later event (R#join-event).

        A group holds one official account: with another one inside the bot stays outside (D:group-chats).
        """
        with self._acting():
            self._require(not group.bot_in, f"the bot is already in {group.name}")
            if group.other_account:
                return None
            group.bot_in = True
            group.join_due = group.kind == "room"
            return None if group.join_due else self._emit("join", group)

    def remove_bot(self, group: Group) -> Event | None:
        """Somebody throws the bot out."""
        with self._acting():
            self._require(group.bot_in, f"the bot is not in {group.name}")
            return self._bot_leaves(group)

    def join_member(self, group: Group, *persons: Person) -> Event | None:
        """People come into the chat together."""
        with self._acting():
            for person in persons:
                self._require(person not in group.members, f"{person.name} is already in {group.name}")
                group.members.append(person)
            return self._emit("memberJoined", group, joined={"members": [user_source(p) for p in persons]})

    def leave_member(self, group: Group, *persons: Person) -> Event | None:
        """People go out of the chat together; this event cannot be answered."""
        with self._acting():
            for person in persons:
                self._require(person in group.members, f"{person.name} is not in {group.name}")
                group.members.remove(person)
            members = [user_source(person) for person in persons]
            return self._emit("memberLeft", group, can_reply=False, left={"members": members})

    def befriend(self, person: Person) -> Event | None:
        """Adds the bot as a friend, or unblocks it."""
        with self._acting():
            was_blocked, person.has_blocked, person.is_friend = person.has_blocked, False, True
            return self._emit("follow", person, follow={"isUnblocked": was_blocked})

    def block(self, person: Person) -> Event | None:
        """Blocks the bot; this event cannot be answered."""
        with self._acting():
            event = self._emit("unfollow", person, can_reply=False)
            person.has_blocked = True
            return event

    def _bot_leaves(self, group: Group) -> Event | None:
        group.join_due = False
        event = self._emit("leave", group, can_reply=False)
        group.bot_in = False
        return event
