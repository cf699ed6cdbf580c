"""/v2/bot/message: sending, checking, content, quota."""

from __future__ import annotations

from flask import Blueprint, Response, g, request

from bot.line.simulator.answers import json_answer, request_object
from bot.line.simulator.contents import Content
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ApiRefusal

RETRY_KEY_HEADER = "X-Line-Retry-Key"


def message_routes(platform: Platform) -> Blueprint:
    """The message endpoints of one platform."""
    routes = Blueprint("message", __name__, url_prefix="/v2/bot/message")
    _add_sending(routes, platform)
    _add_content(routes, platform)

    @routes.get("/quota")
    def quota() -> Response:
        return json_answer(platform.quota_limit())

    @routes.get("/quota/consumption")
    def consumption() -> Response:
        return json_answer(platform.quota_consumption())

    return routes


def _add_sending(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/reply")
    def reply() -> Response:
        return json_answer(platform.reply(request_object(), _retry_key()))

    @routes.post("/push")
    def push() -> Response:
        return json_answer(platform.push(request_object(), _retry_key(), _request_id()))

    @routes.post("/multicast")
    def multicast() -> Response:
        return json_answer(platform.multicast(request_object(), _retry_key(), _request_id()))

    @routes.post("/validate/<any(reply, push, multicast):way>")
    def validate(way: str) -> Response:
        if _retry_key() is not None:
            raise ApiRefusal(400, f"The retry key is not supported by validate/{way}")
        return json_answer(platform.validate(request_object()))


def _add_content(routes: Blueprint, platform: Platform) -> None:
    @routes.get("/<message_id>/content")
    def content(message_id: str) -> Response:
        return _bytes(platform.content(message_id))

    @routes.get("/<message_id>/content/preview")
    def preview(message_id: str) -> Response:
        return _bytes(platform.preview(message_id))

    @routes.get("/<message_id>/content/transcoding")
    def transcoding(message_id: str) -> Response:
        return json_answer(platform.transcoding(message_id))


def _bytes(content: Content) -> Response:
    if content.status == "preparing":
        return Response(b"", 202)
    return Response(content.data, 200, content_type=content.media_type)


def _retry_key() -> str | None:
    return request.headers.get(RETRY_KEY_HEADER)


def _request_id() -> str:
    return str(g.request_id)
