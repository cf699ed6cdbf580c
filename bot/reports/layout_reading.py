"""Reading a layout: every setting of the file, checked, with what holds where it is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from bot.domain.entry import EntryField
from bot.domain.numerals import Numerals
from bot.domain.plan import PlanField
from bot.domain.status import Status
from bot.reports.form import (
    ColumnForm,
    DivisionNames,
    Layout,
    ListStyle,
    Merge,
    RoundScope,
    SectionForm,
    SectionStyle,
    TextForm,
    Width,
)
from bot.reports.papers import Paper
from bot.reports.settings_file import SettingsFile
from bot.reports.table import Orientation, Page
from bot.reports.titling import PLACEHOLDERS, unknown_placeholders

NARROWEST_COLUMN = 1.0  # centimetres
_OWN_ENTRIES = {
    PlanField.RESULTS: (EntryField.RESULTS,),
    PlanField.OUTCOMES: (EntryField.OUTCOMES,),
    PlanField.SUGGESTIONS: (EntryField.SUGGESTIONS,),
}


def read_layout(
    settings: SettingsFile,
    key: str,
    family: str,
    own_texts: Collection[str] = (),
    folder: Path | None = None,
) -> Layout:
    """The layout a file describes; `folder` is where its template is looked for.

    Raises OperatorError naming the file, the setting and what is allowed there.
    """
    layout = Layout(
        key=key,
        family=family,
        numerals=settings.choice("numerals", Numerals, Numerals.THAI),
        scope=settings.choice("scope", RoundScope, RoundScope.ROUND),
        division_names=settings.choice("division_names", DivisionNames, DivisionNames.WHEN_SEVERAL),
        names_missing=settings.flag("names_missing", False),
        page=_page(settings.table("page")),
        texts=_texts(settings.table("texts"), own_texts),
        sections=_sections(settings.table("sections")),
        columns=tuple(_column(column) for column in settings.tables("columns")),
        status_words=_status_words(settings.table("status_words")),
        tick=settings.text("tick", "✓"),
        papers=settings.choices("papers", Paper, ()),
        template=_template(settings, folder),
    )
    settings.finish()
    _check_columns(settings, layout)
    return layout


def _texts(texts: SettingsFile, own: Collection[str]) -> TextForm:
    form = TextForm(
        cover=_lines(texts, "cover"),
        title=_lines(texts, "title"),
        preface=_lines(texts, "preface"),
        nothing_reported=texts.text("nothing_reported", ""),
        empty_cell=texts.text("empty_cell", ""),
        own=frozenset(own),
    )
    texts.finish()
    return form


def _lines(texts: SettingsFile, key: str) -> tuple[str, ...]:
    lines = texts.texts(key)
    for line in lines:
        if unknown := unknown_placeholders(line):
            allowed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise texts.wrong(key, f"has the unknown placeholder {unknown[0]}; allowed are {allowed}")
    return lines


def _template(settings: SettingsFile, folder: Path | None) -> Path | None:
    name = settings.text("template", "")
    if not name:
        return None
    if folder is None or not name.lower().endswith((".docx", ".dotx")):
        raise settings.wrong("template", "must be the path of a .docx or .dotx file")
    return folder / name


def _page(settings: SettingsFile) -> Page:
    page = Page(
        orientation=settings.choice("orientation", Orientation, Orientation.LANDSCAPE),
        top=settings.number("top", 2.0),
        right=settings.number("right", 1.5),
        bottom=settings.number("bottom", 1.5),
        left=settings.number("left", 1.5),
    )
    settings.finish()
    return page


def _sections(settings: SettingsFile) -> SectionForm:
    style = settings.choice("style", SectionStyle, SectionStyle.NONE)
    over_table = style in (SectionStyle.HEADING, SectionStyle.CAPTION)
    form = SectionForm(
        style=style,
        has_own_table=settings.flag("repeat_header", over_table),
        new_page=settings.flag("new_page", False),
        has_catchword=settings.flag("catchword", False),
        catchwords=settings.texts("catchwords"),
    )
    if over_table and not form.has_own_table:
        raise settings.wrong("repeat_header", f'must be true with style "{style}"')
    settings.finish()
    return form


def _column(settings: SettingsFile) -> ColumnForm:
    field = settings.choice("field", PlanField)
    header = settings.text("header")
    group = settings.text("group", "") or None
    form = ColumnForm(
        field=field,
        header=header,
        header_lines=_cut(settings, "header_lines", header),
        width=_width(settings),
        group=group,
        group_lines=_cut(settings, "group_lines", group or ""),
        list_style=settings.choice("list", ListStyle, ListStyle.PLAIN),
        merge=settings.choice("merge", Merge, Merge.NONE),
        entries=settings.choices("entries", EntryField, _OWN_ENTRIES.get(field, ())),
    )
    settings.finish()
    return form


def _cut(settings: SettingsFile, key: str, whole: str) -> tuple[str, ...]:
    """The lines of a header; they are the header and nothing else."""
    lines = settings.texts(key)
    if lines and _letters(lines) != _letters([whole]):
        raise settings.wrong(key, f"must be the words {whole!r}, cut where a line ends")
    return lines


def _letters(lines: Iterable[str]) -> str:
    return "".join("".join(lines).split())


def _width(settings: SettingsFile) -> Width:
    """`width = 2` is two shares, `width_cm = 4.5` is centimetres."""
    centimetres = settings.number("width_cm", 0.0)
    share = settings.number("width", 0.0 if centimetres else 1.0)
    if bool(centimetres) == bool(share):
        raise settings.wrong(
            "width", "is one number above 0, in shares as width or in centimetres as width_cm"
        )
    return Width(share or centimetres, is_share=bool(share))


def _status_words(settings: SettingsFile) -> dict[Status, str]:
    words = {status: settings.text(status.value, status.thai) for status in Status}
    settings.finish()
    return words


def _check_columns(settings: SettingsFile, layout: Layout) -> None:
    fields = [form.field for form in layout.columns]
    if not fields:
        raise settings.wrong("columns", "must hold at least one [[columns]]")
    for field in fields:
        if fields.count(field) > 1:
            raise settings.wrong("columns", f'has the field "{field}" more than once')
    if any(column.width < NARROWEST_COLUMN for column in layout.table_columns()):
        room = f"{layout.page.text_width:.1f} cm"
        raise settings.wrong(
            "columns", f"leaves a column less than 1 cm; the page has {room} for all of them"
        )
