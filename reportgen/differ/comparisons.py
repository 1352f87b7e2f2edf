"""Two briefings → the totals, rates, shares, ranks and changes on their pages that read otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.differ.neutral import neutral
from reportgen.document.nodes import Briefing, Figure, Formula, Table
from reportgen.document.walk import blocks, leaves, runs

_NOT_TOLD = {"figure", "coverage", "exact"}
"""A figure is told as such, and how many places have one by the passages that say so."""


@dataclass(frozen=True, slots=True)
class ComparisonChange:
    """One comparison as the two pages show it; a side without it is None. `of` is its neutral formula."""

    of: Formula
    old: Figure | None
    new: Figure | None


@dataclass(frozen=True, slots=True)
class _Both:
    """A comparison as it stands first in a sentence and first in a table or chart, where the sign differs."""

    prose: Figure | None = None
    cell: Figure | None = None

    @property
    def first(self) -> Figure:
        found = self.cell or self.prose
        assert found is not None  # none is kept without either; for the type checker
        return found


def changed_comparisons(
    old: Briefing, new: Briefing, old_year: int, new_year: int
) -> tuple[ComparisonChange, ...]:
    """The comparisons that the two pages show otherwise, in the order of the newer page, gone ones last.

    The years are those that the briefings are of: "the change since the year before" is one comparison.
    """
    before, after = _compared(old, old_year), _compared(new, new_year)
    changes = [
        ComparisonChange(of, was, now)
        for of, both in after.items()
        for was, now in [_two(before.get(of), both)]
        if was is None or (was.text, was.value) != (now.text, now.value)
    ]
    gone = [ComparisonChange(of, both.first, None) for of, both in before.items() if of not in after]
    return (*changes, *gone)


def _two(old: _Both | None, new: _Both) -> tuple[Figure | None, Figure]:
    """The same place of both pages, in a table if both have it there."""
    if old is None:
        return None, new.first
    if old.cell and new.cell:
        return old.cell, new.cell
    return (old.prose, new.prose) if old.prose and new.prose else (old.first, new.first)


def _compared(briefing: Briefing, year: int) -> dict[Formula, _Both]:
    found: dict[Formula, _Both] = {}
    for block in blocks(briefing):
        in_cell = isinstance(block, Table)
        for leaf in (leaf for run in runs(block) for leaf in leaves(run)):
            if isinstance(leaf, Figure) and leaf.formula and leaf.formula[0] not in _NOT_TOLD:
                of = neutral(leaf.formula, year)
                one = found.get(of, _Both())
                prose, cell = (one.prose, one.cell or leaf) if in_cell else (one.prose or leaf, one.cell)
                found[of] = _Both(prose, cell)
    return found
