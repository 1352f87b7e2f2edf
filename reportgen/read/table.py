"""What one table gave: observations, their keys, what is wrong in it; and what places and periods mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.data.dataset import Codebook
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.measure import Basis, Measure
from reportgen.data.observation import Key, Observation
from reportgen.data.period import Period
from reportgen.errors import Finding, Severity
from reportgen.project import Project
from reportgen.read.cells import Content, Fault
from reportgen.read.grid import Grid


@dataclass(frozen=True, slots=True)
class Desk:
    """What a table is read against: the project's place names and its codebook."""

    project: Project
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Table:
    """What one file gave. `keys` are those of all its rows, None when they can't all be told."""

    file: str
    observations: tuple[Observation, ...]
    keys: frozenset[Key] | None
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether it has no error, so that figures may be built from it."""
        return all(finding.severity is Severity.WARNING for finding in self.findings)


def keys_of(grid: Grid, found: Sequence[Key | None]) -> frozenset[Key] | None:
    """The keys of a file's rows; None when one of them, or what stands under which heading, is unclear."""
    sound = all(finding.severity is Severity.WARNING for finding in grid.findings)
    keys = frozenset(key for key in found if key)
    return keys if sound and all(found) else None


def error(where: str, what: str, do: str) -> Finding:
    """A finding that makes a file unusable."""
    return Finding(Severity.ERROR, where, what, do)


def words(content: Content) -> str:
    """A cell read as words: a date in a workbook's cell is its ISO form."""
    return content.text if isinstance(content, Fault) else content.strip()


def place(content: Content, desk: Desk) -> Jurisdiction | Fault:
    """The place that a cell names."""
    text = words(content)
    if not text:
        return Fault("The place is blank.", "Write its postal code or name, US for the nation.")
    found = desk.project.place_of(text)
    return found or Fault(f'"{text}" is no state or place.', desk.project.nearest_place(text))


def period(content: Content) -> Period | Fault:
    """The period that a cell names: 2023, cumulative-2023, or the 2023.0 of a converted table."""
    if isinstance(content, Fault):
        return content
    text = content.strip().removesuffix(".0")
    try:
        return Period.parse(text)
    except ValueError:
        what = f'"{text}" is no period.' if text else "The period is blank."
        return Fault(what, "Write the year, as 2023, or cumulative-2023.")


def misplaced(measure: Measure, of: Jurisdiction) -> Fault | None:
    """The fault that a measure has no figures for such a place; None when it has."""
    wanted = "nation" if of.kind == "nation" else "state"
    if wanted in measure.scope:
        return None
    if wanted == "nation":
        return Fault(f'"{measure.id}" is a measure of states, and this is a figure of the nation.', _SCOPE)
    return Fault(f'"{measure.id}" is a measure of the nation, and this is a figure of {of.name}.', _SCOPE)


_SCOPE = "Check the place and the measure, or the measure's scope in inputs/measures.toml."


def mistimed(measure: Measure, when: Period) -> Fault | None:
    """The fault that a cumulative figure is given as a year's, or the other way round; None when neither."""
    cumulative = measure.basis is Basis.CUMULATIVE
    if cumulative == when.cumulative:
        return None
    kind = "over all years" if cumulative else "by the year"
    return Fault(
        f'"{measure.id}" is counted {kind}.', f"Write {measure.period(when.year)}, or check the measure."
    )
