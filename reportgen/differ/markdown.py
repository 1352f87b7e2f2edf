"""What changed, as Markdown that reads well in an e-mail. Data is escaped: it is never markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.compare import Comparison, Reason
from reportgen.compose import en_us
from reportgen.compose.numbers import cell
from reportgen.data.dataset import Codebook
from reportgen.data.measure import Basis
from reportgen.differ.briefings import BriefingChanges
from reportgen.differ.comparisons import ComparisonChange
from reportgen.differ.figures import FigureChange, Figures, How
from reportgen.differ.named import named, place_of
from reportgen.differ.passages import Passage, PassageChange
from reportgen.document.nodes import Mark
from reportgen.document.walk import text_of

_MARKUP = re.compile(r"([\\`*_<#]|~(?=~)|^\[(?=[ xX]\] )|\](?=\()|&(?=#?\w+;))")
_LISTED = 6


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two sides are called ("2022", "2023 as released"), and the words for what is on either."""

    old: str
    new: str
    book: Codebook
    dated: bool = False
    """Whether figures of several years are told, so that each needs its own."""


def as_markdown(sides: Sides, figures: Figures, briefings: Sequence[BriefingChanges], alone: bool) -> str:
    """The changes as one Markdown text; `alone`: of one briefing, told in full, else all told in short."""
    name = f"{_plain(briefings[0].title)}: " if alone else ""
    changes = briefings[0].figures if alone else figures.changes
    lines = [f"# {name}{_plain(sides.new)} beside {_plain(sides.old)}", "", _sum(changes), ""]
    if changes:
        lines += ["## Figures", "", *_figures(sides, changes)]
    if alone:
        lines += _in_full(sides, briefings[0])
    elif briefings:
        lines += ["## Briefings", "", *map(_in_short, briefings), ""]
    return "\n".join(lines).rstrip() + "\n"


def _sum(changes: Sequence[FigureChange]) -> str:
    many = Counter(change.how for change in changes)
    words = {
        How.CHANGED: "changed",
        How.NEW: "new",
        How.GONE: "gone",
        How.STATUS: "with another status",
    }
    told = [f"{many[how]} {word}" for how, word in words.items() if many[how]]
    return f"Figures: {', '.join(told)}." if told else "No figure changed."


# ---- figures


def _figures(sides: Sides, changes: Iterable[FigureChange]) -> Iterator[str]:
    for heading, group in groupby(changes, key=lambda change: _heading(sides, change)):
        yield from (f"### {_plain(heading)}", "")
        of_one = list(group)
        yield from (f"- {_line(sides, one)}" for one in of_one if one.how in {How.CHANGED, How.STATUS})
        yield from _refused(sides, of_one)
        for how, word in ((How.NEW, "New"), (How.GONE, "Gone")):
            told = [_alone(sides, one) for one in of_one if one.how is how]
            yield from ((f"- {word}: {_plain('; '.join(told))}",) if told else ())
        yield ""


def _heading(sides: Sides, change: FigureChange) -> str:
    if not sides.dated:
        return change.measure.label
    period = change.new_key.period
    when = f"all years to {period.year}" if change.measure.basis is Basis.CUMULATIVE else str(period)
    return f"{change.measure.label}, {when}"


def _named(sides: Sides, code: str) -> str:
    return sides.book.places[code].name


def _line(sides: Sides, change: FigureChange) -> str:
    moved = moved_in_words(change.moved)
    words = f"{_named(sides, change.place)}: {shown(change.new)}, was {shown(change.old)}"
    return _plain(words + (f" ({moved})" if moved else ""))


def _alone(sides: Sides, change: FigureChange) -> str:
    """A figure that one side alone has: "Vermont 918"."""
    gone = change.how is How.GONE
    return f"{_named(sides, change.place)} {f'(was {shown(change.old)})' if gone else shown(change.new)}"


def shown(side: Comparison) -> str:
    """One side as a table shows it: "790 [r]"; of one without a number, in words too: "suppressed [c]"."""
    nodes = cell(side)
    lead = nodes[0]
    return f"{lead.meaning} {lead.text}" if isinstance(lead, Mark) else text_of(nodes)


def moved_in_words(moved: Comparison | None) -> str:
    """By how much a figure changed, with its sign: "+3.1%"; "" where nothing is worked out."""
    return text_of(cell(moved)[:1]) if moved is not None and moved.refusal is None else ""


def _refused(sides: Sides, changes: Sequence[FigureChange]) -> Iterator[str]:
    """Once for each reason: why no change is worked out, and for whom."""
    places: dict[Reason, list[str]] = {}
    for one in changes:
        if one.moved is not None and one.moved.refusal is not None:
            places.setdefault(one.moved.refusal, []).append(_named(sides, one.place))
    for reason, names in places.items():
        whose = ", ".join(names) if len(names) <= _LISTED else f"{len(names)} places"
        yield f"- No change is worked out for {_plain(whose)}. {_plain(why(reason))}"


def why(reason: Reason) -> str:
    """The sentence that says why no change is worked out."""
    return en_us.NOT_COMPARED if reason is Reason.NOT_APPLICABLE else en_us.REFUSALS[reason]


# ---- briefings


def _in_short(one: BriefingChanges) -> str:
    reworded = sum(passage.reworded for passage in one.passages)
    return (
        f"- {_plain(one.title)} ({_plain(one.slug)}): {_count(len(one.figures), 'figure')}, "
        f"{_count(len(one.comparisons), 'comparison')}, {_count(reworded, 'sentence')} in other words, "
        f"{len(one.passages) - reworded} with other figures"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _in_full(sides: Sides, one: BriefingChanges) -> Iterator[str]:
    if one.comparisons:
        yield from ("## Totals, rates, shares, ranks and changes", "")
        places = dict.fromkeys(place_of(change.of, sides.book) for change in one.comparisons)
        for place in places:
            yield from (f"### {_plain(place)}", "")
            of_it = (c for c in one.comparisons if place_of(c.of, sides.book) == place)
            yield from (f"- {_comparison(sides, change)}" for change in of_it)
            yield ""
    if one.passages:
        yield from ("## Sentences", "")
        for section, group in groupby(one.passages, key=lambda passage: passage.section):
            yield from ((f"### {_plain(section)}", "") if section else ())
            yield from (line for passage in group for line in _passage(passage))
            yield ""


def _comparison(sides: Sides, change: ComparisonChange) -> str:
    words = _plain(named(change.of, sides.book))
    if change.old is None:
        return f"{words}: {_plain(change.new.text)}, new" if change.new else words
    if change.new is None:
        return f"{words}: gone, was {_plain(change.old.text)}"
    return f"{words}: {_plain(change.new.text)}, was {_plain(change.old.text)}"


def _passage(one: PassageChange) -> Iterator[str]:
    if one.old is None or one.new is None:
        words, passage = ("Gone", one.old) if one.new is None else ("New", one.new)
        yield f"- {words}: {_plain(passage.text) if passage else ''}"
    elif one.reworded:
        yield from (f"- Now: {_plain(one.new.text)}", f"  - Was: {_plain(one.old.text)}")
    else:
        yield f"- Other figures: {_with_old(one.old, one.new)}"


def _with_old(old: Passage, new: Passage) -> str:
    """The newer sentence, in which each changed figure has the older one behind it."""
    before = iter([part.text for part in old.parts if part.of])
    words = list[str]()
    for part in new.parts:
        was = next(before) if part.of else part.text
        words.append(part.text if was == part.text else f"{part.text} (was {was})")
    return _plain("".join(words))


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
