"""A roster (a table of people) → the legislators that briefings are addressed to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.legislator import Legislator, Roster, ascii_slug, district_of, file_name, last_name_of
from reportgen.errors import Finding, InputError, Severity
from reportgen.project import Project
from reportgen.read.grid import Grid, Row, folded, missing_column, refused
from reportgen.read.open import open_grid
from reportgen.read.table import error, words

MOST_PEOPLE = 10_000
"""Rows of a roster: more than all legislators of the states and of Congress together."""
_NAMES = ("full_name", "name")  # the first of these that is there
_REQUIRED = ("chamber", "state")
_LONGEST = 200  # letters in a file's name; file systems stop at 255
_OPTIONAL = ("district", "title", "last_name", "party", "committees")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a roster's columns stand: those that are known, by name, and the words of the others."""

    known: Mapping[str, int]
    more: Mapping[str, int]

    def cell(self, row: Row, name: str) -> str:
        """What a known column says, its blanks folded; "" without it."""
        return _plain(row, self.known[name]) if name in self.known else ""


def read_roster(path: Path, project: Project) -> Roster:
    """The people of a roster; raises InputError with all that is wrong in it, by file and row."""
    grid = open_grid(Path(), str(path), project.max_mb)
    if not grid.rows:
        raise refused(grid.file, "It has headings and no people.", "Add a row for each person.")
    if len(grid.rows) > MOST_PEOPLE:
        what = f"It has {len(grid.rows):,} rows, and a roster has at most {MOST_PEOPLE:,}."
        raise refused(grid.file, what, "Part it into several files.")
    columns, faults = _columns(grid)
    if not faults:
        found = [_person(grid, row, columns, project) for row in grid.rows]
        people = [one for one in found if isinstance(one, Legislator)]
        faults = [fault for one in found if not isinstance(one, Legislator) for fault in one]
        faults += _alike(grid, found)
    if faults:
        raise InputError.of(faults)
    headings = {word: grid.where(grid.heading_row, at) for word, at in columns.more.items()}
    return Roster(grid.file, tuple(people), headings)


def _columns(grid: Grid) -> tuple[_Columns, list[Finding]]:
    name = next((name for name in _NAMES if grid.column(name) is not None), None)
    required = (name or _NAMES[0], *_REQUIRED)
    faults = [said for said in grid.findings if said.severity is Severity.ERROR]
    faults += [missing_column(grid, heading) for heading in required if grid.column(heading) is None]
    known = {
        ("name" if heading == name else heading): at for heading, at in _found(grid, (*required, *_OPTIONAL))
    }
    more: dict[str, int] = {}
    for at, heading in enumerate(grid.headings):
        if at not in known.values() and heading:
            word = _word(heading, at)
            if word in more:
                first = grid.headings[more[word]]
                what = f'The headings "{first}" and "{heading}" would be one word of templates: {word}.'
                faults.append(error(grid.where(grid.heading_row, at), what, "Rename one of the two."))
            more.setdefault(word, at)
    return _Columns(known, more), faults


def _found(grid: Grid, headings: Iterable[str]) -> Iterator[tuple[str, int]]:
    for heading in headings:
        at = grid.column(heading)
        if at is not None:
            yield heading, at


def _word(heading: str, at: int) -> str:
    """The template word for a column: "Office phone" is office_phone; "2024" is column_2024."""
    plain = re.sub(r"[^a-z0-9]+", "_", ascii_slug(folded(heading))).strip("_")
    return plain if plain[:1].isalpha() else f"column_{plain or at + 1}"


def _plain(row: Row, at: int) -> str:
    return " ".join(words(row.cells[at]).split())


def _person(grid: Grid, row: Row, columns: _Columns, project: Project) -> Legislator | list[Finding]:
    """The person of a row, or what is wrong with it."""

    def where(column: str) -> str:
        return grid.where(row.number, columns.known[column])

    cells = {name: columns.cell(row, name) for name in ("name", *_REQUIRED, *_OPTIONAL)}
    faults = [
        error(where(name), f"The {name} is blank.", "Fill it, or take the row away.")
        for name in ("name", *_REQUIRED)
        if not cells[name]
    ]
    place = project.place_of(cells["state"])
    if cells["state"] and (place is None or place.code == NATION):
        do = project.nearest_place(cells["state"])
        faults.append(error(where("state"), f'"{cells["state"]}" is no state or place.', do))
    if faults or place is None:
        return faults
    more = {word: _plain(row, at) for word, at in columns.more.items()}
    person = _legislator(cells, place, more)
    if not 0 < len(person.slug) <= _LONGEST:
        do = "Write a name of usual length, in letters of A to Z."
        return [error(where("name"), f'No file can be named after "{person.name[:60]}".', do)]
    return person


def _legislator(cells: Mapping[str, str], place: Jurisdiction, more: Mapping[str, str]) -> Legislator:
    district = district_of(cells["district"], cells["chamber"])
    return Legislator(
        name=cells["name"],
        last_name=cells["last_name"] or last_name_of(cells["name"]),
        chamber=cells["chamber"],
        state=place.code,
        slug=file_name(place.name, cells["chamber"], district, cells["name"]),
        district=district,
        title=cells["title"],
        party=cells["party"],
        committees=tuple(name for part in cells["committees"].split(";") if (name := part.strip())),
        more=more,
    )


def _alike(grid: Grid, found: Iterable[Legislator | list[Finding]]) -> Iterator[Finding]:
    """An error for each row whose files would have the name of an earlier one's."""
    first: dict[str, Row] = {}
    for row, one in zip(grid.rows, found, strict=True):
        if isinstance(one, Legislator):
            earlier = first.setdefault(one.slug, row)
            if earlier is not row:
                what = f'Its files would have the name of those of row {earlier.number}: "{one.slug}".'
                do = "Take one of the rows away, or tell the two apart in their names or districts."
                yield error(f"{grid.file}, row {row.number}", what, do)
