"""/v2/bot/info and /v2/bot/channel/webhook: the account and its webhook address."""

from __future__ import annotations

from flask import Blueprint, Response

from bot.line.simulator.answers import json_answer, request_body, request_object
from bot.line.simulator.platform import Platform


def channel_routes(platform: Platform) -> Blueprint:
    """The account endpoints of one platform."""
    routes = Blueprint("channel", __name__, url_prefix="/v2/bot")

    @routes.get("/info")
    def info() -> Response:
        return json_answer(platform.bot_info())

    @routes.get("/channel/webhook/endpoint")
    def endpoint() -> Response:
        return json_answer(platform.webhook_endpoint())

    @routes.put("/channel/webhook/endpoint")
    def set_endpoint() -> Response:
        return json_answer(platform.set_webhook_endpoint(request_object()))

    @routes.post("/channel/webhook/test")
    def test_endpoint() -> Response:
        body = request_body()
        return json_answer(platform.test_webhook_endpoint(body if isinstance(body, dict) else {}))

    return routes
