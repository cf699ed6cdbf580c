"""Who can be played, and the chats each of them has."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.person import Member, Role
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.platform import Platform
from handlers.web.simulator.speech import preview
from handlers.web.speaking import t


def people_told(platform: Platform, members: Sequence[Member]) -> list[dict[str, object]]:
    """Everybody on the platform with what they are in the office; `home` is where each mostly talks."""
    posts = {member.line_user_id: member for member in reversed(members)}
    with platform.lock:
        everybody, groups = platform.people.everybody(), platform.people.groups()
    return [_person(person, posts.get(person.id), groups) for person in everybody]


def chats_told(platform: Platform, person: Person) -> list[dict[str, object]]:
    """The chats of a person, the bot's own first, each with its newest message."""
    with platform.lock:
        groups = [group for group in platform.people.groups() if person in group.members]
    places: list[Place] = [person, *groups]
    return [_chat(platform, place) for place in places]


def place_named(platform: Platform, place: Place) -> dict[str, object]:
    """A chat's name and how many people are in it; the bot's name for a chat one to one."""
    if isinstance(place, Group):
        return {"id": place.id, "kind": "group", "name": place.name, "count": len(place.members) + 1}
    return {"id": place.id, "kind": "bot", "name": platform.channel.name, "friend": place.is_friend}


def _chat(platform: Platform, place: Place) -> dict[str, object]:
    messages = platform.messages(place)
    last = preview(messages[-1]) if messages else None
    return {**place_named(platform, place), "total": len(messages), "last": last}


def _person(person: Person, member: Member | None, groups: Sequence[Group]) -> dict[str, object]:
    own = [group for group in groups if person in group.members]
    home = own[0].id if own and not person.is_friend else person.id
    return {"id": person.id, "name": person.name, "role": _role(member, own), "home": home}


def _role(member: Member | None, groups: Sequence[Group]) -> str:
    if member is not None and member.role is not Role.STAFF:
        return member.post or t(f"demo.{member.role.value}")
    return " ".join(group.name for group in groups)
