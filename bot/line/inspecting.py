"""Asking LINE about our own account: whether the token works, what is left, whether LINE reaches us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from urllib3.exceptions import HTTPError

from bot.line.connection import Connection
from bot.line.fields import count_in, words_in
from bot.line.sent import document


@dataclass(frozen=True)
class Told:
    """What LINE answered: `status` None when it did not."""

    status: int | None
    answer: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return self.status is not None and 200 <= self.status <= 299

    def words(self, name: str) -> str:
        """A text of the answer, empty when it has none."""
        return words_in(self.answer.get(name)) or ""

    def count(self, name: str) -> int | None:
        """A number of the answer."""
        return count_in(self.answer.get(name))


class Inspecting:
    """The questions an operator's check asks; `timeout` is seconds to connect and to wait for an answer."""

    def __init__(self, connection: Connection, timeout: tuple[float, float] = (3.0, 10.0)) -> None:
        self._connection = connection
        self._timeout = timeout

    def account(self) -> Told:
        """The account the token belongs to (R#get-bot-info)."""
        return self._ask(self._api.get_bot_info_with_http_info)

    def quota(self) -> Told:
        """`type` none or limited, and `value`, the month's limit (R#get-quota)."""
        return self._ask(self._api.get_message_quota_with_http_info)

    def consumption(self) -> Told:
        """`totalUsage` of this month (R#get-consumption)."""
        return self._ask(self._api.get_message_quota_consumption_with_http_info)

    def webhook(self) -> Told:
        """`endpoint` LINE sends to, and whether it is `active` (R#get-webhook-endpoint-information)."""
        return self._ask(self._api.get_webhook_endpoint_with_http_info)

    def try_webhook(self) -> Told:
        """LINE calls the endpoint itself; `success`, else `reason` (R#test-webhook-endpoint)."""
        return self._ask(self._api.test_webhook_endpoint_with_http_info)

    def close(self) -> None:
        """Close the connections to LINE."""
        self._connection.close()

    @property
    def _api(self) -> Any:
        return self._connection.sdk().api

    def _ask(self, call: Any) -> Told:
        try:
            answer = call(_request_timeout=self._timeout, _preload_content=False)
        except self._connection.sdk().models.ApiException as error:
            return Told(error.status, document(error.body))
        except (HTTPError, UnicodeDecodeError):
            return Told(None)
        return Told(answer.status_code, document(answer.raw_data))
