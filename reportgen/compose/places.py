"""The words for places: `state`, `region`, `nation`, and the states of a region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.lists import Each, NameList, PlaceList
from reportgen.compose.numbers import words
from reportgen.compose.phrases import noun_of, number, short_name
from reportgen.compose.setting import Place, PlaceLike, Setting, code
from reportgen.compose.word import PROBED, InlineWord, PlainWord, need, unknown, words_of
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.region import Region, slug_of
from reportgen.document.nodes import Inlines, Text
from reportgen.errors import TemplateError

_HANGING = ("as_printed", "base", "change", "previous", "rank", "rate")


class _Measured(PlaceLike):
    """A place that has figures: `place.MEASURE` is the figure of that measure."""

    __slots__ = ()
    setting: Setting
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
        """Its name as an owner's: "Maine's", "Massachusetts'"."""
        return PlainWord((words(en_us.possessive(en_us.in_sentence(self.place.name)), "name of a place"),))

    def beside(self, place: Place) -> PlaceLike:
        """The word for another place of the same briefing."""
        return place_word(self.setting, place)

    def same_as(self, other: PlaceLike) -> bool:
        """Whether both are the same place."""
        need(PlaceLike, [other], "same_as() needs a place.", "Write same_as(region).")
        return code(self.place) == code(other.place)

    def has(self, *measures: str) -> bool:
        """Whether there is a number for any of these measures."""
        return any(self.figure(measure).known for measure in measures)


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

    def has_program(self, program: str) -> bool:
        """Whether there is a number for any measure of this program."""
        programs = self._programs()
        if program not in programs:
            unknown(program, "the list of programs", programs)
        return self.has(*programs[program])

    @property
    def absent_programs(self) -> NameList:
        """The programs of which no source used has any figure for this place."""
        absent = [name for name, ids in self._programs().items() if all(map(self._absent, ids))]
        return NameList(tuple((words(en_us.uncapped(name), "name of a program"),) for name in absent))

    @property
    def absent_measures(self) -> NameList:
        """What no source used has for this place, of the programs of which there are other figures."""
        present = [ids for ids in self._programs().values() if not all(map(self._absent, ids))]
        return self._nouns([i for ids in present for i in ids if self._absent(i)])

    @property
    def withheld_measures(self) -> NameList:
        """What is withheld for this place, to protect the people counted."""
        return self._nouns([i for ids in self._programs().values() for i in ids if self.figure(i).suppressed])

    def _nouns(self, ids: list[str]) -> NameList:
        measures = self.setting.dataset.codebook.measures
        return NameList(tuple((words(measures[i].many, "noun of a measure"),) for i in ids))

    def _absent(self, measure: str) -> bool:
        return self.figure(measure).not_available

    def _programs(self) -> dict[str, list[str]]:
        """The measures of each program that are counted for states."""
        programs: dict[str, list[str]] = {}
        for measure in self.setting.dataset.codebook.measures.values():
            if "state" in measure.scope and measure.program:
                programs.setdefault(measure.program, []).append(measure.id)
        return programs


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
        return PlaceList(tuple(self._states()))

    def _states(self) -> Iterator[PlaceWord]:
        return (PlaceWord(self.setting, self.setting.place(member)) for member in self.place.members)

    def states_with(self, *measures: str) -> PlaceList:
        """Those of its states that have a number for any of these measures."""
        return PlaceList(tuple(state for state in self._states() if state.has(*measures)))

    @property
    def each(self) -> Each:
        """`region.each.MEASURE` is the figure of each of its states."""
        return Each(self.states.items, self.place)

    @property
    def count(self) -> InlineWord:
        """How many states it has, as a word: "six"."""
        return number(len(self.place.members))

    @property
    def noun(self) -> InlineWord:
        """What they are: "states" or, with D.C. or a territory among them, "jurisdictions"."""
        noun = noun_of(self.setting, self.place.members)
        return PlainWord((Text(noun if len(self.place.members) == 1 else f"{noun}s"),))

    @property
    def Count(self) -> InlineWord:  # noqa: N802
        """How many states it has, where that opens a sentence: "Six"."""
        return number(len(self.place.members), opens=True)


def place_word(setting: Setting, place: Place) -> PlaceWord | RegionWord:
    """The word for a place or a region."""
    return RegionWord(setting, place) if isinstance(place, Region) else PlaceWord(setting, place)
