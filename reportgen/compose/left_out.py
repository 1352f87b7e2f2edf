"""What a table's note says of rows that a template asks for and that are refused for every place."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.compare import Reason
from reportgen.compose import en_us
from reportgen.compose.figures import FigureWord
from reportgen.document.nodes import Inlines, Text

_MISSING = {
    Reason.NOT_AVAILABLE,
    Reason.SUPPRESSED,
    Reason.PARTIAL,
    Reason.NOT_APPLICABLE,
    Reason.OUT_OF_SCOPE,
    Reason.NO_RATE,
}
"""Where there is nothing to compare, a row goes without a word."""


def left_out(label: Inlines, figures: Sequence[FigureWord]) -> Inlines:
    """ "Change since 2022 of residents: the figures come from two …"; () where figures are missing."""
    refused = (figure for figure in figures if figure.comparison.refusal not in {None, *_MISSING})
    one = next(refused, None)
    if one is None or one.comparison.refusal is None:
        return ()
    return (*label, Text(f": {en_us.inside(en_us.REFUSALS[one.comparison.refusal])}."))
