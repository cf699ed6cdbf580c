"""How events travel: signed, late, twice, out of order, forged."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import CALLBACK, Listener


def test_every_delivery_is_signed_over_its_raw_bytes(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.say(somsri, group, "รายงาน ๓ เสร็จ")
    line.deliver()
    delivery = listener.deliveries[0]
    assert delivery.url == CALLBACK
    assert delivery.is_signed_with(line.channel.secret)
    assert delivery.headers["Content-Type"] == "application/json; charset=utf-8"
    assert delivery.payload["destination"] == line.channel.bot_user_id
    assert "รายงาน ๓ เสร็จ".encode() in delivery.body


def test_pending_events_go_one_by_one_or_in_one_body(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    for word in ("หนึ่ง", "สอง"):
        line.say(somsri, group, word)
    line.deliver()
    for word in ("สาม", "สี่"):
        line.say(somsri, group, word)
    line.deliver(together=True)
    assert [len(delivery.events) for delivery in listener.deliveries] == [1, 1, 2]
    assert line.pending() == ()
    assert line.deliver() == []


def test_events_can_arrive_out_of_order(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    message = line.say(somsri, group, "ผิด")
    line.unsend(message)
    line.deliver(line.pending()[::-1])
    assert [delivery.events[0]["type"] for delivery in listener.deliveries] == ["unsend", "message"]


def test_a_redelivery_differs_in_one_flag_only(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    listener.status = 500
    line.say(somsri, group, "รายงาน 3")
    attempts = line.deliver()
    assert [(one.status, one.problem) for one in attempts] == [(500, "ERROR_STATUS_CODE")]
    assert len(line.undelivered()) == 1
    listener.status = 200
    line.redeliver()
    first, second = (delivery.events[0] for delivery in listener.deliveries)
    assert second == {**first, "deliveryContext": {"isRedelivery": True}}
    assert line.undelivered() == ()
    assert line.redeliver() == []


def test_a_duplicate_says_it_is_none(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.say(somsri, group, "รายงาน 3")
    events = line.pending()
    line.deliver(events)
    line.deliver(events)
    assert listener.deliveries[0].body == listener.deliveries[1].body


@pytest.mark.parametrize(
    ("failure", "problem"),
    [(TimeoutError(), "REQUEST_TIMEOUT"), (ConnectionRefusedError(), "COULD_NOT_CONNECT")],
)
def test_what_gets_no_answer_stays_undelivered(
    line: Platform, listener: Listener, group: Group, somsri: Person, failure: OSError, problem: str
) -> None:
    listener.failure = failure
    line.say(somsri, group, "รายงาน 3")
    assert [(one.status, one.problem) for one in line.deliver()] == [(None, problem)]
    assert len(line.undelivered()) == 1


def test_forgeries_carry_a_wrong_signature_or_none(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.say(somsri, group, "ของจริง")
    event = line.pending()[0]
    line.deliver_forged(event)
    line.deliver_forged(event, signature=None)
    assert not any(delivery.is_signed_with(line.channel.secret) for delivery in listener.deliveries)
    assert "x-line-signature" not in listener.deliveries[1].headers
    assert line.pending() == (event,)


def test_verify_is_a_signed_body_without_events(line: Platform, listener: Listener) -> None:
    line.verify()
    assert listener.deliveries[0].events == []
    assert listener.deliveries[0].is_signed_with(line.channel.secret)


def test_the_verify_of_old_sends_two_invented_events(line: Platform, listener: Listener) -> None:
    line.verify_as_of_old()
    events = listener.deliveries[0].events
    assert [event["replyToken"] for event in events] == ["0" * 32, "f" * 32]
    assert {event["source"]["userId"] for event in events} == {"Udeadbeefdeadbeefdeadbeefdeadbeef"}


def test_anything_can_be_posted_raw(line: Platform, listener: Listener) -> None:
    line.post_raw(b"not json at all")
    assert listener.deliveries[0].body == b"not json at all"
    assert listener.deliveries[0].is_signed_with(line.channel.secret)


def test_an_automatic_platform_delivers_at_once(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.automatic = True
    line.say(somsri, group, "สวัสดี")
    assert listener.last_event["message"]["text"] == "สวัสดี"


def test_with_the_webhook_switched_off_nothing_is_told(line: Platform, group: Group, somsri: Person) -> None:
    line.channel.webhook_active = False
    line.say(somsri, group, "ไม่มีใครฟัง")
    assert line.pending() == ()
