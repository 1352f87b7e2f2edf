"""Drawings of a Word file beside the charts that they must show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.document.nodes import Area, BarChart, Chart, DotPlot, LineChart, Map, SmallMultiples
from reportgen.document.walk import text_of
from reportgen.verify.chartchecks import Check, bars, dots, lines
from reportgen.verify.listlabels import Lists
from reportgen.verify.pieces import squeezed
from reportgen.verify.sheetchecks import sheet_checks
from reportgen.verify.wordcharts import Shown, chart_of
from reportgen.verify.worditems import name_of
from reportgen.verify.wordmaps import boxes, color_checks, map_checks
from reportgen.verify.wordparts import DOCUMENT, WP, WPS, C, Parts, R

UNSEEN = " for those who can't see it"
"""Ends the name of a place that is heard alone."""


@dataclass(slots=True)
class Drawings:
    """The drawings of a group, taken one after the other by the charts that they must show.

    Of a `fresh` file all of a chart's settings count, and its workbook is looked into.
    """

    parts: Parts
    left: list[etree._Element]
    hidden: frozenset[str]
    flat: frozenset[etree._Element]
    fresh: bool = True

    def checks(self, charts: list[Chart]) -> Iterator[Check]:
        """All that must stand in them; each drawing that is left over."""
        for chart in charts:
            yield from self.of(chart)
        yield from (Check("a drawing", "", _alt(one)) for one in self.left)

    def of(self, chart: Chart) -> Iterator[Check]:
        """All that must stand in the drawings of one chart, which are taken away."""
        what = name_of(chart)
        match chart:
            case BarChart():
                yield from self._bars(chart, what, "")
            case DotPlot():
                yield from self._dots(chart, what)
            case LineChart():
                yield from self._lines(chart, what)
            case SmallMultiples():
                for one in chart.charts:
                    if one.bars:
                        yield from self._bars(one, name_of(one), text_of(one.title))
            case Map():
                yield from self._map(chart, what)

    def _bars(self, chart: BarChart, what: str, title: str) -> Iterator[Check]:
        at = 0
        while at < len(chart.bars):
            drawing = self._next()
            seen = self._shown(drawing)
            count = max((len(one.names) for one in seen.series), default=0)
            part = chart.bars[at : at + count] if count else chart.bars[at:]
            yield from self._described(drawing, chart.alt, text_of(chart.title), what)
            yield Check(f"the title in {what}", title, seen.title)
            yield from bars(chart, part, seen, what)
            yield from self._odd(seen, what)
            if self.fresh:
                yield from sheet_checks(self._book(drawing), seen, chart, part, what)
            at += len(part)

    def _dots(self, chart: DotPlot, what: str) -> Iterator[Check]:
        at = 0
        while at < len(chart.rows):
            drawing = self._next()
            seen = self._shown(drawing)
            count = max((len(one.labels) for one in seen.series[-2:]), default=0)
            count = min(count, len(chart.rows) - at) or len(chart.rows) - at
            yield from self._described(drawing, chart.alt, text_of(chart.title), what)
            yield Check(f"the title in {what}", "", seen.title)
            yield from dots(chart, at, count, seen, what)
            yield from self._odd(seen, what)
            if self.fresh:
                part = chart.rows[at : at + count]
                yield from sheet_checks(self._book(drawing), seen, chart, part, what)
            at += count

    def _lines(self, chart: LineChart, what: str) -> Iterator[Check]:
        drawing = self._next()
        seen = self._shown(drawing)
        yield from self._described(drawing, chart.alt, text_of(chart.title), what)
        yield Check(f"the title in {what}", "", seen.title)
        yield from lines(chart, seen, what)
        yield from self._odd(seen, what)
        if self.fresh:
            yield from sheet_checks(self._book(drawing), seen, chart, chart.lines, what)

    def _map(self, chart: Map, what: str) -> Iterator[Check]:
        """A map that is taller than a page goes on in a second drawing, with the same key."""
        areas = list(chart.areas)
        first = True
        while areas:
            drawing = self._next()
            seen = [] if drawing is None else boxes(drawing, Lists(self.parts), self.hidden, self.flat)
            key = sum(bool(text_of(words).strip()) for words in (chart.unit, *chart.grades, *chart.missing))
            count = len(seen) - key if 0 < len(seen) - key <= len(areas) else len(areas)
            # The places with an outline come first, so that the parts of a map have all of them in order.
            part = _next_of(areas, seen[key:], count)
            yield from self._described(drawing, chart.alt, text_of(chart.title) if first else "", what)
            yield from map_checks(chart, tuple(part), seen, what)
            for shape in () if drawing is None else drawing.iter(f"{WPS}cNvPr"):
                if shape.get("descr"):
                    yield Check(f"the sentence of a shape of {what}", chart.alt, shape.get("descr", ""))
            if self.fresh and drawing is not None:
                yield from color_checks(drawing, chart, tuple(part), what)
            areas = [area for area in areas if area not in part]
            first = False

    def _next(self) -> etree._Element | None:
        return self.left.pop(0) if self.left else None

    def _name(self, drawing: etree._Element | None) -> str:
        found = None if drawing is None else next(drawing.iter(f"{C}chart"), None)
        return "" if found is None else self.parts.targets(DOCUMENT).get(found.get(f"{R}id", ""), "")

    def _shown(self, drawing: etree._Element | None) -> Shown:
        name = self._name(drawing)
        return chart_of(self.parts.tree(name), fresh=self.fresh) if name else Shown("", "", [], [])

    def _book(self, drawing: etree._Element | None) -> bytes:
        """The workbook behind a drawing's chart; nothing where there is none."""
        name = self._name(drawing)
        targets = self.parts.targets(name).values() if name else ()
        return next((self.parts.read(one) for one in targets if one.endswith(".xlsx")), b"")

    def _odd(self, seen: Shown, what: str) -> Iterator[Check]:
        yield from (Check(what, "", odd) for odd in seen.odd)

    def _described(self, drawing: etree._Element | None, alt: str, title: str, what: str) -> Iterator[Check]:
        properties = None if drawing is None else next(drawing.iter(f"{WP}docPr"), None)
        for name, kind, wanted in (("descr", "sentence", alt), ("title", "title", title)):
            there = "" if properties is None else properties.get(name, "")
            yield Check(f"the {kind} of {what}{UNSEEN}", wanted, there)


def _next_of(areas: list[Area], seen: list[str], count: int) -> list[Area]:
    """The areas that a drawing shows: all that are left, or those of its words."""
    if count == len(areas):
        return areas
    left = list(areas)
    found: list[Area] = []
    for words in seen:
        one = next(
            (one for one in left if squeezed(text_of(one.label) + one.figure.text) == squeezed(words)), None
        )
        if one is not None:
            left.remove(one)
            found.append(one)
    return found or areas


def _alt(drawing: etree._Element) -> str:
    properties = next(drawing.iter(f"{WP}docPr"), None)
    return "a drawing" if properties is None else properties.get("descr", "") or "a drawing"
