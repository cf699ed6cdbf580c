"""What WordprocessingML asks of a part: which element may stand where, in which order, with which value.

Written down from ECMA-376, part 1, for the elements TamNgan writes; anything else is said to be unknown,
so that whoever writes a new element adds it here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN = "br drawing fldChar instrText noBreakHyphen sym t tab"
_BLOCK = "p tbl"
_ORDERED = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
    " tabs suppressAutoHyphens snapToGrid spacing ind contextualSpacing mirrorIndents jc textAlignment"
    " outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u"
    " shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
    " formProt vAlign noEndnote titlePg textDirection docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr"
    " tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol"
    " listSeparator",
    "compat": "applyBreakingRules compatSetting",
    "document": "body",
    "tbl": "tblPr tblGrid tr",
    "tblGrid": "gridCol",
    "tr": "trPr tc",
    "tabs": "tab",
    "numPr": "ilvl numId",
}
_ANY_ORDER = {
    "trPr": "cantSplit tblHeader jc trHeight hidden",
    "body": f"{_BLOCK} sectPr",
    "tc": f"tcPr {_BLOCK}",
    "hdr": _BLOCK,
    "ftr": _BLOCK,
    "p": "pPr r fldSimple hyperlink bookmarkStart bookmarkEnd",
    "r": f"rPr {_RUN}",
    "fldSimple": "r",
    "hyperlink": "r",
}
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr"}
_WHOLE = re.compile(r"-?[0-9]+")
_VALUES = {
    ("jc", "val"): "left center right both thaiDistribute",
    ("vMerge", "val"): "restart continue",
    ("tblLayout", "type"): "fixed autofit",
    ("tcW", "type"): "dxa pct auto nil",
    ("tblW", "type"): "dxa pct auto nil",
    ("pgSz", "orient"): "landscape portrait",
    ("pgNumType", "fmt"): "decimal thaiNumbers thaiLetters",
    ("type", "val"): "nextPage continuous evenPage oddPage nextColumn",
    ("vAlign", "val"): "top center bottom both",
    ("spacing", "lineRule"): "auto exact atLeast",
    ("framePr", "wrap"): "around auto none notBeside through tight",
    ("framePr", "vAnchor"): "page margin text",
    ("framePr", "hAnchor"): "page margin text",
    ("tab", "val"): "left center right decimal clear",
    ("tab", "leader"): "none dot hyphen underscore",
    ("br", "type"): "page column textWrapping",
}
_MEASURES = {
    "gridCol": "w", "tcW": "w", "tblW": "w", "sz": "val", "szCs": "val", "pgSz": "w h", "gridSpan": "val",
    "pgMar": "top right bottom left header footer gutter", "ind": "left right firstLine hanging",
    "spacing": "before after line", "framePr": "w h x y hSpace vSpace", "pgNumType": "start",
}  # fmt: skip


def faults(data: bytes) -> list[str]:
    """Every rule a .docx breaks, with the part it breaks it in; none when it is sound."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|styles|settings|(header|footer)[0-9]*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                found.extend(f"{name}: {fault}" for element in root.iter() for fault in _faults(element))
    return found


def _faults(element: etree._Element) -> Iterator[str]:
    name = _local(element)
    if name is None:
        return
    children = [child for child in map(_local, element) if child is not None]
    yield from _wrong_values(element, name)
    if name in _ORDERED:
        order = _ORDERED[name].split()
        places = [order.index(child) if child in order else -1 for child in children]
        yield from (f"{name} holds {child}" for child in children if child not in order)
        if places != sorted(places):
            yield f"{name} has its parts in the order {' '.join(children)}"
    elif name in _ANY_ORDER:
        yield from (f"{name} holds {child}" for child in children if child not in _ANY_ORDER[name].split())
    elif children and name != "drawing":
        yield f"{name} is unknown here and holds {' '.join(children)}"
    if name in _FIRST and _FIRST[name] in children[1:]:
        yield f"{name} has its {_FIRST[name]} behind something else"
    if name == "tc" and (not children or children[-1] != "p"):
        yield "tc does not end with a paragraph"
    if name == "body" and children[-1:] != ["sectPr"]:
        yield "body does not end with sectPr"
    if name == "tbl":
        yield from _wrong_grid(element)


def _wrong_grid(table: etree._Element) -> Iterator[str]:
    """Every row covers the grid, cell by cell as wide as the columns it covers."""
    grid = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    for row in table.iterfind(f"{W}tr"):
        place = 0
        for cell in row.iterfind(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = cell.find(f"{W}tcPr/{W}tcW")
            columns = 1 if span is None else int(span.get(f"{W}val", "1"))
            if width is not None and int(width.get(f"{W}w", "0")) != sum(grid[place : place + columns]):
                yield f"a cell in column {place} is not as wide as its columns"
            place += columns
        if place != len(grid):
            yield f"a row covers {place} of {len(grid)} columns"


def _wrong_values(element: etree._Element, name: str) -> Iterator[str]:
    for (of, attribute), allowed in _VALUES.items():
        value = element.get(W + attribute) if of == name else None
        if value is not None and value not in allowed.split():
            yield f"{name} {attribute} is {value}"
    for attribute in _MEASURES.get(name, "").split():
        value = element.get(W + attribute)
        if value is not None and not _WHOLE.fullmatch(value):
            yield f"{name} {attribute} is {value}"


def _local(element: etree._Element) -> str | None:
    """The name of a WordprocessingML element; None for what belongs to another vocabulary."""
    tag: object = element.tag
    return tag.removeprefix(W) if isinstance(tag, str) and tag.startswith(W) else None
