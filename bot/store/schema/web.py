"""Tables of the web board: one-time sign-in links and the sessions they open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns

from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime


class LoginLinkColumns(TypedColumns):
    """A one-time link that signs a person in; its token is known by hash only."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    line_user_id: Named[str]
    token_hash: Named[str] = Column(unique=True)
    created_at: Named[datetime] = Column(UtcDateTime())
    expires_at: Named[datetime] = Column(UtcDateTime())
    used_at: Named[datetime | None] = Column(UtcDateTime())


class WebSessionColumns(TypedColumns):
    """A browser that is signed in; its token is known by hash only."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    line_user_id: Named[str]
    token_hash: Named[str] = Column(unique=True)
    created_at: Named[datetime] = Column(UtcDateTime())
    expires_at: Named[datetime] = Column(UtcDateTime())
    ended_at: Named[datetime | None] = Column(UtcDateTime())


login_links = Table("login_links", metadata, LoginLinkColumns, sqlite_autoincrement=True)

web_sessions = Table(
    "web_sessions",
    metadata,
    WebSessionColumns,
    Index("ix_web_sessions_person", "office_id", "line_user_id"),
    sqlite_autoincrement=True,
)
