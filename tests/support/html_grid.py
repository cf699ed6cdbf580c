"""Reading an exported page back as text: headings and paragraphs, then every table as a grid."""

from __future__ import annotations

from lxml import etree, html

from tests.support.docx_grid import Grid


def page(data: bytes) -> etree._Element:
    """The page, parsed."""
    return html.document_fromstring(data.decode())


def html_lines(data: bytes) -> list[str]:
    """Headings, captions and paragraphs outside the tables."""
    found = page(data).xpath("//h1|//h2|//h3|//p[not(ancestor::table)]|//caption|//dt|//dd|//li")
    assert isinstance(found, list)
    return [text for one in found if isinstance(one, etree._Element) and (text := _text(one))]


def html_grid(data: bytes) -> Grid:
    """The tables: rows and cells, a cell over several rows or columns repeated in each."""
    return [_table(table) for table in page(data).iter("table")]


def _table(table: etree._Element) -> list[list[str]]:
    rows: list[list[str]] = []
    reaching: dict[int, tuple[str, int]] = {}
    for tr in (*table.iterfind("thead/tr"), *table.iterfind("tbody/tr")):
        row: list[str] = []
        cells = iter(tr)
        while len(row) < len(table.findall("colgroup/col")):
            text, left = reaching.pop(len(row), ("", 0))
            if left:
                row.append(text)
                if left > 1:
                    reaching[len(row) - 1] = (text, left - 1)
                continue
            cell = next(cells)
            text, below = _cell_text(cell), int(cell.get("rowspan", "1")) - 1
            for _ in range(int(cell.get("colspan", "1"))):
                if below:
                    reaching[len(row)] = (text, below)
                row.append(text)
        rows.append(row)
    return rows


def _cell_text(cell: etree._Element) -> str:
    return "\n".join(_text(line) for line in cell.findall("p"))


def _text(one: etree._Element) -> str:
    for line_break in one.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(map(str, one.itertext()))
