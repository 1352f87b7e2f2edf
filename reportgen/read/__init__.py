"""Files → Dataset: the codebook, every table under inputs/, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from reportgen.data.dataset import Dataset, Hole
from reportgen.errors import Finding, InputError
from reportgen.project import Project
from reportgen.read.codebook import read_codebook
from reportgen.read.duplicates import contradictions, once_each, reconciled
from reportgen.read.folder import tables_of, year_of
from reportgen.read.grid import Grid
from reportgen.read.open import open_grid
from reportgen.read.table import Desk, Table
from reportgen.read.tidy import read_tidy
from reportgen.read.wide import read_wide


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a project gave: its dataset, and everything there is to say about its files."""

    dataset: Dataset
    findings: tuple[Finding, ...]


def read_dataset(project: Project) -> Reading:
    """The dataset of a project; a file with errors is a hole in it, and its errors are findings.

    Raises InputError when the measures or the sources can't be read, as nothing can be read without them.
    """
    desk = Desk(project, read_codebook(project))
    files, findings = tables_of(project)
    tables = [contradictions(table) for table in (*_tidy(desk, files), *_wide(desk))]
    holes = [Hole(table.file, table.keys, year_of(table.file)) for table in tables if not table.usable]
    agreed, torn, clashes = reconciled([table for table in tables if table.usable])
    kept, twice = once_each(agreed)
    told = [finding for table in tables for finding in table.findings]
    findings = (*findings, *told, *clashes, *twice)
    return Reading(Dataset.of(desk.codebook, kept, (*holes, *torn)), findings)


def _tidy(desk: Desk, files: Iterable[str]) -> Iterator[Table]:
    for file in files:
        yield _table(desk, file, "", partial(read_tidy, desk=desk))


def _wide(desk: Desk) -> Iterator[Table]:
    for wide in desk.project.wide:
        yield _table(desk, wide.file, wide.sheet, partial(read_wide, wide=wide, desk=desk))


def _table(desk: Desk, file: str, sheet: str, read: Callable[[Grid], Table]) -> Table:
    try:
        return read(open_grid(desk.project.root, file, desk.project.max_mb, sheet))
    except InputError as error:
        return Table(file, (), None, error.findings)
