"""Lines that are lists of measures by bare numbers: "1 เสร็จ 2.2 เสร็จ 4.1 กำลังตรวจนับ".

A bare number is nearly always something else. It names a measure only in a list that makes it plain:
every number is one of the plan, they rise, and a status follows each of them or several together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.references import Named
from bot.text.resolving import Resolver

_ITEM = lazily(
    r"([0-9](?<![0-9.,/A-Za-z-][0-9])[0-9]?(?:\.[0-9]{1,2})?(?:-[0-9]{1,2}(?:\.[0-9]{1,2})?)?)"
    r" ?[.):=]? ?(?![0-9.%])"
)
_JOINT = lazily(r"[ ,/.):=-]*(?:และ|กับ)?[ ]*")
_BEFORE = lazily(r"(?:^|[:：;] ?|(?:ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ) )[-•* ]*$")
_LEFT = lazily(r"(?:เหลือ|ขาด|ค้าง|ส่วน|แต่|ยกเว้น)(?:แค่|แต่|อีก|เพียง)? ?$")
_REACH = 8
_PLAIN = 2  # as few make a list when a status follows each number at once
_LEAST = 3
_LONGEST = 1_000  # letters of a line that may be such a list


def listed_numbers(
    message: Message,
    span: Span,
    resolver: Resolver,
    statuses: frozenset[int],
    is_other: Callable[[int], object],
) -> frozenset[int]:
    """Where the bare numbers of a line begin that name measures, as a list.

    `statuses` is where statuses begin; `is_other` tells of the end of a number whether it is an amount.
    """
    if len(statuses) < _PLAIN and not message.numbers[span[0] : span[0] + 1].isdecimal():
        return frozenset()
    if span[1] - span[0] > _LONGEST:
        return frozenset()
    begins: list[int] = []
    places = sorted(statuses)
    following: tuple[int, str, int] | None = None
    plain = True
    for item in reversed(list(_ITEM.finditer(message.numbers, *span))):
        numbers = item[1].split("-")
        stop = following[0] if following else span[1]
        said = bisect_left(places, item.end()) < bisect_left(places, stop)
        joined = following is not None and _JOINT.fullmatch(message.text, item.end(1), stop) is not None
        is_measure = all(resolver.has_ref(number) for number in numbers) and not is_other(item.end(1))
        rises = following is None or _path(numbers[-1]) < _path(following[1])
        if not (is_measure and rises and (said or joined)):
            break
        plain = plain and item.end() in statuses
        following = (item.start(1), numbers[0], item.end())
        begins.append(item.start(1))
    while begins and not _BEFORE.search(message.text[max(span[0], begins[-1] - _REACH) : begins[-1]]):
        begins.pop()
    is_list = len(begins) >= (_PLAIN if plain else _LEAST)
    return frozenset(begins) if is_list else frozenset()


def is_plain_list(named: Named, before: str, resolver: Resolver, *, is_first: bool) -> bool:
    """Whether whole numbers are measures because dotted ones are named beside them: "5 กับ 4.2 ยังไม่เสร็จ".

    So they open the line, or are what is left of those named before: "ข้อ 1 เสร็จ เหลือ 6 กับ 7.2".
    """
    keys = [mention.first for mention in named.mentions]
    if len(keys) < 2 or not any("." in key for key in keys) or not all(map(resolver.has_ref, keys)):
        return False
    return not before.strip(" -•*") if is_first else _LEFT.search(before) is not None


def _path(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))
