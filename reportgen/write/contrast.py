"""Whether a theme's colors can be told apart by everyone: WCAG 2.1, criteria 1.4.3 (text) and 1.4.11 (marks).

The ratio is WCAG's: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio and #dfn-relative-luminance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.errors import Finding, Severity

PAGE = "FFFFFF"
TEXT, LARGE, MARK = 4.5, 3.0, 3.0
GRADE = 2.0
"""Ours, for grades: WCAG asks for 3 where color alone tells, and each place has its border and its figure."""
LARGE_SIZE = 18.0
"""Points from which text needs less contrast; WCAG's 14 for bold text isn't used: our faces are semibold."""
GRADES = ("pale_blue", "mid_blue", "blue")
"""The colors of a map, from the lowest grade; those of bars and lines are the last two, and MARKS."""
MARKS = ("blue", "mid_blue", "mid_grey", "outline")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colors of a theme by their names ("" for the page), where they meet, and the ratio needed."""

    one: str
    other: str
    where: str
    needed: float

    def ratio(self, colors: Mapping[str, str]) -> float:
        """The contrast that the two have in these colors."""
        return contrast(colors.get(self.one, PAGE), colors.get(self.other, PAGE))

    def passes(self, colors: Mapping[str, str]) -> bool:
        """Whether that is enough."""
        return self.ratio(colors) >= self.needed


class Bordered(Pair):
    """A grade of a map: it is told from its neighbors by the better of the two lines between them."""

    def ratio(self, colors: Mapping[str, str]) -> float:
        """The contrast to the outline or to the white line on both sides of it."""
        return max(contrast(colors[self.one], colors[self.other]), contrast(colors[self.one], PAGE))


def contrast(one: str, other: str) -> float:
    """The ratio of two colors (RRGGBB), from 1, where they are the same, to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(texts: Mapping[str, tuple[str, float]]) -> Iterator[Pair]:
    """What must be told apart, `texts` being each style's color and size in points.

    Rules and hairlines are decoration: nothing is lost without them. A yardstick's bar (mid_grey) stands
    apart from the others, and lines differ by dashes and dots.
    """
    for style, (color, size) in texts.items():
        yield Pair(color, "", f"text, [styles] {style}", LARGE if size >= LARGE_SIZE else TEXT)
    yield Pair("blue", "", "links and the place at hand in heads of tables", TEXT)
    yield Pair("grey", "", "marks of missing figures", TEXT)
    yield Pair("ink", "", "words in charts", TEXT)
    for color in MARKS:
        yield Pair(color, "", "bars, lines and dots", MARK)
    yield Pair("blue", "mid_blue", "the bar of the place at hand beside the others", MARK)
    yield Pair("blue", "pale_blue", "the highest grade of a map beside the lowest", MARK)
    yield Pair("mid_blue", "pale_blue", "neighboring grades of a map", GRADE)
    for grade in GRADES:
        yield Bordered(grade, "outline", "a grade of a map and its border", MARK)
    yield Pair("ink", "pale_blue", "words on the lowest grade of a map", TEXT)
    yield Pair("ink", "mid_blue", "words on the middle grade of a map", TEXT)


def too_close(
    colors: Mapping[str, str], texts: Mapping[str, tuple[str, float]], where: str
) -> Iterator[Finding]:
    """A finding for each two colors that not everyone can tell apart, with the nearest one that would do."""
    every = list(pairs(texts))
    told = set()
    for pair in sorted(every, key=lambda pair: -pair.needed):  # of two colors, where they need most
        if pair.passes(colors) or (pair.one, pair.other) in told:
            continue
        told.add((pair.one, pair.other))
        beside = _named(pair.other, colors) if pair.other else "the white page"
        what = (
            f"{_named(pair.one, colors)} and {beside} have a contrast of {_shown(pair.ratio(colors))}:1, "
            f"where {pair.needed:g}:1 is needed ({pair.where})."
        )
        yield Finding(Severity.ERROR, f"{where}, [colors], {pair.one}", what, _advice(pair, every, colors))


def _named(name: str, colors: Mapping[str, str]) -> str:
    return f"{name} (#{colors[name]})"


def _shown(ratio: float) -> str:
    """Cut, not rounded: what is refused is never shown as what was needed."""
    return f"{int(ratio * 100) / 100:.2f}"


def _advice(pair: Pair, every: list[Pair], colors: Mapping[str, str]) -> str:
    for name in filter(None, (pair.one, pair.other)):
        found = _nearest(name, [one for one in every if name in (one.one, one.other)], colors)
        if found:
            return f'The nearest that does: {name} = "#{found}".'
    return "Change both."


def _nearest(name: str, own: list[Pair], colors: Mapping[str, str]) -> str:
    """The color nearest to the one of this name, darker or lighter, with which all of its pairs pass."""
    for step in range(1, 101):
        for end in ("000000", PAGE):
            mixed = _mixed(colors[name], end, step / 100)
            if all(pair.passes({**colors, name: mixed}) for pair in own):
                return mixed
    return ""


def _mixed(one: str, other: str, part: float) -> str:
    parts = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return bytes(round(a + (b - a) * part) for a, b in parts).hex().upper()


def _luminance(color: str) -> float:
    # WCAG 2.1 still prints 0.03928, its errata 0.04045; of colors of eight bits no ratio differs.
    parts = [part / 255 for part in bytes.fromhex(color)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
