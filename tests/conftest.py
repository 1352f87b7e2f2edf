"""What all tests share: the flag that writes the golden files anew."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A slow machine is no fault of the program: no test is timed. CI runs the same examples each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden anew from what is built now, to be looked over with git diff",
    )
