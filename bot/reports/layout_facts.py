"""What a layout was understood to say, for whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reports.body import header_rows
from bot.reports.breaking import Breaker
from bot.reports.fonts import thai_font
from bot.reports.form import ColumnForm, Layout, SectionForm, TextForm

_HEADER_SIZE = 15  # points
_CELL_MARGINS = 0.3  # centimetres
_POINTS_PER_CM = 72 / 2.54


def layout_facts(layout: Layout) -> dict[str, object]:
    """Every choice of the layout, widths worked out, in plain values."""
    return {
        "key": layout.key,
        "base": layout.family if layout.family != layout.key else None,
        "numerals": layout.numerals.value,
        "scope": layout.scope.value,
        "division_names": layout.division_names.value,
        "names_missing": layout.names_missing,
        "page": {
            "orientation": layout.page.orientation.value,
            "text_width_cm": round(layout.page.text_width, 2),
        },
        "texts": _texts(layout.texts),
        "sections": _sections(layout.sections),
        "columns": [
            _column(form, column.width)
            for form, column in zip(layout.columns, layout.table_columns(), strict=True)
        ],
        "status_words": {status.value: words for status, words in layout.status_words.items()},
        "tick": layout.tick,
        "papers": [paper.value for paper in layout.papers],
        "template": str(layout.template) if layout.template else None,
        "warnings": list(narrow_headers(layout)),
    }


def _texts(texts: TextForm) -> dict[str, object]:
    return {
        "cover": list(texts.cover),
        "title": list(texts.title),
        "preface": list(texts.preface),
        "nothing_reported": texts.nothing_reported,
        "empty_cell": texts.empty_cell,
    }


def _sections(sections: SectionForm) -> dict[str, object]:
    return {
        "style": sections.style.value,
        "repeat_header": sections.has_own_table,
        "new_page": sections.new_page,
        "catchword": sections.has_catchword,
    }


def _column(form: ColumnForm, width: float) -> dict[str, object]:
    return {
        "field": form.field.value,
        "header": form.header,
        "group": form.group,
        "width_cm": round(width, 2),
        "list": form.list_style.value,
        "merge": form.merge.value,
        "entries": [entry.value for entry in form.entries],
    }


def narrow_headers(layout: Layout) -> Iterator[str]:
    """A sentence for each word of a header that is wider than its column and will be broken."""
    font = thai_font()
    if font is None:
        return
    breaker = Breaker()
    columns = layout.table_columns()
    for row in header_rows(columns):
        place = 0
        for cell in row:
            room = sum(column.width for column in columns[place : place + cell.columns]) - _CELL_MARGINS
            place += cell.columns
            for word in (word for text in cell.paragraphs for word in breaker.pieces(text)):
                needed = font.width(word.strip(), _HEADER_SIZE, is_bold=True) / _POINTS_PER_CM
                if needed > room:
                    total = needed + _CELL_MARGINS
                    yield f'The header word "{word}" needs a column of {total:.1f} cm; it will be broken.'
