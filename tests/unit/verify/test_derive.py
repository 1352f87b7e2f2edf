"""Each sort of figure is worked out again from the observations: right ones hold, wrong ones are named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_up import CODEBOOK, NB, data, more_than, one, row, suppressed, with_

from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import Figure, Formula
from reportgen.verify.derive import wrong

Q, S = Qualifier, Status
BOOK = with_(
    CODEBOOK,
    measures=(
        Measure("index", "Index", "point", "points", "points", kind=Kind.RATE, decimals=1, adds_up=False),
        Measure("beds", "Beds", "bed", "beds", "beds", basis=Basis.POINT_IN_TIME),
    ),
)
SIX = ("QA", "QB", "QC")
DATA = data(
    row("reports", QA=893, QB=11, QC=11, US=36_210_368),
    row("reports", 2022, QA=452, QB=9, QC=22),
    row("children", QA=89_300, QB=1_000, QC=2_000),
    row("cases", QA=62, QB=0, QC=7),
    row("care", QA=56, QC=7),
    row("visits", QA=50, QB=60),
    row("visits", 2022, QA=40, QB=50),
    row("tips", QA=5, QB=6, QC=7),
    [one("US", "reports", 36_200_000, source="sheet", qualifier=Q.ROUNDED)],
    [more_than("QB", "care", 18_400), suppressed("QC", "visits")],
    [one("QA", "likely", Decimal("19.25")), one("QB", "likely", Decimal("18.05")), one("QA", "spending", -5)],
    [one("QA", "found", 7_000), one("QA", "found", 6_000, 2022), one("QA", "index", Decimal("10.25"))],
    [one("QA", "beds", 100, source="table"), one("QA", "beds", 90, 2022, source="census")],
    [one("QB", "beds", 10, source="table"), one("QC", "beds", 20, source="census")],
    book=BOOK,
)  # fmt: skip


def fig(place: str, measure: str = "reports", year: object = 2023) -> Formula:
    return ("figure", place, measure, str(year))


def per_1000(place: str) -> Formula:
    return ("rate", 1000, fig(place), fig(place, "children"))


def ids(*of: str, source: str = "table", year: int = 2023) -> tuple[str, ...]:
    return tuple(f"{one}/{year}@{source}" for one in of)


RATES = ids(*(f"{place}/{of}" for place in SIX for of in ("reports", "children")))
REPORTS = ids("QA/reports", "QB/reports", "QC/reports")
TOTAL: Formula = ("total", SIX, "reports", "2023")
OVER = "rate per 1,000 of children"


def made(text: str, value: int | str, operation: str, cites: tuple[str, ...], formula: Formula) -> Figure:
    number = Decimal(value) if isinstance(value, str) else value
    return Figure(text.replace("_", NB), number, operation, cites, formula)


RIGHT = [
    made("893", 893, "as observed", ids("QA/reports"), fig("QA")),
    made("0", 0, "as observed", ids("QB/cases"), fig("QB", "cases")),
    made("no", 0, "as observed", ids("QB/cases"), fig("QB", "cases")),
    made("36,210,368", 36_210_368, "as observed", ids("US/reports"), fig("US")),
    made("36.2_million", 36_200_000, "as observed", ids("US/reports", source="sheet"), fig("US")),
    made("more_than 18,400", 18_400, "as observed", ids("QB/care"), fig("QB", "care")),
    made("19%", 19, "as observed", ids("QA/likely"), fig("QA", "likely")),
    made("−$5", -5, "as observed", ids("QA/spending"), fig("QA", "spending")),
    made("10.3", "10.3", "as observed", ids("QA/index"), fig("QA", "index")),
    made("7,000", 7000, "as observed", ("QA/found/cumulative-2023@table",),
         fig("QA", "found", "cumulative-2023")),
    made("915", 915, "total", REPORTS, TOTAL),
    made("10.0", "10.0", OVER, ids("QA/reports", "QA/children"), per_1000("QA")),
    made("9.9", "9.9", OVER, RATES, ("rate", 1000, TOTAL, ("total", SIX, "children", "2023"))),
    made("97.6%", "97.6", "share", REPORTS, ("share", fig("QA"), TOTAL)),
    made("90.3%", "90.3", "share", ids("QA/care", "QA/cases"),
         ("share", fig("QA", "care"), fig("QA", "cases"))),
    made("under_0.1%", "0.1", "share", ids("QA/reports", "US/reports"), ("share", fig("QA"), fig("US"))),
    made("about 9_in_10", 9, "share in tenths", ids("QA/care", "QA/cases"),
         ("tenths", fig("QA", "care"), fig("QA", "cases"))),
    made("all", 10, "share in tenths", ids("QC/care", "QC/cases"),
         ("tenths", fig("QC", "care"), fig("QC", "cases"))),
    made("97.6%", "97.6", "change", (*ids("QA/reports"), *ids("QA/reports", year=2022)),
         ("change", fig("QA"), fig("QA", year=2022))),
    made("−50.0%", "-50.0", "change", (*ids("QC/reports"), *ids("QC/reports", year=2022)),
         ("change", fig("QC"), fig("QC", year=2022))),
    made("882", 882, "difference", REPORTS[:2], ("difference", fig("QA"), fig("QB"))),
    made("−882", -882, "difference", REPORTS[:2], ("difference", fig("QB"), fig("QA"))),
    made("1.0", "1.0", f"difference of {OVER}", RATES[:4], ("difference", per_1000("QA"), per_1000("QB"))),
    made("1_percentage point", 1, "difference", ids("QA/likely", "QB/likely"),
         ("difference", fig("QA", "likely"), fig("QB", "likely"))),
    made("about 81_times", 81, "ratio", REPORTS[:2], ("ratio", fig("QA"), fig("QB"))),
    made("81.2_times", "81.2", "ratio", REPORTS[:2], ("ratio", fig("QA"), fig("QB"))),
    made("about 1.2%_of", "0.012", "ratio", REPORTS[:2], ("ratio", fig("QB"), fig("QA"))),
    made("half", "0.5", "ratio", (*ids("QC/reports"), *ids("QC/reports", year=2022)),
         ("ratio", fig("QC"), fig("QC", year=2022))),
    made("the same as", 1, "ratio", REPORTS[1:], ("ratio", fig("QB"), fig("QC"))),
    made("1st", 1, "rank", REPORTS, ("rank", fig("QA"), SIX)),
    made("highest", 1, "rank", REPORTS, ("rank", fig("QA"), SIX)),
    made("tied_for lowest", 2, "rank", REPORTS, ("rank", fig("QB"), SIX)),
    made("2nd", 2, "rank", REPORTS, ("rank", fig("QC"), SIX)),
    made("lowest", 3, "rank", RATES, ("rank", per_1000("QC"), SIX)),
    made("2nd_of_2", 2, "rank", ids("QA/visits", "QB/visits"), ("rank with data", fig("QA", "visits"), SIX)),
    made("11", 11, "median", REPORTS, ("median", fig("QA"), SIX)),
    made("11", 11, "lowest", REPORTS, ("lowest", fig("QA"), SIX)),
    made("11", 11, "as observed", REPORTS[1:], ("lowest", fig("QA"), SIX)),
    made("893", 893, "as observed", REPORTS[:1], ("highest", fig("QA"), SIX)),
    made("2_of_3", 2, "coverage", ids("QA/visits", "QB/visits"), ("coverage", fig("QA", "visits"), SIX)),
    made("2", 2, "coverage", ids("QA/care", "QC/care"), ("exact", fig("QA", "care"), SIX)),
]  # fmt: skip


@pytest.mark.parametrize("figure", RIGHT, ids=lambda figure: f"{figure.formula[0]}: {figure.text}")
def test_a_right_figure_holds(figure: Figure) -> None:
    assert wrong(figure, DATA) == ""


@pytest.mark.parametrize("figure", RIGHT, ids=lambda figure: f"{figure.formula[0]}: {figure.text}")
def test_it_holds_no_more_with_another_value_another_operation_or_without_a_source(figure: Figure) -> None:
    assert "its value is" in wrong(replace(figure, value=figure.value + 1), DATA)
    assert wrong(replace(figure, operation="guess"), DATA)
    assert "cites other figures" in wrong(replace(figure, observations=figure.observations[1:]), DATA)
    assert "cites other figures" in wrong(
        replace(figure, observations=(*figure.observations, "QC/tips/2023@table")), DATA
    )


def test_a_figure_that_does_not_say_what_it_is_is_wrong() -> None:
    assert (
        wrong(Figure("893", 893, "as observed", ids("QA/reports")), DATA) == "“893” doesn't say what it is."
    )


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (fig("QD"), "which no source used has"),
        (fig("QC", "visits"), "which has no number: suppressed"),
        (fig("QA", "found"), "which no source can have"),
        (("total", SIX, "care", "2023"), "its source leaves inexact"),
        (("total", SIX, "visits", "2023"), "no number: suppressed"),
        (("total", (*SIX, "QD"), "reports", "2023"), "no source used has"),
        (("total", ("QA", "QA"), "reports", "2023"), "adds up a place twice"),
        (("total", ("QA", "US"), "reports", "2023"), "adds the nation"),
        (("total", SIX, "tips", "2023"), "does not add up"),
        (("total", SIX, "beds", "2023"), "two vintages"),
        (("rate", 1000, fig("QA"), fig("QA", "cases")), "a base that the codebook doesn't name"),
        (("rate", 100, fig("QA"), fig("QA", "children")), "a base that the codebook doesn't name"),
        (("rate", 1000, fig("QA"), fig("QB", "children")), "another place's"),
        (("rate", 1000, fig("QA", year=2022), fig("QA", "children")), "another year"),
        (("rate", 1000, fig("QB", "care"), fig("QB", "children")), "its source leaves inexact"),
        (("share", fig("QC"), ("total", ("QA", "QB"), "reports", "2023")), "no part of"),
        (("share", fig("QA"), fig("QB")), "no part of"),
        (("share", fig("QA", "tips"), ("total", SIX, "tips", "2023")), "does not add up"),
        (("share", fig("QA", year=2022), TOTAL), "another year's"),
        (("change", fig("QA", "visits"), fig("QA", "visits", 2022)), "over a break between 2022 and 2023"),
        (("change", fig("QA", "beds"), fig("QA", "beds", 2022)), "two vintages"),
        (
            ("change", fig("QA", "found", "cumulative-2023"), fig("QA", "found", "cumulative-2022")),
            "cumulative",
        ),
        (("change", fig("QB"), fig("QB", year=2022)), "a base under 10"),
        (("change", fig("QA", year=2022), fig("QA")), "no later"),
        (("change", ("share", fig("QA"), TOTAL), ("share", fig("QA"), TOTAL)), "percent of percent"),
        (("difference", fig("QA"), fig("QA", "cases")), "two different things"),
        (("difference", fig("QA"), per_1000("QA")), "two different things"),
        (("difference", fig("QA"), fig("QB", year=2022)), "different years and places"),
        (("ratio", fig("QA", "cases"), fig("QB", "cases")), "zero or below"),
        (("rank", fig("QA", "visits"), SIX), "a line with a gap"),
        (("rank", fig("QA"), (*SIX, "US")), "the nation among states"),
        (("rank", fig("QA"), ("QA", "QA", "QB")), "a place twice"),
        (("rank", fig("QA"), ("QB", "QC")), "not in line"),
        (("rank", fig("QA", "beds"), SIX), "two vintages"),
        (("rank with data", fig("QC", "visits"), SIX), "not in line"),
        (("median", fig("QA", "care"), SIX), "its source leaves inexact"),
        (("lowest", fig("QA", "visits"), SIX), "a line with a gap"),
        (("coverage", fig("QA"), ("QA", "QA")), "counts a place twice"),
        (("guess", fig("QA")), "nothing that can be worked out"),
        (("rate", 1000, fig("QA")), "can't be read"),
        (("rank", TOTAL, SIX), "can't be read"),
        (("coverage", TOTAL, SIX), "can't be read"),
    ],
)
def test_what_must_not_be_worked_out_is_refused(formula: Formula, why: str) -> None:
    assert why in wrong(Figure("1", 1, "as observed", REPORTS, formula), DATA)


def test_in_a_cell_a_change_needs_its_sign_and_a_sentence_says_about() -> None:
    texts = {figure.text.replace(NB, " "): figure for figure in RIGHT}
    change, ratio = replace(texts["−50.0%"], text="50.0%", value=Decimal("50.0")), texts["81.2 times"]
    assert wrong(change, DATA) == wrong(change, DATA, "words") == ""
    assert "“−” before it" in wrong(change, DATA, "cell")
    assert wrong(ratio, DATA, "cell") == ""
    assert "doesn't say" in wrong(ratio, DATA, "words")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("half", False),
        ("about half", True),
        ("a third of", False),
        ("about 50%_of", True),
        ("0.5_times", True),
        ("about 0.5_times", False),
    ],
)
def test_a_part_is_named_where_it_is_within_a_twentieth(text: str, right: bool) -> None:
    near = data(row("reports", QA=51, QB=101))
    found = wrong(made(text, "0.5", "ratio", REPORTS[:2], ("ratio", fig("QA"), fig("QB"))), near)
    assert (found == "") == right


# ---- which observation


def test_a_revised_figure_stands_before_the_one_it_revises_and_that_before_a_provisional_one() -> None:
    first, later = one("QA", "reports", 11), one("QA", "reports", 12, source="sheet", status=S.REVISED)
    soon = one("QA", "reports", 10, source="census", status=S.PROVISIONAL)
    figure = made("11", 11, "as observed", (first.id,), fig("QA"))
    assert wrong(figure, data([soon, first])) == ""
    assert "cites other figures" in wrong(figure, data([first, later]))
    revised = made("12", 12, "as observed", (later.id,), fig("QA"))
    assert wrong(revised, data([first, later])) == ""


def test_of_sources_that_say_the_same_any_may_be_cited_and_none_that_says_something_else() -> None:
    same = data([one("QA", "reports", 11), one("QA", "reports", 11, source="sheet")], row("reports", QB=3))
    for source in ("table", "sheet"):
        cites = ids("QA/reports", source=source)
        assert wrong(made("11", 11, "as observed", cites, fig("QA")), same) == ""
        total = made(
            "14", 14, "total", (*cites, *ids("QB/reports")), ("total", ("QA", "QB"), "reports", "2023")
        )
        assert wrong(total, same) == ""
    loose = data([one("QA", "reports", 11), one("QA", "reports", 11, source="sheet", qualifier=Q.ABOUT)])
    about = made("about 11", 11, "as observed", ids("QA/reports", source="sheet"), fig("QA"))
    assert "cites other figures" in wrong(about, loose)
