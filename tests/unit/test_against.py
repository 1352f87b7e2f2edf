"""What stands against a release, and how it is named."""

from __future__ import annotations

import pytest

from reportgen.against import parse_despite
from reportgen.errors import UsageError


def test_what_is_named_has_its_reason_with_further_signs_of_equality() -> None:
    assert parse_despite(["ME/cases/2023 = a = b", "inputs/x.csv=late"]) == (
        ("ME/cases/2023", "a = b"),
        ("inputs/x.csv", "late"),
    )


@pytest.mark.parametrize("text", ["", "=", "ME/cases/2023", "ME/cases/2023=", "ME/cases/2023=  ", "=why"])
def test_a_name_without_a_reason_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="names no reason"):
        parse_despite([text])
