"""Sentences of the program's own: what each mark means, and why there is no figure."""

from __future__ import annotations

from reportgen.compare import Reason
from reportgen.compose.en_us.digits import NBSP

CONTENTS = "Contents"
CONTINUED = "continued"
FIGURES_OF_CHART = "The figures of the chart"
ROUNDED_SHARES = ("Shares do not add up to ", "100%", " because each is rounded.")
QUALIFIERS = {"more_than": f"more{NBSP}than ", "about": "about "}
MARKS = {
    "not available": ("[x]", "Not available: no source used here has the figure. It does not mean zero."),
    "suppressed": ("[c]", "Suppressed: withheld to protect the people counted."),
    "not applicable": ("[z]", "Does not apply."),
    "not worked out": (
        "[n]",
        "Not worked out: the figures needed are not all there, not exact, or not of a kind to set together.",
    ),
    "not worked out over a break": ("[b]", "Not worked out: the definition changed between the years."),
    "not worked out between vintages": (
        "[v]",
        "Not worked out: the figures come from two vintages, which revise one another.",
    ),
    "not worked out from a small base": (
        "[s]",
        "Not worked out: the figure to set it against is too small, or zero.",
    ),
    "not exact": ("[q]", "Not drawn: the source rounds the figure or leaves it open."),
    "provisional": ("[p]", "Provisional: it may still be revised."),
    "revised": ("[r]", "Revised since it was first published."),
}
REFUSALS = {
    Reason.NOT_AVAILABLE: "The figure is not available in the sources used.",
    Reason.SUPPRESSED: "The figure is withheld to protect the people counted.",
    Reason.NOT_APPLICABLE: "The figure does not apply here.",
    Reason.OUT_OF_SCOPE: "The figure is not counted for places of this kind.",
    Reason.PARTIAL: "Not every place has a figure, so the comparison would leave some out.",
    Reason.QUALIFIED: "A figure that its source rounds or leaves open cannot be worked with.",
    Reason.NOT_ADDABLE: "Figures of this kind do not add up.",
    Reason.TWO_MEASURES: "The figures count different things.",
    Reason.TWO_BASES: "One figure covers another stretch of time than the other.",
    Reason.NATION_AMONG_STATES: "A figure of the nation cannot stand among those of states.",
    Reason.TWO_VINTAGES: "The figures come from two vintages, which revise one another.",
    Reason.TWO_YEARS: "The figures are of different years.",
    Reason.BREAK: "The definition changed between the two years.",
    Reason.ZERO_BASE: "The base is zero.",
    Reason.SMALL_BASE: "The figure to set it against is too small for a percentage or a ratio to mean much.",
    Reason.OVER_WHOLE: "The part is larger than its whole, so one of the two cannot be right.",
    Reason.NO_RATE: "No rate of this figure makes sense.",
}
NOT_COMPARED = "Figures of this kind are not compared in this way."
