"""What is written as a tidy row is read back as the same observation."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.data.dataset import Codebook
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Key, Locator, Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.data.source import Source
from reportgen.data.tidy import COLUMNS, row_of
from reportgen.project import load_project
from reportgen.read.csv_file import read_csv
from reportgen.read.table import Desk
from reportgen.read.tidy import read_tidy

MEASURES = {kind.value: Measure(kind.value, "m", "m", "m", "m", kind=kind) for kind in Kind}
VALUES: dict[Kind, st.SearchStrategy[int | Decimal]] = {
    Kind.COUNT: st.integers(0, 10**15),
    Kind.PERCENT: st.decimals(0, 100, places=2),
    Kind.RATE: st.decimals(-(10**9), 10**9, places=3),
    Kind.MONEY: st.decimals(-(10**9), 10**9, places=2),
}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n")).map(
    str.strip
)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    kind, status = draw(st.sampled_from(Kind)), draw(st.sampled_from(Status))
    key = Key(draw(st.sampled_from(sorted(BUILT_IN))), kind.value, Period(draw(st.integers(1900, 2100))))
    value = draw(VALUES[kind]) if status.has_value else None
    qualifier = draw(st.sampled_from(Qualifier)) if status.has_value else Qualifier.EXACT
    locator = Locator("a.csv", "", draw(WORDS), draw(WORDS))
    return Observation(key, value, "s", locator, qualifier, status, draw(WORDS), draw(WORDS))


def desk(folder: Path) -> Desk:
    (folder / "reportgen.toml").write_text('[project]\nsubject = "s"\n', encoding="utf-8")
    project = load_project(folder)
    source = {"s": Source("s", "S", "S", retrieved=date(2026, 11, 21))}
    return Desk(project, Codebook(project.places, project.regions, MappingProxyType(MEASURES), source))


def written(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@settings(deadline=None)
@given(found=st.lists(observations(), min_size=1, max_size=5))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Observation]
) -> None:
    rows = written([row_of(one) for one in found])
    table = read_tidy(read_csv("a.csv", rows), desk(tmp_path_factory.getbasetemp()))
    assert not table.findings
    here = [replace(back, locator=replace(back.locator, cell="")) for back in table.observations]
    assert here == found


def test_a_plain_number_has_no_exponent_and_no_comma() -> None:
    key, locator = Key("US", "cases", Period(2023, cumulative=True)), Locator("f", "c", "line 1", "words")
    row = row_of(Observation(key, Decimal("1E+6"), "s", locator, Qualifier.ROUNDED, Status.REVISED))
    assert tuple(row) == COLUMNS
    assert (row["value"], row["period"]) == ("1000000", "cumulative-2023")
    assert (row["qualifier"], row["status"], row["locator"], row["quote"]) == (
        "rounded",
        "revised",
        "line 1",
        "words",
    )


def test_exact_and_final_go_without_saying_and_an_absent_value_is_blank() -> None:
    locator = Locator("f", "c")
    exact = row_of(Observation(Key("US", "cases", Period(2023)), 0, "s", locator))
    absent = row_of(
        Observation(Key("US", "cases", Period(2023)), None, "s", locator, status=Status.NOT_AVAILABLE)
    )
    assert (exact["value"], exact["qualifier"], exact["status"]) == ("0", "", "")
    assert (absent["value"], absent["status"]) == ("", "not_available")
