"""A profile: which words such sheets state each figure in. TOML → Profile, read strictly."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from reportgen.data.observation import Qualifier
from reportgen.errors import InputError, UsageError
from reportgen.read.sheets.anchor import Anchor, AnchorFault, anchor_of
from reportgen.read.sheets.normalise import folded
from reportgen.settings import Settings, nearest

FOLDER = "templates/profiles"
SCOPES = ("state", "nation")
UNITS = ("count", "percent", "money", "rate")
_QUALIFIERS = (Qualifier.MORE_THAN, Qualifier.ABOUT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One figure that a sheet may state: of which measure and whom, and in which words."""

    measure: str
    of: str
    phrases: tuple[Anchor, ...]
    rows: tuple[Anchor, ...]
    unit: str
    cumulative: bool
    expected: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that must add up to a total, all of them of the state or of the nation."""

    total: str
    parts: tuple[str, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a publisher's sheets have in common; no figure, no state and no year."""

    name: str
    source: dict[str, str]
    titles: tuple[Anchor, ...]
    years: tuple[Anchor, ...]
    columns: tuple[str, ...]
    blanks: tuple[str, ...]
    none: tuple[Anchor, ...]
    scales: dict[str, int]
    words: dict[str, int]
    qualifiers: tuple[tuple[tuple[str, ...], Qualifier | None], ...]
    figures: tuple[Wanted, ...]
    sums: tuple[Sum, ...]

    def vocabulary(self) -> frozenset[str]:
        """Every word of its phrases: what a word that is broken at a line's end may be."""
        anchors = [a for figure in self.figures for a in (*figure.phrases, *figure.rows)]
        said = frozenset(word for a in (*anchors, *self.titles, *self.none) for word in a.words)
        return said | {word for words, _ in self.qualifiers for word in words} | set(self.scales)


def load_profile(path: Path) -> Profile:
    """The profile in a file; raises InputError with everything that is wrong in it."""
    where = f"{FOLDER}/{path.name}"
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"it can't be opened: {error.strerror}.", where=where) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"It is no TOML: {error}.", where=where, do="Mend the line.") from None
    top = Settings(where, values, [])
    profile = _profile(path.stem, top)
    if top.faults:
        one = top.faults[0]
        raise InputError(one.what, where=one.where, do=one.do, findings=tuple(top.faults))
    return profile


def profiles(folders: tuple[Path, ...]) -> dict[str, Path]:
    """The profiles of these projects by name; of two of one name, the first folder's."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.toml")):
            found.setdefault(path.stem, path)
    return found


def find_profile(name: str, known: dict[str, Path]) -> Path:
    """The file of the profile of that name; raises UsageError with the nearest name."""
    if name not in known:
        do = nearest(name, known, listed=20) or f"Write one in {FOLDER}."
        raise UsageError(f'No profile is called "{name}".', do=do)
    return known[name]


def _profile(name: str, top: Settings) -> Profile:
    top.only("source", "sheet", "table", "numbers", "figure", "sum")
    source, sheet, table, numbers = (top.table(key) for key in ("source", "sheet", "table", "numbers"))
    source.only("id", "title", "publisher", "url")
    sheet.only("titles", "years")
    table.only("columns", "blank")
    numbers.only("none", "scales", "words", "qualifiers")
    figures = tuple(_figure(one) for one in top.array("figure"))
    if not figures:
        top.fault("figure", "It lists no figure.", "Write [[figure]] with a measure and its phrases.")
    measures = {(figure.measure, figure.of) for figure in figures}
    return Profile(
        name,
        {key: source.text(key) for key in ("id", "title", "publisher")} | {"url": source.text("url", "")},
        _anchors(sheet, "titles", ("state",)),
        _anchors(sheet, "years", ("year",)),
        table.list_of("columns", SCOPES, ("state",)),
        table.list_of("blank"),
        _anchors(numbers, "none", ("number",)),
        _table_of_numbers(numbers, "scales"),
        _table_of_numbers(numbers, "words"),
        _qualifiers(numbers.table("qualifiers")),
        figures,
        tuple(_sum(one, measures) for one in top.array("sum")),
    )


def _figure(one: Settings) -> Wanted:
    one.only("measure", "of", "phrases", "rows", "unit", "cumulative", "expected")
    phrases, rows = _anchors(one, "phrases", ("value",)), _anchors(one, "rows", ())
    if not phrases and not rows:
        one.fault("", "It has neither phrases nor rows.", "Write the words in which the figure is stated.")
    return Wanted(
        one.text("measure"),
        one.one_of("of", SCOPES, "state"),
        phrases,
        rows,
        one.one_of("unit", UNITS, "count"),
        one.yes("cumulative", False),
        one.yes("expected", True),
    )


def _sum(one: Settings, measures: set[tuple[str, str]]) -> Sum:
    one.only("total", "parts", "of")
    of = one.one_of("of", SCOPES, "state")
    known = [measure for measure, scope in measures if scope == of]
    return Sum(one.one_of("total", known, ""), one.list_of("parts", known), of)


def _anchors(table: Settings, key: str, needed: tuple[str, ...]) -> tuple[Anchor, ...]:
    found = []
    for text in table.list_of(key):
        try:
            found.append(anchor_of(text, needed))
        except AnchorFault as fault:
            table.fault(key, f'"{text}": {fault}', 'Write it as "{value} cases in {state}".')
    return tuple(found)


def _table_of_numbers(numbers: Settings, key: str) -> dict[str, int]:
    table = numbers.table(key)
    return {word.casefold(): table.whole(word) for word in table.values}


def _qualifiers(table: Settings) -> tuple[tuple[tuple[str, ...], Qualifier | None], ...]:
    table.only(*_QUALIFIERS, "unclear")
    found: list[tuple[tuple[str, ...], Qualifier | None]] = []
    for key in (*_QUALIFIERS, "unclear"):
        qualifier = None if key == "unclear" else Qualifier(key)
        found += [(tuple(map(folded, words.split())), qualifier) for words in table.list_of(key)]
    return tuple(sorted(found, key=lambda one: -len(one[0])))
