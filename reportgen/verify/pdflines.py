"""Whether a line chart of a PDF shows its years, lines and figures, each where it belongs.

A writer may leave out a year or a figure in the middle that has no room, but never move or change one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.document.nodes import Figure, Line, LineChart, Mark
from reportgen.document.walk import text_of
from reportgen.verify.chartwords import ANEW
from reportgen.verify.found import Fault
from reportgen.verify.letters import letters_of
from reportgen.verify.pdfdrawn import LEVEL, Part, Words
from reportgen.verify.pdfpaths import Scale, scale_of, wrong_paths
from reportgen.verify.pdfroom import has_room, labelled

_APART = 1.0  # points by which a year may stand off its place
_END = 12.0  # behind the last year, names and last figures begin at least so many points on
_ROOM = 12.0  # points: a year that has so much beside it isn't left out
_BESIDE, _OVER = 2.25, 16.0  # from a point to its figure: to the nearer edge, and to its middle
_OFF_BY = 1.5  # by which a figure may stand off its place


def wrong_lines(chart: LineChart, part: Part) -> Iterator[Fault]:
    """What isn't as the chart has it."""
    years = _years(chart, part)
    if isinstance(years, Fault):
        yield years
        return
    yield from _wrong_breaks(chart, part)
    yield from _lacking(chart, part, years)
    scale = scale_of(chart, part, years)
    if scale is None:
        yield part.fault("the years of a line chart", chart.years[0].text)
        return
    ends: list[tuple[float, float]] = []
    for line in chart.lines:
        found = _line(chart, line, part, scale)
        if isinstance(found, Fault):
            yield found
            return
        if isinstance(line.points[-1], Figure):
            ends.append((float(line.points[-1].value), found))
    yield from _wrong_order(ends, part)
    if len(chart.lines) > 1:
        yield from _wrong_gaps(chart, part, scale)
    if part.next is not None:
        yield part.fault("the end of a line chart", "")
    yield from wrong_paths(chart, part, scale)


def _years(chart: LineChart, part: Part) -> dict[int, Words] | Fault:
    """The years that are printed, by their positions: the first, and others in order."""
    found: dict[int, Words] = {}
    for at, year in enumerate(chart.years):
        words = part.take(year.text)
        if words is not None:
            found[at] = words
        elif at == 0:
            return part.fault("the first year of a line chart", year.text)
    return found


def _lacking(chart: LineChart, part: Part, years: Mapping[int, Words]) -> Iterator[Fault]:
    """Years that aren't printed though there is room for them."""
    first, last = min(years), max(years)
    if first == last:
        return
    pitch = (years[last].center - years[first].center) / (last - first)
    widest = max(words.right - words.left for words in years.values())
    for at, year in enumerate(chart.years):
        if min(abs(at - other) for other in years) * pitch > widest + _ROOM:
            yield Fault(part.page + 1, "a year of a line chart", year.text, "")


def _wrong_breaks(chart: LineChart, part: Part) -> Iterator[Fault]:
    most = len({at for at in chart.breaks if 0 < at < len(chart.years)})
    count = 0
    while count < most and part.take(ANEW):
        count += 1
    if most and not count:
        yield part.fault("a break of a line chart", ANEW)


def _line(chart: LineChart, line: Line, part: Part, scale: Scale) -> float | Fault:
    """Read a line's name and figures; the height on the page at which its name stands."""
    label = text_of(line.label)
    name = part.take(label)
    if name is None and label.strip():
        return part.fault("the name of a line", label)
    used: set[int] = set()
    while part.next is not None and part.next.x < scale.xs[-1] + _END:
        at = _position(chart, line, part, scale, used)
        if at is None:
            return part.fault(f"a figure of the line “{label}”", "")
        used.add(at)
    lost = next((at for at in labelled(line, alone=len(chart.lines) == 1) if at not in used), None)
    if lost is not None and _fits(chart, line, part, scale, lost):
        return Fault(part.page + 1, f"a figure of the line “{label}”", line.points[lost].text, "")
    last = part.take(line.points[-1].text)
    if last is None:
        return part.fault(f"the last figure of the line “{label}”", line.points[-1].text)
    if name and (abs(name.texts[0].base - last.texts[0].base) > LEVEL or last.right > name.left):
        return part.fault(f"a figure that isn't beside its name “{label}”", line.points[-1].text)
    return last.texts[0].base


def _fits(chart: LineChart, line: Line, part: Part, scale: Scale, at: int) -> bool:
    """Whether the figure of a year had room in the drawing."""
    points = [other.points[at] for other in chart.lines if other is not line]
    others = [(scale.xs[at], scale.at(float(one.value))) for one in points if isinstance(one, Figure)]
    point = line.points[at]
    assert isinstance(point, Figure)  # only these are labelled; for the type checker
    own = scale.xs[at], scale.at(float(point.value))
    return has_room(part, point.text, own, others, alone=len(chart.lines) == 1)


def _position(chart: LineChart, line: Line, part: Part, scale: Scale, used: set[int]) -> int | None:
    """The year whose figure or mark comes next, at its place; None where it is no year's."""
    alone, start = len(chart.lines) == 1, part.at
    for at, point in enumerate(line.points[:-1]):
        if at in used or (isinstance(point, Mark) and not alone):
            continue
        words = part.take(point.text)
        if words and _near(words, point, scale, at):
            return at
        part.at = start
    return None


def _near(words: Words, point: Figure | Mark, scale: Scale, at: int) -> bool:
    """Whether words stand at the point of a year: a figure at its dot, a mark just over the axis."""
    x = scale.xs[at]
    places = (words.center - x, words.left - x - _BESIDE, x - _BESIDE - words.right)
    if not any(abs(off) < _OFF_BY for off in places[: 3 if isinstance(point, Figure) else 1]):
        return False
    y = scale.at(float(point.value)) if isinstance(point, Figure) else scale.zero
    return abs(words.middle - y) < _OVER


def _wrong_order(ends: Sequence[tuple[float, float]], part: Part) -> Iterator[Fault]:
    """Names that stand in another order than the last figures of their lines."""
    for one, high in ends:
        for other, low in ends:
            if one > other and high < low:
                yield Fault(part.page + 1, "the order of the lines' names", f"{one} above {other}", "")
                return


def _wrong_gaps(chart: LineChart, part: Part, scale: Scale) -> Iterator[Fault]:
    """The rows below the years: of each line with a missing figure its name, or its beginning, and marks."""
    for line in chart.lines:
        if not any(isinstance(point, Mark) for point in line.points[:-1]):
            continue
        label, got, count = letters_of(text_of(line.label)), "", 0
        while part.next is not None and label.startswith(got + part.next.words):
            got += part.next.words
            part.at += 1
        for at, point in enumerate(line.points):
            start = part.at
            words = part.take(point.text) if isinstance(point, Mark) else None
            if words and abs(words.center - scale.xs[at]) < _APART + LEVEL:
                count += 1
            else:
                part.at = start
        if (label and not got) or not count:
            yield part.fault("the missing years of a line", text_of(line.label))
