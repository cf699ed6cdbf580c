"""The demo's page: who may open it, what it looks at, and the way to the board."""

from __future__ import annotations

import re

import pytest

from handlers.web.access import access_of
from tests.support.playing import Playing


def test_only_the_demo_has_the_page(demo: Playing) -> None:
    office = demo.stage.app.test_client()
    rules = {rule.rule for rule in demo.stage.app.url_map.iter_rules()}

    assert {rule for rule in rules if rule.startswith("/play")} == set()
    assert office.get("/").headers["Location"] == "/p"
    assert office.post("/play/say", json={}).status_code == 404


def test_every_route_of_the_demo_says_who_may_open_it(demo: Playing) -> None:
    silent = [
        rule.rule for rule in demo.app.url_map.iter_rules() if access_of(demo.app, rule.endpoint) is None
    ]

    assert silent == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_loads_nothing_from_elsewhere_and_holds_no_script(demo: Playing, language: str) -> None:
    demo.browser.get(f"/language/{language}")
    answer = demo.browser.get("/")
    addresses = re.findall(r'(?:src|href|action)="([^"]*)"', answer.text)

    assert answer.status_code == 200
    assert [one for one in addresses if not one.startswith(("/", "#", "data:,"))] == []
    assert re.findall(r"<script(?![^>]* src=)|<style|\son[a-z]+=|\sstyle=", answer.text) == []


def test_the_scene_tells_who_is_who(demo: Playing) -> None:
    people = {one["name"]: one["role"] for one in demo.scene()["people"]}
    chats = [chat["kind"] for chat in demo.scene()["chats"]]

    assert people == {"อรุณี": "ปลัด", "สุดา": demo.group.name}
    assert chats == ["bot", "group"]


def test_nothing_is_sent_again_until_something_is_new(demo: Playing) -> None:
    query = {"person": demo.staff.id, "chat": demo.group.id, "version": demo.scene()["version"]}
    unchanged = demo.browser.get("/play/scene", query_string=query)
    demo.post("say", text="สวัสดีค่ะ")
    changed = demo.browser.get("/play/scene", query_string=query)

    assert (unchanged.status_code, unchanged.data) == (204, b"")
    assert changed.get_json()["chat"]["messages"][-1]["words"] == "สวัสดีค่ะ"


def test_a_scene_of_nobody_is_one_sentence(demo: Playing) -> None:
    queries = ("", "person=U404", "person=%00", "chat=C404&person=")
    answers = [demo.browser.get(f"/play/scene?{query}") for query in queries]

    assert [answer.status_code for answer in answers] == [422] * 4
    assert all("ไม่พบคนนี้" in answer.get_json()["problem"] for answer in answers)


def test_other_peoples_chats_are_not_shown(demo: Playing) -> None:
    query = {"person": demo.staff.id, "chat": demo.coordinator.id}

    assert demo.browser.get("/play/scene", query_string=query).status_code == 422


def test_a_name_another_site_gave_this_machine_shows_nothing(demo: Playing) -> None:
    query = {"person": demo.staff.id, "chat": demo.group.id}
    foreign = {"Host": "evil.example"}
    answers = [demo.browser.get(page, headers=foreign) for page in ("/", "/record", "/report.docx")]
    answers.append(demo.browser.get("/play/scene", query_string=query, headers=foreign))

    assert [answer.status_code for answer in answers] == [403] * 4


def test_the_board_opens_by_a_real_link(demo: Playing) -> None:
    answer = demo.browser.post("/play/board", data={"person": demo.coordinator.id})
    link = answer.headers["Location"]
    demo.browser.post(link)

    assert (answer.status_code, demo.browser.get("/board/rounds").status_code) == (303, 200)


def test_the_board_does_not_open_for_others(demo: Playing) -> None:
    refused = [
        demo.browser.post("/play/board", data={"person": demo.staff.id}),
        demo.browser.post("/play/board"),
        demo.browser.post(
            "/play/board", data={"person": demo.coordinator.id}, headers={"Sec-Fetch-Site": "cross-site"}
        ),
    ]

    assert [answer.status_code for answer in refused] == [403] * 3
