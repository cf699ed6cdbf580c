"""Pictures in a Word document: in the line of text, or at a place on the page."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.image import ImagePart

from bot.reports.exporters.docx_file.xml import element

_EMU_PER_CM = 360_000
_JPEG = b"\xff\xd8\xff"


def picture(
    document: Document, data: bytes, sides: tuple[float, float], alternative: str, number: int
) -> BaseOxmlElement:
    """A run holding the picture at that width and height in centimetres.

    `number` tells it from the document's other pictures; `alternative` is said in its place.
    """
    width, height = _emu(sides)
    inside = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0" {nsdecls("wp", "a", "pic", "r")}>'
        f'<wp:extent cx="{width}" cy="{height}"/>{_content(document, data, sides, alternative, number)}'
        "</wp:inline>"
    )
    return element("r", element("drawing", _parsed(inside)))


def floating_picture(
    document: Document, data: bytes, sides: tuple[float, float], left: float, top: float
) -> BaseOxmlElement:
    """A run whose picture stands at a place counted from the page's edges, text running past it."""
    width, height = _emu(sides)
    x, y = _emu((left, top))
    inside = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        f' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1" {nsdecls("wp", "a", "pic", "r")}>'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{_content(document, data, sides, 'ตราสัญลักษณ์', 1)}</wp:anchor>"
    )
    return element("r", element("drawing", _parsed(inside)))


def _content(
    document: Document, data: bytes, sides: tuple[float, float], alternative: str, number: int
) -> str:
    relation = _kept(document, data, number)
    width, height = _emu(sides)
    return (
        f'<wp:docPr id="{number}" name="Picture {number}" descr={quoteattr(alternative)}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _kept(document: Document, data: bytes, number: int) -> str:
    """Puts the picture into the file; python-docx would hash all earlier ones again to find it among them."""
    kind = "jpeg" if data.startswith(_JPEG) else "png"
    name = PackURI(f"/word/media/tamngan{number}.{kind}")
    return document.part.relate_to(ImagePart(name, f"image/{kind}", data), RELATIONSHIP_TYPE.IMAGE)


def _emu(sides: tuple[float, float]) -> tuple[int, int]:
    return round(sides[0] * _EMU_PER_CM), round(sides[1] * _EMU_PER_CM)


def _parsed(text: str) -> BaseOxmlElement:
    return parse_xml(text)
