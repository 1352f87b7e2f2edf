"""Errata: which figures of a revision are printed otherwise. Every figure is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.batch import jobs_for
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Observation, Qualifier
from reportgen.errata import Erratum, as_table, errata, side
from reportgen.pipeline import Materials, prepare
from reportgen.project import load_project

ROOT = Path(__file__).parents[2]
KEY = "XE/calls/2024"


@pytest.fixture(scope="module")
def four_years() -> Materials:
    return prepare(load_project(ROOT / "tests/fixtures/four-years"))


def with_(materials: Materials, key: str, **changes: object) -> Materials:
    """The materials with one observation that says something else."""
    data = materials.dataset
    changed: Mapping[str, Observation] = {
        id: replace(one, **changes) if str(one.key) == key else one
        for id, one in data.by_id.items()  # type: ignore[arg-type]
    }
    assert changed != data.by_id
    return replace(materials, dataset=Dataset.of(data.codebook, changed.values()))


def found(before: Materials, after: Materials, *names: str) -> tuple[Erratum, ...]:
    jobs = jobs_for(before.project, before.dataset, names, year=2024)
    return errata(side(before, jobs), side(after, jobs))


def test_two_sets_that_say_the_same_have_no_errata(four_years: Materials) -> None:
    assert found(four_years, four_years, "XE", "made-up-land") == ()


def test_a_figure_of_a_source_comes_first_then_what_was_worked_out_from_it(four_years: Materials) -> None:
    first, *others = found(four_years, with_(four_years, KEY, value=1452), "XE", "XN")
    assert (first.was, first.now) == ("1,188", "1,452")
    assert first.figure == "“Calls” of Eastmark (made up), 2024"
    assert "eastmark-made-up" in first.briefings
    assert any(one.figure.startswith("a rate: “Calls") for one in others)


def test_a_briefing_that_doesn_t_print_the_figure_has_no_erratum(four_years: Materials) -> None:
    for one in found(four_years, with_(four_years, "XE/spending/2024", value=7), "XW"):
        assert one.briefings != ("eastmark-made-up",)


def test_a_figure_that_is_more_than_it_was_said_is_an_erratum(four_years: Materials) -> None:
    changed = with_(four_years, KEY, qualifier=Qualifier.MORE_THAN)
    assert any(one.now == "more than 1,188" for one in found(four_years, changed, "XE"))


def test_the_table_takes_no_words_for_a_formula() -> None:
    table = as_table([Erratum("=1+1", "5", "−6", ("a", "b"))])
    assert table.decode("utf-8-sig").split("\r\n") == ["figure,was,is,briefings", "'=1+1,5,−6,a; b", ""]
