"""The one pooled connection to LINE's two hosts, over line-bot-sdk, made when it is first used."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from urllib3 import BaseHTTPResponse, Retry, Timeout

API_BASE = "https://api.line.me"
DATA_API_BASE = "https://api-data.line.me"

MOST_AT_ONCE = 64
"""How many calls may be open at once without a connection being thrown away after each."""


@dataclass(frozen=True)
class Sdk:
    """The parts of line-bot-sdk we use; it ships no types, so this is where they end.

    `models` is its messaging module, `api` its calls; each client holds the pool of one host.
    """

    models: Any
    api: Any
    api_client: Any
    data_client: Any


class Connection:
    """Gives the SDK, shared by all threads, with one pool a host.

    The import costs seconds and 70 MB, hence not at start-up. Each host has a configuration of its
    own: the SDK's single `host` would send downloads to the messaging host.
    """

    def __init__(self, access_token: str, api_base: str | None, data_api_base: str | None) -> None:
        self._access_token = access_token
        self._api_base = (api_base or API_BASE).rstrip("/")
        self._data_api_base = (data_api_base or DATA_API_BASE).rstrip("/")
        self._lock = threading.Lock()
        self._sdk: Sdk | None = None

    def sdk(self) -> Sdk:
        """The SDK, ready to call."""
        with self._lock:
            if self._sdk is None:
                self._sdk = self._opened()
            return self._sdk

    def content_url(self, message_id: str) -> str:
        """Where LINE keeps the bytes of a photo, video, voice note or file."""
        return f"{self._data_api_base}/v2/bot/message/{quote(message_id, safe='')}/content"

    def post(
        self, path: str, body: bytes, headers: Mapping[str, str], timeout: tuple[float, float]
    ) -> BaseHTTPResponse:
        """Send JSON to the messaging host as it is, by the SDK's own pool; the answer is read when asked for.

        Raises what urllib3 raises.
        """
        client = self.sdk().api_client
        connect, read = timeout
        answer: BaseHTTPResponse = client.rest_client.pool_manager.request(
            "POST",
            f"{self._api_base}{path}",
            body=body,
            headers={
                **client.default_headers,
                "Authorization": f"Bearer {self._access_token}",
                "Content-Type": "application/json",
                **headers,
            },
            timeout=Timeout(connect=connect, read=read),
            preload_content=False,
        )
        return answer

    def close(self) -> None:
        """Close the pooled connections; a later call opens new ones."""
        with self._lock:
            if self._sdk is not None:
                self._sdk.api_client.rest_client.pool_manager.clear()
                self._sdk.data_client.rest_client.pool_manager.clear()
                self._sdk = None

    def _opened(self) -> Sdk:
        from linebot.v3 import messaging  # noqa: PLC0415

        api_client, data_client = (
            messaging.ApiClient(self._configuration(messaging, base))
            for base in (self._api_base, self._data_api_base)
        )
        return Sdk(messaging, messaging.MessagingApi(api_client), api_client, data_client)

    def _configuration(self, messaging: Any, base: str) -> Any:
        configuration = messaging.Configuration(host=base, access_token=self._access_token)
        configuration.connection_pool_maxsize = MOST_AT_ONCE
        # urllib3 repeats only what LINE cannot have seen (no connection was made) and, once, reads; a
        # redirect would carry the token to another host, a Retry-After could hold a worker for hours.
        configuration.retries = Retry(
            total=1,
            redirect=0,
            status=0,
            other=0,
            raise_on_redirect=False,
            respect_retry_after_header=False,
        )
        return configuration
