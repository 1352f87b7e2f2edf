"""The axes of a native chart; figures stand beside their marks, so no axis carries numbers."""

from __future__ import annotations

from reportgen.write.docx.chartxml import font, line
from reportgen.write.theme import Theme

_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_GENERAL = '<c:numFmt formatCode="General" sourceLinked="0"/>'
AXIS_IDS = '<c:axId val="1"/><c:axId val="2"/>'
"""Which axes a plot belongs to: categories (or what runs across), then values."""


def category_axis(theme: Theme, *, side: str, reverse: bool = False, named: bool = True) -> str:
    """The axis of categories, on the left ("l") or below ("b"), a line where values are zero."""
    order = "maxMin" if reverse else "minMax"
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{_NO_TICKS}<c:tickLblPos val="{"low" if named else "none"}"/>'
        f"<c:spPr>{_stroke(theme)}</c:spPr>"
        f'{font(theme, "sans")}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def hidden_axis(crossed: int, side: str, least: str, most: str, between: str = "") -> str:
    """The axis of values that isn't drawn, from `least` to `most`; `crossed` is the other axis.

    Where it stands `between` categories is "midCat" for lines that begin on it.
    """
    stands = f'<c:crossBetween val="{between}"/>' if between else ""
    return (
        f'<c:valAx><c:axId val="{3 - crossed}"/>{_scale(least, most)}<c:delete val="1"/>'
        f'<c:axPos val="{side}"/>{_GENERAL}{_NO_TICKS}<c:tickLblPos val="nextTo"/>'
        f"{_crosses(crossed)}{stands}</c:valAx>"
    )


def rows_axis(theme: Theme, rows: int) -> str:
    """The upright axis of a plot of rows, counted from 1 at the top: a line where values are zero."""
    return (
        f'<c:valAx><c:axId val="2"/>{_scale("0.5", f"{rows + 0.5:g}", "maxMin")}<c:delete val="0"/>'
        f'<c:axPos val="l"/>{_GENERAL}{_NO_TICKS}<c:tickLblPos val="none"/><c:spPr>{_stroke(theme)}</c:spPr>'
        f"{_crosses(1)}</c:valAx>"
    )


def _scale(least: str, most: str, order: str = "minMax") -> str:
    return f'<c:scaling><c:orientation val="{order}"/><c:max val="{most}"/><c:min val="{least}"/></c:scaling>'


def _crosses(crossed: int) -> str:
    return f'<c:crossAx val="{crossed}"/><c:crosses val="autoZero"/>'


def _stroke(theme: Theme) -> str:
    return line(theme.colors["ink"], 0.75)
