"""What a line chart draws, as columns of its workbook: years, lines, and series that only place words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.document.nodes import Figure, Line, LineChart, Mark
from reportgen.document.walk import text_of
from reportgen.write.docx.workbook import Cell, Rows
from reportgen.write.linechart import LineStyle, labelled, line_styles
from reportgen.write.scale import ends_of


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or the part of it between two breaks: its name, its figures by year, which of them are shown.

    The last part of a line carries the line's `label`, and the `mark` where its last year is missing.
    """

    name: str
    label: str
    mark: str
    points: tuple[Figure | None, ...]
    shown: tuple[int, ...]
    style: LineStyle

    @property
    def end(self) -> Figure | None:
        """The last figure, beside which the line's name stands."""
        return next((point for point in reversed(self.points) if point is not None), None)


def parts_of(chart: LineChart) -> list[Part]:
    """The lines of a chart, parted at its breaks so that none is drawn across one."""
    years, alone = len(chart.years), len(chart.lines) == 1
    starts = [0, *breaks_of(chart), years]
    stretches = [range(*pair) for pair in pairwise(starts)]
    found: list[Part] = []
    for line, style in zip(chart.lines, line_styles(chart.lines), strict=True):
        own = [one for one in stretches if _is_known(line, one)] or stretches[-1:]
        shown = labelled(line.points, alone=alone)
        of_line = [_part(chart, line, (style, shown), one) for one in own]
        found += [*of_line[:-1], _ended(of_line[-1], line)]
    return found


def breaks_of(chart: LineChart) -> list[int]:
    """The positions of the years from which on figures were counted anew, in order."""
    return sorted({at for at in chart.breaks if 0 < at < len(chart.years)})


@dataclass(frozen=True, slots=True)
class Gaps:
    """The years of a line that are missing, by position, with their marks; not the last, beside its name."""

    name: str
    label: str
    marks: dict[int, str]


def gaps_of(chart: LineChart) -> list[Gaps]:
    """The lines of a chart that have gaps."""
    found: list[Gaps] = []
    for line in chart.lines:
        marks = {at: point.text for at, point in enumerate(line.points[:-1]) if isinstance(point, Mark)}
        if marks:
            label = text_of(line.label)
            found.append(Gaps(f"{label}: missing", label, marks))
    return found


def line_rows(chart: LineChart, parts: Sequence[Part]) -> Rows:
    """The workbook's rows: a year, its figures (an empty cell where one is missing), and its marks in words.

    The columns behind the figures place words and rules, and hold no figures.
    """
    low, high = ends_of(point for line in chart.lines for point in line.points)
    gaps, breaks, last = gaps_of(chart), breaks_of(chart), len(chart.years) - 1
    open_ended = [part for part in parts if part.mark]
    rows: list[list[Cell]] = [[chart.unit, *heads_of(parts, gaps), *(f"{gap.label}: mark" for gap in gaps)]]
    for at, year in enumerate(chart.years):
        figures: list[Cell] = [point if (point := part.points[at]) is not None else "" for part in parts]
        ends: list[Cell] = [part.end or 0 if at == last else "" for part in open_ended]
        places: list[Cell] = [*([low] * (1 + len(gaps))), high if at in breaks else ""]
        rows.append([year.text, *figures, *ends, *places, *(gap.marks.get(at, "") for gap in gaps)])
    return rows


def heads_of(parts: Sequence[Part], gaps: Sequence[Gaps]) -> list[str]:
    """The names of the chart's series, in the order of the workbook's columns."""
    ends = [f"{part.label} {part.mark}" for part in parts if part.mark]
    return [*(part.name for part in parts), *ends, "Years", *(gap.name for gap in gaps), "Breaks"]


def _is_known(line: Line, stretch: range) -> bool:
    return any(isinstance(line.points[at], Figure) for at in stretch)


def _part(chart: LineChart, line: Line, look: tuple[LineStyle, tuple[int, ...]], stretch: range) -> Part:
    label, (style, shown) = text_of(line.label), look
    years = "–".join(dict.fromkeys((chart.years[stretch[0]].text, chart.years[stretch[-1]].text)))
    points = tuple(
        point if at in stretch and isinstance(point, Figure) else None for at, point in enumerate(line.points)
    )
    name = label if len(stretch) == len(chart.years) else f"{label} ({years})"
    return Part(name, "", "", points, tuple(at for at in shown if at in stretch), style)


def _ended(part: Part, line: Line) -> Part:
    """The last part of a line, at whose end its name stands."""
    last = line.points[-1]
    return replace(part, label=text_of(line.label), mark=last.text if isinstance(last, Mark) else "")
