"""The time that figures cover, in words: a year, a day of it, all years to it."""

from __future__ import annotations

from reportgen.data.measure import Basis, Measure


def period(measure: Measure, year: int) -> str:
    """The time that a measure's figure of a year covers: "2023", "July 1, 2023", "all years to 2023"."""
    return {
        Basis.CALENDAR_YEAR: f"{year}",
        Basis.FISCAL_YEAR: f"fiscal year {year}",
        Basis.CUMULATIVE: f"all years to {year}",
        Basis.POINT_IN_TIME: f"{measure.as_of}, {year}" if measure.as_of else f"{year}",
    }[measure.basis]


def within(measure: Measure, year: int) -> str:
    """The same in a sentence: "in 2023", "on July 1, 2023", "over all years to 2023"."""
    dated = measure.basis is Basis.POINT_IN_TIME and measure.as_of
    word = "on" if dated else "over" if measure.basis is Basis.CUMULATIVE else "in"
    return f"{word} {period(measure, year)}"


def span(measure: Measure, first: int, last: int) -> str:
    """The years that figures over time cover: "2019 to 2023", "fiscal years 2019 to 2023"."""
    years = f"{first} to {last}"
    if measure.basis is Basis.POINT_IN_TIME and measure.as_of:
        return f"{measure.as_of} of {years}"
    return f"fiscal years {years}" if measure.basis is Basis.FISCAL_YEAR else years
