"""The executive summary as WordprocessingML: one upright page that can be taken out and read alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import paper_styles as styles
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.summary import BAR_HEADING, RATE_HEADINGS, Light, MeasureLight, Rate, Summary
from bot.reports.table import Orientation, Page

SUMMARY_PAGE = Page(Orientation.PORTRAIT, top=2.0, right=2.0, bottom=1.5, left=2.0)

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MOST_ACROSS = 10
_NAME_WIDTH = 4.6  # centimetres
_FIGURE_WIDTH = 2.1
_BAR_HEIGHT = 150  # twips
_BAR_COLOUR = "2F6690"
_WHITE = "FFFFFF"


def summary_elements(summary: Summary) -> Iterator[BaseOxmlElement]:
    """The page from its title to what is late."""
    yield paragraph(styles.SUMMARY_TITLE, summary.title)
    for text in (summary.subtitle, summary.as_of):
        yield paragraph(styles.SUMMARY_LINE, text)
    yield paragraph(styles.SUMMARY_HEADING, summary.headline)
    yield _counts(summary)
    yield paragraph(styles.SUMMARY_HEADING, summary.lights_heading)
    yield from _lights(summary.lights)
    yield paragraph(styles.SUMMARY_HEADING, summary.rates_heading)
    yield _rates([*summary.rates, summary.total])
    yield from _lines(summary.late_heading, summary.late)
    yield from _lines(summary.follow_up_heading, summary.follow_up)


def _lines(heading: str, lines: Sequence[str]) -> Iterator[BaseOxmlElement]:
    if lines:
        yield paragraph(styles.SUMMARY_HEADING, heading)
    for text in lines:
        yield paragraph(styles.SUMMARY_LINE, text)


def _counts(summary: Summary) -> BaseOxmlElement:
    """How many measures show each light, in the lights' colours: also the key to the lights below."""
    shown = [(light, text) for light, count, text in summary.counts if count]
    width = SUMMARY_PAGE.text_width / max(len(shown), 1)
    cells = [_coloured(light, f"{light.sign} {light.thai} {text}", width) for light, text in shown]
    return _table([width] * len(shown), [_row(cells)] if cells else [])


def _lights(lights: Sequence[MeasureLight]) -> Iterator[BaseOxmlElement]:
    if not lights:
        return
    across = min(_MOST_ACROSS, len(lights))
    width = SUMMARY_PAGE.text_width / _MOST_ACROSS
    rows = []
    for start in range(0, len(lights), across):
        shown = lights[start : start + across]
        cells = [_coloured(light.light, f"{light.ref} {light.light.sign}", width) for light in shown]
        cells += [_cell([paragraph(styles.SUMMARY_FIGURE, "")], width) for _ in range(across - len(shown))]
        rows.append(_row(cells))
    yield _table([width] * across, rows)


def _coloured(light: Light, text: str, width: float) -> BaseOxmlElement:
    line = paragraph(styles.SUMMARY_FIGURE, "")
    line.append(run(text, element("b"), element("bCs"), element("color", val=_WHITE)))
    return _cell([line], width, light.colour)


def _rates(rates: Iterable[Rate]) -> BaseOxmlElement:
    """The four figures of each division, and the reporting rate as a bar."""
    bar = SUMMARY_PAGE.text_width - _NAME_WIDTH - _FIGURE_WIDTH * (len(RATE_HEADINGS) - 1)
    widths = [_NAME_WIDTH, *[_FIGURE_WIDTH] * (len(RATE_HEADINGS) - 1), bar]
    headings = [*RATE_HEADINGS, BAR_HEADING]
    head = [_cell([_heading(text)], width) for text, width in zip(headings, widths, strict=True)]
    rows = [_row(head, is_header=True)]
    for rate in rates:
        texts = [paragraph(styles.SUMMARY_TEXT, rate.name)]
        texts += [paragraph(styles.SUMMARY_FIGURE, text) for text in rate.texts]
        cells = [_cell([text], width) for text, width in zip(texts, widths, strict=False)]
        rows.append(_row([*cells, _cell([_bar(rate.reporting, bar)], bar)]))
    return _table(widths, rows)


def _heading(text: str) -> BaseOxmlElement:
    made = paragraph(styles.SUMMARY_FIGURE, "")
    made.append(run(text, element("b"), element("bCs")))
    return made


def _bar(share: int, width: float) -> BaseOxmlElement:
    """A shaded paragraph that ends where the share of the cell's width does."""
    height = element("spacing", before=60, after=0, line=_BAR_HEIGHT, lineRule="exact")
    if not share:
        return paragraph(styles.SUMMARY_TEXT, "", height)
    shading = element("shd", val="clear", color="auto", fill=_BAR_COLOUR)
    inside = width - 0.3
    end = element("ind", right=twips(inside * (100 - share) / 100))
    return paragraph(styles.SUMMARY_TEXT, "", shading, height, end)


def _table(widths: Sequence[float], rows: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    lines = (element(edge, val="single", sz=4, space=0, color="C8CFD6") for edge in _EDGES)
    looks = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    return element("tbl", looks, grid, *rows)


def _row(cells: Iterable[BaseOxmlElement], is_header: bool = False) -> BaseOxmlElement:
    repeated = [element("tblHeader")] if is_header else []
    return element("tr", element("trPr", element("cantSplit"), *repeated), *cells)


def _cell(lines: Sequence[BaseOxmlElement], width: float, fill: str | None = None) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if fill is not None:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    properties.append(element("vAlign", val="center"))
    return element("tc", properties, *lines)
