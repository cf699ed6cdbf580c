"""Whether a result says that something was published without saying where or when it can be found.

Rule: product.md, "The conversation": published, announced or ordered without link, number or date.
"""

from __future__ import annotations

import re

from bot.text.message import message_of

_PUBLISHED = re.compile(
    r"เผยแพร่|ประกาศ(?!นียบัตร)|คำสั่ง(?!ซื้อ|ศาล)"
    r"|(?:ลง|ขึ้น)(?:ใน)?(?:หน้า)?(?:เว็บ|เวบ|เพจ)|โพส[ตท]?์?(?=ลง|ใน|ทาง|ที่|แล้ว)"
)
_ADDRESS = re.compile(r"https?://|www\.|[A-Za-z0-9-]{2,}\.[A-Za-z]{2,}", re.IGNORECASE)
_DOCUMENT_NUMBER = re.compile(
    r"[0-9]{1,5} ?/ ?[0-9]{2,4}"
    r"|(?:เลขที่|ฉบับที่|คำสั่งที่|ประกาศที่|หนังสือที่|(?<![ก-๎])ที่) ?(?:[ก-๎]{1,3}\.? ?)?[0-9]{1,5}"
)


def lacks_source(text: str) -> bool:
    """Whether the words of a result name a publication, an announcement or an order and no way to it.

    A way to it is a web address, a document number or a day.
    """
    message = message_of(text)
    if not _PUBLISHED.search(message.text) or message.dates:
        return False
    return not (_ADDRESS.search(message.text) or _DOCUMENT_NUMBER.search(message.text))
