"""The HTTP face of the platform: LINE's paths, headers and error bodies."""

from __future__ import annotations

import hmac
import json

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from bot.line.simulator.answers import garbage, json_answer, request_body
from bot.line.simulator.channel_api import channel_routes
from bot.line.simulator.chat_api import chat_routes
from bot.line.simulator.control import CONTROL_PREFIX, control_routes
from bot.line.simulator.faults import UNAUTHORIZED_MESSAGE, AnswerLost, FaultKind
from bot.line.simulator.limits import BODY_BYTES
from bot.line.simulator.message_api import message_routes
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ApiRefusal
from bot.line.simulator.request_log import RequestRecord


def create_simulator(platform: Platform) -> Flask:
    """LINE's API (api.line.me and api-data.line.me in one) and the control paths under /_simulator/."""
    app = Flask(__name__)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    for routes in (message_routes, chat_routes, channel_routes, control_routes):
        app.register_blueprint(routes(platform))

    @app.before_request
    def receive() -> None:
        _receive(platform)

    @app.after_request
    def finish(response: Response) -> Response:
        return response if _is_control() else _finish(platform, response)

    @app.errorhandler(ApiRefusal)
    def refuse(refusal: ApiRefusal) -> Response:
        return json_answer(refusal.body(), refusal.status, refusal.headers)

    @app.errorhandler(HTTPException)
    def refuse_http(error: HTTPException) -> Response:
        return json_answer({"message": error.name}, error.code or 500)

    return app


def _is_control() -> bool:
    return request.path.startswith(CONTROL_PREFIX)


def _receive(platform: Platform) -> None:
    """Strikes with a waiting fault, then checks the token and the size, before any endpoint runs."""
    if _is_control():
        return
    with platform.lock:
        g.request_id = platform.ids.request()
        g.fault = platform.faults.take(request.path)
    if g.fault is not None:
        request.get_data()  # all of it has arrived, whether or not the bot waits for the answer
        if g.fault.seconds and g.fault.kind is not FaultKind.SLOW_ANSWER:
            platform.faults.wait(g.fault.seconds)
        refusal = g.fault.refusal()
        if refusal is not None:
            raise refusal
    expected = f"Bearer {platform.channel.access_token}"
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected.encode()):
        raise ApiRefusal(401, UNAUTHORIZED_MESSAGE)
    if len(request.get_data()) > BODY_BYTES:
        raise ApiRefusal(413, "Request Entity Too Large")


def _finish(platform: Platform, response: Response) -> Response:
    """Signs the answer with its request id, notes it, and loses or spoils it when a fault says so."""
    response.headers["x-line-request-id"] = g.request_id
    _note(platform, response)
    kind = g.fault.kind if g.fault is not None else None
    if kind is FaultKind.SLOW_ANSWER:
        platform.faults.wait(g.fault.seconds)
    if kind is FaultKind.LOST_ANSWER:
        raise AnswerLost("the simulator dropped the connection after accepting the call")
    return garbage(response) if kind is FaultKind.GARBAGE else response


def _note(platform: Platform, response: Response) -> None:
    headers = {name: value for name, value in request.headers.items() if name.lower() != "authorization"}
    with platform.lock:
        platform.requests.add(
            RequestRecord(
                at=platform.now(),
                method=request.method,
                path=request.path,
                status=response.status_code,
                request_id=g.request_id,
                body=request_body(),
                answer=json.loads(response.get_data()) if response.is_json else None,
                retry_key=request.headers.get("X-Line-Retry-Key"),
                headers=headers,
            )
        )
