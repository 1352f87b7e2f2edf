"""Small bar charts in the body: each a drawing of its own, those of a row in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from reportgen.document.nodes import BarChart, SmallMultiples
from reportgen.document.walk import text_of
from reportgen.write.barchart import in_groups, least_pitch
from reportgen.write.docx.barspace import Measure, Room, bar_labels, bar_plot, bar_rows, measure_of
from reportgen.write.docx.chartframe import framed, room_for
from reportgen.write.docx.chartspace import chart_drawing, layout
from reportgen.write.docx.chartxml import rich
from reportgen.write.docx.job import Job
from reportgen.write.docx.lettering import label_width
from reportgen.write.docx.xml import twips
from reportgen.write.multiples import BAR, GAP, LABELS, PITCH, ROW_GAP, panel_width
from reportgen.write.multiples import across as columns_of
from reportgen.write.wording import broken

_NARROW = 0.8  # of the room for a label, as the programs break it
_LEADING, _BELOW_TITLE = 12.0, 5.0
_STRONG = 0.68  # of the width, for a title's line as estimated: LibreOffice breaks longer ones


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart, or the part of it that a page holds, with the lines of its title and its measure."""

    chart: BarChart
    lines: tuple[str, ...]
    measure: Measure
    pitch: float

    @property
    def top(self) -> float:
        """The height of its title."""
        return len(self.lines) * _LEADING + _BELOW_TITLE

    @property
    def bars(self) -> float:
        """The height of its bars."""
        return len(self.chart.bars) * self.pitch


def multiples_xml(job: Job, chart: SmallMultiples, *, apart: bool = False) -> str:
    """The paragraphs of small bar charts, `apart` from a table or chart above; those of a row share one."""
    count = columns_of(chart, job.theme.page.text_width)
    width = panel_width(count, job.theme.page.text_width)
    charts = [one for one in chart.charts if one.bars]
    labels = (label_width(label) for one in charts for label in bar_labels(one))
    start = min(max(labels, default=0.0), LABELS * width)
    panels = [panel for one in charts for panel in _panels(job, chart, one, (start, width))]
    rows = [_row(job, panels[at : at + count], width) for at in range(0, len(panels), count)]
    stops = "".join(f'<w:tab w:val="left" w:pos="{twips(at * (width + GAP))}"/>' for at in range(1, count))
    properties = f"<w:tabs>{stops}</w:tabs>" if stops else ""
    return framed(job, chart, rows, apart=apart, properties=properties)


def _panels(job: Job, whole: SmallMultiples, chart: BarChart, across: tuple[float, float]) -> Iterator[Panel]:
    """A chart as one panel; as several of one measure where a page can't hold its bars.

    `across` says where the bars of all panels start, and how wide each panel is.
    """
    (start, width), style = across, job.theme.styles["table_text"]
    widest = max(map(label_width, bar_labels(chart)))
    lines = ceil(widest / (_NARROW * start)) if widest > start else 1
    pitch = max(PITCH, least_pitch(lines, style.size, style.leading))
    title = broken(text_of(chart.title), width * _STRONG)
    room = room_for(job, whole) - len(title) * _LEADING - _BELOW_TITLE
    measure = measure_of(chart, width, start)
    for bars in in_groups(chart.bars, room, pitch):
        yield Panel(replace(chart, bars=bars), title, measure, pitch)


def _row(job: Job, panels: list[Panel], width: float) -> str:
    """The drawings of a row, equally high, so that their titles stand on one line."""
    top, bars = max(panel.top for panel in panels), max(panel.bars for panel in panels)
    height = top + bars + ROW_GAP
    return "<w:tab/>".join(_drawing(job, panel, (width, height), top) for panel in panels)


def _drawing(job: Job, panel: Panel, size: tuple[float, float], top: float) -> str:
    room = Room(top / size[1], panel.bars / size[1], (PITCH - BAR) / BAR)
    title = (
        f"<c:title>{rich(job.theme, panel.lines, 'sans_strong', align='l')}{layout(0, 0, 1, 0, '')}"
        '<c:overlay val="0"/></c:title>'
    )
    return chart_drawing(
        job,
        bar_plot(panel.chart, panel.measure, job.theme, room),
        bar_rows(panel.chart),
        size,
        alt=panel.chart.alt,
        title=text_of(panel.chart.title),
        around=(title, ""),
    )
