"""A grid: the cells of one file, each with the name of its place there; and what a file may open with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Finding, InputError, Severity
from reportgen.read.cells import Content, Fault
from reportgen.settings import nearest

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SIGNS = {
    ZIP: "a ZIP archive or an Office file",
    OLE: "an old or password-protected Office file",
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip archive",
}


_Records = Sequence[tuple[int, Sequence[Content]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the file's own program shows it, and its cells, one for each heading."""

    number: int
    cells: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one file or sheet. `place` names a cell from its row's number and its column's index.

    `heading_row` is 0 where the headings are no row of the file; `findings` is what is wrong with the file's
    shape, so that it can be told together with what is wrong in its cells.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    place: Callable[[int, int], str]
    heading_row: int
    findings: tuple[Finding, ...] = ()

    def where(self, row: int, column: int) -> str:
        """File and cell, as findings name them."""
        return f"{self.file}, {self.place(row, column)}"

    def column(self, heading: str) -> int | None:
        """The index of the column under that heading, whatever its case and blanks; None without it."""
        wanted = folded(heading)
        return next((at for at, found in enumerate(self.headings) if folded(found) == wanted), None)


def folded(heading: str) -> str:
    """A heading as headings are compared: without case, and with underscores and blanks alike."""
    return " ".join(heading.strip().casefold().replace("_", " ").split())


def refused(file: str, what: str, do: str, cell: str = "") -> InputError:
    """The error of a file that can't be used, at a cell of it or as a whole."""
    return InputError(what, where=f"{file}, {cell}" if cell else file, do=do)


def too_large(file: str, what: str) -> InputError:
    """The error of a file over a size limit."""
    return refused(file, what, "Take away what isn't needed, or raise max_mb under [read] in reportgen.toml.")


def not_its_name(file: str, what: str) -> InputError:
    """The error of a file whose content isn't what its name says."""
    suffix = Path(file).suffix
    do = f"Save it as a {suffix} file, or give it the name of what it is."
    return refused(file, f"It is not what its name says: {what}.", do)


def sign_of(data: bytes) -> str:
    """What a file that opens with these bytes is, "" when they say nothing."""
    return next((name for sign, name in _SIGNS.items() if data.startswith(sign)), "")


def grid_of(
    file: str,
    records: _Records,
    place: Callable[[int, str, int], str],
    findings: Sequence[Finding] = (),
) -> Grid:
    """The grid of these numbered records, the first of which has the headings; raises InputError for none.

    `place` names a cell from its row's number, its column's heading and its column's index.
    """
    filled = [(number, cells) for number, cells in records if any(_filled(cell) for cell in cells)]
    if not filled:
        raise refused(file, "It is empty.", "Fill it, or take it away.")
    heading_row, first = filled[0]
    width = max(at for at, cell in enumerate(first, 1) if _filled(cell))
    headings = tuple(cell.text if isinstance(cell, Fault) else cell.strip() for cell in first[:width])

    def named(row: int, column: int) -> str:
        return place(row, headings[column] if column < width else "", column)

    rows = tuple(Row(n, (*cells[:width], *[""] * (width - len(cells)))) for n, cells in filled[1:])
    if not rows:
        what = "It has headings and no rows."
        findings = [*findings, Finding(Severity.WARNING, file, what, "Fill it, or take it away.")]
    wrong = [*_heading_faults(file, headings, filled, named), *_width_faults(file, filled, width, named)]
    return Grid(file, headings, rows, named, heading_row, (*findings, *wrong))


def _filled(cell: Content) -> bool:
    return isinstance(cell, Fault) or bool(cell.strip())


def _heading_faults(
    file: str, headings: tuple[str, ...], filled: _Records, place: Callable[[int, int], str]
) -> list[Finding]:
    faults: list[Finding] = []
    seen: set[str] = set()
    for at, heading in enumerate(headings):
        where = f"{file}, {place(filled[0][0], at)}"
        if not heading and any(at < len(cells) and _filled(cells[at]) for _, cells in filled[1:]):
            faults.append(
                Finding(Severity.ERROR, where, "This column has no heading.", "Write one above it.")
            )
        elif heading and folded(heading) in seen:
            what = f'The heading "{heading}" stands twice.'
            faults.append(Finding(Severity.ERROR, where, what, "Rename or take away one of the two columns."))
        seen.add(folded(heading))
    return faults


def _width_faults(file: str, filled: _Records, width: int, place: Callable[[int, int], str]) -> list[Finding]:
    what = f"This row has more cells than the {width} headings."
    do = "Put quotes around a text or number with a comma in it, or write the missing heading."
    return [
        Finding(Severity.ERROR, f"{file}, {place(number, width)}", what, do)
        for number, cells in filled[1:]
        if any(_filled(cell) for cell in cells[width:])
    ]


def missing_column(grid: Grid, heading: str) -> Finding:
    """The finding that a column isn't there: which are, and which is the nearest."""
    there = ", ".join(grid.headings)
    do = nearest(heading, grid.headings) or f'Add a column with the heading "{heading}".'
    what = f'The column "{heading}" is missing. The columns that are there: {there}.'
    where = f"{grid.file}, row {grid.heading_row}" if grid.heading_row else grid.file
    return Finding(Severity.ERROR, where, what, do)
