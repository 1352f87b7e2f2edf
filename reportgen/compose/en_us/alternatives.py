"""Charts for those who can't see them: one or two sentences, made of what the drawing itself shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.compose.en_us.digits import NBSP
from reportgen.compose.en_us.names import in_sentence, uncapped
from reportgen.compose.en_us.seen import names as listed
from reportgen.document.nodes import Area, Bar, DotRow, Figure, Inlines, Line, Mark
from reportgen.document.walk import text_of

ALL_VALUES = 8  # up to so many values are all told, and so many places named
NAMED_EXTREMES = 3  # up to so many lines, the highest and lowest of each are told
_ABSENT = {
    "not available": "not available for",
    "suppressed": "withheld for",
    "not applicable": "not applicable to",
    "not worked out": "not worked out for",
    "not worked out over a break": "not worked out over a break for",
    "not worked out between vintages": "not worked out between vintages for",
    "not worked out from a small base": "not worked out from a small base for",
    "not exact": "not exact for",
}


def opening(kind: str, what: str, when: str) -> str:
    """ "Bar chart of reports per 1,000 children in 2023"."""
    return f"{kind} of {inside(what)} {when}"


def inside(label: str) -> str:
    """A label in a sentence; one with a comma in it takes one more."""
    return uncapped(label) + ("," if ", " in label else "")


def of_bars(first: str, bars: Sequence[Bar], loose: Sequence[Bar], noun: str) -> str:
    """All values where there are few, else the highest and the lowest; then what is missing, and for whom.

    The `loose` bars are those whose figure isn't exact: none of them is the highest or the lowest.
    """
    plain = [bar for bar in bars if bar.role != "reference"]
    known = [bar for bar in plain if isinstance(bar.figure, Figure)]
    if len(plain) <= ALL_VALUES:
        told = [", ".join(map(_bar, known))]
    else:
        exact = [bar for bar in known if bar not in loose]
        told = [_extremes(exact, len(plain), noun), ", ".join(map(_bar, loose))]
    beside = ", ".join(_bar(bar) for bar in bars if bar.role == "reference")
    said = "; ".join(part for part in (*told, beside) if part)
    if noun == "figure" and said:  # labels of measures open no sentence
        first, said = f"{first}: {said}", ""
    return sentences(first, said, absent(((name(bar.label), bar.figure) for bar in plain), noun))


def of_dots(first: str, places: Sequence[str], rows: Sequence[DotRow]) -> str:
    """Each row's values; then what is missing, and where."""
    said = []
    gone: list[tuple[str, Figure | Mark]] = []
    for row in rows:
        pairs = list(zip(places, row.dots, strict=True))
        known = ", ".join(f"{place} {dot.text}" for place, dot in pairs if isinstance(dot, Figure))
        said += [f"{text_of(row.label)}: {known}"] if known else []
        gone += [(f"{place} ({text_of(row.label)})", dot) for place, dot in pairs]
    return sentences(first, "; ".join(said), absent(gone))


def of_lines(first: str, lines: Sequence[Line], years: Sequence[str], breaks: Sequence[int]) -> str:
    """Each line's first and last value, its highest and lowest where lines are few, gaps and breaks.

    Over a break nothing is higher or lower than what was counted in another way.
    """
    told = [_line(line, years, extremes=len(lines) <= NAMED_EXTREMES and not breaks) for line in lines]
    gone: list[tuple[str, Figure | Mark]] = []
    for line in lines:
        for meaning in dict.fromkeys(p.meaning for p in line.points if isinstance(p, Mark)):
            pairs = zip(years, line.points, strict=True)
            at = [year for year, p in pairs if isinstance(p, Mark) and p.meaning == meaning]
            gone.append((f"{name(line.label)} in {some(at, 'year')}", Mark("", meaning)))
    from_year = listed([years[at] for at in breaks]) if breaks else ""
    changed = f"from {from_year} on, the figures are counted in another way" if breaks else ""
    return sentences(first, "; ".join(told), absent(gone), changed)


def _line(line: Line, years: Sequence[str], extremes: bool) -> str:
    known = [(year, p) for year, p in zip(years, line.points, strict=True) if isinstance(p, Figure)]
    ends = [known[0], *known[-1:]] if len(known) > 1 else known
    said = f"{name(line.label)} {' and '.join(f'{p.text} in {year}' for year, p in ends)}"
    values = [p.value for _, p in ends]
    for word, pick in (("highest", max), ("lowest", min)) if extremes else ():
        year, found = pick(known, key=lambda pair: pair[1].value)
        if found.value not in values:
            said += f", {word} {found.text} in {year}"
    return said


_CLASSES = {1: ("only",), 2: ("lower", "higher"), 3: ("lowest", "middle", "highest")}


def of_map(first: str, names: Sequence[str], areas: Sequence[Area], key: Sequence[Inlines], noun: str) -> str:
    """Which places are in which class, the highest first; then what is missing, and for whom."""
    told = []
    for grade in reversed(range(len(key))):
        own = [who for who, area in zip(names, areas, strict=True) if area.grade == grade]
        verb = "are" if len(own) > 1 else "is"
        words = f"the {_CLASSES[len(key)][grade]} class ({text_of(key[grade])})"
        told.append(f"{some(own, noun) if own else f'no {noun}'} {verb} in {words}")
    points = zip(names, (area.figure for area in areas), strict=True)
    return sentences(first, "; ".join(told), absent(points, noun))


def sentences(*parts: str) -> str:
    """The parts, each a sentence; what there isn't is left out."""
    said = " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)
    return said.replace(NBSP, " ")


def absent(points: Iterable[tuple[str, Figure | Mark]], noun: str = "place") -> str:
    """ "the figure is not available for Maine and withheld for Ohio"; "" where nothing is missing."""
    gone: dict[str, list[str]] = {}
    for whose, point in points:
        if isinstance(point, Mark):
            gone.setdefault(point.meaning, []).append(whose)
    said = [f"{_ABSENT[meaning]} {some(names, noun)}" for meaning, names in gone.items()]
    return f"the figure is {listed(said)}" if said else ""


def some(names: Sequence[str], noun: str) -> str:
    """The names, or how many they are where they are many."""
    return listed(names) if len(names) <= ALL_VALUES else f"{len(names)} {noun}s"


def name(label: Inlines) -> str:
    """A label's words in a sentence."""
    return in_sentence(text_of(label))


def _bar(bar: Bar) -> str:
    return f"{name(bar.label)} {bar.figure.text}" + (f" ({bar.mark.meaning})" if bar.mark else "")


def _extremes(known: Sequence[Bar], count: int, noun: str) -> str:
    """ "of 50 states, Wyoming is the highest at 100 and Alabama the lowest at 0"."""
    if not known:
        return ""
    figures = [(bar, bar.figure) for bar in known if isinstance(bar.figure, Figure)]
    values = [figure.value for _, figure in figures]
    complete = len(known) == count
    among = f"of {count} {noun}s" if complete else f"of the {len(known)} {noun}s with an exact figure"
    if min(values) == max(values):
        return f"{among}, all are at {figures[0][1].text}"
    parts = list[str]()
    for end, word in ((max(values), "highest"), (min(values), "lowest")):
        at = [(name(bar.label), figure) for bar, figure in figures if figure.value == end]
        verb = "" if parts else " are" if len(at) > 1 else " is"
        parts.append(f"{some([who for who, _ in at], noun)}{verb} the {word} at {at[0][1].text}")
    return f"{among}, {' and '.join(parts)}"
