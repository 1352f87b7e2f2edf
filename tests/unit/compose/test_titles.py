"""Titles: by the roster, else by chamber and place."""

from __future__ import annotations

import pytest

from reportgen.compose.titles import short_title, title_of
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.legislator import Legislator


def person(chamber: str, title: str = "") -> Legislator:
    return Legislator("Ann Example", "Example", chamber, "ME", "slug", title=title)


@pytest.mark.parametrize(
    ("chamber", "place", "title", "short"),
    [
        ("Senate", "MA", "Senator", "Sen."),
        ("House", "ME", "Representative", "Rep."),
        ("u.s. house of representatives", "ME", "Representative", "Rep."),
        ("House", "DC", "Delegate", "Del."),
        ("House", "GU", "Delegate", "Del."),
        ("House", "VI", "Delegate", "Del."),
        ("House", "AS", "Delegate", "Del."),
        ("House", "MP", "Delegate", "Del."),
        ("House", "PR", "Resident Commissioner", "Resident Commissioner"),
        ("State Senate", "PR", "Senator", "Sen."),
        ("State House", "ME", "Representative", "Rep."),
        ("House of Delegates", "VA", "Delegate", "Del."),
        ("Assembly", "CA", "Assemblymember", "Assemblymember"),
        ("City Council", "DC", "", ""),
    ],
)
def test_a_chamber_and_a_place_give_the_title(chamber: str, place: str, title: str, short: str) -> None:
    found = title_of(person(chamber), BUILT_IN[place])
    assert (found, short_title(found)) == (title, short)


@pytest.mark.parametrize(
    ("given", "title", "short"),
    [("Speaker", "Speaker", "Speaker"), ("Senator", "Senator", "Sen."), ("Rep.", "Representative", "Rep.")],
)
def test_the_roster_s_own_title_comes_first(given: str, title: str, short: str) -> None:
    found = title_of(person("House", given), BUILT_IN["ME"])
    assert (found, short_title(found)) == (title, short)
