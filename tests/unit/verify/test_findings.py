"""What a build says of words that no file can have."""

from __future__ import annotations

from datetime import date

from made_up import data

from reportgen.document.nodes import BarChart, Briefing, Paragraph, Section, Text
from reportgen.verify import unproven


def test_the_title_of_a_chart_without_bars_is_told() -> None:
    empty = BarChart((), "series", "alt", title=(Text("Cases by state"),), note=(Text("As reported."),))
    briefing = Briefing(
        "q", (Text("Title"),), (Section((Paragraph((Text("Words."),)), empty)),), date(2023, 1, 1)
    )
    [finding] = unproven({}, briefing, data([]))
    assert "“Cases by state As reported.” stands around a table or chart that has nothing in it." in str(
        finding
    )
