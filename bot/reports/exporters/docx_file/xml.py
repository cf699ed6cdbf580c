"""Building WordprocessingML elements, in the order the schema asks for."""

from __future__ import annotations

from typing import cast
from xml.sax.saxutils import escape

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS_PER_CM = 1440 / 2.54
_W = f"{{{nsmap['w']}}}"
_NAMESPACES = {"w": nsmap["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def twips(centimetres: float) -> int:
    """Centimetres in twentieths of a point, Word's unit of length."""
    return round(centimetres * _TWIPS_PER_CM)


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """A `w:` element with `w:` attributes."""
    written = {_W + name: str(value) for name, value in attributes.items()}
    made = cast(BaseOxmlElement, oxml_parser.makeelement(_W + tag, written, _NAMESPACES))
    made.extend(children)
    return made


def paragraph(style: str, text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph in a named style; looks live in the style, so an office can restyle it in Word."""
    made = element("p", element("pPr", element("pStyle", val=style), *properties))
    if text:
        made.append(run(text))
    return made


def run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A run of text; tabs become tab stops, every other sign stays as typed."""
    made = element("r", element("rPr", *properties)) if properties else element("r")
    for number, piece in enumerate(text.split("\t")):
        if number:
            made.append(element("tab"))
        if piece:
            made.append(_text(piece))
    return made


def _text(piece: str) -> BaseOxmlElement:
    made = element("t")
    made.text = piece
    made.set(_SPACE, "preserve")
    return made


def paragraph_text(style: str, text: str, run_properties: str = "") -> str:
    """A paragraph in a named style as the text of its XML, for tables of thousands of them."""
    runs = f"<w:r>{run_properties}{_inline(text)}</w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _inline(text: str) -> str:
    """The text of a run; tabs become tab stops."""
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return "<w:tab/>".join(pieces)
