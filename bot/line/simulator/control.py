"""/_simulator/: the people's side and the faults over HTTP, for tests of real processes.

No token is asked for: the simulator listens on this machine and nothing in it is real.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from bot.line.simulator.answers import json_answer, request_object, text_of
from bot.line.simulator.control_people import people_routes
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct

CONTROL_PREFIX = "/_simulator"


def control_routes(platform: Platform) -> Blueprint:
    """The control paths of one platform; what cannot be done is answered with 400 and a sentence."""
    routes = Blueprint("control", __name__, url_prefix=CONTROL_PREFIX)
    routes.register_blueprint(people_routes(platform))
    _add_faults(routes, platform)
    _add_deliveries(routes, platform)

    @routes.errorhandler(ImpossibleAct)
    def refuse(impossible: ImpossibleAct) -> Response:
        return json_answer({"message": str(impossible)}, 400)

    @routes.get("/requests")
    def requests() -> Response:
        with platform.lock:
            records = platform.requests.of(request.args.get("path"))
        named = ("method", "path", "status", "request_id", "body", "answer", "retry_key")
        return json_answer([{name: getattr(record, name) for name in named} for record in records])

    return routes


def _add_faults(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/faults")
    def add_fault() -> Response:
        """{path, kind, times?, seconds?, status?}"""
        body = request_object()
        kind = text_of(body, "kind")
        if kind not in list(FaultKind):
            raise ImpossibleAct(f"kind must be one of {', '.join(FaultKind)}")
        fault = Fault(
            text_of(body, "path"),
            FaultKind(kind),
            times=int(_number(body, "times", 1)),
            seconds=_number(body, "seconds", 0),
            status=int(_number(body, "status", 500)),
        )
        with platform.lock:
            platform.faults.add(fault)
        return json_answer({})

    @routes.delete("/faults")
    def clear_faults() -> Response:
        with platform.lock:
            platform.faults.clear()
        return json_answer({})


def _add_deliveries(routes: Blueprint, platform: Platform) -> None:
    @routes.post("/deliver")
    def deliver() -> Response:
        """{together?: bool, again?: bool}: all pending events, or all undelivered ones as redelivery."""
        body = request_object()
        carry = platform.redeliver if body.get("again") is True else platform.deliver
        attempts = carry(together=body.get("together") is True)
        return json_answer([{"status": one.status, "problem": one.problem} for one in attempts])

    @routes.get("/undelivered")
    def undelivered() -> Response:
        return json_answer([event.body for event in platform.undelivered()])


def _number(body: dict[str, object], name: str, default: float) -> float:
    value = body.get(name, default)
    if not isinstance(value, int | float):
        raise ImpossibleAct(f"{name} must be a number")
    return value
