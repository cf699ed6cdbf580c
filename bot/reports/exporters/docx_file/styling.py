"""Styles and settings put into a Word document.

Thai is complex script to Word: it takes `w:cs`, `w:szCs` and `w:bCs` and ignores their Latin twins,
so every one is set in pairs (rendering.md 4.1). Runs stay bare; looks live in the styles.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file.styles import AFTER_TABLE, FONT, HANGING, KEPT_WITH_NEXT, STYLES, TITLE
from bot.reports.exporters.docx_file.xml import element

_SPEAKING_OF_STYLES = tuple(
    qn(f"w:{name}") for name in ("style", "pStyle", "basedOn", "next", "link", "numStyleLink")
)


def apply_styles(document: Document) -> None:
    """Replaces the styles and settings of python-docx's own template by ours."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend([_defaults(), _normal(), _no_table_style(), *_paragraph_styles()])
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(_settings())


def add_styles(document: Document) -> None:
    """Adds those of our styles the document does not have; the office's own stay as it made them.

    A style is known by its id, or by its name in Word's list, because Word renames ids as it likes.
    """
    styles = document.styles.element
    names = {_name(found): found for found in styles.findall(qn("w:style"))}
    known = {found.get(qn("w:styleId")) for found in names.values()}
    fonts = [] if _names_a_thai_font(styles) else [_fonts()]
    for made in _paragraph_styles(*fonts):
        key = str(made.get(qn("w:styleId")))
        if key in known:
            continue
        namesake = names.get(_name(made))
        if namesake is None:
            styles.append(made)
        else:
            _rename(document, str(namesake.get(qn("w:styleId"))), key)


def _name(style: BaseOxmlElement) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else found.get(qn("w:val"), "")


def _names_a_thai_font(styles: BaseOxmlElement) -> bool:
    """Whether the document itself says in which font Thai is set."""
    defaults = styles.findall(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    normal = [
        found
        for style in styles.findall(qn("w:style"))
        if style.get(qn("w:default")) in ("1", "true", "on") and style.get(qn("w:type")) == "paragraph"
        for found in style.iter(qn("w:rFonts"))
    ]
    return any(found.get(qn("w:cs")) for found in (*defaults, *normal))


def _rename(document: Document, old: str, new: str) -> None:
    """Gives a style of the document another id, wherever it is spoken of."""
    for part in document.part.package.iter_parts():
        if not isinstance(part, XmlPart):
            continue
        for found in part.element.iter(*_SPEAKING_OF_STYLES):
            name = qn("w:styleId") if found.tag == qn("w:style") else qn("w:val")
            if found.get(name) == old:
                found.set(name, new)


def _fonts() -> BaseOxmlElement:
    return element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> BaseOxmlElement:
    run_properties = element(
        "rPr",
        _fonts(),
        element("sz", val=32),
        element("szCs", val=32),
        element("lang", val="en-US", eastAsia="en-US", bidi="th-TH"),
    )
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    return element(
        "docDefaults",
        element("rPrDefault", run_properties),
        element("pPrDefault", element("pPr", spacing)),
    )


def _normal() -> BaseOxmlElement:
    name = element("name", val="Normal")
    return element("style", name, element("qFormat"), type="paragraph", default=1, styleId="Normal")


def _no_table_style() -> BaseOxmlElement:
    margins = element(
        "tblCellMar",
        element("top", w=0, type="dxa"),
        element("left", w=85, type="dxa"),
        element("bottom", w=0, type="dxa"),
        element("right", w=85, type="dxa"),
    )
    name = element("name", val="Normal Table")
    looks = element("tblPr", margins)
    return element("style", name, looks, type="table", default=1, styleId="TableNormal")


def _paragraph_styles(*fonts: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for key, name, size, is_bold, alignment, before, after, first_line in STYLES:
        looks = [element("keepNext")] if key in KEPT_WITH_NEXT else []
        looks.append(element("widowControl"))
        looks.append(element("spacing", before=before, after=after, **_line_height(key)))
        if first_line:
            looks.append(element("ind", firstLine=first_line))
        if key in HANGING:
            left, hanging = HANGING[key]
            looks.append(element("ind", left=left, hanging=hanging))
        if key == TITLE:
            looks.append(element("contextualSpacing"))  # room under the title, none between its lines
        looks.append(element("jc", val=alignment))
        bold = [element("b"), element("bCs")] if is_bold else []
        sizes = [element("sz", val=size), element("szCs", val=size)]
        yield element(
            "style",
            element("name", val=name),
            element("basedOn", val="Normal"),
            element("qFormat"),
            element("pPr", *looks),
            element("rPr", *(deepcopy(font) for font in fonts), *bold, *sizes),
            type="paragraph",
            customStyle=1,
            styleId=key,
        )


def _line_height(key: str) -> dict[str, str | int]:
    """A single line; next to nothing after a table, which may fill its page to the last line."""
    if key == AFTER_TABLE:
        return {"line": 1, "lineRule": "exact"}
    return {"line": 240, "lineRule": "auto"}


def _settings() -> Iterator[BaseOxmlElement]:
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    yield element("defaultTabStop", val=720)
    yield element("characterSpacingControl", val="doNotCompress")
    yield element("compat", element("applyBreakingRules"), mode)
    yield element("themeFontLang", val="en-US", bidi="th-TH")
    yield element("decimalSymbol", val=".")
    yield element("listSeparator", val=",")
