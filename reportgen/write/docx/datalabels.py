"""The words beside a point of a chart: its value under a format that reads as the figure, or words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.document.nodes import Figure
from reportgen.write.docx.chartxml import BARE, font, rich
from reportgen.write.docx.labels import label_format
from reportgen.write.docx.xml import quote
from reportgen.write.theme import Theme

Type = tuple[str, str]
PLAIN, STRONG, GREY = ("sans", "ink"), ("sans_strong", "ink"), ("sans", "grey")
"""How a label's words are set: their face and their color, by the theme's names."""
# LibreOffice would draw a line to each label that is moved.
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
# Without it LibreOffice and Word break long words into lines where they like.
ONE_LINE = '<a:bodyPr wrap="none"/>'


def shown(*, value: bool = False) -> str:
    """What a label shows of its point."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def figure_label(
    theme: Theme, at: int, figure: Figure, place: str, *, look: Type = STRONG, down: float = 0.0
) -> str:
    """The label of the point `at` that reads as the figure, and follows the value when somebody edits it.

    It stands lower by `down`, as a part of the drawing's height.
    """
    code = label_format(figure)
    if not code:
        return words_label(theme, at, [figure.text], place, look=look, down=down)
    return f'<c:dLbl><c:idx val="{at}"/>{_moved(down)}{value_look(theme, code, place, look)}</c:dLbl>'


def value_look(theme: Theme, code: str, place: str, look: Type = STRONG) -> str:
    """How values are shown under this format; what stands in a label or, for all of them, in the labels."""
    return (
        f'<c:numFmt formatCode="{quote(code)}" sourceLinked="0"/>{BARE}{font(theme, *look, body=ONE_LINE)}'
        f'<c:dLblPos val="{place}"/>{shown(value=True)}'
    )


def words_label(
    theme: Theme, at: int, lines: Sequence[str], place: str, *, look: Type = PLAIN, down: float = 0.0
) -> str:
    """The label of the point `at` with these words, each of its lines on its own."""
    return (
        f'<c:dLbl><c:idx val="{at}"/>{_moved(down)}{rich(theme, lines, *look)}{BARE}'
        f'<c:dLblPos val="{place}"/>{shown(value=True)}</c:dLbl>'
    )


def _moved(down: float) -> str:
    if not down:
        return ""
    return f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{down:.5f}"/></c:manualLayout></c:layout>'


def labels(own: Iterable[str], rest: str = "") -> str:
    """A series' labels: some points' own, in order, and the `rest`'s look; without it no other has one."""
    return f"<c:dLbls>{''.join(own)}{rest or BARE + shown()}{_NO_LEADERS}</c:dLbls>"
