"""Why a briefing is built anew is said in words, what explains the rest first."""

from __future__ import annotations

import pytest

from reportgen.reasons import Change, in_words


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("figure ME/cases/2023", "11, final, exact, sheet", "12, final, exact, sheet"),
            "ME/cases/2023 is now 12; it was 11",
        ),
        (("figure ME/cases/2023", "", "12, final, exact, sheet"), "ME/cases/2023 is there now: 12"),
        (
            ("figure ME/cases/2023", "11, final, exact, sheet", ""),
            "ME/cases/2023 is not there any more; it was 11",
        ),
        (
            ("figure ME/cases/2023", "11, provisional, exact, sheet", "11, final, exact, sheet"),
            "ME/cases/2023 is now 11, final, exact, sheet; it was 11, provisional, exact, sheet",
        ),
        (
            ("figure ME/cases/2023", "11, final, exact, a", "11, final, exact, a / 12, final, exact, b"),
            "ME/cases/2023 is now 11 and 12; it was 11",
        ),
        (
            ("figure ME/cases/2023", "11, final, exact, a", "no number, suppressed, exact, a"),
            "ME/cases/2023 is withheld now",
        ),
        (("template state.md", "a", "b"), "the template state.md has changed"),
        (("template state.md", "a", ""), "the template state.md is gone"),
        (("note maine", "", "b"), "the office's note maine.md is new"),
        (
            ("program", "reportgen 1; lxml 2", "reportgen 2; lxml 2"),
            "another version builds it: reportgen 2; before, reportgen 1",
        ),
        (("measure cases", "a", "b"), "the measure cases has changed"),
        (("region *", "a", "b"), "an entry of the regions has changed"),
    ],
)  # fmt: skip
def test_a_change_in_words(change: tuple[str, str, str], said: str) -> None:
    assert in_words([Change(*change)]) == (said,)


def test_what_follows_from_a_new_figure_is_not_told_beside_it() -> None:
    new = Change("figure ME/cases/2023", "", "12, final, exact, sheet")
    years = Change("years ME/cases/2023", "2022", "2022 2023")
    assert in_words([years, new]) == ("ME/cases/2023 is there now: 12",)
    assert in_words([years]) == ("there are figures of other years or sources (ME/cases/2023)",)
