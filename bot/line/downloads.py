"""Fetching what people sent: straight from LINE's data host, with a cap on the size.

The SDK reads a whole video into memory before anybody can refuse it, so its connection pool is used
without its download call. Source: LINE Developers, "Get content".
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from urllib3 import Timeout
from urllib3.exceptions import HTTPError

from bot.line.connection import Connection

log = logging.getLogger(__name__)

_CHUNK_BYTES = 65_536
_UNKNOWN_MEDIA_TYPE = "application/octet-stream"


@dataclass(frozen=True)
class Content:
    """The bytes LINE keeps for a message and what it says they are ("image/jpeg")."""

    data: bytes
    media_type: str


class NoContent(StrEnum):
    """Why there are no bytes.

    NOT_READY: a large video is still being prepared, ask again soon.
    GONE: unsent, expired or never there.
    TOO_LARGE: over the limit given; nothing was kept.
    UNAVAILABLE: LINE could not be reached or failed; ask again.
    """

    NOT_READY = "not_ready"
    GONE = "gone"
    TOO_LARGE = "too_large"
    UNAVAILABLE = "unavailable"


def download(
    connection: Connection, message_id: str, limit_bytes: int, timeout: tuple[float, float]
) -> Content | NoContent:
    """The content of a message of at most `limit_bytes`; `timeout` counts between two arrivals."""
    client = connection.sdk().data_client
    try:
        response = client.rest_client.pool_manager.request(
            "GET",
            connection.content_url(message_id),
            headers=dict(client.default_headers),
            timeout=Timeout(connect=timeout[0], read=timeout[1]),
            preload_content=False,
        )
        try:
            return _content(response, limit_bytes)
        finally:
            response.close()
    except HTTPError as error:
        log.warning("the content of message %s did not arrive: %s", message_id, type(error).__name__)
        return NoContent.UNAVAILABLE


def _content(response: Any, limit_bytes: int) -> Content | NoContent:
    if response.status != 200:
        return _reason(response.status)
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit_bytes:
        return NoContent.TOO_LARGE
    data = bytearray()
    for chunk in response.stream(_CHUNK_BYTES):
        data += chunk
        if len(data) > limit_bytes:
            return NoContent.TOO_LARGE
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Content(bytes(data), media_type or _UNKNOWN_MEDIA_TYPE)


def _reason(status: int) -> NoContent:
    if status == 202:
        return NoContent.NOT_READY
    if status in {400, 404, 410}:
        return NoContent.GONE
    log.warning("LINE answered a download with %s", status)
    return NoContent.UNAVAILABLE
