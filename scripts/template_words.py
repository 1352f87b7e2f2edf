"""Write docs/template-words.md: every word that a template may use, from the code that makes the words.

    python scripts/template_words.py            writes the page
    python scripts/template_words.py --check    ends with 1 where the page is out of date

What a word means is its docstring in reportgen/compose/; mend it there. Only the top level is told here,
since its words are values and have no docstring of their own.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportgen.compose.figures import FigureWord
from reportgen.compose.lists import FigureList, NameList, PlaceList
from reportgen.compose.people import CommitteeList, LegislatorWord
from reportgen.compose.places import PlaceWord, RegionWord, place_word
from reportgen.compose.setting import Setting
from reportgen.compose.vocabulary import FUNCTIONS, vocabulary
from reportgen.compose.word import Word, hidden
from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.legislator import Legislator
from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Inlines

PAGE = Path(__file__).parents[1] / "docs" / "template-words.md"
COMMAND = "python scripts/template_words.py"

TOP = {
    "state": "In a state's template: the state (or district or territory) that the briefing is about.",
    "legislator": "In a legislator's template: whom the briefing is addressed to.",
    "region": "In a region's template: the region that the briefing is about.",
    "nation": "The United States, with its own figures. They never stand in for a state's.",
    "fifty_states": "The 50 states together, as a region: their total, their rate. Not the nation.",
    "year": 'The year of the figures: "2023".',
    "last_year": 'The year before: "2022".',
    "subject": 'The subject from reportgen.toml, as a title: "Missing and exploited children".',
    "subject_inside": 'The same inside a sentence: "missing and exploited children".',
    "definitions": "A table on a line of its own: what each figure of the briefing counts.",
    "office_note": "On a line of its own: the office's note on the briefing's place or person, if any.",
    "sources": "On a line of its own: the figures under review, then the numbered list of sources.",
    "new_page": "On a line of its own: the section that follows starts a page.",
}
"""The words that are values; exactly those of the vocabulary, as `_top` checks."""

_HANGS_ON_RANK = "Of a rank: "

_HEAD = f"""\
# Words for templates

Every word that a template may use. This page is made from the program by `{COMMAND}`; don't edit it.
How to write a template is told in [writing-templates.md](writing-templates.md).

`MEASURE` stands for the id of a measure, such as `missing_child_cases`; `reportgen list measures` shows the
ids. Words in `{{{{ }}}}` print something; words that answer yes or no go into `{{% if … %}}`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    yield from _section("The top level", "What a template starts from.", _top())
    functions = [(_signature(name, call), _said(call)) for name, call in sorted(FUNCTIONS.items())]
    about = "They take figures, places and words, and most give a block, which stands on a line of its own."
    yield from _section("Functions", about, functions)
    yield from _section(
        "A place: `state`, `nation`, `x.place`",
        "Written in `{{ }}` it is its name. `state.MEASURE` is its figure.",
        _words(PlaceWord),
    )
    yield from _section(
        "A region: `region`, `fifty_states`, `state.division`",
        "Written in `{{ }}` it is its name. `region.MEASURE` is its total, where a total can be given.",
        _words(RegionWord),
    )
    yield from _section(
        "A person: `legislator`",
        "Written in `{{ }}` the name. Each further column of the roster is a word too: a column "
        '"Office phone" is `legislator.office_phone`. Each answers `.known`; a blank stops the build.',
        _words(LegislatorWord),
    )
    yield from _section(
        "Committees: `legislator.committees`",
        "Written in `{{ }}` their names. `legislator.committees | length` asks whether there are any.",
        _words(CommitteeList),
    )
    yield from _figure()
    yield from _section(
        "Figures of several places: `region.each.MEASURE`",
        "One figure for each place, in the order of their names; written in `{{ }}` the figures as a list.",
        _words(FigureList),
    )
    yield from _section(
        "Several places: `region.states`, `figures.places`",
        'Written in `{{ }}` their names: "Maine, New Hampshire and Vermont". `state in places` asks whether '
        "one of them is the state; `places | length` is how many there are, for comparing.",
        _words(PlaceList),
    )
    yield from _section(
        "Names: `state.absent_programs`, `state.absent_measures`",
        "Written in `{{ }}` a list in a sentence. `names | length` asks whether there are any.",
        _words(NameList),
    )


