"""Outgoing requests: everything LINE would refuse before sending (R#send-push-message, R#error-responses)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.line.simulator.fields import Field, check_fields
from bot.line.simulator.flex_limits import check_flex
from bot.line.simulator.message_limits import check_message
from bot.line.simulator.refusals import ApiRefusal, Detail
from bot.line.simulator.spots import Spot

MESSAGES_A_REQUEST = 5
MULTICAST_RECIPIENTS = 500
BODY_BYTES = 2_000_000
"""R#status-codes: a larger body is answered with 413; 2 MB is taken as 2,000,000 bytes."""

_UNIT_NAME = re.compile(r"[A-Za-z0-9_]{1,30}")
_BULK = {"notificationDisabled": Field(bool), "customAggregationUnits": Field(list, most=1)}
_MESSAGES = Field(list, required=True, most=MESSAGES_A_REQUEST)

REPLY = {"replyToken": Field(required=True), "messages": _MESSAGES, "notificationDisabled": Field(bool)}
PUSH = {"to": Field(required=True), "messages": _MESSAGES, **_BULK}
MULTICAST = {
    "to": Field(list, required=True, most=MULTICAST_RECIPIENTS),
    "messages": _MESSAGES,
    **_BULK,
}
VALIDATE = {"messages": _MESSAGES}


def check_request(body: Mapping[str, object], fields: Mapping[str, Field]) -> None:
    """Raises 400 with LINE's details when anything about a request or its messages is wrong."""
    details = [*check_fields(body, fields, Spot()), *_check_units(body)]
    listed = body.get("messages")
    messages = listed if isinstance(listed, list) else []
    for index, message in enumerate(messages):
        spot = Spot("messages").at(index)
        if isinstance(message, Mapping):
            details.extend(check_message(message, spot))
        else:
            details.append(Detail("Invalid type", spot.written))
    if details:
        raise invalid(details)
    for index, message in enumerate(messages):
        _refuse_bad_flex(message, index)


def invalid(details: Sequence[Detail]) -> ApiRefusal:
    """The general 400."""
    return ApiRefusal(400, f"The request body has {len(details)} error(s)", details)


def _refuse_bad_flex(message: Mapping[str, object], index: int) -> None:
    """Flex contents are refused message by message, with paths inside the contents."""
    details = list(check_flex(message.get("contents"))) if message.get("type") == "flex" else []
    if details:
        raise ApiRefusal(400, f"A message (messages[{index}]) in the request body is invalid", details)


def _check_units(body: Mapping[str, object]) -> list[Detail]:
    """Names of aggregation units: letters, digits, underscore (D:unit-based-statistics-aggregation)."""
    units = body.get("customAggregationUnits")
    names = units if isinstance(units, list) else []
    wrong = [name for name in names if not isinstance(name, str) or not _UNIT_NAME.fullmatch(name)]
    return [Detail("Invalid unit name", "customAggregationUnits") for _ in wrong]
