"""Whatever is composed of random figures holds; with any one thing changed in it, it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up import CODEBOOK, GREEKLAND, PER_1000, data, one, with_

from reportgen import compare
from reportgen.compare import Comparison, observed, rank_with_data, ranks, rate, total
from reportgen.compose.formula import formula
from reportgen.compose.numbers import cell, figure
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import Figure
from reportgen.verify.arithmetic import work_out
from reportgen.verify.derive import wrong
from reportgen.verify.worked import Memory

PLACES = GREEKLAND.members
KINDS = [
    Measure("reports", "R", "r", "r", "r", rates=(PER_1000,)),
    Measure(
        "reports", "R", "r", "r", "r", kind=Kind.MONEY, decimals=2, rates=(replace(PER_1000, decimals=2),)
    ),
    Measure("reports", "R", "r", "r", "r", kind=Kind.PERCENT, decimals=1, adds_up=False),
    Measure("reports", "R", "r", "r", "r", kind=Kind.RATE, decimals=1, adds_up=False),
    Measure("reports", "R", "r", "r", "r", basis=Basis.POINT_IN_TIME, breaks=(2023,), rates=(PER_1000,)),
    Measure("reports", "R", "r", "r", "r", decimals=1, rates=(replace(PER_1000, decimals=0),)),
]

values = st.one_of(
    st.integers(0, 30),
    st.integers(-40, 5_000_000),
    st.integers(1, 400).map(lambda n: n * 10**6),
    st.decimals(0, 3000, places=2),
)
qualifiers = st.sampled_from([*[Qualifier.EXACT] * 12, *Qualifier])
statuses = st.sampled_from([Status.FINAL] * 10 + list(Status))


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Figures of three places in two years, some missing, some stated by two sources."""
    found = []
    for place in (*PLACES, "US"):
        for year in (2022, 2023):
            for source in draw(st.sampled_from([["table"]] * 6 + [["table", "sheet"], []])):
                status = draw(statuses)
                value = draw(values) if status.has_value else None
                exact = draw(qualifiers)
                found.append(
                    one(place, "reports", value, year, source=source, qualifier=exact, status=status)
                )
            found.append(one(place, "children", draw(st.integers(0, 10**6)), year, source="census"))
    measure = draw(st.sampled_from(KINDS))
    return data(found, book=with_(CODEBOOK, measures=(measure,)))


def comparisons(dataset: Dataset) -> Iterator[Comparison]:
    """Everything that a template can ask for of these."""
    measure, base = (dataset.codebook.measures[id] for id in ("reports", "children"))

    def own(place: str, year: int) -> Comparison:
        return observed(dataset, place, measure, year)

    def own_rate(place: str, year: int) -> Comparison:
        return rate(own(place, year), observed(dataset, place, base, year), measure.rates[0])

    kinds: list[Callable[[str, int], Comparison]] = [own, *([own_rate] if measure.rates else [])]
    whole = total(dataset, GREEKLAND, measure, 2023)
    yield whole
    if measure.rates:
        yield rate(whole, total(dataset, GREEKLAND, base, 2023), measure.rates[0])
    yield compare.share(own("QA", 2023), whole)
    yield compare.share(own("QA", 2023), own("US", 2023))
    for of in kinds:
        now, before, other, peers = (
            of("QA", 2023),
            of("QA", 2022),
            of("QB", 2023),
            tuple(of(p, 2023) for p in PLACES),
        )
        middle = compare.median("greekland", peers)
        yield from (*peers, before, middle, compare.lowest("", peers), compare.highest("", peers))
        yield from (
            compare.change(now, before),
            compare.difference(now, before),
            compare.difference(now, other),
        )
        yield from (compare.ratio(now, other), compare.ratio(now, before), compare.difference(now, middle))
        yield from (ranking.comparison for ranking in ranks(peers).values())
        if now.unfit is None:
            yield rank_with_data(now, peers).comparison


def shown(comparison: Comparison) -> list[Figure]:
    """It as a sentence and as a table shows it."""
    return [figure(comparison), *(one for one in cell(comparison) if isinstance(one, Figure))]


@settings(max_examples=150)
@given(datasets())
def test_what_is_composed_holds_and_what_is_refused_is_refused_here(dataset: Dataset) -> None:
    for comparison in comparisons(dataset):
        if comparison.refusal is None:
            sentence, alone = shown(comparison)
            assert wrong(sentence, dataset, "words") == wrong(alone, dataset, "cell") == ""
        else:
            assert work_out(formula(comparison), Memory(dataset)).refusal


def with_other_digits(text: str) -> Iterator[str]:
    for at, letter in enumerate(text):
        if letter.isdigit():
            yield from (text[:at] + other + text[at + 1 :] for other in "0123456789" if other != letter)


def altered(text: str) -> Iterator[str]:
    """The words with another digit, sign, qualifier, unit or size, or without a comma."""
    yield from with_other_digits(text)
    bare = text.removeprefix("more\u00a0than ").removeprefix("about ").lstrip("+−")
    if bare != text and not text.startswith("+"):
        yield bare
    else:
        yield from (f"−{text.lstrip('+')}", f"more than {text}", f"over {text}")
        if "times" not in text:  # in a table "about 3 times" is another way to say "3.1 times"
            yield f"about {text}"
    yield from (f"{text}%", f"${text}", f"{text} million", f"{text}.0", f"{text} percentage points")
    for mark in (",", "%", "$", ".", "\u00a0million", "\u00a0times", "\u00a0percentage"):
        if mark in text:
            yield text.replace(mark, "", 1)
    if "million" in text:
        yield text.replace("million", "billion")


@settings(max_examples=60)
@given(datasets(), st.data())
def test_with_one_thing_changed_it_does_not_hold(dataset: Dataset, choose: st.DataObject) -> None:
    """In a table, where everything is digits; a sentence may say the same in more than one way."""
    known = [one for one in comparisons(dataset) if one.refusal is None]
    assume(known)
    made = shown(choose.draw(st.sampled_from(known)))[1]
    assert wrong(made, dataset, "cell") == ""
    for text in altered(made.text):
        assert wrong(replace(made, text=text), dataset, "cell"), text
    for value in (made.value + 1, -made.value - 1, Decimal(made.value) / 10 + 7):
        assert wrong(replace(made, value=value), dataset, "cell") or value == made.value
    for cites in (made.observations[1:], (*made.observations, "QD/tips/2023@table"), ()):
        assert wrong(replace(made, observations=cites), dataset, "cell") or set(cites) == set(
            made.observations
        )
