"""Linking: a document is handed over as a link that says what to build, as of when, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.calendar import FiscalYear
from bot.errors import Refusal
from bot.links import LinkProblem, Links
from bot.reports.exporting import ReportFile
from bot.service.reporting import Edition, export_report
from bot.store.files import Files
from bot.store.store import Store

LINK_LASTS = timedelta(hours=24)
FILES_PATH = "/files"

_PURPOSE = "document"
IN_A_BROWSER = "openExternalBrowser=1"
"""LINE opens such an address outside its own browser, which saves no files (LINE URL scheme)."""


@dataclass(frozen=True)
class DocumentOrder:
    """Which document: the same order gives the same document, whatever is said later."""

    office_id: int
    fiscal_year: FiscalYear
    round_number: int
    format_key: str
    as_of: datetime


def document_link(links: Links, order: DocumentOrder, now: datetime) -> str:
    """The address of the document; refuses where this installation cannot give any."""
    if not links.are_possible:
        raise Refusal("export.no_address")
    claims = {
        "office": order.office_id,
        "year": order.fiscal_year.number,
        "round": order.round_number,
        "format": order.format_key,
        "as_of": order.as_of.isoformat(),
    }
    token = links.token(_PURPOSE, claims, now + LINK_LASTS)
    return links.address(f"{FILES_PATH}/{token}?{IN_A_BROWSER}")


def ordered(links: Links, token: str, now: datetime) -> DocumentOrder | LinkProblem:
    """What the token of such an address asks for."""
    claims = links.claims(_PURPOSE, token, now)
    if isinstance(claims, LinkProblem):
        return claims
    return DocumentOrder(
        office_id=int(str(claims["office"])),
        fiscal_year=FiscalYear(int(str(claims["year"]))),
        round_number=int(str(claims["round"])),
        format_key=str(claims["format"]),
        as_of=datetime.fromisoformat(str(claims["as_of"])),
    )


def ordered_file(store: Store, files: Files, order: DocumentOrder) -> ReportFile | None:
    """The document, built anew; None when its office is gone. OperatorError as `export_report` has it."""
    with store.reading() as books:
        office = books.offices.get(order.office_id)
    if office is None:
        return None
    edition = Edition(files=files)
    return export_report(
        store, office, order.fiscal_year, order.round_number, order.format_key, order.as_of, edition
    )
