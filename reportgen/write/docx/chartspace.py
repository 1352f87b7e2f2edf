"""The XML of a native bar chart: one series, bars from zero, every bar labelled with its figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from reportgen.document.nodes import BarChart, Figure
from reportgen.write.barchart import AXES, BAR, LONGEST, PITCH, SHORTEST
from reportgen.write.columns import estimated_width
from reportgen.write.docx.labels import label_format, plain
from reportgen.write.docx.workbook import SHEET, bar_labels
from reportgen.write.docx.xml import HEAD, A, R, emu, escape, quote
from reportgen.write.theme import Theme

MOST_LABEL = 190  # longer names wrap
SIZE = 9
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_SHOW = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the bars start, as a part of the drawing's width, and what the value axis reaches from and to."""

    start: float
    least: Decimal
    most: float


def measure_of(chart: BarChart, theme: Theme) -> Measure:
    """The measure of a chart, which all of its drawings share, so that their bars can be compared."""
    width = theme.page.text_width
    start = _axis_at(bar_labels(chart))
    room = max((estimated_width(bar.figure.text, SIZE) for bar in chart.bars), default=0) * 1.1 + 8
    longest = max(SHORTEST, min(LONGEST, width - start - room))
    values = [Decimal(bar.figure.value) for bar in chart.bars if isinstance(bar.figure, Figure)]
    top = max([*values, Decimal(0)]) or Decimal(1)
    # The axis reaches on to the drawing's edge, so that the longest bar is `longest` and its figure has room.
    most = float(top) * (width - start) / longest
    return Measure(start / width, min([*values, Decimal(0)]), most)


def chart_space_xml(chart: BarChart, measure: Measure, theme: Theme, language: str, workbook_id: str) -> str:
    """The whole chart part; `workbook_id` is its relationship to the workbook with the same figures."""
    return (
        f'{HEAD}<c:chartSpace {_C} {A} {R}><c:date1904 val="0"/><c:lang val="{quote(language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_plot(chart, measure, theme)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_font(theme, 'sans')}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot(chart: BarChart, measure: Measure, theme: Theme) -> str:
    start = measure.start
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{start:.5f}"/><c:y val="0"/><c:w val="{1 - start:.5f}"/><c:h val="1"/>'
        "</c:manualLayout></c:layout>"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_series(chart, bar_labels(chart), theme)}"
        f'<c:gapWidth val="{round(100 * (PITCH - BAR) / BAR)}"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_axes(theme, measure.most, measure.least)}"
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    )


def label_width(label: str) -> float:
    """About how wide a label is on one line, in points, with the gap to its bar."""
    return estimated_width(label, SIZE) + 10


def _axis_at(labels: list[str]) -> float:
    longest = max(map(label_width, labels), default=0.0)
    return next((at for at in AXES if longest <= at), min(longest, MOST_LABEL))


def _series(chart: BarChart, labels: list[str], theme: Theme) -> str:
    last = len(labels) + 1
    figures = {at: bar.figure for at, bar in enumerate(chart.bars) if isinstance(bar.figure, Figure)}
    formats = {at: label_format(figure) for at, figure in figures.items()}
    code = Counter(formats.values()).most_common(1)[0][0] if formats else "General"
    values = [plain(figures[at].value) if at in figures else "" for at in range(len(labels))]
    apart = {at: own for at, own in formats.items() if own != code}
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{SHEET}!$B$1</c:f>'
        f"<c:strCache>{_points([chart.series])}</c:strCache></c:strRef></c:tx>"
        f'{_fill(theme.colors["blue"])}<c:invertIfNegative val="0"/>{_reference_bars(chart, theme)}'
        f"{_labels(apart, code, theme)}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f"<c:strCache>{_points(labels)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(code)}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(texts: list[str]) -> str:
    """A cache of points; an empty text is a point that isn't there."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts) if text
    )
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _reference_bars(chart: BarChart, theme: Theme) -> str:
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_fill(theme.colors['mid_grey'])}</c:dPt>"
        for at, bar in enumerate(chart.bars)
        if bar.role == "reference"
    )


def _labels(apart: dict[int, str], code: str, theme: Theme) -> str:
    """Every figure at the end of its bar; those that the series' format would not show as written, apart."""
    # Without wrap="none" LibreOffice breaks a long figure into lines.
    font = _font(theme, "sans_strong", '<a:bodyPr wrap="none"/>')
    shown = f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{font}<c:dLblPos val="outEnd"/>{_SHOW}'
    own = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:numFmt formatCode="{quote(one)}" sourceLinked="0"/>{shown}</c:dLbl>'
        for at, one in apart.items()
    )
    return f'<c:dLbls>{own}<c:numFmt formatCode="{quote(code)}" sourceLinked="0"/>{shown}</c:dLbls>'


def _axes(theme: Theme, most: float, least: Decimal) -> str:
    line = f'<a:ln w="{emu(0.75)}">{_solid(theme.colors["ink"])}</a:ln>'
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    lowest = plain(least * Decimal("1.2")) if least else "0"
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{ticks}<c:tickLblPos val="low"/><c:spPr>{line}</c:spPr>{_font(theme, "sans")}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{most:.6g}"/>'
        f'<c:min val="{lowest}"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{ticks}<c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _fill(color: str) -> str:
    return f"<c:spPr>{_solid(color)}</c:spPr>"


def _font(theme: Theme, face: str, body: str = "<a:bodyPr/>") -> str:
    name = quote(theme.faces[face].word)
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{SIZE * 100}" b="0">{_solid(theme.colors["ink"])}<a:latin typeface="{name}"/>'
        f'<a:ea typeface="{name}"/><a:cs typeface="{name}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _solid(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
