"""Building WordprocessingML elements, in the order the schema asks for."""

from __future__ import annotations

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS_PER_CM = 1440 / 2.54


def twips(centimetres: float) -> int:
    """Centimetres in twentieths of a point, Word's unit of length."""
    return round(centimetres * _TWIPS_PER_CM)


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """A `w:` element with `w:` attributes."""
    written = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    made = cast(BaseOxmlElement, OxmlElement(f"w:{tag}", written))
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
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
