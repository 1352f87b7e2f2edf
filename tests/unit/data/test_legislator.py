"""Legislators: districts, last names and the names of their files."""

from __future__ import annotations

import pytest

from reportgen.data.legislator import district_of, file_name, in_congress, last_name_of


@pytest.mark.parametrize(
    ("chamber", "congress"),
    [
        ("Senate", "senate"), ("U.S. Senate", "senate"), ("us  house", "house"),
        ("House of Representatives", "house"), ("the United States House of Representatives", "house"),
        ("State Senate", ""), ("Assembly", ""), ("House of Delegates", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_two_chambers_of_congress_are_told_from_a_state_s(chamber: str, congress: str) -> None:
    assert in_congress(chamber) == congress


@pytest.mark.parametrize(
    ("text", "chamber", "district"),
    [
        ("2", "House", "2"), ("02", "House", "2"), ("2.0", "House", "2"), ("10", "House", "10"),
        ("0", "House", "at large"), ("", "House", "at large"), ("At-Large", "House", "at large"),
        ("AL", "House", "at large"), ("AK-AL", "House", "at large"), ("00", "House", "at large"),
        ("2nd", "House", "2"), ("2nd District", "House", "2"), ("District 2", "House", "2"),
        ("ME-02", "House", "2"), ("11th congressional district", "House", "11"),
        ("Alcona", "State House", "Alcona"), ("District of Lakes", "State Senate", "District of Lakes"),
        ("", "Senate", ""), ("", "Assembly", ""), ("14", "Assembly", "14"),
        (" Norfolk  and Suffolk", "State Senate", "Norfolk and Suffolk"),
    ],
)  # fmt: skip
def test_a_district_is_a_number_a_name_or_at_large(text: str, chamber: str, district: str) -> None:
    assert district_of(text, chamber) == district


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Ann B. Example", "Example"), ("Ann Example Jr.", "Example"), ("Ann Example, Sr.", "Example"),
        ("Ann Example III", "Example"), ("Ann Example, M.D.", "Example"), ("Ann", "Ann"), ("Jr.", "Jr."),
    ],
)  # fmt: skip
def test_the_last_name_is_the_last_word_that_is_no_junior(name: str, last: str) -> None:
    assert last_name_of(name) == last


@pytest.mark.parametrize(
    ("parts", "slug"),
    [
        (("Massachusetts", "Senate", "", "Ann B. Example"), "massachusetts-senate-ann-b-example"),
        (("Massachusetts", "U.S. Senate", "", "Ann B. Example"), "massachusetts-senate-ann-b-example"),
        (("Maine", "House", "2", "Joe Sample"), "maine-house-2-joe-sample"),
        (("Vermont", "House", "at large", "José Muñoz-O’Neil"), "vermont-house-at-large-jose-munoz-oneil"),
        (("Maine", "House", "2", "日本"), ""),
    ],
)
def test_files_are_named_by_state_chamber_district_and_name(parts: tuple[str, ...], slug: str) -> None:
    assert file_name(*parts) == slug
