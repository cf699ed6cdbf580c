"""Layouts: the form an office prints its report in, read from a file of data (layouts.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.domain.entry import EntryField
from bot.domain.numerals import Numerals
from bot.domain.plan import PlanField
from bot.domain.status import Status
from bot.errors import OperatorError
from bot.reports.form import (
    ColumnForm,
    DivisionNames,
    ListStyle,
    Merge,
    RoundScope,
    SectionForm,
    SectionStyle,
    Width,
)
from bot.reports.settings_file import SettingsFile
from bot.reports.table import Column, Orientation, Page
from bot.reports.titling import PLACEHOLDERS, unknown_placeholders

BUILT_IN_LAYOUTS = (
    "seven-topics",
    "ita-weakness",
    "six-month",
    "seven-topics-single",
    "indicator-followup",
)
_OWN_ENTRIES = {
    PlanField.RESULTS: (EntryField.RESULTS,),
    PlanField.OUTCOMES: (EntryField.OUTCOMES,),
    PlanField.SUGGESTIONS: (EntryField.SUGGESTIONS,),
}


@dataclass(frozen=True)
class Layout:
    """A form. Its text lines hold placeholders, which `titling` fills in."""

    key: str
    numerals: Numerals
    scope: RoundScope
    division_names: DivisionNames
    page: Page
    cover: tuple[str, ...]
    title: tuple[str, ...]
    preface: tuple[str, ...]
    sections: SectionForm
    columns: tuple[ColumnForm, ...]
    status_words: Mapping[Status, str]
    tick: str
    nothing_reported: str

    def table_columns(self) -> tuple[Column, ...]:
        """The columns with their widths in centimetres; shares divide what is left of the page."""
        fixed = sum(form.width.amount for form in self.columns if not form.width.is_share)
        shares = sum(form.width.amount for form in self.columns if form.width.is_share)
        left = self.page.text_width - fixed
        return tuple(
            Column(
                form.field,
                form.header,
                round(left * form.width.amount / shares, 2) if form.width.is_share else form.width.amount,
                form.group,
            )
            for form in self.columns
        )


def load_layout(key_or_path: str) -> Layout:
    """A built-in layout by its key, or an office's own from a .toml file.

    Raises OperatorError naming the file, the setting and what is allowed there.
    """
    if key_or_path in BUILT_IN_LAYOUTS:
        resource = files("bot.reports").joinpath("layouts", f"{key_or_path}.toml")
        return _read(SettingsFile.parse(resource.read_bytes(), f"{key_or_path}.toml"), key_or_path)
    path = Path(key_or_path)
    if path.suffix.lower() != ".toml":
        known = ", ".join(BUILT_IN_LAYOUTS)
        raise OperatorError(
            f"There is no layout {key_or_path!r}; use one of {known}, or the path of a .toml file."
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"The layout file {path} cannot be read: {error.strerror}.") from error
    return _read(SettingsFile.parse(data, str(path)), path.stem)


def _read(settings: SettingsFile, key: str) -> Layout:
    texts = settings.table("texts")
    layout = Layout(
        key=key,
        numerals=settings.choice("numerals", Numerals, Numerals.THAI),
        scope=settings.choice("scope", RoundScope, RoundScope.ROUND),
        division_names=settings.choice("division_names", DivisionNames, DivisionNames.WHEN_SEVERAL),
        page=_page(settings.table("page")),
        cover=_lines(texts, "cover"),
        title=_lines(texts, "title"),
        preface=_lines(texts, "preface"),
        sections=_sections(settings.table("sections")),
        columns=tuple(_column(column) for column in settings.tables("columns")),
        status_words=_status_words(settings.table("status_words")),
        tick=settings.text("tick", "✓"),
        nothing_reported=texts.text("nothing_reported", ""),
    )
    texts.finish()
    settings.finish()
    _check_columns(settings, layout)
    return layout


def _lines(texts: SettingsFile, key: str) -> tuple[str, ...]:
    lines = texts.texts(key)
    for line in lines:
        if unknown := unknown_placeholders(line):
            allowed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise texts.wrong(key, f"has the unknown placeholder {unknown[0]}; allowed are {allowed}")
    return lines


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
    form = ColumnForm(
        field=field,
        header=settings.text("header"),
        width=_width(settings),
        group=settings.text("group", "") or None,
        list_style=settings.choice("list", ListStyle, ListStyle.PLAIN),
        merge=settings.choice("merge", Merge, Merge.NONE),
        entries=settings.choices("entries", EntryField, _OWN_ENTRIES.get(field, ())),
    )
    settings.finish()
    return form


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
    if any(column.width < 1 for column in layout.table_columns()):
        room = f"{layout.page.text_width:.1f} cm"
        raise settings.wrong(
            "columns", f"leaves a column less than 1 cm; the page has {room} for all of them"
        )
