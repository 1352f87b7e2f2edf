"""A native chart as what it shows: series by series, what stands at each point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reportgen.verify.numberformats import shown
from reportgen.verify.unseen import is_pale
from reportgen.verify.wordparts import A, C, collapsed

_TINY = 400  # hundredths of a point


@dataclass(slots=True)
class Series:
    """A series: its name, categories, values (of a scatter chart: across and down), the words of its labels.

    It is `drawn` where it has marks or bars of its own. `areas` are the cells behind its caches.
    """

    name: str
    names: dict[int, str]
    values: dict[int, str]
    down: dict[int, str]
    labels: dict[int, str]
    drawn: bool
    areas: list[tuple[str, dict[int, str], int]] = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """A chart: its kind ("bar", "line", "scatter"), its own title, its series, and what is odd about it."""

    kind: str
    title: str
    series: list[Series]
    odd: list[str]


def chart_of(root: etree._Element, *, fresh: bool = True) -> Shown:
    """What a chart part shows; where it isn't `fresh`, words set by hand that are switched off count too.

    LibreOffice switches them off where it saves a file, and shows them all the same.
    """
    kinds = [one.tag.removeprefix(C).removesuffix("Chart") for one in root.iterfind(f".//{C}plotArea/*")
             if str(one.tag).endswith("Chart")]  # fmt: skip
    titles = [_lines(one) for one in root.iterfind(f"{C}chart/{C}title") if not _is_unseen(one)]
    series = [_series(one, fresh) for one in root.iter(f"{C}ser")]
    return Shown("+".join(kinds), " ".join(titles), series, list(_odd(root, series, "".join(kinds))))


def _series(element: etree._Element, fresh: bool) -> Series:
    areas: list[tuple[str, dict[int, str], int]] = []
    name = _cache(element.find(f"{C}tx"), areas).get(0, "")
    names = _cache(element.find(f"{C}cat"), areas)
    across, down = element.find(f"{C}xVal"), element.find(f"{C}yVal")
    values = _cache(across if across is not None else element.find(f"{C}val"), areas)
    symbol = element.find(f"{C}marker/{C}symbol")
    drawn = symbol is None or symbol.get("val") != "none"
    rows = _cache(down, areas)
    return Series(name, names, values, rows, _labels(element, values, fresh), drawn, areas)


def _cache(element: etree._Element | None, areas: list[tuple[str, dict[int, str], int]]) -> dict[int, str]:
    if element is None:
        return {}
    points = {int(point.get("idx", "-1")): point.findtext(f"{C}v") or "" for point in element.iter(f"{C}pt")}
    area, count = element.findtext(f".//{C}f"), next(element.iter(f"{C}ptCount"), None)
    if area is not None:
        areas.append((area, points, 1 if count is None else int(count.get("val", "0"))))
    return points


def _labels(series: etree._Element, values: dict[int, str], fresh: bool) -> dict[int, str]:
    """The words beside the points that have some."""
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return {}
    found: dict[int, str] = {}
    code, rest = labels.find(f"{C}numFmt"), labels.find(f"{C}showVal")
    if rest is not None and rest.get("val") == "1" and not _is_unseen(labels, skip=True):
        form = "General" if code is None else code.get("formatCode", "")
        found = {at: shown(value, form) for at, value in values.items()}
    for own in labels.iterfind(f"{C}dLbl"):
        index = own.find(f"{C}idx")
        at = -1 if index is None else int(index.get("val", "-1"))
        found[at] = _label(own, values.get(at, ""), fresh)
    return {at: words for at, words in sorted(found.items()) if words}


def _label(label: etree._Element, value: str, fresh: bool) -> str:
    shows, code = label.find(f"{C}showVal"), label.find(f"{C}numFmt")
    by_hand = label.find(f"{C}tx")
    switched_on = shows is not None and shows.get("val") == "1"
    if not (switched_on or (by_hand is not None and not fresh)) or _is_unseen(label):
        return ""
    if by_hand is not None:
        return _lines(by_hand)
    return shown(value, "General" if code is None else code.get("formatCode", ""))


def _lines(element: etree._Element) -> str:
    """The words set in an element, with a blank between its lines."""
    lines = ("".join(one.text or "" for one in line.iter(f"{A}t")) for line in element.iter(f"{A}p"))
    return " ".join(filter(None, lines))


def _is_unseen(element: etree._Element, *, skip: bool = False) -> bool:
    """Whether words are too small or too bright; `skip` leaves out what single labels have of their own."""
    parts = [one for one in element if one.tag != f"{C}dLbl"] if skip else [element]
    for part in parts:
        for look in part.iter(f"{A}rPr", f"{A}defRPr"):
            color = look.find(f"{A}solidFill/{A}srgbClr")
            size = look.get("sz", "")
            if (size.isdigit() and int(size) < _TINY) or (
                color is not None and is_pale(color.get("val", ""))
            ):
                return True
    return False


def _odd(root: etree._Element, series: list[Series], kind: str) -> Iterator[str]:
    """What makes a right figure look wrong or names invisible."""
    if kind == "bar":
        for axis in root.iter(f"{C}catAx"):
            deleted, place = axis.find(f"{C}delete"), axis.find(f"{C}tickLblPos")
            gone = deleted is not None and deleted.get("val") == "1"
            if gone or (place is not None and place.get("val") == "none") or _is_unseen(axis):
                yield "the names beside the bars can't be seen"
    for axis, of in zip(root.iter(f"{C}valAx"), ("values", "down"), strict=False):
        least, most = (axis.find(f"{C}scaling/{C}{end}") for end in ("min", "max"))
        if least is None or most is None:
            yield "an axis has no ends"
            continue
        low, high = float(least.get("val", "0")), float(most.get("val", "0"))
        there = [float(v) for one in series if one.drawn for v in getattr(one, of).values() if _is_number(v)]
        if any(not low <= value <= high for value in there):
            yield collapsed(f"its axis reaches from {low:g} to {high:g}")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
