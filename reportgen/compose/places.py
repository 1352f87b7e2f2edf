"""The words for places: `state`, `region`, `nation`, the states of a region, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cmp_to_key

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.compose.setting import Place, Setting, code
from reportgen.compose.word import PROBED, InlineWord, PlainWord, need, unknown, words_of
from reportgen.data.dataset import Codebook
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.region import Region
from reportgen.document.nodes import Abbreviation, Inline, Inlines, Text
from reportgen.errors import TemplateError

_HANGING = ("as_printed", "base", "change", "previous", "rank", "rate")


class _Measured(InlineWord):
    """A place that has figures: `place.MEASURE` is the figure of that measure."""

    __slots__ = ()
    setting: Setting
    place: Place
    role: str

    def figure(self, path: str) -> FigureWord:
        """The figure of a measure or what hangs on it: "reports", "reports.rate", "reports.rate.rank"."""
        name, *rest = path.split(".")
        measure = self.setting.measure(name, f"{self.role} ({self.place.name})")
        found = self.setting.figure(self.place, measure, self.setting.year)
        word = FigureWord(self.setting, self.place, found, f"{self.role}.{name}")
        for attribute in rest:
            if attribute not in _HANGING:
                unknown(attribute, path, _HANGING)
            word = getattr(word, attribute)
        return word

    def __getattr__(self, name: str) -> FigureWord:
        if name.startswith("_") or name in PROBED:
            raise AttributeError(name)
        measures = self.setting.dataset.codebook.measures
        if name not in measures:
            unknown(name, self.describe(), [*measures, *words_of(self)])
        return self.figure(name)

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The place's name."""
        return (words(self.place.name, "name of a place"),)

    def describe(self) -> str:
        """The place as an error message names it."""
        return f"{self.role} ({self.place.name})"

    @property
    def the(self) -> InlineWord:
        """Its name inside a sentence: "the District of Columbia", "Maine"."""
        return PlainWord((words(en_us.in_sentence(self.place.name), "name of a place"),))

    @property
    def The(self) -> InlineWord:  # noqa: N802 - as it is written: the capital is the point
        """Its name where it opens a sentence: "The District of Columbia", "Maine"."""
        return PlainWord((words(en_us.in_sentence(self.place.name, opens=True), "name of a place"),))

    @property
    def possessive(self) -> InlineWord:
        """Maine's."""
        return PlainWord((words(en_us.possessive(en_us.in_sentence(self.place.name)), "name of a place"),))

    def same_as(self, other: PlaceWord | RegionWord) -> bool:
        """Whether both are the same place."""
        need((PlaceWord, RegionWord), [other], "same_as() needs a place.", "Write same_as(region).")
        return code(self.place) == code(other.place)

    def has(self, *measures: str) -> bool:
        """Whether there is a number for any of these measures."""
        return any(self.figure(measure).known for measure in measures)

    def has_program(self, program: str) -> bool:
        """Whether there is a number for any measure of this program."""
        programs = self._programs()
        if program not in programs:
            unknown(program, "the list of programs", programs)
        return self.has(*programs[program])

    @property
    def absent_programs(self) -> NameList:
        """The programs that count something for states and have no figure for this one."""
        absent = [name for name, ids in self._programs().items() if name and not self.has(*ids)]
        return NameList(tuple((words(en_us.uncapped(name), "name of a program"),) for name in absent))

    @property
    def absent_measures(self) -> NameList:
        """What has no figure for this state, in programs that have others."""
        measures = self.setting.dataset.codebook.measures
        present = [ids for name, ids in self._programs().items() if name and self.has(*ids)]
        absent = [measures[i].many for ids in present for i in ids if not self.has(i)]
        return NameList(tuple((words(noun, "noun of a measure"),) for noun in absent))

    def _programs(self) -> dict[str, list[str]]:
        """The measures of each program that are counted for states."""
        programs: dict[str, list[str]] = {}
        for measure in self.setting.dataset.codebook.measures.values():
            if "state" in measure.scope:
                programs.setdefault(measure.program, []).append(measure.id)
        return programs


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlaceWord(_Measured):
    """A state, a territory or the nation; written in {{ }} it is its name."""

    setting: Setting
    place: Jurisdiction
    role: str = "state"

    @property
    def short(self) -> InlineWord:
        """The AP short form, for heads of tables ("Mass.")."""
        return PlainWord(short_name(self.place))

    @property
    def regions(self) -> tuple[RegionWord, ...]:
        """The regions that it belongs to."""
        regions = self.setting.dataset.codebook.regions.values()
        return tuple(RegionWord(self.setting, r) for r in regions if self.place.code in r.members)

    @property
    def division(self) -> RegionWord:
        """Its Census division ("New England")."""
        from reportgen.data.region import slug_of

        regions = self.setting.dataset.codebook.regions
        slug = slug_of(self.place.division)
        if slug not in regions:
            raise TemplateError(
                f"{self.place.name} belongs to no Census division.", do="Ask state.in_division first."
            )
        return RegionWord(self.setting, regions[slug])

    @property
    def in_division(self) -> bool:
        """Whether it belongs to a Census division (territories and the nation don't)."""
        return bool(self.place.division)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RegionWord(_Measured):
    """A region; written in {{ }} it is its name, and `region.MEASURE` is its total."""

    setting: Setting
    place: Region
    role: str = "region"

    @property
    def region(self) -> Region:
        """The region itself."""
        return self.place

    @property
    def states(self) -> PlaceList:
        """Its states, in the order of their names."""
        return PlaceList(
            tuple(PlaceWord(self.setting, self.setting.place(code)) for code in self.place.members)
        )

    @property
    def each(self) -> Each:
        """`region.each.MEASURE` is the figure of each of its states."""
        return Each(self.states.items)

    @property
    def count(self) -> InlineWord:
        """How many states it has, as a word: "six"."""
        return number(len(self.place.members))

    @property
    def noun(self) -> InlineWord:
        """What they are: "states" or, with D.C. or a territory among them, "jurisdictions"."""
        kinds = {self.setting.place(code).kind for code in self.place.members}
        return PlainWord((Text("states" if kinds == {"state"} else "jurisdictions"),))

    @property
    def Count(self) -> InlineWord:  # noqa: N802
        """The same where it opens a sentence: "Six"."""
        return number(len(self.place.members), opens=True)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PlaceList(InlineWord):
    """Several places; written in {{ }} their names: "Maine, New Hampshire and Vermont"."""

    items: tuple[PlaceWord, ...]

    def __iter__(self) -> Iterator[PlaceWord]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The names as a list in a sentence."""
        return listed([item.inlines(apparatus) for item in self.items])

    @property
    def the(self) -> InlineWord:
        """The same with the articles that a sentence needs: "the District of Columbia and Florida"."""
        return NameList(tuple(item.the.inlines(NO_APPARATUS) for item in self.items))

    def __contains__(self, place: object) -> bool:
        return isinstance(place, PlaceWord) and any(
            item.place.code == place.place.code for item in self.items
        )

    @property
    def count(self) -> InlineWord:
        """How many there are, as a word."""
        return number(len(self.items))

    def total(self, measure: str) -> FigureWord:
        """The sum of a measure over these places, named by them and never by their region."""
        setting = self.items[0].setting
        name = "".join(i.place.name + b for i, b in zip(self.items, _between(len(self.items)), strict=True))
        members = tuple(item.place.code for item in self.items)
        return RegionWord(setting, Region("+".join(members), name, members), "places").figure(measure)

    @property
    def Count(self) -> InlineWord:  # noqa: N802
        """The same where it opens a sentence."""
        return number(len(self.items), opens=True)

    def without(self, other: PlaceWord | PlaceList) -> PlaceList:
        """The list without these places."""
        gone = {p.place.code for p in (other.items if isinstance(other, PlaceList) else (other,))}
        return PlaceList(tuple(item for item in self.items if item.place.code not in gone))


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

    items: tuple[PlaceWord, ...]

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
        return PlaceList(
            tuple(
                PlaceWord(i.setting, i.place_of) for i in self.items if isinstance(i.place_of, Jurisdiction)
            )
        )

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
        return self.items[0]

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


def place_word(setting: Setting, place: Place) -> PlaceWord | RegionWord:
    """The word for a place or a region."""
    return RegionWord(setting, place) if isinstance(place, Region) else PlaceWord(setting, place)


def short_name(place: Place) -> Inlines:
    """A place's name for the head of a column: short for the eye, full for the ear."""
    short = en_us.short_name(place.code, place.name) if isinstance(place, Jurisdiction) else place.name
    if short == place.name:
        return (words(place.name, "name of a place"),)
    return (Abbreviation(short, place.name),)


