"""The word for a map: places in two or three grades, by their figures as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.compose import captions, en_us, findings, grades, together
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.bars import here_of
from reportgen.compose.en_us import alternatives, labels, spans
from reportgen.compose.figures import FigureWord
from reportgen.compose.lists import FigureList
from reportgen.compose.numbers import words
from reportgen.compose.phrases import short_name
from reportgen.compose.points import point
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.word import BlockWord, need
from reportgen.data.region import Region
from reportgen.document.nodes import Area, Block, Figure, Inlines, Map, Mark, Text
from reportgen.errors import TemplateError, UnhandledState

_HINT = "Write map_of(region.each.reports.rate)."


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MapWord(BlockWord):
    """Places by grade, with the words of the key."""

    figures: tuple[FigureWord, ...]
    at: tuple[FigureWord, ...]
    classes: int
    by: str
    here: str
    region: Region | None

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One map."""
        first = self.figures[0]
        points = [point(figure) for figure in self.figures]
        known = [shown for shown in points if isinstance(shown, Figure)]
        marks = [shown for shown in points if isinstance(shown, Mark)]
        found = iter(self._grades(known))
        graded = [next(found) if isinstance(shown, Figure) else None for shown in points]
        areas = tuple(
            Area(code(f.place_of), _label(f), shown, grade, "highlight" if self._lit(f) else "plain")
            for f, shown, grade in zip(self.figures, points, graded, strict=True)
        )
        key = self._key(known, [grade for grade in graded if grade is not None])
        what = captions.counted(first)
        return (
            Map(
                areas,
                key,
                (words(what.replace(en_us.NBSP, " "), "what a map shows"),),
                alternatives.of_map(
                    self._opening(what),
                    [captions.name_of(f) for f in self.figures],
                    areas,
                    key,
                    captions.noun(self.figures),
                ),
                findings.seen(self.figures, self.at[-1:]),
                captions.subtitle(what, spans.period(first.measure, first.comparison.year)),
                captions.preliminary((captions.name_of(f), f) for f in self.figures),
                missing=tuple((mark, Text(f" {mark.meaning}")) for mark in dict.fromkeys(marks)),
            ),
        )

    def _lit(self, figure: FigureWord) -> bool:
        return len(self.figures) > 1 and code(figure.place_of) == self.here

    def _opening(self, what: str) -> str:
        first, count, noun = self.figures[0], len(self.figures), captions.noun(self.figures)
        own = en_us.in_sentence(self.region.name) if self.region else ""
        whose = own or f"{en_us.number_word(count)} {noun}{'' if count == 1 else 's'}"
        when = spans.within(first.measure, first.comparison.year)
        return f"Map of {whose} by {alternatives.inside(what)} {when}"

    def _grades(self, known: Sequence[Figure]) -> list[int]:
        values = [shown.value for shown in known]
        if self.at:
            return grades.at(values, [level.value for level in self._levels()])
        if not values:
            return []
        return (grades.steps if self.by == "steps" else grades.quantiles)(values, self.classes)

    def _levels(self) -> list[Figure]:
        """The figures at which the grades part, as they are shown, lowest first, each once."""
        found = {shown.value: shown for shown in map(point, self.at) if isinstance(shown, Figure)}
        return [found[value] for value in sorted(found)]

    def _key(self, known: Sequence[Figure], graded: Sequence[int]) -> tuple[Inlines, ...]:
        """What each grade holds: its lowest and highest figure, or on which side of a break it is."""
        if self.at:
            return self._sides()
        key: list[Inlines] = []
        for grade in range(max(graded, default=-1) + 1):
            own = [shown for shown, other in zip(known, graded, strict=True) if other == grade]
            low, high = min(own, key=lambda f: f.value), max(own, key=lambda f: f.value)
            key.append((low,) if low.value == high.value else (low, Text(en_us.TO), high))
        return tuple(key)

    def _sides(self) -> tuple[Inlines, ...]:
        levels = self._levels()
        lowest = min(self.at, key=lambda figure: figure.comparison.exact)
        owner = en_us.possessive(en_us.in_sentence(lowest.place_of.name))
        below: Inlines = (words(labels.below(owner), "name of a place"), levels[0])
        between = [(low, Text(labels.TO_BELOW), high) for low, high in pairwise(levels)]
        return (below, *between, (levels[-1], Text(labels.OR_MORE)))


def map_of(
    figures: FigureList | list[FigureWord],
    classes: int = 3,
    by: str = "quantiles",
    at: list[FigureWord] | None = None,
    here: PlaceLike | None = None,
) -> MapWord:
    """Template word: a map of places in two or three grades; the key has the lowest and highest of each.

    Grades hold about as many places each, or with by="steps" span the same stretch; with at=[figure] they
    part at that figure, as `at=[fifty_states.reports.rate]`. A place without a figure is hatched.
    """
    items, levels = tuple(figures), tuple(at or ())
    need(FigureWord, (*items, *levels), "map_of() takes figures.", _HINT)
    if not items:
        raise TemplateError("map_of() has no figures.", do="Leave the map out where there are none.")
    if classes not in (2, 3) or by not in ("quantiles", "steps") or len(levels) > 2:
        raise TemplateError(
            "a map has two or three classes.",
            do='Write classes=2, by="steps" or at=[figure], or leave them out.',
        )
    together.of_places([*items, *levels])
    together.on_a_map(items)
    for level in levels:
        if not level.exact:
            raise UnhandledState(
                f"{level.describe()} is no exact figure to part a map at.", do="Ask .exact first."
            )
    region = figures.region if isinstance(figures, FigureList) else None
    return MapWord(items, levels, classes, by, here_of(here, items[0]), region)


def _label(figure: FigureWord) -> Inlines:
    return figure.own_label or short_name(figure.place_of)
