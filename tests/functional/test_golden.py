"""What this project's briefings say today, word for word, against tests/golden.

When a difference is meant, run pytest tests/functional/test_golden.py --update-golden and look the
difference over with git diff.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from dump import of_briefing, of_pdf, of_word_page
from heard import spoken
from projects import ROOT

if TYPE_CHECKING:
    from conftest import Shelf

GOLDEN = ROOT / "tests" / "golden"


def compare(name: str, found: str, update: bool) -> None:
    file = GOLDEN / name
    if update:
        file.write_text(found, encoding="utf-8", newline="\n")
    wanted = file.read_text(encoding="utf-8") if file.exists() else ""
    if found != wanted:
        unlike = difflib.unified_diff(
            wanted.splitlines(), found.splitlines(), "golden", "now", lineterm="", n=1
        )
        pytest.fail(
            "\n".join([f"{name} differs; if it is meant: pytest --update-golden", *unlike]), pytrace=False
        )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.mark.parametrize("slug", ["new-england", "massachusetts", "maine", "vermont"])
def test_the_briefing_is_as_it_was(shelf: Shelf, slug: str, update: bool) -> None:
    compare(f"{slug}.txt", of_briefing(shelf.briefing(slug)), update)


def test_the_pdf_s_words_and_tags_are_as_they_were(shelf: Shelf, update: bool) -> None:
    compare("massachusetts.pdf.txt", of_pdf(shelf.outcome("massachusetts").files[0]), update)


@pytest.mark.parametrize("slug", ["massachusetts", "new-england"])
def test_a_listener_hears_what_was_heard_before(shelf: Shelf, slug: str, update: bool) -> None:
    compare(f"{slug}.heard.txt", spoken(shelf.outcome(slug).files[0]), update)


def test_the_word_file_s_first_page_is_as_it_was(shelf: Shelf, update: bool) -> None:
    compare("new-england.docx.txt", of_word_page(shelf.outcome("new-england").files[1]), update)
