"""tamngan login-link: a way into the board for when LINE is out of reach."""

from __future__ import annotations

import click

from bot.cli.common import answer, checked_settings, chosen_office, json_option, office_option, open_store
from bot.clock import SystemClock
from bot.domain.audit import AuditAction
from bot.domain.person import Member
from bot.errors import OperatorError


@click.command(name="login-link")
@click.option("--person", "name", required=True, help="The name shown in LINE, or the post.")
@office_option
@json_option
def login_link(name: str, office_id: int | None, as_json: bool) -> None:
    """Print a one-time web sign-in link for a coordinator or executive."""
    from bot.service.signing_in import LINK_LIFE, board_members, make_link  # noqa: PLC0415

    settings = checked_settings()
    store = open_store(settings)
    office = chosen_office(store, office_id)
    now = SystemClock().now()
    with store.writing() as books:
        person = _chosen(board_members(books, office), name)
        token = make_link(books, office.id, person, now)
        books.audit.note(office.id, "operator", AuditAction.LOGIN_LINK_MADE, "board", now)
    base = settings.public_url or f"http://127.0.0.1:{settings.port}"
    url = f"{base}/sign-in/{token}"
    if as_json:
        answer({"url": url})
    else:
        click.echo(url)
        click.echo(f"It works once, within {int(LINK_LIFE.total_seconds() // 60)} minutes.")


def _chosen(members: tuple[Member, ...], name: str) -> str:
    """The LINE user id of the one person of that name or post."""
    found = {
        member.line_user_id: member
        for member in members
        if name.strip() in (member.display_name, member.post)
    }
    if len(found) == 1:
        return next(iter(found))
    known = (
        ", ".join(sorted({member.display_name or member.post or "?" for member in members})) or "nobody yet"
    )
    if not found:
        raise OperatorError(f"Nobody who may sign in is called {name!r}; there are: {known}")
    raise OperatorError(f"Several people are called {name!r}; name one by the post. There are: {known}")