def number(count: int, opens: bool = False) -> InlineWord:
    """A number of things that are no data: "six"."""
    text = en_us.number_word(count)
    return PlainWord((words(text.capitalize() if opens else text, "number of places"),))


def listed(parts: Iterable[Inlines]) -> Inlines:
    """Parts of a sentence with commas and an "and" between them."""
    items = list(parts)
    out: list[Inline] = []
    for item, between in zip(items, _between(len(items)), strict=True):
        out += [*item, *([Text(between)] if between else [])]
    return tuple(out)


NO_APPARATUS = Apparatus(Codebook({}, {}, {}, {}), {}, {})  # names and figures need no apparatus


def _between(count: int) -> tuple[str, ...]:
    """What follows each item of a list of so many: ", ", " and " and, after the last, nothing."""
    return (*en_us.conjunctions(count), "")[:count]


def inlines_of(part: object) -> Inlines:
    """A word's nodes, or plain words that a template typed, which may hold no digit."""
    if isinstance(part, InlineWord) and not part.deferred:
        return part.inlines(NO_APPARATUS)
    if isinstance(part, tuple) and all(isinstance(inline, Inline) for inline in part):
        return part
    if not isinstance(part, str):
        raise TemplateError(
            f"a {type(part).__name__.lower()} can't stand in a label.",
            do="Write words in quotation marks, a figure or a place.",
        )
    if any(c.isdigit() for c in part):
        raise TemplateError(
            f'"{part}" is typed with a number in it.', do='Use a figure or, if it is none, literal("…").'
        )
    return (Text(part),)
