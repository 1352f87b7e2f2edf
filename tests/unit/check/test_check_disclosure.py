"""Small counts are withheld in one step, and what gives one away is an error that names cells, no numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from made_up import CODEBOOK, OTHER, data, one, row, states, suppressed, with_

from reportgen.check import disclosed
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Key, Status
from reportgen.data.period import Period

THREE = with_(CODEBOOK, measures=(replace(OTHER, id="third"),))


def status(dataset: Dataset, place: str, measure: str) -> Status:
    found = dataset.find(Key(place, measure, Period(2023)))
    assert found is not None
    return found.status


@given(st.integers(0, 100), st.integers(0, 50))
def test_a_count_is_withheld_from_one_to_below_the_threshold(value: int, threshold: int) -> None:
    shown = disclosed(data(one("QA", "reports", value)), threshold).dataset
    withheld = status(shown, "QA", "reports") is Status.SUPPRESSED
    assert withheld == (0 < value < threshold)
    assert all((o.value is None) == withheld for o in shown.by_id.values())


def test_without_a_threshold_the_dataset_is_the_same() -> None:
    dataset = data(one("QA", "reports", 3))
    assert disclosed(dataset).dataset is dataset


def test_the_nation_rates_and_measures_that_are_not_named_stay() -> None:
    dataset = data(
        one("US", "reports", 3), one("QA", "likely", 3), one("QA", "tips", 3), one("QA", "reports", 3)
    )
    shown = disclosed(dataset, 10, ["reports"]).dataset
    assert [o.key.measure for o in shown.by_id.values() if o.value is None] == ["reports"]


def test_no_other_source_s_figure_takes_the_place_of_a_withheld_one() -> None:
    final, revised = one("QA", "reports", 12), one("QA", "reports", 9, source="sheet", status=Status.REVISED)
    shown = disclosed(data(final, revised), 10).dataset
    assert [o.value for o in shown.by_id.values()] == [None, None]


def test_neither_quote_nor_reason_keeps_the_number() -> None:
    small = one("QA", "other", 16, review="70 and 16 in one cell")
    small = replace(small, locator=replace(small.locator, quote="16"))
    beside = one("QA", "care", 70, review="70 and 16 in one cell")
    shown = disclosed(data(small, beside), 20).dataset
    said = " ".join(f"{o.value} {o.review} {o.locator.quote}" for o in shown.by_id.values())
    assert "16" not in said
    assert "70" in said


# ---- given away


def test_one_withheld_part_beside_its_total_is_an_error_that_names_cells_and_no_number() -> None:
    dataset = data(one("QA", "cases", 137), one("QA", "care", 132), one("QA", "other", 5))
    [concern] = disclosed(dataset, 10).concerns
    finding = concern.finding
    assert concern.stops
    assert finding.where == "made-up.csv, row QA other 2023"
    assert "made-up.csv, row QA cases 2023" in finding.what
    assert "made-up.csv, row QA care 2023" in finding.what
    assert finding.do.startswith(
        "Withhold a second figure: write [c] for QA/care/2023 in made-up.csv, row QA care"
    )
    assert not {"137", "132", " 5"} & set(finding.what.split())


def test_a_second_withheld_part_is_enough_unless_both_must_be_one() -> None:
    total = one("QA", "cases", 137)
    assert not disclosed(data(total, suppressed("QA", "care"), one("QA", "other", 5)), 10).concerns
    assert not disclosed(data(one("QA", "cases", 11), *row("care", QA=2), *row("other", QA=9)), 10).concerns
    assert disclosed(data(one("QA", "cases", 18), *row("care", QA=9), *row("other", QA=9)), 10).concerns


@given(st.integers(0, 12), st.integers(0, 12), st.integers(3, 10))
def test_two_parts_are_given_away_exactly_when_only_one_pair_fits(
    care: int, other: int, threshold: int
) -> None:
    """Everybody who knows the threshold and the total can try every pair."""
    total = care + other + 100
    known = one("QA", "cases", total)
    third = one("QA", "third", 100)
    shown = disclosed(
        data(known, third, *row("care", QA=care), *row("other", QA=other), book=THREE), threshold
    )
    options = [range(1, threshold) if 0 < v < threshold else (v,) for v in (care, other)]
    fits = [pair for pair in product(*options) if sum(pair) + 100 == total]
    withheld = any(0 < v < threshold for v in (care, other))
    assert bool(shown.concerns) == (withheld and len(fits) == 1)


def test_a_withheld_total_of_known_parts_is_given_away() -> None:
    dataset = data(suppressed("QA", "cases"), *row("care", QA=2), *row("other", QA=0))
    [concern] = disclosed(dataset).concerns
    assert concern.finding.where == "made-up.csv, row QA cases 2023"


def test_a_part_that_is_not_there_hides_it_unless_the_rest_is_the_very_number() -> None:
    assert disclosed(data(one("QA", "cases", 5), one("QA", "care", 5)), 6).concerns == ()
    total = one("QA", "cases", 50)
    assert not disclosed(data(total, *row("care", QA=5)), 10).concerns


def test_one_state_beside_the_nation_and_all_others_is_given_away() -> None:
    values = [100] * 49 + [4]
    [concern] = disclosed(data(one("US", "reports", 4904), *states("reports", values)), 10).concerns
    assert {str(key) for key in concern.keys} == {"WY/reports/2023", "US/reports/2023"}
    two = [100] * 48 + [4, 5]
    assert disclosed(data(one("US", "reports", 4809), *states("reports", two)), 10).concerns == ()
