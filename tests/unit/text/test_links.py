"""Messages that are nothing but addresses."""

from __future__ import annotations

import pytest

from bot.text.links import only_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://huaitan.example/ประกาศ/12", ("https://huaitan.example/ประกาศ/12",)),
        (" HTTP://a.example \n www.b.example/x?y=1 ", ("HTTP://a.example", "www.b.example/x?y=1")),
        ("ดูที่ https://a.example", ()),
        ("https://a.example ค่ะ", ()),
        ("https://", ()),
        ("รายงาน 3", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_links_are_found_only_when_there_is_nothing_else(text: str, links: tuple[str, ...]) -> None:
    assert only_links(text) == links
