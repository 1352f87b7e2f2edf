"""A made-up codebook, and data and briefings from it in a line or two. No figure here is a real one.

Three made-up places stand in a made-up region, beside a fourth; ranks among the 50 states need those, and
then their figures are made up.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.compose import Subject, Templates, compose
from reportgen.data.dataset import Codebook, Dataset, Hole
from reportgen.data.jurisdiction import BUILT_IN, Jurisdiction
from reportgen.data.measure import Basis, Distinction, Kind, Measure, Rate
from reportgen.data.observation import Key, Locator, Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.data.region import BUILT_IN_REGIONS, FIFTY_STATES, Region
from reportgen.data.source import Source
from reportgen.document.nodes import Block, Briefing, Inlines, Paragraph
from reportgen.document.walk import blocks, text_of
from reportgen.errors import TemplateError

YEAR = 2023
NB = "\u00a0"  # a no-break space

ALPHA = Jurisdiction("QA", "Alphaland", kind="state", division="Greekland")
BETA = Jurisdiction("QB", "Betaland", kind="state", division="Greekland")
GAMMA = Jurisdiction("QC", "Gammaland", kind="state", division="Greekland")
DELTA = Jurisdiction("QD", "Deltaland", kind="territory")
GREEKLAND = Region("greekland", "Greekland", ("QA", "QB", "QC"))
WIDER = Region("wider-greekland", "Wider Greekland", ("QA", "QB", "QC", "QD"))

PER_1000 = Rate("per_1000", "children", 1000, "Reports per 1,000 children", "reports per 1,000 children")
REPORTS = Measure(
    "reports", "Reports", "report", "reports", "reports received", "What somebody reported", "Reporting",
    rates=(PER_1000,),
    distinct_from=(Distinction("tips", "A tip is no report.", "in the table", "at the task force"),),
)  # fmt: skip
CHILDREN = Measure(
    "children", "Children", "child", "children", "children on July 1", "Children under 18", "Population",
    basis=Basis.POINT_IN_TIME, as_of="July 1",
)  # fmt: skip
CASES = Measure("cases", "Cases", "case", "cases", "cases handled", "Cases of any group", "Missing children")
CARE = Measure("care", "from care", "case from care", "cases from care", "from care", "Cases from care",
               "Missing children", part_of="cases", scope=frozenset({"state"}))  # fmt: skip
OTHER = Measure("other", "others", "other case", "other cases", "others", program="Missing children",
                part_of="cases", scope=frozenset({"state"}))  # fmt: skip
TIPS = Measure("tips", "Tips", "tip", "tips", "tips", adds_up=False)
FOUND = Measure("found", "Found, all years", "child found", "children found", "found", "Children found",
                basis=Basis.CUMULATIVE, scope=frozenset({"nation"}))  # fmt: skip
SHARE = Measure("likely", "Likely", "percent", "percent", "likely", kind=Kind.PERCENT, adds_up=False)
MONEY = Measure("spending", "Spending", "dollar", "dollars", "spent", kind=Kind.MONEY)
BROKEN = Measure("visits", "Visits", "visit", "visits", "visits", program="Team Visit", breaks=(YEAR,))
MEASURES = (REPORTS, CHILDREN, CASES, CARE, OTHER, TIPS, FOUND, SHARE, MONEY, BROKEN)

SOURCES = (
    Source("table", "A table of states", "Office of Tables (OT)", date(2024, 5, 1)),
    Source("sheet", "A sheet of one state", "Office of Tables (OT)", date(2024, 6, 1)),
    Source("census", "A count of children", "Office of Counting", date(2024, 3, 1), note="Vintage 2023."),
)
CODEBOOK = Codebook(
    {**BUILT_IN, **{place.code: place for place in (ALPHA, BETA, GAMMA, DELTA)}},
    {**BUILT_IN_REGIONS, "greekland": GREEKLAND, "wider-greekland": WIDER},
    {measure.id: measure for measure in MEASURES},
    {source.id: source for source in SOURCES},
)

Value = int | Decimal | None


def one(
    place: str,
    measure: str,
    value: Value,
    year: int = YEAR,
    *,
    source: str = "table",
    qualifier: Qualifier = Qualifier.EXACT,
    status: Status | None = None,
    review: str = "",
    accepted: str = "",
) -> Observation:
    """One made-up observation; without a value it is not available unless its status says otherwise."""
    period = Period(year, cumulative=measure == "found")
    status = status or (Status.NOT_AVAILABLE if value is None else Status.FINAL)
    locator = Locator("made-up.csv", f"row {place} {measure} {year}")
    return Observation(
        Key(place, measure, period), value, source, locator, qualifier, status, review, accepted
    )


def more_than(place: str, measure: str, value: int) -> Observation:
    """A figure that its source leaves open."""
    return one(place, measure, value, qualifier=Qualifier.MORE_THAN)


def suppressed(place: str, measure: str) -> Observation:
    """A figure that is withheld."""
    return one(place, measure, None, status=Status.SUPPRESSED)


def row(measure: str, year: int = YEAR, **values: int) -> list[Observation]:
    """One measure's figure for several places: row("reports", QA=893, QB=11)."""
    return [one(place, measure, value, year) for place, value in values.items()]


