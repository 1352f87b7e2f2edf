"""Files go into place together or not at all, and a failure says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.errors import Exit, PublishError
from reportgen.publish import place, publish

OTHER_USER = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


class Held(PermissionError):
    """As Windows raises it."""

    winerror = 32


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_every_file_and_makes_the_folder(tmp_path: Path) -> None:
    pdf, word = tmp_path / "2023" / "maine.pdf", tmp_path / "2023" / "maine.docx"
    assert publish({pdf: b"pdf", word: b"word"}) == (pdf, word)
    assert (pdf.read_bytes(), word.read_bytes()) == (b"pdf", b"word")
    assert names(pdf.parent) == ["maine.docx", "maine.pdf"]


def test_replaces_what_was_there_and_leaves_no_scrap(tmp_path: Path) -> None:
    target = tmp_path / "maine.pdf"
    target.write_bytes(b"old")
    publish({target: b"new"})
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["maine.pdf"]


def test_a_file_gets_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    publish({tmp_path / "maine.pdf": b"new"})
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "maine.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_when_the_second_is_a_folder_the_first_stays_as_it_was(tmp_path: Path) -> None:
    pdf, word = tmp_path / "maine.pdf", tmp_path / "maine.docx"
    pdf.write_bytes(b"old")
    word.mkdir()
    with pytest.raises(PublishError, match=r"there is a folder of this name\. Rename") as caught:
        publish({pdf: b"new", word: b"word"})
    assert caught.value.where == str(word)
    assert caught.value.exit_code is Exit.INTERNAL
    assert pdf.read_bytes() == b"old"
    assert names(tmp_path) == ["maine.docx", "maine.pdf"]


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "without hard links"])
def test_when_the_second_move_fails_the_first_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    old, fresh, stuck = tmp_path / "old.pdf", tmp_path / "fresh.pdf", tmp_path / "stuck.docx"
    old.write_bytes(b"old")
    stuck.write_bytes(b"stuck")
    move = os.replace

    def busy(source: Path, target: Path) -> None:
        if target == stuck:
            raise OSError(errno.ENOSPC, "No space left on device")
        move(source, target)

    def no_link(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "replace", busy)
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    with pytest.raises(PublishError, match=r"the disk is full\. Free some space"):
        publish({old: b"new", fresh: b"fresh", stuck: b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "old.pdf": b"old",
        "stuck.docx": b"stuck",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "maine.pdf"
    target.write_bytes(b"old")

    def onto_full_disk(path: Path, content: bytes) -> None:
        with Path("/dev/full").open("wb") as file:
            file.write(content)

    monkeypatch.setattr(place, "_write", onto_full_disk)
    with pytest.raises(PublishError, match="the disk is full"):
        publish({target: b"new"})
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["maine.pdf"]


def test_a_name_that_is_too_long_says_so(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="this path is too long"):
        publish({tmp_path / ("a" * 300 + ".pdf"): b"new"})
    assert names(tmp_path) == []


def test_the_longest_name_that_the_system_takes_is_taken(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 251 + ".pdf")
    assert publish({target: b"new"}) == (target,)


def test_a_file_in_the_place_of_the_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "2023").write_bytes(b"")
    with pytest.raises(PublishError, match="a file stands where a folder is needed"):
        publish({tmp_path / "2023" / "maine.pdf": b"new"})


@OTHER_USER
def test_a_folder_without_access_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PublishError, match="this folder can't be written to"):
        publish({tmp_path / "maine.pdf": b"new"})


def test_a_read_only_file_system_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(place, "_write", refuse)
    with pytest.raises(PublishError, match="this folder can't be written to"):
        publish({tmp_path / "maine.pdf": b"new"})


def test_a_file_that_is_open_on_windows_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "maine.docx"
    target.write_bytes(b"old")

    def held(source: Path, target: Path) -> None:
        raise Held(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PublishError, match=r"open in another program\. Close it there and build again"):
        publish({target: b"new"})
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["maine.docx"]


def test_an_interruption_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "maine.pdf"
    target.write_bytes(b"old")

    def interrupt(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish({target: b"new"})
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["maine.pdf"]
