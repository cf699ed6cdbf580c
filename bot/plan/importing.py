"""Importing: the file an office has its plan in becomes a Plan, with everything that was unclear said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, Plan, Section
from bot.errors import OperatorError
from bot.plan.docx_file import read_docx
from bot.plan.filled import FilledCell, filled_cells
from bot.plan.grid import Block, tables
from bot.plan.headers import HeaderBook, best_layout, header_books
from bot.plan.measures import MeasureReader
from bot.plan.package import Package, foreign
from bot.plan.problems import CellProblem, FileProblemKind, ProblemKind, UnreadableFile
from bot.plan.refs import with_refs
from bot.plan.rows import Gathering, RawRow, RawSection
from bot.plan.xlsx_file import read_xlsx

__all__ = ["FilledCell", "ImportedPlan", "RowProblem", "import_plan"]


@dataclass(frozen=True)
class RowProblem:
    """Something in a row that could not be understood. `row` counts the rows of all tables from 1."""

    row: int
    why: CellProblem

    @property
    def message(self) -> str:
        """The problem in English."""
        return self.why.sentence


@dataclass(frozen=True)
class ImportedPlan:
    """What a file gave: the plan of its readable rows, the problems of the others, the results filled in."""

    plan: Plan
    problems: tuple[RowProblem, ...]
    filled: tuple[FilledCell, ...]


def import_plan(
    data: bytes,
    file_name: str,
    fiscal_year: FiscalYear,
    layout: str | None,
    division_names: Sequence[str],
) -> ImportedPlan:
    """Read a plan from a .docx or .xlsx file; `layout` forces the layout that is otherwise found out.

    A row with any problem is left out of the plan. Raises OperatorError, one sentence, when the
    file cannot be read at all or holds no table with a known header.
    """
    blocks = _read(data, file_name)
    gathered = Gathering(_book(blocks, file_name, layout))
    gathered.read(blocks)
    if gathered.front is None:
        raise _no_table(file_name, layout)
    reader = MeasureReader(gathered.book.row, fiscal_year, division_names)
    sections, problems, read_rows = _sections(gathered.sections, reader)
    named = with_refs(sections)
    front, book = gathered.front, gathered.book
    plan = Plan(fiscal_year, book.layout, named, front.title_lines, front.preface)
    if not problems and not any(section.measures for section in named):
        raise UnreadableFile(
            FileProblemKind.EMPTY_TABLE,
            f"{file_name} has the header of a plan but no measures under it; fill them in.",
        )
    filled = [cell for found in plan.measures() for cell in filled_cells(read_rows[found.row], found.ref)]
    return ImportedPlan(plan, tuple(problems), tuple(filled))


def _read(data: bytes, file_name: str) -> tuple[Block, ...]:
    package = Package(data, file_name)
    main_part = package.main_part()
    if main_part.startswith("word/"):
        return read_docx(package, main_part)
    if main_part.startswith("xl/") and main_part.endswith(".xml"):
        return read_xlsx(package, data)
    raise foreign(file_name)


def _book(blocks: Sequence[Block], file_name: str, layout: str | None) -> HeaderBook:
    """The spellings of the layout asked for, or of the one the headers of the file show."""
    books = header_books()
    if layout is not None and layout not in books:
        raise OperatorError(f"There is no layout {layout}; choose one of {', '.join(books)}.")
    key = layout or best_layout(list(tables(blocks)))
    if key is None:
        raise _no_table(file_name, layout)
    return books[key]


def _no_table(file_name: str, layout: str | None) -> OperatorError:
    form = f"of the layout {layout}" if layout else f"of a form TamNgan knows ({', '.join(header_books())})"
    return UnreadableFile(
        FileProblemKind.NO_TABLE,
        f"No table in {file_name} has the column headers {form}; name the columns as the form prints them.",
    )


def _sections(
    raw_sections: Sequence[RawSection], reader: MeasureReader
) -> tuple[list[Section], list[RowProblem], dict[int, RawRow]]:
    """Sections with measures yet unnamed, problems in file order, and each plan row's raw row."""
    sections: list[Section] = []
    problems: list[RowProblem] = []
    read_rows: dict[int, RawRow] = {}
    for raw in raw_sections:
        measures: list[Measure] = []
        for raw_row in raw.rows:
            measure, found = reader.read(raw_row, len(read_rows) + 1)
            read_rows[measure.row] = raw_row
            problems += [RowProblem(raw_row.number, problem) for problem in found]
            if not found:
                measures.append(measure)
        if raw.rows:
            sections.append(_section(raw, measures))
        elif raw.lone_row is not None:
            problems.append(RowProblem(raw.lone_row, CellProblem(ProblemKind.NO_MEASURES)))
    return sections, problems, read_rows


def _section(raw: RawSection, measures: Sequence[Measure]) -> Section:
    heading = raw.heading
    if heading is None:
        return Section(None, None, tuple(measures))
    return Section(heading.number, heading.title, tuple(measures), heading.printed, heading.intro)
