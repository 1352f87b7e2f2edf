"""The word for whom a briefing is addressed to: `legislator`, with what the roster says of the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.numbers import words
from reportgen.compose.places import PlaceWord
from reportgen.compose.setting import Setting
from reportgen.compose.titles import short_title, title_of
from reportgen.compose.word import PROBED, InlineWord, PlainWord, unknown, words_of
from reportgen.data.legislator import AT_LARGE, Legislator, Roster
from reportgen.document.nodes import Inline, Inlines, Text
from reportgen.errors import Finding, InputError, Severity, TemplateError, UnhandledState

_WHY = "from the roster"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RosterWord(InlineWord):
    """What a roster says of a person; written in {{ }} those words. A blank stops the build: ask first."""

    text: str
    name: str
    person: str

    @property
    def known(self) -> bool:
        """The roster says it: its cell isn't blank."""
        return bool(self.text)

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The roster's words."""
        if not self.text:
            raise UnhandledState(
                f"the roster doesn't say {self.describe()} of {self.person}.",
                do=f"Ask first: {{% if {self.describe()}.known %}} … {{% endif %}}.",
            )
        return (words(self.text, _WHY),)

    def __bool__(self) -> bool:
        raise TemplateError(f"{self.describe()} is neither yes nor no.", do="Ask .known.")

    def describe(self) -> str:
        """The word as an error message names it."""
        return f"legislator.{self.name}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CommitteeList(InlineWord):
    """A person's committees; written in {{ }} their names between semicolons, as names have commas."""

    items: tuple[str, ...]
    opening: str

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[InlineWord]:
        return iter(PlainWord((words(item, _WHY),)) for item in self.items)

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The names, with semicolons between them."""
        out: list[Inline] = []
        for item in self.items:
            out += [*([Text("; ")] if out else []), words(item, _WHY)]
        return tuple(out)

    @property
    def short(self) -> CommitteeList:
        """Their names without what opens most: "Agriculture", for "House Committee on Agriculture"."""
        names = (item.removeprefix(self.opening).removeprefix("the ") for item in self.items)
        return CommitteeList(tuple(name[:1].upper() + name[1:] for name in names), self.opening)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LegislatorWord(InlineWord):
    """The person whom a briefing is addressed to; written in {{ }} the name.

    `asked` records what of the roster's row the template wanted to know.
    """

    shown: ClassVar[frozenset[str]] = frozenset({"name"})

    setting: Setting
    person: Legislator
    asked: dict[str, None] = field(default_factory=dict)

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The name."""
        return self.name.inlines(apparatus)

    def describe(self) -> str:
        """The person as an error message names them."""
        return f"legislator ({self.person.name})"

    def _said(self, name: str, text: str) -> RosterWord:
        self.asked[name] = None
        return RosterWord(text, name, self.person.name)

    @property
    def name(self) -> RosterWord:
        """The name: "Edward J. Markey"."""
        return self._said("name", self.person.name)

    @property
    def last_name(self) -> RosterWord:
        """The last name: the roster's or, without that column, the name's last word that is no "Jr."."""
        return self._said("last_name", self.person.last_name)

    @property
    def title(self) -> RosterWord:
        """The title in full: the roster's, else that of the chamber and place, as "Senator"."""
        return self._said("title", self._title())

    @property
    def short_title(self) -> RosterWord:
        """The title as it stands before a name: "Sen."."""
        return self._said("short_title", short_title(self._title()))

    @property
    def formal(self) -> RosterWord:
        """The name with its title: "Sen. Edward J. Markey"; the name alone where there is no title."""
        title = short_title(self._title())
        return self._said("formal", f"{title}{en_us.NBSP}{self.person.name}" if title else self.person.name)

    @property
    def chamber(self) -> RosterWord:
        """The chamber, as the roster names it: "Senate"."""
        return self._said("chamber", self.person.chamber)

    @property
    def state(self) -> PlaceWord:
        """The state, as the word `state`."""
        return PlaceWord(self.setting, self.setting.place(self.person.state))

    @property
    def district(self) -> RosterWord:
        """The district: "2nd district", "at large"; ask .known first, as senators have none."""
        text = self.person.district
        if text.isdecimal():
            text = en_us.ordinal(int(text))
        noun = "" if text in {"", AT_LARGE} else f"{en_us.NBSP}district"
        return self._said("district", text + noun)

    @property
    def at_large(self) -> bool:
        """The district is the whole state."""
        return self.person.district == AT_LARGE

    @property
    def party(self) -> RosterWord:
        """The party, as the roster names it; the starter's templates print none."""
        return self._said("party", self.person.party)

    @property
    def committees(self) -> CommitteeList:
        """The committees, as a list: the roster's words between semicolons."""
        self.asked["committees"] = None
        return CommitteeList(self.person.committees, f"{self.person.chamber} Committee on ")

    def _title(self) -> str:
        self.asked["title"] = None
        return title_of(self.person, self.setting.place(self.person.state))

    def __getattr__(self, name: str) -> RosterWord:
        if name.startswith("_") or name in PROBED:
            raise AttributeError(name)
        if name not in self.person.more:
            unknown(name, self.describe(), [*self.person.more, *words_of(self)])
        return self._said(name, self.person.more[name])


def check_columns(roster: Roster) -> None:
    """Raise InputError for a column whose word `legislator` has already: it couldn't be asked for."""
    taken = {name for name in dir(LegislatorWord) if not name.startswith("_")} | PROBED
    what = '"{}" is a word of templates for every legislator.'
    clashes = [
        Finding(Severity.ERROR, where, what.format(word), "Rename the column.")
        for word, where in roster.columns.items()
        if word in taken
    ]
    if clashes:
        raise InputError.of(clashes)
