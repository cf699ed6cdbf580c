"""The board of an office in a coordinator's browser, for tests."""

from __future__ import annotations

import re
from io import BytesIO

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.domain.office import Office
from bot.service.signing_in import make_link
from tests.support.stage import Stage

CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')


def browser_of(stage: Stage, office: Office, line_user_id: str) -> FlaskClient:
    """A browser in which that person has used a sign-in link."""
    with stage.store.writing() as books:
        link = make_link(books, office.id, line_user_id, stage.clock.now())
    browser = stage.app.test_client()
    browser.post(f"/sign-in/{link}")
    return browser


def send(browser: FlaskClient, to: str, **fields: str) -> TestResponse:
    """Send a form as a page of this session would."""
    token = CSRF.search(browser.get("/board/rounds").text)
    assert token is not None
    return browser.post(to, data={"csrf": token[1], **fields})


class Board:
    """A coordinator's browser on the board, and the office behind it."""

    def __init__(self, stage: Stage, office: Office) -> None:
        self.stage = stage
        self.office = office
        self.coordinator = stage.coordinator(office)
        self.browser = self.browser_of(self.coordinator.id)

    def browser_of(self, line_user_id: str) -> FlaskClient:
        return browser_of(self.stage, self.office, line_user_id)

    def send(self, page: str, address: str, **fields: str) -> tuple[int, str]:
        """Send a form of the page; gives the status and the text of the answer."""
        token = CSRF.search(self.browser.get(page).text)
        assert token is not None
        answer = self.browser.post(address, data={"csrf": token[1], **fields})
        return answer.status_code, answer.text

    def upload(self, page: str, address: str, name: str, data: bytes, **fields: str) -> tuple[int, str]:
        """Send a form of the page with a file in its field `name`; fields as in `send`."""
        token = CSRF.search(self.browser.get(page).text)
        assert token is not None
        file = (BytesIO(data), fields.pop("file_name", "plan.docx"))
        answer = self.browser.post(
            address, data={"csrf": token[1], **fields, name: file}, content_type="multipart/form-data"
        )
        return answer.status_code, answer.text

    def actions(self) -> list[str]:
        with self.stage.store.reading() as books:
            return [record.action for record in books.audit.of_office(self.office.id)]
