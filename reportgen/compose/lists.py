"""The words for several places, names or figures at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reportgen.compare import median
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.phrases import NO_APPARATUS, between, listed, number
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.spread import extremes_of, range_of
from reportgen.compose.word import InlineWord, PlainWord
from reportgen.data.region import Region
from reportgen.document.nodes import Inlines
from reportgen.errors import TemplateError

if TYPE_CHECKING:  # figures have series, which are lists; and only one can be first
    from reportgen.compose.figures import FigureWord

T = TypeVar("T")


def _first(items: tuple[T, ...]) -> T:
    if not items:
        raise TemplateError("the list is empty.", do="Ask first: {% if places %} … {% endif %}.")
    return items[0]


def _region(places: Iterable[PlaceLike]) -> Region:
    """These places as a region that bears their names."""
    items = tuple(places)
    name = "".join(i.place.name + b for i, b in zip(items, between(len(items)), strict=True))
    members = tuple(code(item.place) for item in items)
    return Region("+".join(members), name, members)


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
        found: FigureWord = _first(self.items).beside(_region(self.items)).figure(measure)
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
    region: Region

    def __getattr__(self, name: str) -> FigureList:
        if name.startswith("_"):
            raise AttributeError(name)
        return FigureList(tuple(place.figure(name) for place in self.items), self.region)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureList(InlineWord):
    """One figure for each of several places, in the order of their names; in {{ }} the figures as a list.

    `region` is the one whose places they are, where they are all of them.
    """

    items: tuple[FigureWord, ...]
    region: Region | None = None

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
    def previous(self) -> FigureList:
        """The figure of each one year earlier."""
        return self._map(lambda item: item.previous)

    @property
    def change(self) -> FigureList:
        """The change of each since the year before."""
        return self._map(lambda item: item.change)

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
        return bool(self.items) and all(item.exact for item in self.items)

    @property
    def places(self) -> PlaceList:
        """Whose figures they are."""
        return PlaceList(tuple(item.place for item in self.items))

    @property
    def ranked(self) -> FigureList:
        """The highest first; those without a figure at the end, unsorted."""
        fit = [item for item in self.items if item.exact]
        rest = [item for item in self.items if not item.exact]
        for item in fit:
            item.same_as(fit[0])  # raises where the two can't be compared
        return FigureList((*sorted(fit, key=lambda item: item.comparison.exact, reverse=True), *rest))

    @property
    def highest(self) -> FigureWord:
        """The highest; fails where one is missing, since that one may be higher."""
        return self._complete().ranked.items[0]

    @property
    def lowest(self) -> FigureWord:
        """The lowest; fails where one is missing."""
        return self._complete().ranked.items[-1]

    @property
    def median(self) -> FigureWord:
        """The figure in the middle: as many places are above it as below; refused where one is missing."""
        first, region = _first(self.items), self.region or _region(item.place for item in self.items)
        found = median(region.slug, tuple(item.comparison for item in self.items))
        return replace(first, place_of=region, comparison=found, name="figures.median", ranking=None)

    @property
    def range(self) -> InlineWord:
        """From the lowest to the highest: "8.0 to 16.3"; ask .complete first."""
        _first(self.items)
        return PlainWord(range_of(self.items))

    @property
    def extremes(self) -> InlineWord:
        """ "highest in Rhode Island (16.3) and lowest in Vermont (8.0)"; where some are missing, followed by
        "of the 2 states with data".
        """
        _first(self.items)
        return PlainWord(extremes_of(self.items))

    @property
    def first(self) -> FigureWord:
        """The first of the list."""
        return _first(self.items)

    def above(self, other: FigureWord) -> FigureList:
        """Those that are higher than another figure."""
        return FigureList(tuple(item for item in self._complete().items if item > other))

    def level_with(self, other: FigureWord) -> FigureList:
        """Those that show the same number as another figure, itself among them."""
        return FigureList(tuple(item for item in self._complete().items if item.same_as(other)))

    def _map(self, change: Callable[[FigureWord], FigureWord]) -> FigureList:
        return FigureList(tuple(change(item) for item in self.items), self.region)

    def _complete(self) -> FigureList:
        if not self.complete:
            raise TemplateError(
                "there is no highest or lowest, since not every place has an exact figure.",
                do="Ask first: {% if figures.complete %} … {% endif %}.",
            )
        return self
