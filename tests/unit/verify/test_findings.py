"""What a build says of words that no file can have."""

from __future__ import annotations

from datetime import date

from made_up import data

from reportgen.document.nodes import Bar, BarChart, Briefing, Figure, Paragraph, Section, Text
from reportgen.verify import unproven

NAMED = (("A", "31"), ("B", "20"), ("C", "12"))


def test_the_title_of_a_chart_without_bars_is_told() -> None:
    empty = BarChart((), "series", "alt", title=(Text("Cases by state"),), note=(Text("As reported."),))
    briefing = Briefing(
        "q", (Text("Title"),), (Section((Paragraph((Text("Words."),)), empty)),), date(2023, 1, 1)
    )
    [finding] = unproven({}, briefing, data([]))
    assert "“Cases by state As reported.” stands around a table or chart that has nothing in it." in str(
        finding
    )


def test_a_number_that_is_heard_alone_is_told() -> None:
    bars = tuple(Bar((Text(name),), Figure(text, int(text), "as observed", ())) for name, text in NAMED)
    said = "Bar chart of cases. Of 3 states, A is the highest at 31 and C the lowest at {}."
    for number, count in (("12", 0), ("13", 1)):
        chart = BarChart(bars, "cases", said.format(number))
        briefing = Briefing("q", (Text("Title"),), (Section((chart,)),), date(2023, 1, 1))
        findings = [str(one) for one in unproven({}, briefing, data([])) if "heard" in str(one)]
        assert len(findings) == count
        assert all("has no “13” in it" in finding for finding in findings)
