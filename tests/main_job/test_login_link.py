"""tamngan login-link: the operator lets somebody in."""

from __future__ import annotations

from pathlib import Path

from bot.clock import SystemClock
from bot.domain.person import Role
from bot.service.membership import invite, redeem
from bot.store.store import Store
from tests.builders import found_office
from tests.support.command_line import CommandLine

COORDINATOR = f"U{1:032x}"


def test_the_link_signs_its_person_in(store: Store, database_url: str, tmp_path: Path) -> None:
    now = SystemClock().now()
    with store.writing() as books:
        office = found_office(books)
        _invitation, member = redeem(books, invite(books, office, Role.COORDINATOR, now), COORDINATOR, now)
        books.members.rename(member.id, "อรุณี")
    line = CommandLine(database_url, tmp_path)

    url = line.json("login-link", "--person", "อรุณี")["url"]
    stranger = line.run("login-link", "--person", "สมชาย")

    with store.writing() as books:
        person = books.web_access.use_link(url.rpartition("/sign-in/")[2], SystemClock().now())
    assert person is not None
    assert person.line_user_id == COORDINATOR
    assert stranger.returncode == 1
    assert "there are: อรุณี" in stranger.stderr
