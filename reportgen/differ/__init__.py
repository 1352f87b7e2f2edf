"""Two years, or two revisions, beside each other: which figures, comparisons and sentences changed."""

from reportgen.differ.asdata import briefing_as_data, figure_as_data
from reportgen.differ.briefings import BriefingChanges, compared_briefings
from reportgen.differ.comparisons import ComparisonChange, changed_comparisons
from reportgen.differ.figures import FigureChange, Figures, How, changed_figures, compared_figures
from reportgen.differ.markdown import Sides, as_markdown, moved_in_words, shown
from reportgen.differ.passages import PassageChange, changed_passages
from reportgen.differ.shown import Page, showing

__all__ = [
    "BriefingChanges",
    "ComparisonChange",
    "FigureChange",
    "Figures",
    "How",
    "Page",
    "PassageChange",
    "Sides",
    "as_markdown",
    "briefing_as_data",
    "changed_comparisons",
    "changed_figures",
    "changed_passages",
    "compared_briefings",
    "compared_figures",
    "figure_as_data",
    "moved_in_words",
    "showing",
    "shown",
]
