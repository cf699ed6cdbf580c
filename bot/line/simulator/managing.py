"""What the bot does besides talking: leaving, marking as read, its webhook address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC

from bot.line.simulator.asking import Asking, not_found
from bot.line.simulator.fields import Field, check_fields
from bot.line.simulator.limits import invalid
from bot.line.simulator.membership import Membership
from bot.line.simulator.refusals import ApiRefusal
from bot.line.simulator.spots import Spot

ENDPOINT_LENGTH = 500
_WEBHOOK = re.compile(r"https://\S+|http://(?:127\.0\.0\.1|localhost)(?::\d+)?(?:/\S*)?")
_USER_ID = re.compile(r"U[0-9a-f]{32}")
_LOADING = {"chatId": Field(required=True), "loadingSeconds": Field(int, least=5, most=60)}


class Managing(Membership, Asking):
    """The endpoints that change something other than a chat's messages."""

    def leave_group(self, kind: str, group_id: str) -> dict[str, object]:
        """The bot goes; the leave event waits for the next delivery."""
        with self.lock:
            self._bot_leaves(self._group(kind, group_id))
            return {}

    def start_loading(self, body: Mapping[str, object]) -> dict[str, object]:
        """The loading animation: one to one only, 5 to 60 seconds by 5 (R#display-a-loading-indicator)."""
        with self.lock:
            _check(body, _LOADING)
            seconds = body.get("loadingSeconds", 20)
            is_person = _USER_ID.fullmatch(str(body["chatId"])) is not None
            if not is_person or not isinstance(seconds, int) or seconds % 5:
                raise ApiRefusal(400, "The request body is invalid")
            return {}

    def mark_as_read(self, body: Mapping[str, object]) -> dict[str, object]:
        """Marks everything up to a message as read (D:mark-as-read)."""
        with self.lock:
            _check(body, {"markAsReadToken": Field(required=True)})
            if body["markAsReadToken"] not in self.read_tokens:
                raise ApiRefusal(400, "Invalid mark as read token")
            return {}

    def webhook_endpoint(self) -> dict[str, object]:
        """Where events go (R#get-webhook-endpoint-information)."""
        with self.lock:
            if self.channel.webhook_url is None:
                raise ApiRefusal(404, "Webhook endpoint not found")
            return {"endpoint": self.channel.webhook_url, "active": self.channel.webhook_active}

    def set_webhook_endpoint(self, body: Mapping[str, object]) -> dict[str, object]:
        """A new address: HTTPS, 500 characters (R#set-webhook-endpoint-url). Plain HTTP is let through
        to this machine, where the demo and the tests live."""
        with self.lock:
            _check(body, {"endpoint": Field(required=True, most=ENDPOINT_LENGTH)})
            self._require_address(str(body["endpoint"]))
            self.channel.webhook_url = str(body["endpoint"])
            return {}

    def test_webhook_endpoint(self, body: Mapping[str, object]) -> dict[str, object]:
        """Sends an empty delivery and tells what came back (R#test-webhook-endpoint)."""
        _check(body, {"endpoint": Field(most=ENDPOINT_LENGTH)})
        if "endpoint" in body:
            self._require_address(str(body["endpoint"]))
        address = body.get("endpoint") or self.channel.webhook_url
        if address is None:
            raise not_found()
        attempt = self.verify(str(address))
        at = attempt.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "success": attempt.succeeded,
            "timestamp": at,
            "statusCode": attempt.status or 0,
            "reason": attempt.problem,
            "detail": str(attempt.status or attempt.problem),
        }

    @staticmethod
    def _require_address(address: str) -> None:
        if _WEBHOOK.fullmatch(address) is None:
            raise ApiRefusal(400, "Invalid webhook endpoint URL")


def _check(body: Mapping[str, object], fields: Mapping[str, Field]) -> None:
    details = list(check_fields(body, fields, Spot()))
    if details:
        raise invalid(details)
