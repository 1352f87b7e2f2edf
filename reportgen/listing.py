"""What a project has: its regions, states, measures, sources and years, as rows and as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.project import Project
from reportgen.years import pick_year, states_by_year

Row = dict[str, Any]


def rows(what: str, project: Project, dataset: Dataset) -> list[Row]:
    """The rows of a list; all have the same keys, which are the columns' headings."""
    if what == "regions":
        return [
            {"slug": r.slug, "name": r.name, "members": list(r.members)} for r in project.regions.values()
        ]
    if what == "states":
        return _states(project, dataset)
    if what == "measures":
        measures = dataset.codebook.measures.values()
        return [{"id": m.id, "label": m.label, "program": m.program, "basis": str(m.basis)} for m in measures]
    if what == "sources":
        sources = dataset.codebook.sources.values()
        return [{"id": s.id, "title": s.title, "publisher": s.publisher} for s in sources]
    if what == "years":
        figures = Counter(key.period.year for key in dataset.index)
        return [{"year": year, "figures": figures[year]} for year in dataset.years()]
    raise ValueError(what)


def _states(project: Project, dataset: Dataset) -> list[Row]:
    """With the figures that each has for the year that a build would take."""
    year = pick_year(dataset) if states_by_year(dataset) else None
    figures = Counter(key.jurisdiction for key in dataset.index if key.period.year == year)
    return [
        {"code": place.code, "name": place.name, "year": year, "figures": figures[place.code]}
        for place in project.places.values()
        if place.code != NATION
    ]


def aligned(table: list[Row]) -> Iterator[str]:
    """The rows as lines of aligned columns below their headings, numbers to the right."""
    if not table:
        return
    cells = [list(table[0])] + [[_text(value) for value in row.values()] for row in table]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [isinstance(value, int) for value in table[0].values()]
    for line in cells:
        padded = zip(line, widths, right, strict=True)
        yield "  ".join(
            text.rjust(width) if flush else text.ljust(width) for text, width, flush in padded
        ).rstrip()


def _text(value: Any) -> str:
    if value is None:
        return "-"
    return " ".join(value) if isinstance(value, list) else str(value)
