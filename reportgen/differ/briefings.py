"""Two briefings of one name beside each other: everything that changed on their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.differ.comparisons import ComparisonChange, changed_comparisons
from reportgen.differ.figures import FigureChange
from reportgen.differ.passages import PassageChange, changed_passages
from reportgen.differ.shown import Page
from reportgen.document.nodes import Briefing
from reportgen.document.walk import text_of


@dataclass(frozen=True, slots=True)
class BriefingChanges:
    """What changed in a briefing: the figures that it prints, its comparisons and its sentences."""

    slug: str
    title: str
    figures: tuple[FigureChange, ...]
    comparisons: tuple[ComparisonChange, ...]
    passages: tuple[PassageChange, ...]


def compared_briefings(
    old: Briefing, new: Briefing, years: tuple[int, int], changes: Iterable[FigureChange]
) -> BriefingChanges:
    """What of these changed figures stands on either page, and which comparisons and sentences differ."""
    pages = Page.of(old), Page.of(new)
    return BriefingChanges(
        new.slug,
        text_of(new.title),
        tuple(change for change in changes if any(page.has(change) for page in pages)),
        changed_comparisons(old, new, *years),
        changed_passages(old, new, *years),
    )
