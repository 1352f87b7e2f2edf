"""A small project on disk, whose tables a test writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.project import load_project
from reportgen.read import Reading, read_dataset

TOML = '[project]\nsubject = "Children"\n'
MEASURES = """
[cases]
label = "Cases"
one = "case"
many = "cases"
key_label = "cases"

[share]
label = "Share"
one = "percent"
many = "percent"
key_label = "percent"
kind = "percent"

[spending]
label = "Spending"
one = "dollar"
many = "dollars"
key_label = "spent"
kind = "money"

[found]
label = "Found, all years"
one = "child"
many = "children"
key_label = "found"
basis = "cumulative"
scope = ["nation"]

[visits]
label = "Visits"
one = "visit"
many = "visits"
key_label = "visits"
scope = ["state"]
"""
SOURCES = "id,title,publisher,retrieved\nsheet,A sheet,An office,2026-11-21\nother,Other,Office,2026-11-21\n"
HEADER = "jurisdiction,measure,period,value,source"

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes files (path under inputs/ = text or bytes) beside a small codebook, and reads them."""

    def reading(files: dict[str, str | bytes], toml: str = TOML) -> Reading:
        for name, content in {"measures.toml": MEASURES, "sources.csv": SOURCES, **files}.items():
            path = tmp_path / "inputs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        (tmp_path / "reportgen.toml").write_text(toml, encoding="utf-8")
        return read_dataset(load_project(tmp_path))

    return reading
