"""One browser window at the page of the demo."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, ViewportSize, expect

DESK = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)
PATIENCE = 15_000  # milliseconds; two shared cores may be busy with other things
REFUSED = "422"


class Visit:
    """One browser window at the demo; `problems` is what the browser complained of."""

    def __init__(self, browser: Browser, address: str, viewport: ViewportSize) -> None:
        self.page: Page = browser.new_page(viewport=viewport)
        self.page.set_default_timeout(PATIENCE)
        self.problems: list[str] = []
        self.sent_bytes = 0
        self.hosts: set[str] = set()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("response", self._weigh)
        self.page.goto(address)
        self.messages.first.wait_for(state="attached")

    def _hear(self, told: ConsoleMessage) -> None:
        """A refusal, which the page shows as a sentence, is a fault to the browser alone."""
        if told.type == "error" and REFUSED not in told.text:
            self.problems.append(told.text)

    def _weigh(self, response: Response) -> None:
        self.hosts.add(response.url.split("/")[2])
        self.sent_bytes += int(response.headers.get("content-length", "0"))

    @property
    def messages(self) -> Locator:
        return self.page.locator("#log .message")

    def take_step(self, step: str, words: str) -> None:
        """One of the first steps: it fills in the words, and one sends them."""
        self.page.get_by_role("button", name=step).click()
        expect(self.page.locator("#text")).to_have_value(re.compile(words), timeout=PATIENCE)
        self.page.get_by_role("button", name="ส่ง", exact=True).click()

    def become(self, name: str) -> None:
        self.page.locator("#people button", has_text=name).click()
        expect(self.page.locator("#speaking-as")).to_contain_text(name)

    def say(self, text: str) -> None:
        self.page.locator("#text").fill(text)
        self.page.keyboard.press("Enter")

    def expect_last(self, words: str) -> Locator:
        """The newest message, once it says so."""
        expect(self.messages.last).to_contain_text(words, timeout=PATIENCE)
        return self.messages.last

    def choose(self, message: Locator, choice: str) -> None:
        """An item of a message's own menu."""
        message.locator(".menu summary").click()
        message.get_by_role("button", name=choice).click()
