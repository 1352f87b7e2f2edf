"""Charts and maps of an edited Word file beside those of its briefing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.document.nodes import Chart, Figure, SmallMultiples
from reportgen.document.walk import leaves, runs
from reportgen.verify.chartchecks import Check
from reportgen.verify.numerals import Change, Fate, New, Old, fates
from reportgen.verify.wordbody import Reader
from reportgen.verify.worddrawings import UNSEEN, Drawings
from reportgen.verify.worditems import name_of
from reportgen.verify.wordparts import WP, C, Parts, W, collapsed

_BEHIND = "the value behind "


def drawing_fates(
    parts: Parts, charts: list[Chart], drawings: list[etree._Element], reader: Reader
) -> Iterator[Change | Fate]:
    """What became of the figures and words in drawings; each is known by its sentence, else by its order."""
    left = list(drawings)
    checks: dict[int, list[Check]] = {}
    for known in (True, False):
        for at, chart in enumerate(charts):
            alts = _alts(chart)
            own = [one for one in left if collapsed(_alt(one)) in alts] if known else list(left)
            if own and at not in checks:
                taken = Drawings(parts, list(own), reader.hidden, reader.flat, fresh=False)
                checks[at] = list(taken.of(chart))
                left = [one for one in left if one not in own or one in taken.left]
    for at, chart in enumerate(charts):
        yield from _fates(checks[at]) if at in checks else _gone(chart)
    yield from (
        Change("a drawing", "", _alt(one)) for one in left if next(one.iter(f"{C}chart"), None) is not None
    )


def is_text_box(drawing: etree._Element) -> bool:
    """Whether a drawing is words that somebody put into a box; a map is a group of them."""
    words, group = next(drawing.iter(f"{W}txbxContent"), None), next(drawing.iter("{*}wgp"), None)
    return words is not None and group is None


def _alts(chart: Chart) -> set[str]:
    return {collapsed(one.alt) for one in (chart.charts if isinstance(chart, SmallMultiples) else (chart,))}


def _gone(chart: Chart) -> Iterator[Change | Fate]:
    what = name_of(chart)
    yield Change(what, "the drawing", "")
    around = {id(leaf) for of in (chart.title, chart.subtitle, chart.note) for leaf in leaves(of)}
    for leaf in (leaf for of in runs(chart) for leaf in leaves(of)):
        if isinstance(leaf, Figure) and id(leaf) not in around:
            yield Fate("lost", Change(what, leaf.text, ""), 1)


def _fates(checks: list[Check]) -> Iterator[Change | Fate]:
    figures: dict[str, list[Check]] = {}
    for check in checks:
        if check.figure is not None:
            figures.setdefault(check.where.removeprefix(_BEHIND), []).append(check)
        elif not check.holds:
            yield Change(check.where, check.wanted, check.found)
            if check.found or not check.where.endswith(UNSEEN):  # other programs leave these out
                yield from fates([Old(check.where, check.wanted, {})], [New(check.found, {})])
    for where, both in figures.items():
        wrong = next((check for check in both if not check.holds), both[0])
        change = Change(where, wrong.wanted, wrong.found)
        kind = "holds" if wrong.holds else "altered" if wrong.found else "lost"
        yield Fate(kind, change, 1)


def _alt(drawing: etree._Element) -> str:
    properties = next(drawing.iter(f"{WP}docPr"), None)
    return "" if properties is None else properties.get("descr", "")