def _figure() -> Iterator[str]:
    """The words of a figure in four tables: what it is asked, what hangs on it, ranks, words to hand on."""
    asked, hangs, ranks, handed = [], [], [], []
    for name, said, member in _members(FigureWord):
        if said.startswith(_HANGS_ON_RANK):
            ranks.append((name, said))
        elif _returns(member) is bool:
            asked.append((name, said))
        elif _returns(member) == Inlines:
            handed.append((name, said))
        else:
            hangs.append((name, said))
    yield from _section(
        "A figure: `state.MEASURE`",
        "Written in `{{ }}` it is the number. Where there is none, the build stops and says so: ask first.",
        [],
    )
    yield from _section("Questions, for `{% if … %}`", "", asked, level=3)
    yield "`figure > other` (and `<`, `>=`, `<=`) compares two figures that count the same thing.\n"
    yield from _section("What hangs on it, for `{{ }}`", "", hangs, level=3)
    yield from _section("Of a rank: `figure.rank`, `figure.rank_in(region)`", "", ranks, level=3)
    yield from _section(
        "Words to hand on",
        "Not for `{{ }}`: they go into `labelled()`, `row()` and `fact()`.",
        handed,
        level=3,
    )


def _top() -> list[tuple[str, str]]:
    names = _names()
    if names != TOP.keys():
        raise SystemExit(f"{__file__}: TOP and the vocabulary differ: {sorted(names ^ TOP.keys())}")
    return list(TOP.items())


def _names() -> set[str]:
    """The names at the top level, of a state's and of a region's template, that are no functions."""
    codebook = Codebook(BUILT_IN, BUILT_IN_REGIONS, {}, {})
    setting = Setting(Dataset.of(codebook, (), ()), 2023, place_word)
    place, region = BUILT_IN["ME"], BUILT_IN_REGIONS["new-england"]
    person = Legislator("x", "x", "x", place.code, "x")
    names = {*vocabulary(setting, place, "x", person), *vocabulary(setting, region, "x")}
    return names - FUNCTIONS.keys()


def _words(kind: type) -> list[tuple[str, str]]:
    return [(name, said) for name, said, _ in _members(kind)]


def _members(kind: type) -> Iterator[tuple[str, str, object]]:
    """The public properties and methods that a template may use, in the order of the code."""
    found: dict[str, object] = {}
    for owner in reversed(kind.__mro__):
        found |= {n: m for n, m in vars(owner).items() if isinstance(m, property) or inspect.isfunction(m)}
    for name, member in found.items():
        if not name.startswith("_") and not (issubclass(kind, Word) and hidden(kind, name)):
            call = member.fget if isinstance(member, property) else member
            assert callable(call)
            shown = name if isinstance(member, property) else _signature(name, call)
            yield shown, _said(member), member


def _returns(member: object) -> object:
    call = member.fget if isinstance(member, property) else member
    assert callable(call)
    module = sys.modules[call.__module__]
    return eval(call.__annotations__["return"], vars(module) | {"Inlines": Inlines})


def _signature(name: str, call: Callable[..., object]) -> str:
    """A word with what goes into its brackets: `side_by_side(places, rows, beside, coverage)`."""
    parts = []
    for parameter in inspect.signature(call).parameters.values():
        if parameter.name != "self":
            many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
            optional = "=…" if parameter.default is not inspect.Parameter.empty else ""
            parts.append(f"{parameter.name}, …" if many else parameter.name + optional)
    return f"{name}({', '.join(parts)})"


def _said(member: object) -> str:
    """The docstring as one line."""
    text = inspect.getdoc(member)
    if not text:
        raise SystemExit(f"{__file__}: {member!r} has no docstring")
    return re.sub(r"^Template word: (.)", lambda found: found[1].upper(), " ".join(text.split()))


def _section(title: str, about: str, words: Iterable[tuple[str, str]], level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {title}\n"
    if about:
        yield f"{about}\n"
    words = list(words)
    if words:
        yield "| Word | What it is |"
        yield "|---|---|"
        yield from (f"| `{_cell(name)}` | {_cell(said)} |" for name, said in words)
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the page, or say whether it is current."""
    current = page()
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == current:
            return 0
        print(f"docs/{PAGE.name} is out of date. Run: {COMMAND}", file=sys.stderr)
        return 1
    PAGE.write_text(current, encoding="utf-8", newline="\n")
    print(f"wrote docs/{PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
