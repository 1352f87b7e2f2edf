"""What a briefing says of itself: a draft, a release, a revision."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import NB, data, one

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.issued import footer, with_release
from reportgen.data.release import Release
from reportgen.document.nodes import Heading, Note, Sources, Text
from reportgen.document.walk import text_of

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 3)
FIRST = Release(2023, 1, MAY, "J. Doe")
SECOND = Release(
    2023, 2, JUNE, "K. Roe", reason="Alphaland sent 2 counts.", replaces=MAY, revised=("QA/reports/2023",)
)


def foot(**said: object) -> str:
    given = {"draft": False, "given": False, "release": None} | said
    return text_of(footer(2023, MAY, **given)).replace(NB, " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"draft": True}, "Draft, data as of May 1, 2024. Figures for 2023."),
        ({"draft": True, "given": True}, "Draft, prepared May 1, 2024. Figures for 2023."),
        ({}, "Figures for 2023. Data as of May 1, 2024."),
        ({"given": True}, "Figures for 2023. Prepared May 1, 2024."),
        ({"release": FIRST}, "Figures for 2023. Released May 1, 2024."),
        ({"release": SECOND, "given": True}, "Figures for 2023. Revised June 3, 2024."),
    ],
)
def test_the_foot_says_what_it_is(said: dict[str, object], expected: str) -> None:
    assert foot(**said) == expected


def told(release: Release, *cited: str) -> str:
    """The note of a release in a briefing that cites the reports of these places."""
    dataset = data(*(one(place, "reports", 5) for place in cited))
    apparatus = Apparatus.of(dataset.codebook, dataset.by_id.values())
    blocks = with_release([Heading(1, (Text("Sources"),)), Sources(())], release, apparatus)
    assert [type(block) for block in blocks] == [Heading, Note, Sources]
    note = blocks[1]
    assert isinstance(note, Note)
    return text_of(note.inlines).replace(NB, " ")


def test_a_release_says_by_whom_and_when_above_the_sources() -> None:
    assert told(FIRST, "QA") == "Released May 1, 2024, by J. Doe."


def test_a_revision_says_what_it_replaces_and_why_and_whether_a_figure_of_the_briefing_changed() -> None:
    begun = (
        "Revised June 3, 2024, by K. Roe. It replaces what was released May 1, 2024. Reason: Alphaland sent "
        "2 counts. "
    )
    assert told(SECOND, "QA") == begun + "Figures that changed since are named here, and marked in tables."
    assert told(SECOND, "QB") == begun + "No figure of this briefing changed."


def test_a_briefing_without_sources_has_the_note_at_its_end() -> None:
    apparatus = Apparatus.of(data().codebook, ())
    blocks = with_release([Heading(1, (Text("Words"),))], FIRST, apparatus)
    assert [type(block) for block in blocks] == [Heading, Note]
    assert with_release([], None, apparatus) == []