def states(measure: str, values: Iterable[int], year: int = YEAR) -> list[Observation]:
    """Made-up figures for the real 50 states, in the order of their names."""
    return [one(code, measure, value, year) for code, value in zip(FIFTY_STATES.members, values, strict=True)]


def data(
    *parts: Observation | list[Observation], book: Codebook = CODEBOOK, holes: tuple[Hole, ...] = ()
) -> Dataset:
    """The dataset of these observations."""
    found = [o for part in parts for o in (part if isinstance(part, list) else [part])]
    return Dataset.of(book, found, holes)


def with_(book: Codebook = CODEBOOK, **changes: object) -> Codebook:
    """The codebook with other measures, places, regions or sources: with_(measures=(A, B))."""
    keys = {"measures": "id", "places": "code", "regions": "slug", "sources": "id"}
    for name, items in changes.items():
        assert isinstance(items, tuple)
        known: Mapping[str, object] = getattr(book, name)
        book = replace(book, **{name: {**known, **{getattr(i, keys[name]): i for i in items}}})
    return book


# ---- briefings


def briefing(
    template: str | bytes, dataset: Dataset, of: str = "QA", year: int = YEAR, prepared: date | None = None
) -> Briefing:
    """The briefing of a place (its code) or region (its slug) by a template of this text."""
    book = dataset.codebook
    place = book.regions[of] if of in book.regions else book.places[of]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.md")
        path.write_bytes(template if isinstance(template, bytes) else template.encode())
        templates = Templates(path.parent, path.parent)
        subject = Subject(place, year, "t.md", "Missing children", "An office", prepared)
        return compose(subject, dataset, templates)


def body(template: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> tuple[Block, ...]:
    """The blocks that a text below a title becomes (the list of sources, which it cites, comes last)."""
    return tuple(blocks(briefing(f"# T\n\n{template}", dataset, of, year)))


def block(template: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> Block:
    """The first block that a text below a title becomes."""
    return body(template, dataset, of, year)[0]


def sentence(template: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> Inlines:
    """The nodes of a template's one paragraph."""
    found = block(template, dataset, of, year)
    assert isinstance(found, Paragraph)
    return found.inlines


def said(template: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> str:
    """The words of a template's one paragraph, with plain spaces."""
    return text_of(sentence(template, dataset, of, year)).replace(NB, " ")


def asked(condition: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> bool:
    """What a template's question comes to: asked("state.cases.known", …)."""
    return said(f'{{{{ "yes" if {condition} else "no" }}}}', dataset, of, year) == "yes"


def refused(template: str, dataset: Dataset, of: str = "QA", year: int = YEAR) -> str:
    """What is said about a template that can't be made into a briefing; its text starts on line 3."""
    with pytest.raises(TemplateError) as caught:
        briefing(f"# T\n\n{template}", dataset, of, year)
    return str(caught.value)
