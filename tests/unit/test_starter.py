"""A new project: real figures, lists that fit the codebook, the same bytes each time, nothing half-made."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen import starter
from reportgen.errors import PublishError, UsageError
from reportgen.project import load_project
from reportgen.read import read_dataset

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("new") / "briefings"
    starter.make_project(target)
    return target


@pytest.fixture(scope="module")
def book(made: Path) -> Any:
    return openpyxl.load_workbook(made / "inputs" / "figures.xlsx")


def column(sheet: Any, heading: str) -> list[Any]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(heading)] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_the_project_loads_and_has_no_fixed_date(made: Path) -> None:
    project = load_project(made)
    assert project.build_regions == ("new-england",)
    assert project.prepared is None


def test_templates_are_copies_of_the_repository_s(made: Path) -> None:
    theirs = {path.relative_to(ROOT): path for path in (ROOT / "templates").rglob("*") if path.is_file()}
    del theirs[Path("templates/starter.toml")]  # it is about making projects
    assert {path.relative_to(made) for path in (made / "templates").rglob("*") if path.is_file()} == set(
        theirs
    )
    assert all((made / name).read_bytes() == path.read_bytes() for name, path in theirs.items())


def test_every_figure_is_one_of_the_repository_s(made: Path) -> None:
    own, ours = read_dataset(load_project(made)), read_dataset(load_project(ROOT))
    assert not own.findings
    assert len(own.dataset.index) > 150
    for key, (observation,) in own.dataset.index.items():
        found = ours.dataset.find(key)
        assert found is not None
        assert (observation.value, observation.source) == (found.value, found.source)


def test_figures_come_first_below_a_header_that_stays(book: Any) -> None:
    assert book.sheetnames == [
        "figures",
        "places",
        "measures",
        "qualifiers",
        "statuses",
        "sources",
        "how to",
    ]
    assert book["figures"].freeze_panes == "A2"


def test_every_code_of_the_figures_is_in_its_list(book: Any) -> None:
    for heading, sheet, code in (
        ("jurisdiction", "places", "code"),
        ("measure", "measures", "measure"),
        ("source", "sources", "source"),
    ):
        assert set(column(book["figures"], heading)) <= set(column(book[sheet], code))


def test_drop_downs_offer_the_whole_list(book: Any) -> None:
    heads = [cell.value for cell in book["figures"][1]]
    offered = {
        heads[next(iter(choice.sqref.ranges)).min_col - 1]: choice.formula1
        for choice in book["figures"].data_validations.dataValidation
    }
    assert set(offered) == {"jurisdiction", "measure", "qualifier", "status", "source"}
    for formula in offered.values():
        sheet, cells = formula.split("!")
        assert cells.replace("$", "") == f"A2:A{book[sheet].max_row}"


def test_the_workbook_is_the_same_bytes_each_time(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.workbook import starter_workbook

    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert starter_workbook(starter.folder()) == (made / "inputs" / "figures.xlsx").read_bytes()


def test_an_empty_folder_will_do_and_hidden_files_don_t_count(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    files = starter.make_project(tmp_path)
    assert all(path.is_file() for path in files)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"")
    with pytest.raises(UsageError, match="this folder isn't empty"):
        starter.make_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="this is a file"):
        starter.make_project(tmp_path / "file")


@pytest.mark.parametrize("there", [True, False], ids=["a folder that was there", "a new folder"])
def test_nothing_half_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    target = tmp_path / "briefings"
    if there:
        target.mkdir()
    write, written = Path.write_bytes, io.StringIO()

    def full(path: Path, content: bytes) -> int:
        if written.write(".") and len(written.getvalue()) > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match="No space left on device"):
        starter.make_project(target)
    assert target.exists() is there
    assert not there or list(target.iterdir()) == []
