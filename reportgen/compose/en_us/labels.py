"""What labels a drawing: what its figures count, its scale, its key, and what is preliminary in it."""

from __future__ import annotations

from reportgen.compose.en_us.names import uncapped
from reportgen.data.measure import Kind

SHARES, CHANGES = "Shares", "Changes since the year before"
UNITS = {Kind.COUNT: "Counts", Kind.RATE: "Rates", Kind.PERCENT: "Percentages", Kind.MONEY: "Dollars"}
PROVISIONAL, REVISED = "Provisional", "Revised since first published"
TO_BELOW, OR_MORE = " to below ", " or more"


def below(owner: str) -> str:
    """Before the figure that a map's lowest grade ends at: "below Maine's "."""
    return f"below {owner} "


def share_of(many: str) -> str:
    """ "Share of reports"."""
    return f"Share of {many}"


def change_since(label: str, year: int) -> str:
    """ "Reports, change since 2022"."""
    return f"{label}, change since {year}"


def difference_in(label: str) -> str:
    """ "Difference in reports"."""
    return f"Difference in {uncapped(label)}"


def ratio_of(label: str) -> str:
    """ "Ratio of reports"."""
    return f"Ratio of {uncapped(label)}"


def rates_per(per: int, many: str) -> str:
    """ "Rates per 1,000 children"."""
    return f"Rates per {per:,} {many}"


def together(name: str) -> str:
    """ "the 50 states together"."""
    return f"{name} together"


def within(which: str, name: str) -> str:
    """The median, lowest or highest of places: "the median of New England"."""
    return f"the {which} of {name}"
