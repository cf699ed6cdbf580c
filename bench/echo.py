"""The peer of our webhook: the echo app of line-bot-sdk's own examples, storing nothing.

It says nothing either: its answers would cost it a call to LINE each, and the comparison is about
taking in. Source: line-bot-sdk-python, examples/flask-echo/app_with_handler.py.
"""

from __future__ import annotations

import os
from typing import Any

from flask import Flask, abort, request


def create_echo() -> Flask:
    """The application, as its example puts it together; the secret comes from the environment."""
    from linebot.v3 import WebhookHandler  # noqa: PLC0415 - what starts a server loads it
    from linebot.v3.exceptions import InvalidSignatureError  # noqa: PLC0415
    from linebot.v3.webhooks import MessageEvent, TextMessageContent  # noqa: PLC0415

    app = Flask(__name__)
    handler = WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])

    @app.route("/callback", methods=["POST"])
    def callback() -> str:
        signature = request.headers["X-Line-Signature"]
        body = request.get_data(as_text=True)
        try:
            handler.handle(body, signature)
        except InvalidSignatureError:
            abort(400)
        return "OK"

    def message_text(_event: Any) -> None:
        """What it would say."""

    handler.add(MessageEvent, message=TextMessageContent)(message_text)
    return app
