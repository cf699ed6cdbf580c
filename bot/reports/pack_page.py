"""The page a pack opens with: what is in it and what each part is for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reports.environment import page_templates


@dataclass(frozen=True)
class PackFile:
    """A file of the pack by its path, under a name for people, with its size as they read it."""

    path: str
    label: str
    size: str


@dataclass(frozen=True)
class PackGroup:
    """Files of one kind, and what they are for."""

    heading: str
    about: str
    files: tuple[PackFile, ...]


@dataclass(frozen=True)
class PackPage:
    """The page; `lines` stand under its title."""

    title: str
    lines: tuple[str, ...]
    groups: tuple[PackGroup, ...]


def pack_page(page: PackPage) -> bytes:
    """The page as HTML that needs nothing but the files beside it."""
    return page_templates().get_template("pack.html").render(page=page).encode()
