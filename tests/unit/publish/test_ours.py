"""A file that isn't ours keeps its place, and the new one gets the next free name beside it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.errors import LockedError
from reportgen.publish import free_place, hash_of, locked
from reportgen.publish import lock as locks

OURS = sha256(b"ours").hexdigest()


def test_the_hash_is_that_of_the_bytes_and_none_of_what_isn_t_there(tmp_path: Path) -> None:
    (tmp_path / "maine.pdf").write_bytes(b"ours")
    assert hash_of(tmp_path / "maine.pdf") == OURS
    assert hash_of(tmp_path / "vermont.pdf") == ""


@pytest.mark.parametrize(
    ("there", "place"),
    [
        ({}, "maine.docx"),
        ({"maine.docx": b"ours"}, "maine.docx"),
        ({"maine.docx": b"theirs"}, "maine.new.docx"),
        ({"maine.docx": b"theirs", "maine.new.docx": b"ours"}, "maine.new.docx"),
        ({"maine.docx": b"theirs", "maine.new.docx": b"theirs too"}, "maine.new-2.docx"),
        (
            {"maine.docx": b"a", "maine.new.docx": b"b", "maine.new-2.docx": b"c"},
            "maine.new-3.docx",
        ),
    ],
)
def test_the_first_place_where_nothing_is_lost(tmp_path: Path, there: dict[str, bytes], place: str) -> None:
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    assert free_place(tmp_path / "maine.docx", {OURS}) == tmp_path / place


def test_the_table_of_figures_keeps_its_two_endings(tmp_path: Path) -> None:
    (tmp_path / "maine.figures.csv").write_bytes(b"theirs")
    assert free_place(tmp_path / "maine.figures.csv", set()).name == "maine.new.figures.csv"


def test_a_lock_that_is_taken_names_its_holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / locks.HOLDER).write_text(
        '{"who": "ann", "host": "desk", "process": 7, "since": "2024-01-02"}', encoding="utf-8"
    )
    monkeypatch.setattr(locks, "_taken", lambda _: False)
    with pytest.raises(LockedError, match="here: ann on desk, process 7, since 2024-01-02"), locked(tmp_path):
        pass
    (tmp_path / locks.HOLDER).write_text("{", encoding="utf-8")
    with pytest.raises(LockedError, match=r"another run is building here\."), locked(tmp_path):
        pass
