"""Charts of every kind, made up, and how the tests read a written chart part and its workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from docx_sample import CHART, MISSING, figure, found, of, parts, words
from lxml import etree

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Chart,
    DotPlot,
    DotRow,
    Line,
    LineChart,
    Literal,
    Mark,
    Role,
    SmallMultiples,
)

ROWS = (
    DotRow(words("Reports"), (figure("8.5"), figure("10.3"), figure("12.5"))),
    DotRow(words("Cases"), (figure("4.1"), MISSING, figure("more than 9", 9))),
    DotRow(words("Vermont"), (MISSING, MISSING, MISSING)),
)
DOTS = DotPlot(
    (words("Maine"), words("New England"), words("50 states together")),
    ROWS,
    unit="Per 1,000 children",
    alt="Dot plot: Maine 8.5, New England 10.3.",
    title=words("Maine is below"),
    subtitle=words("Rates"),
    note=words("[x] Not available."),
)


def years(first: int, last: int) -> tuple[Literal, ...]:
    return tuple(Literal(str(year), "a year") for year in range(first, last + 1))


def line(name: str, role: Role, *texts: str) -> Line:
    """A line of these figures, "" being one that is missing."""
    return Line(words(name), tuple(figure(text) if text else MISSING for text in texts), role)


LINES = LineChart(
    years(2019, 2023),
    (
        line("Maine", "highlight", "2.0", "", "3.0", "4.5", "4.0"),
        line("New England", "reference", "8.0", "8.5", "9.0", "9.5", "9.1"),
    ),
    unit="Reports per 1,000 children",
    alt="Line chart: Maine 2.0 in 2019, 4.0 in 2023.",
    breaks=(3,),
    title=words("Maine rose"),
    subtitle=words("Rates over years"),
    note=words("[x] Not available."),
)
SMALL = SmallMultiples(
    tuple(
        replace(
            CHART, bars=CHART.bars[:-1], title=words(f"Panel {at}"), alt=f"Bars of {at}", subtitle=(), note=()
        )
        for at in range(1, 6)
    ),
    title=words("Five measures"),
    subtitle=words("Counts"),
    note=words("Sources below."),
)
HIGHLIGHTED = replace(
    CHART,
    bars=(
        Bar(words("Maine"), figure("8.5"), "highlight", Mark("[p]", "preliminary")),
        Bar(words("Rhode Island"), figure("16.3")),
        Bar(words("50 states together"), figure("12.5"), "reference"),
    ),
)
EVERY_CHART: tuple[Chart, ...] = (CHART, HIGHLIGHTED, DOTS, LINES, SMALL)


@dataclass(frozen=True)
class Series:
    """A series of a written chart: its values by point, its labels' words or formats, its XML."""

    name: str
    values: dict[int, str]
    places: dict[int, str]
    labels: dict[int, str]
    xml: Any

    @property
    def drawn(self) -> bool:
        """Whether it has marks of its own, and isn't there for its words alone."""
        return not found(self.xml, "./c:marker/c:symbol[@val='none']")


def charts_of(*charts: Chart) -> list[Any]:
    """The chart parts of a document with these charts, in order, parsed."""
    files = parts(of(*charts))
    numbers = range(1, sum(name.startswith("word/charts/chart") for name in files) + 1)
    return [etree.fromstring(files[f"word/charts/chart{number}.xml"]) for number in numbers]


def series_of(chart: Any) -> dict[str, Series]:
    """The series of a chart part by name, in order."""
    return {one.name: one for one in all_series(chart)}


def all_series(chart: Any) -> list[Series]:
    """The series of a chart part, in order, those of one name too."""
    return list(map(_series, found(chart, "//c:ser")))


def _series(xml: Any) -> Series:
    [name] = found(xml, "./c:tx//c:v/text()")
    values, across = _points(xml, "./c:val|./c:yVal"), _points(xml, "./c:xVal")
    labels = {
        int(found(label, "./c:idx/@val")[0]): "\n".join(
            "".join(found(paragraph, ".//a:t/text()")) for paragraph in found(label, "./c:tx//a:p")
        )
        or found(label, "./c:numFmt/@formatCode")[0]
        for label in found(xml, "./c:dLbls/c:dLbl")
    }
    return Series(name, across or values, values, labels, xml)


def _points(xml: Any, path: str) -> dict[int, str]:
    return {
        int(point.get("idx")): found(point, "./c:v/text()")[0]
        for parent in found(xml, path)
        for point in found(parent, ".//c:pt")
    }


def book_of(number: int, *charts: Chart) -> Any:
    """The workbook of a chart of the document, by its number."""
    file = parts(of(*charts))[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(file))["Sheet1"]


def assert_cells_are_the_caches(chart: Any, book: Any) -> None:
    """Every range that the chart names holds in the workbook what the chart's cache says."""
    for reference in found(chart, "//c:strRef | //c:numRef"):
        [cells] = found(reference, "./c:f/text()")
        cells = cells.removeprefix("Sheet1!").replace("$", "")
        inside = book[cells] if ":" in cells else ((book[cells],),)
        points = {int(p.get("idx")): found(p, "./c:v/text()")[0] for p in found(reference, ".//c:pt")}
        assert int(found(reference, ".//c:ptCount/@val")[0]) == len(inside)
        for at, (cell,) in enumerate(inside):
            if reference.tag.endswith("strRef"):
                assert (cell.value or "") == points.get(at, "")
            else:
                assert (None if cell.value is None else float(cell.value)) == (
                    float(points[at]) if at in points else None
                )


def bars_of(count: int, text: str = "1", label: str = "Place") -> BarChart:
    bars = tuple(Bar(words(f"{label} {at}"), figure(text)) for at in range(count))
    return replace(CHART, bars=bars)
