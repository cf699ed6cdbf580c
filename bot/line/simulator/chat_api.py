"""/v2/bot/profile, group, room, chat: who is there, and leaving."""

from __future__ import annotations

from flask import Blueprint, Response, request

from bot.line.simulator.answers import json_answer, request_object
from bot.line.simulator.platform import Platform


def chat_routes(platform: Platform) -> Blueprint:
    """The chat endpoints of one platform."""
    routes = Blueprint("chat", __name__, url_prefix="/v2/bot")
    _add_members(routes, platform)

    @routes.get("/profile/<user_id>")
    def profile(user_id: str) -> Response:
        return json_answer(platform.profile(user_id))

    @routes.get("/group/<group_id>/summary")
    def summary(group_id: str) -> Response:
        return json_answer(platform.group_summary(group_id))

    @routes.post("/<any(group, room):kind>/<chat_id>/leave")
    def leave(kind: str, chat_id: str) -> Response:
        return json_answer(platform.leave_group(kind, chat_id))

    @routes.post("/chat/loading/start")
    def loading() -> Response:
        return json_answer(platform.start_loading(request_object()), 202)

    @routes.post("/chat/markAsRead")
    def mark_as_read() -> Response:
        return json_answer(platform.mark_as_read(request_object()))

    return routes


def _add_members(routes: Blueprint, platform: Platform) -> None:
    @routes.get("/<any(group, room):kind>/<chat_id>/members/count")
    def count(kind: str, chat_id: str) -> Response:
        return json_answer(platform.member_count(kind, chat_id))

    @routes.get("/<any(group, room):kind>/<chat_id>/member/<user_id>")
    def member(kind: str, chat_id: str, user_id: str) -> Response:
        return json_answer(platform.member_profile(kind, chat_id, user_id))

    @routes.get("/<any(group, room):kind>/<chat_id>/members/ids")
    def ids(kind: str, chat_id: str) -> Response:
        return json_answer(platform.member_ids(kind, chat_id, request.args.get("start")))
