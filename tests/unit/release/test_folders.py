"""Where released sets lie, and how they are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.release import KEPT, find_release, folder_of, inside_a_release, revisions


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with ten revisions of 2023, and what is no revision beside them."""
    for number in range(1, 11):
        folder_of(tmp_path, 2023, number).mkdir(parents=True)
    for other in (".11.part", "0", "first", "01"):
        (tmp_path / "releases/2023" / other).mkdir()
    (tmp_path / "releases/2023/12").write_text("a file")
    return tmp_path


def test_revisions_are_in_the_order_of_their_numbers(root: Path) -> None:
    assert revisions(root, 2023) == tuple(range(1, 11))
    assert revisions(root, 2022) == ()


def test_a_year_is_its_latest_revision(root: Path) -> None:
    assert find_release(root, "2023") == folder_of(root, 2023, 10)
    assert find_release(root, "2023/2") == find_release(root, "2023/2/") == folder_of(root, 2023, 2)
    assert find_release(root, str(root)) == root


@pytest.mark.parametrize("text", ["2022", "2023/11", "2023/0", "nowhere"])
def test_what_isn_t_there_is_told_with_what_is(root: Path, text: str) -> None:
    with pytest.raises(UsageError, match="There are: 2023/1, 2023/2"):
        find_release(root, text)


def test_a_folder_in_a_release_is_known_however_deep(root: Path) -> None:
    folder = folder_of(root, 2023, 1)
    (folder / KEPT).write_text("{}")
    assert inside_a_release(folder)
    assert inside_a_release(folder / "briefings" / "not there yet")
    assert not inside_a_release(root / "releases/2023")
