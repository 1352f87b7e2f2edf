"""What a released set keeps of itself, written and read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.data.release import Release
from reportgen.errors import InputError
from reportgen.release import KEPT, Kept, Made, read_kept, versions, written

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
RELEASES = st.builds(
    Release,
    st.integers(1990, 2100),
    st.integers(1, 99),
    DAYS,
    WORDS,
    WORDS,
    WORDS,
    st.none() | DAYS,
    st.lists(WORDS, max_size=3).map(tuple),
    st.dictionaries(WORDS, WORDS, max_size=3).map(lambda said: tuple(said.items())),
)
HASHES = st.dictionaries(WORDS, WORDS, max_size=3)
MADE = st.builds(Made, WORDS, WORDS, WORDS, st.sampled_from([("pdf",), ("pdf", "docx")]))
SETS = st.builds(Kept, RELEASES, st.lists(MADE, max_size=3).map(tuple), WORDS, HASHES, HASHES, HASHES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SETS)
def test_what_was_written_is_read_again(tmp_path: Path, kept: Kept) -> None:
    (tmp_path / KEPT).write_bytes(written(kept))
    assert read_kept(tmp_path) == kept


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"release": 1}', '{"release": {"year": 1, "more": 2}}', "\x00"]
)
def test_a_damaged_record_is_told_with_its_file(tmp_path: Path, content: str) -> None:
    (tmp_path / KEPT).write_text(content, "utf-8")
    with pytest.raises(InputError, match="it isn't what a release wrote") as error:
        read_kept(tmp_path)
    assert error.value.where == str(tmp_path / KEPT)


def test_a_folder_without_a_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"it can't be opened: .* Name the folder of a released set"):
        read_kept(tmp_path)


def test_the_versions_are_of_all_that_shapes_the_bytes_and_of_nothing_for_developers() -> None:
    found = versions()
    assert {"python", "reportgen", "reportlab", "python-docx", "jinja2", "lxml"} <= found.keys()
    assert not {"pytest", "ruff", "mypy"} & found.keys()
