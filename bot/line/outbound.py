"""Speaking to LINE: replies, pushes, downloads, and the few questions we ask it.

Nothing is raised for what LINE or the network does: sends give a Sent, questions None when there is
no answer. No text of a message and no token gets into a log or a problem's text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError

from bot.line.asking import Asking
from bot.line.connection import Connection
from bot.line.downloads import Content, NoContent, download
from bot.line.sent import SendOutcome, Sent, judged

ROOM_LETTER = "R"
"""What the id of an old multi-person room begins with (LINE Developers, "Source room")."""

_PUSH = "/v2/bot/message/push"

Messages = Sequence[dict[str, object]]
Body = dict[str, object]
Method = Literal["reply", "push", "multicast"]


class Messenger(Asking):
    """The LINE account's voice; one is shared by all threads of a process.

    `api_base` and `data_api_base` are the hosts to call instead of LINE's own; `timeout` is seconds
    to connect and seconds to wait for an answer. Close it when done.
    """

    def __init__(
        self,
        access_token: str,
        api_base: str | None = None,
        data_api_base: str | None = None,
        timeout: tuple[float, float] = (3.0, 10.0),
    ) -> None:
        super().__init__(Connection(access_token, api_base, data_api_base), timeout)

    def open(self) -> None:
        """Load the SDK now, which takes seconds, instead of with the first call."""
        self._connection.sdk()

    def close(self) -> None:
        """Close the connections to LINE."""
        self._connection.close()

    def reply(self, reply_token: str, messages: Messages) -> Sent:
        """Answer an event; free of charge. The token works once and for about a minute.

        Never tried twice: LINE knows no retry key here, and a second attempt could say it twice.
        """
        sdk = self._connection.sdk()
        body: Body = {"replyToken": reply_token, "messages": list(messages)}
        return self._send(sdk.api.reply_message_with_http_info, sdk.models.ReplyMessageRequest, body)

    def push(self, to: str, messages: str, retry_key: UUID) -> Sent:
        """Write to a person, group or room; counts one of the quota for each recipient.

        `messages` are JSON and go out as they are: taking a card apart into the SDK's objects and putting
        it together again costs more than everything else about a push. Within 24 hours the same key with
        the same messages is delivered once, however often sent.
        """
        body = f'{{"to":{json.dumps(to)},"messages":{messages},"notificationDisabled":false}}'
        headers = {"X-Line-Retry-Key": str(retry_key)}
        try:
            answer = self._connection.post(_PUSH, body.encode("utf-8", "replace"), headers, self._timeout)
            return judged(answer.status, answer.headers, answer.data, has_retry_key=True)
        except HTTPError as error:
            return _unheard(error)

    def multicast(self, to: Sequence[str], messages: Messages, retry_key: UUID) -> Sent:
        """Write to up to 500 people one to one; LINE gives no message ids for it."""
        sdk = self._connection.sdk()
        body: Body = {"to": list(to), "messages": list(messages)}
        return self._send(sdk.api.multicast_with_http_info, sdk.models.MulticastRequest, body, retry_key)

    def validate(self, method: Method, messages: Messages) -> Sent:
        """Ask LINE whether it would take these messages by that method; nothing is sent."""
        sdk = self._connection.sdk()
        call = getattr(sdk.api, f"validate_{method}_with_http_info")
        return self._send(call, sdk.models.ValidateMessageRequest, {"messages": list(messages)})

    def content(self, message_id: str, limit_bytes: int) -> Content | NoContent:
        """The bytes of a photo, video, voice note or file somebody sent, or why there are none.

        LINE promises no time for which it keeps them: fetch at once.
        """
        return download(self._connection, message_id, limit_bytes, self._timeout)

    def leave(self, chat_id: str) -> bool:
        """Leave a group or an old multi-person room; whether LINE says that we are out."""
        api = self._connection.sdk().api
        is_room = chat_id.startswith(ROOM_LETTER)
        leave = api.leave_room_with_http_info if is_room else api.leave_group_with_http_info
        return self._ask(leave, chat_id) is not None

    def _send(self, call: Any, model: Any, body: Body, retry_key: UUID | None = None) -> Sent:
        request = _request(model, body)
        if request is None:
            return Sent(SendOutcome.REFUSED, detail="the messages are in no shape that line-bot-sdk keeps")
        key = {"x_line_retry_key": str(retry_key)} if retry_key else {}
        try:
            answer = call(request, **key, _request_timeout=self._timeout, _preload_content=False)
        except self._connection.sdk().models.ApiException as error:
            return judged(error.status, error.headers or {}, error.body, has_retry_key=bool(retry_key))
        except HTTPError as error:
            return _unheard(error)
        except UnicodeDecodeError:
            return Sent(SendOutcome.UNKNOWN, detail="an error page that is no text")
        return judged(answer.status_code, answer.headers, answer.raw_data, has_retry_key=bool(retry_key))


def _request(model: Any, body: Body) -> Any:
    """The SDK's request, or None if the SDK would drop or change any part of a message.

    It drops properties it does not know without a word, so what it kept is compared.
    """
    try:
        request = model.from_dict(body)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return request if request.to_dict()["messages"] == body["messages"] else None


def _unheard(error: HTTPError) -> Sent:
    outcome = SendOutcome.BUSY if _never_connected(error) else SendOutcome.UNKNOWN
    return Sent(outcome, detail=type(error).__name__)


def _never_connected(error: Exception) -> bool:
    """Whether LINE cannot have seen the request, because no connection was made."""
    cause = error.reason if isinstance(error, MaxRetryError) else error
    return isinstance(cause, ConnectTimeoutError)
