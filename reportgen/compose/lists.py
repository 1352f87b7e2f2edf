"""The words for several places, names or figures at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cmp_to_key
from typing import TypeVar

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.phrases import NO_APPARATUS, between, listed, number
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.word import InlineWord
from reportgen.data.region import Region
from reportgen.document.nodes import Inlines
from reportgen.errors import TemplateError

T = TypeVar("T")


def _first(items: tuple[T, ...]) -> T:
    if not items:
        raise TemplateError("the list is empty.", do="Ask first: {% if places %} … {% endif %}.")
    return items[0]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlaceList(InlineWord):
    """Several places; written in {{ }} their names: "Maine, New Hampshire and Vermont"."""

    items: tuple[PlaceLike, ...]

    def __iter__(self) -> Iterator[PlaceLike]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The names as a list in a sentence."""
        return listed([item.inlines(apparatus) for item in self.items])

    @property
    def the(self) -> InlineWord:
        """Their names with the articles that a sentence needs: "the District of Columbia and Florida"."""
        return NameList(tuple(item.the.inlines(NO_APPARATUS) for item in self.items))

    def __contains__(self, place: object) -> bool:
        return isinstance(place, PlaceLike) and any(code(i.place) == code(place.place) for i in self.items)

    @property
    def count(self) -> InlineWord:
        """How many there are, as a word."""
        return number(len(self.items))

    def total(self, measure: str) -> FigureWord:
        """The sum of a measure over these places, named by them and never by their region."""
        first = _first(self.items)
        name = "".join(i.place.name + b for i, b in zip(self.items, between(len(self.items)), strict=True))
        members = tuple(code(item.place) for item in self.items)
        found: FigureWord = first.beside(Region("+".join(members), name, members)).figure(measure)
        return replace(found, name=f"places.total('{measure}')")

    @property
    def Count(self) -> InlineWord:  # noqa: N802
        """How many there are, where that opens a sentence: "Two"."""
        return number(len(self.items), opens=True)

    def without(self, other: PlaceLike | PlaceList) -> PlaceList:
        """The list without these places."""
        gone = {code(p.place) for p in (other.items if isinstance(other, PlaceList) else (other,))}
        return PlaceList(tuple(item for item in self.items if code(item.place) not in gone))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameList(InlineWord):
    """Several names; written in {{ }} a list in a sentence."""

    items: tuple[Inlines, ...]

    def __len__(self) -> int:
        return len(self.items)

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The names as a list in a sentence."""
        return listed(self.items)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Each:
    """The places whose figures are asked for one by one."""

    items: tuple[PlaceLike, ...]

    def __getattr__(self, name: str) -> FigureList:
        if name.startswith("_"):
            raise AttributeError(name)
        return FigureList(tuple(place.figure(name) for place in self.items))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureList(InlineWord):
    """One figure for each of several places, in the order of their names; in {{ }} the figures as a list."""

    items: tuple[FigureWord, ...]

    def __iter__(self) -> Iterator[FigureWord]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The figures as a list in a sentence."""
        return listed([item.inlines(apparatus) for item in self.items])

    @property
    def rate(self) -> FigureList:
        """The rate of each."""
        return self._map(lambda item: item.rate)

    @property
    def rank(self) -> FigureList:
        """The rank of each among the 50 states."""
        return self._map(lambda item: item.rank)

    @property
    def known(self) -> FigureList:
        """Those that are known."""
        return FigureList(tuple(item for item in self.items if item.known))

    @property
    def missing(self) -> FigureList:
        """Those that are not."""
        return FigureList(tuple(item for item in self.items if item.missing))

    @property
    def complete(self) -> bool:
        """Whether all are known, so that there is a highest and a lowest."""
        return bool(self.items) and all(item.comparison.unfit is None for item in self.items)

    @property
    def places(self) -> PlaceList:
        """Whose figures they are."""
        return PlaceList(tuple(item.place for item in self.items))

    @property
    def ranked(self) -> FigureList:
        """The highest first; those without a figure at the end, unsorted."""
        fit = [item for item in self.items if item.comparison.unfit is None]
        rest = [item for item in self.items if item.comparison.unfit is not None]
        order: Callable[[FigureWord, FigureWord], int] = lambda a, b: (a < b) - (a > b)  # noqa: E731
        return FigureList((*sorted(fit, key=cmp_to_key(order)), *rest))

    @property
    def highest(self) -> FigureWord:
        """The highest; fails where one is missing, since that one may be higher."""
        return self._complete().ranked.items[0]

    @property
    def lowest(self) -> FigureWord:
        """The lowest; fails where one is missing."""
        return self._complete().ranked.items[-1]

    @property
    def first(self) -> FigureWord:
        """The first of the list."""
        return _first(self.items)

    def above(self, other: FigureWord) -> FigureList:
        """Those that are higher than another figure."""
        return FigureList(tuple(item for item in self._complete().items if item > other))

    def _map(self, change: Callable[[FigureWord], FigureWord]) -> FigureList:
        return FigureList(tuple(change(item) for item in self.items))

    def _complete(self) -> FigureList:
        if not self.complete:
            raise TemplateError(
                "there is no highest or lowest, since not every place has an exact figure.",
                do="Ask first: {% if figures.complete %} … {% endif %}.",
            )
        return self
