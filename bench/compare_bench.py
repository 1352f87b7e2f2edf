"""What the comparisons cost: 51 places, 20 measures with a rate each, 10 years; every figure is made up.

For each place, measure and year: the figure, its rate, its rank by number and by rate, its share of the 50
states together, its change and difference from the year before, and how many times the 50 states' rate its
own is; for each measure and year the median, the lowest and the highest of the states' rates.
"""

from __future__ import annotations

import time
from random import Random

from reportgen.compare import (
    Comparison,
    change,
    difference,
    highest,
    lowest,
    median,
    observed,
    ranks,
    rate,
    ratio,
    share,
    total,
)
from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.measure import Basis, Measure, Rate
from reportgen.data.observation import Key, Locator, Observation
from reportgen.data.region import BUILT_IN_REGIONS, FIFTY_STATES

YEARS = range(2014, 2024)
PER_1000 = Rate("per_1000", "people", 1000, "Per 1,000 people", "per 1,000 people")
PEOPLE = Measure("people", "People", "person", "people", "people", basis=Basis.POINT_IN_TIME)
COUNTED = [
    Measure(f"measure_{n}", f"Measure {n}", "case", "cases", "cases", rates=(PER_1000,)) for n in range(20)
]
PLACES = [code for code, place in BUILT_IN.items() if place.kind in {"state", "district"}]


def made_up() -> Dataset:
    """Figures by chance, the same in every run."""
    chance = Random(1)
    of = [(PEOPLE, 10**6, 4 * 10**7), *((measure, 10, 10**5) for measure in COUNTED)]
    observations = [
        Observation(
            Key(place, measure.id, measure.period(year)),
            chance.randint(least, most),
            "made-up",
            Locator("made-up.csv", f"row {place}"),
        )
        for measure, least, most in of
        for year in YEARS
        for place in PLACES
    ]
    measures = {measure.id: measure for measure in (PEOPLE, *COUNTED)}
    return Dataset.of(Codebook(BUILT_IN, BUILT_IN_REGIONS, measures, {}), observations)


def compare_all(dataset: Dataset) -> int:
    """How many comparisons were made."""
    made = 0
    people = {year: _observed(dataset, PEOPLE, year) for year in YEARS}
    all_people = {year: total(dataset, FIFTY_STATES, PEOPLE, year) for year in YEARS}
    for measure in COUNTED:
        before: dict[str, Comparison] = {}
        for year in YEARS:
            figures = _observed(dataset, measure, year)
            rates = {place: rate(figures[place], people[year][place], PER_1000) for place in PLACES}
            together = total(dataset, FIFTY_STATES, measure, year)
            made += len(figures) + len(rates) + len(_region(figures, rates))
            made += len(_states(figures, rates, together, rate(together, all_people[year], PER_1000)))
            made += sum(len(_since(figures[place], before[place])) for place in before)
            before = figures
    return made


def _observed(dataset: Dataset, measure: Measure, year: int) -> dict[str, Comparison]:
    return {place: observed(dataset, place, measure, year) for place in PLACES}


def _region(figures: dict[str, Comparison], rates: dict[str, Comparison]) -> list[object]:
    states = tuple(rates[place] for place in FIFTY_STATES.members)
    by_rate, by_number = ranks(tuple(rates.values())), ranks(tuple(figures.values()))
    spread = [of(FIFTY_STATES.slug, states) for of in (median, lowest, highest)]
    return [*by_rate.values(), *by_number.values(), *spread]


def _states(
    figures: dict[str, Comparison], rates: dict[str, Comparison], together: Comparison, its_rate: Comparison
) -> list[Comparison]:
    shares = [share(figures[place], together) for place in FIFTY_STATES.members]
    return [*shares, *(ratio(own, its_rate) for own in rates.values())]


def _since(later: Comparison, earlier: Comparison) -> tuple[Comparison, Comparison]:
    return change(later, earlier), difference(later, earlier)


def seconds(runs: int = 7) -> tuple[float, int]:
    """The best of some warm runs in seconds of the processor's time, and how many comparisons it made."""
    dataset = made_up()
    made = compare_all(dataset)
    times = []
    for _ in range(runs):
        begun = time.process_time()
        compare_all(dataset)
        times.append(time.process_time() - begun)
    return min(times), made


if __name__ == "__main__":
    best, made = seconds()
    print(f"{made:,} comparisons: {best * 1000:.0f} ms; at most 500")
