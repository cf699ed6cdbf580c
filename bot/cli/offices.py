"""tamngan office and tamngan invite."""

from __future__ import annotations

import click

from bot.cli.common import (
    answer,
    chosen_office,
    json_option,
    named_division,
    office_option,
    open_store,
)
from bot.clock import SystemClock
from bot.domain.numerals import Numerals
from bot.domain.person import Role
from bot.errors import OperatorError


@click.group()
def office() -> None:
    """Create and list offices."""


@office.command()
@click.option("--name", required=True, help="Name without its kind: ห้วยตาล.")
@click.option("--kind", required=True, help="อบต., เทศบาลตำบล, …")
@click.option("--district", default="", help="อำเภอ.")
@click.option("--province", default="", help="จังหวัด.")
@click.option("--divisions", required=True, help="Names parted by commas, in the office's own order.")
@click.option("--layout", required=True, help="Report layout: a built-in key or a .toml file.")
@click.option(
    "--numerals",
    type=click.Choice(["thai", "arabic"]),
    help="Digits in documents; the layout's own by default.",
)
@json_option
def create(
    name: str,
    kind: str,
    district: str,
    province: str,
    divisions: str,
    layout: str,
    numerals: str | None,
    as_json: bool,
) -> None:
    """Create an office and print its coordinator's invitation code."""
    from bot.reports.layout import load_layout  # noqa: PLC0415  (only this subcommand needs layouts)
    from bot.service.membership import invite as make_invitation  # noqa: PLC0415

    name = name.strip().removeprefix(kind).strip()
    names = [part.strip() for part in divisions.split(",") if part.strip()]
    if not names or len(set(names)) != len(names):
        raise OperatorError("--divisions needs different names parted by commas, such as สำนักปลัด,กองคลัง")
    chosen = Numerals(numerals) if numerals else load_layout(layout).numerals
    store = open_store()
    now = SystemClock().now()
    with store.writing() as books:
        created = books.offices.create(name, kind, district, province, layout, chosen, names)
        code = make_invitation(books, created, Role.COORDINATOR, now)
    if as_json:
        answer({"office": created.id, "coordinator_code": code})
    else:
        click.echo(f"Office {created.id}: {created.full_name}")
        click.echo(f"The coordinator's invitation code: {code}")
        click.echo(f"In LINE, in a 1:1 chat with the bot: ลงทะเบียน {code}")


@office.command(name="list")
@json_option
def list_offices(as_json: bool) -> None:
    """List the offices of this installation."""
    with open_store().reading() as books:
        offices = books.offices.all()
    if as_json:
        answer(
            [
                {"office": item.id, "name": item.full_name, "divisions": [d.name for d in item.divisions]}
                for item in offices
            ]
        )
    for item in offices if not as_json else ():
        click.echo(f"{item.id}  {item.full_name}  {item.layout}")


@click.command()
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    required=True,
    help="What the code makes of them.",
)
@click.option("--post", help="Post of an executive, such as ปลัดองค์การบริหารส่วนตำบล.")
@click.option("--order", "signing_order", type=click.IntRange(1, 9), help="Place in the signing order.")
@click.option("--division", "division_name", help="Division of a member of staff.")
@office_option
@json_option
def invite(
    role: str,
    post: str | None,
    signing_order: int | None,
    division_name: str | None,
    office_id: int | None,
    as_json: bool,
) -> None:
    """Make an invitation code; whoever redeems it in LINE gets the role."""
    from bot.service.membership import invite as make_invitation  # noqa: PLC0415

    if role == Role.EXECUTIVE and not post:
        raise OperatorError("An executive's invitation needs --post, such as --post ปลัดองค์การบริหารส่วนตำบล")
    store = open_store()
    chosen = chosen_office(store, office_id)
    division = named_division(chosen, division_name) if division_name else None
    with store.writing() as books:
        code = make_invitation(books, chosen, Role(role), SystemClock().now(), post, signing_order, division)
    if as_json:
        answer({"office": chosen.id, "role": role, "code": code})
    else:
        click.echo(f"Invitation code ({role}): {code}")
