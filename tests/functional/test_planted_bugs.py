"""Bugs planted one at a time where figures are compared and composed: each is found, and without one nothing.

Besides the briefings of this repository's inputs and the four made-up years there is one of a made-up project
that has every sort of figure. All of its figures are made up.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from projects import ROOT, SHARED, briefing_of, opened

from reportgen import compare
from reportgen.batch import jobs_for_people
from reportgen.compare import Comparison, Coverage, Ranking, Reason, beside, figures, place, rates, spread
from reportgen.compose import beside as two
from reportgen.compose import en_us, numbers, setting, side_by_side, standing
from reportgen.compose.en_us import digits
from reportgen.compose.setting import Setting
from reportgen.compose.state import FigureState
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.measure import Kind, Measure, Rate
from reportgen.data.observation import Observation, Qualifier, Status
from reportgen.data.region import BUILT_IN_REGIONS, Region
from reportgen.document.nodes import Briefing, Figure
from reportgen.document.walk import figures as figures_of
from reportgen.errors import ReportgenError
from reportgen.pipeline import Materials, compose_job
from reportgen.read.roster import read_roster
from reportgen.verify.derive import wrong_figures

MEASURES = """
[halves]
label = "Halves"
one = "half"
many = "halves"
key_label = "halves"
scope = ["state"]
rates = [{ name = "per-1000", of = "residents", per = 1000, label = "Halves", key_label = "halves" }]

[night_calls]
label = "at night"
one = "call at night"
many = "calls at night"
key_label = "calls at night"
scope = ["state"]
part_of = "calls"

[tiny]
label = "Tiny"
one = "tiny"
many = "tiny"
key_label = "tiny"
scope = ["state"]

[grants]
label = "Grants"
one = "dollar granted"
many = "dollars granted"
key_label = "granted"
scope = ["state"]
kind = "money"
"""
FIGURES = """\
XE,halves,2022,4949,,,made-up-2022,made up,,,
XN,halves,2022,312,,,made-up-2022,made up,,,
XS,halves,2022,81,,,made-up-2022,made up,,,
XW,halves,2022,251,,revised,made-up-2022,made up,,,
XW,halves,2022,999,,provisional,made-up-2023,made up,,,
XE,night_calls,2022,1199,,,made-up-2022,made up,,,
XE,tiny,2022,100000,,,made-up-2022,made up,,,
XN,tiny,2022,1,,,made-up-2022,made up,,,
XS,tiny,2022,1,,,made-up-2022,made up,,,
XW,tiny,2022,1,,,made-up-2022,made up,,,
XE,grants,2022,105000000,more_than,,made-up-2022,made up,,,
XN,grants,2022,18400,about,,made-up-2022,made up,,,
XS,grants,2022,7000,,,made-up-2022,made up,,,
"""
TEMPLATE = """
{% set halves = region.each.halves %}
{% if region.halves.known %}
{% set east = halves | first %}
{% set north = (halves | list)[1] %}
In all {{ region.halves.counted }}, {{ region.halves.rate }} each; the median is {{ halves.rate.median }} or
{{ halves.median }}, from {{ halves.rate.range }}, {{ halves.rate.extremes }}.
{% for one in halves %}
- {{ one.place.The }}: {{ one }}, {{ one.rate }}, {{ one.rate.rank_in(region).phrase }}, or
  {{ one.share_of(region) }}.
{% endfor %}

The first is {{ east.rate.difference_from(north.rate) }} apart and {{ east.times(north) }} the second, which
is {{ north.times(east) }} the first. Calls in the first are
{{ east.place.calls.times(north.place.calls) }} the second.
At night: {{ east.place.night_calls.roughly_of(east.place.calls) }}, or
{{ east.place.night_calls.share_of(east.place.calls) }}. Spent: {{ region.spending }}. Cleared:
{{ east.place.cleared_share.difference_from(north.place.cleared_share) }}. Grants:
{{ east.place.grants }}, {{ north.place.grants }}. Visits: {{ region.visits.coverage }}.

{{ side_by_side(region, ["halves", "halves.share", "halves.rate", "tiny.share", "grants", "calls.change"],
    beside=[region], coverage=true) }}
{% endif %}

{{ sources }}
"""


@dataclass(frozen=True)
class Bed:
    """Where bugs are planted: briefings to compose, as (materials, name, year)."""

    cases: tuple[tuple[Materials, str, int], ...]

    def briefings(self) -> Iterator[tuple[Briefing, Dataset]]:
        """Each briefing; one that a bug keeps from being composed is none."""
        for materials, name, year in self.cases:
            try:
                yield briefing_of(materials, name, year), materials.dataset
            except (ReportgenError, ArithmeticError, ValueError):
                continue


@pytest.fixture(scope="module")
def four_years() -> Materials:
    return opened(ROOT / "tests/fixtures/four-years")


@pytest.fixture(scope="module")
def every_sort(tmp_path_factory: pytest.TempPathFactory) -> Materials:
    project = tmp_path_factory.mktemp("planted") / "project"
    shutil.copytree(ROOT / "tests/fixtures/four-years", project)
    for file, more in (("measures.toml", MEASURES), ("2022/figures.csv", FIGURES)):
        with (project / "inputs" / file).open("a", encoding="utf-8") as handle:
            handle.write(more)
    land = project / "templates/land.md"
    land.write_text(land.read_text(encoding="utf-8").replace("\n{{ sources }}\n", TEMPLATE), encoding="utf-8")
    return opened(project)


@pytest.fixture(scope="module")
def bed(ours: Materials, four_years: Materials, every_sort: Materials) -> Bed:
    made_up = [("made-up-coast", year) for year in (2022, 2023)] + [
        ("made-up-land", 2023),
        ("made-up-land", 2024),
    ]
    made_up += [("XE", 2024), ("XN", 2022), ("XN", 2023), ("XS", 2022), ("XO", 2022)]
    return Bed((
        (every_sort, "made-up-coast", 2022),
        (ours, "new-england", 2023), (ours, "MA", 2023), (ours, "VT", 2023),
        *((four_years, name, year) for name, year in made_up),
    ))  # fmt: skip


# ---- the bugs

apart = import_module("reportgen.compare.apart")  # the function of that name hides the module
Plant = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Plant] = {}


def bug(where: object, name: str, what: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """A function that stands in the place of one of the package's; it is given that one first."""

    def remember(planted: Callable[..., object]) -> Callable[..., object]:
        def plant(patch: pytest.MonkeyPatch) -> None:
            right = getattr(where, name)
            patch.setattr(where, name, lambda *args, **named: planted(right, *args, **named))

        BUGS[what] = plant
        return planted

    return remember


def values(change: Callable[[Fraction], Fraction]) -> Callable[..., Comparison]:
    """A bug that changes the value of whatever comparison comes out."""

    def planted(right: Callable[..., Comparison], *args: object, **named: object) -> Comparison:
        found = right(*args, **named)
        return found if found.value is None else replace(found, value=change(found.exact))

    return planted


# ranks


@bug(place, "_rank", "a rank one too low")
def _(right: Callable[..., Comparison], peer: object, value: int | None, *rest: object) -> Comparison:
    return right(peer, value and value + 1, *rest)


@bug(place, "ordered", "ranks from the bottom")
def _(right: Callable[..., list[int]], found: object) -> list[int]:
    return [-key for key in right(found)]


@bug(place, "ordered", "ties broken by their order")
def _(right: Callable[..., list[int]], found: object) -> list[int]:
    return [key * 1000 + at for at, key in enumerate(right(found))]


@bug(place, "value_of", "ranks by rounded numbers")
def _(right: Callable[..., Fraction], one: object) -> Fraction:
    return Fraction(round(right(one)))


@bug(setting, "ranks", "after equals the next place follows at once")
def _(right: Callable[..., dict[str, Ranking]], peers: tuple[Comparison, ...]) -> dict[str, Ranking]:
    found = right(peers)
    known = sorted({one.exact for one in peers if one.value is not None}, reverse=True)
    return {
        one.place: replace(
            found[one.place],
            comparison=replace(found[one.place].comparison, value=known.index(one.exact) + 1),
        )
        if found[one.place].comparison.value is not None
        else found[one.place]
        for one in peers
    }


@bug(setting, "ranks", "each has the rank of the next")
def _(right: Callable[..., dict[str, Ranking]], peers: tuple[Comparison, ...]) -> dict[str, Ranking]:
    found = right(peers)
    keys = list(found)
    taken = {key: found[after] for key, after in zip(keys, keys[1:] + keys[:1], strict=True)}
    return {
        key: replace(one, comparison=replace(found[key].comparison, value=one.comparison.value))
        if one.comparison.value and found[key].comparison.value
        else found[key]
        for key, one in taken.items()
    }


@bug(en_us, "standing", "equals are not said to be tied")
def _(right: Callable[..., str], value: int, among: int, tied: int) -> str:
    return right(value, among, 0)


@bug(en_us, "standing", "every third is said to be the last")
def _(right: Callable[..., str], value: int, among: int, tied: int) -> str:
    return right(value, value + tied, tied)


@bug(en_us, "ordinal", "an ordinal too high")
def _(right: Callable[..., str], value: int) -> str:
    return right(value + 1)


# totals and where figures are taken from


@bug(figures, "added", "a region's total without its first state")
def _(right: Callable[..., Fraction], found: object) -> object:
    return right(list(found)[1:])  # type: ignore[call-overload]


@bug(figures, "added", "a region's total with its first state twice")
def _(right: Callable[..., Fraction], found: object) -> object:
    parts = list(found)  # type: ignore[call-overload]
    return right([*parts, *parts[:1]])


@bug(setting, "total", "the total of the region but for its last state, under the region's name")
def _(right: Callable[..., Comparison], data: Dataset, region: Region, *of: object) -> Comparison:
    found = right(data, replace(region, members=region.members[:-1]), *of)
    whole = Coverage(region.members, region.members)
    return right(data, region, *of) if found.refusal else replace(found, coverage=whole)


@bug(figures, "_no_total", "a total over gaps")
def _(right: object, measure: object, parts: list[Comparison], vintages: object) -> Reason | None:
    return Reason.NOT_AVAILABLE if all(part.refusal for part in parts) else None


@bug(figures, "best", "a revised figure ignored")
def _(right: object, found: tuple[Observation, ...], sources: object) -> Observation | None:
    return next((one for one in found if one.status is not Status.REVISED), found[0] if found else None)


@bug(figures, "best", "a provisional figure preferred")
def _(right: object, found: tuple[Observation, ...], sources: object) -> Observation | None:
    return next((one for one in found if one.status is Status.PROVISIONAL), found[0] if found else None)


@bug(setting, "observed", "what is suppressed taken as 0")
def _(right: Callable[..., Comparison], *args: object) -> Comparison:
    found = right(*args)
    return replace(found, value=0, refusal=None) if found.refusal is Reason.SUPPRESSED else found


@bug(figures, "observed", "what is missing taken as 0 in a total")
def _(right: Callable[..., Comparison], data: Dataset, code: str, *of: object) -> Comparison:
    found = right(data, code, *of)
    return found if found.value is not None else replace(
        found, value=0, refusal=None, coverage=Coverage((code,), (code,))
    )  # fmt: skip


@bug(setting, "observed", "the nation's figure, or a neighbor's, for one that is missing")
def _(right: Callable[..., Comparison], data: Dataset, code: str, *of: object) -> Comparison:
    found = right(data, code, *of)
    if found.refusal is None:
        return found
    others = (right(data, other, *of) for other in ("US", "XE"))
    other = next((one for one in others if one.refusal is None), found)
    return replace(other, place=code)


@bug(Setting, "figure", "last year's figure under this year")
def _(
    right: Callable[..., Comparison], self: Setting, of: object, measure: Measure, year: int, *more: object
) -> object:
    earlier = right(self, of, measure, year - 1, *more)
    return right(self, of, measure, year, *more) if earlier.refusal else replace(earlier, year=year)


# rates and shares


@bug(rates, "over", "a rate per a tenth as many")
def _(right: Callable[..., Fraction], one: object, other: object, times: int = 1) -> Fraction:
    return right(one, other, times // 10 or 1)


@bug(rates, "over", "the part counted twice in the whole")
def _(right: Callable[..., Fraction], one: int, other: int, times: int = 1) -> Fraction:
    return right(one, one + other, times)


@bug(Setting, "_work_out", "a rate over the base of the year before")
def _(right: Callable[..., Comparison], self: Setting, *asked: object) -> object:
    of, measure, year, rate = asked
    if not isinstance(rate, Rate):
        return right(self, *asked)
    base = self.dataset.codebook.measures[rate.of]
    earlier = self.figure(of, base, year - 1)  # type: ignore[arg-type]
    return compare.rate(self.figure(of, measure, year), replace(earlier, year=year), rate)  # type: ignore[arg-type]


@bug(Setting, "_work_out", "a rate over the base of another measure")
def _(right: Callable[..., Comparison], self: Setting, *asked: object) -> object:
    of, measure, year, rate = asked
    if not isinstance(rate, Rate):
        return right(self, *asked)
    base = self.figure(of, measure, year)  # type: ignore[arg-type]
    return compare.rate(base, base, replace(rate, of=measure.id))


@bug(two, "share", "a share of the other states of the region")
def _(right: Callable[..., Comparison], part: Comparison, whole: Comparison) -> Comparison:
    if part.value is None or whole.value is None or part.measure != whole.measure:
        return right(part, whole)
    return right(part, replace(whole, value=whole.exact - part.exact))


@bug(two, "share", "a share of a region that the place is not in")
def _(right: Callable[..., Comparison], part: Comparison, whole: Comparison) -> Comparison:
    left = tuple(code for code in whole.coverage.of if code != part.place)
    if part.value is None or whole.value is None or len(left) in {0, len(whole.coverage.of)}:
        return right(part, whole)
    gone = tuple(one for one in whole.observations if one.key.jurisdiction != part.place)
    value = sum(one.value for one in gone if one.value is not None)
    return replace(
        right(part, whole),
        value=part.exact / value,
        observations=part.observations + gone,
        sides=(part, replace(whole, value=value, observations=gone, coverage=Coverage(left, left))),
    )


# changes, differences, ratios


@bug(beside, "minus", "a difference the other way around")
def _(right: Callable[..., object], one: object, other: object) -> object:
    return right(other, one)


@bug(beside, "over", "a ratio upside down")
def _(right: Callable[..., object], one: object, other: object) -> object:
    return right(other, one) if one else right(one, other)


@bug(beside, "_unchanging", "a percent of percent")
def _(right: object, later: Comparison, earlier: Comparison) -> None:
    return None


@bug(two, "ratio", "a ratio one tenth too high")
def _(right: Callable[..., Comparison], *of: object) -> Comparison:
    return values(lambda value: value * Fraction(11, 10))(right, *of)


BUGS["a change from a base under 10"] = lambda patch: patch.setattr(beside, "SMALL_BASE", 0)
BUGS["a change and a difference without their sign in tables"] = lambda patch: patch.setattr(
    numbers, "_SIGNED", frozenset()
)


@bug(apart, "_over_years", "a change over a break")
def _(right: Callable[..., Reason | None], *of: object) -> Reason | None:
    found = right(*of)
    return None if found is Reason.BREAK else found


@bug(apart, "_over_years", "a change between two vintages")
def _(right: Callable[..., Reason | None], *of: object) -> Reason | None:
    found = right(*of)
    return None if found is Reason.TWO_VINTAGES else found


# medians and ends


@bug(spread, "_value", "a mean for a median")
def _(right: Callable[..., object], operation: str, found: list[Fraction]) -> object:
    return right(operation, found) if operation != "median" else sum(map(Fraction, found)) / len(found)


@bug(spread, "_value", "of two in the middle the lower one")
def _(right: Callable[..., object], operation: str, found: list[Fraction]) -> object:
    return right(operation, found) if operation != "median" else sorted(found)[(len(found) - 1) // 2]


@bug(spread, "_value", "lowest and highest exchanged")
def _(right: Callable[..., object], operation: str, found: list[Fraction]) -> object:
    other = {"lowest": "highest", "highest": "lowest"}
    return right(compare.Operation(other.get(operation, operation)), found)


# rounding and digits


@bug(en_us, "rounded", "halves to the even digit")
def _(right: object, value: int | Decimal | Fraction, decimals: int) -> Decimal:
    exact = Fraction(value)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


@bug(en_us, "rounded", "always rounded down")
def _(right: object, value: int | Decimal | Fraction, decimals: int) -> Decimal:
    return Decimal(Fraction(value) * 10**decimals // 1).scaleb(-decimals)


@bug(en_us, "rounded", "rounded twice")
def _(right: Callable[..., Decimal], value: int | Decimal | Fraction, decimals: int) -> Decimal:
    return right(right(right(value, 2), 1), decimals)


@bug(en_us, "grouped", "decimals lost")
def _(right: Callable[..., str], value: Decimal, decimals: int) -> str:
    return right(value, 0)


@bug(en_us, "grouped", "a decimal too many")
def _(right: Callable[..., str], value: Decimal, decimals: int) -> str:
    return right(value, decimals + 1 if decimals else 0)


@bug(digits, "grouped", "commas lost")
def _(right: Callable[..., str], value: Decimal, decimals: int) -> str:
    return right(value, decimals).replace(",", "")


@bug(numbers, "_percent", "a fraction for a percentage")
def _(right: Callable[..., object], exact: Fraction) -> object:
    return right(exact / 100)


BUGS["billion for million"] = lambda patch: patch.setattr(digits, "_SIZES", ((10**6, "billion"),))


# qualifiers, units, words


BUGS["“more than” and “about” lost"] = lambda patch: patch.setattr(en_us, "QUALIFIERS", {})


@bug(numbers, "_stated", "“more than” before an exact figure")
def _(right: Callable[..., object], value: object, kind: Kind, decimals: int, qualifier: Qualifier) -> object:
    return right(value, kind, decimals, Qualifier.MORE_THAN)


@bug(numbers, "_stated", "the unit lost")
def _(right: Callable[..., object], value: object, kind: Kind, decimals: int, qualifier: Qualifier) -> object:
    return right(value, Kind.COUNT if kind is Kind.MONEY else kind, decimals, qualifier)


@bug(numbers, "_points", "percentage points said as percent")
def _(right: object, text: str, value: object) -> object:
    return f"{text.removesuffix('%')}%", value


@bug(numbers, "_share", "a share that only rounds to none or all said as none or all")
def _(right: object, exact: Fraction) -> object:
    return numbers._percent(exact)


@bug(en_us, "roughly", "a tenth too many")
def _(right: Callable[..., str], tenths: int, exact: Fraction) -> str:
    return right(tenths + 1, exact)


@bug(en_us, "times", "“about” left out")
def _(right: Callable[..., tuple[str, object]], ratio: Fraction) -> tuple[str, object]:
    text, value = right(ratio)
    return text.removeprefix("about "), value


def _no_for_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(FigureState, "zero", property(lambda self: self.known))


BUGS["“no” for what is not zero"] = _no_for_one


# what figures say of themselves


@bug(numbers, "_figure", "a source left out")
def _(right: Callable[..., Figure], *of: object) -> Figure:
    found = right(*of)
    return replace(found, observations=found.observations[:-1])


@bug(numbers, "_figure", "a value that its words don't say")
def _(right: Callable[..., Figure], *of: object) -> Figure:
    found = right(*of)
    return replace(found, value=found.value + 1)


@bug(numbers, "formula", "a figure that doesn't say what it is")
def _(right: object, one: object) -> tuple[object, ...]:
    return ()


@bug(side_by_side, "_coverage", "a coverage one too high")
def _(right: Callable[..., tuple[Figure, ...]], found: object) -> tuple[Figure, ...]:
    [shown] = right(found)
    return (
        replace(
            shown, text=shown.text.replace(str(shown.value), str(shown.value + 1), 1), value=shown.value + 1
        ),
    )


@bug(standing, "counted", "a coverage of fewer places than were asked")
def _(right: Callable[..., object], one: object, places: tuple[str, ...], exact: bool = False) -> object:
    return right(one, places[1:], exact)


@pytest.mark.parametrize("what", BUGS)
def test_a_planted_bug_is_found(bed: Bed, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    BUGS[what](monkeypatch)
    assert any(wrong_figures(briefing, dataset) for briefing, dataset in bed.briefings()), what


# ---- and without one, nothing


def none_wrong(briefings: Iterator[tuple[Briefing, Dataset]]) -> int:
    """How many figures hold; none may be wrong."""
    count = 0
    for briefing, dataset in briefings:
        assert wrong_figures(briefing, dataset) == ()
        count += sum(1 for _ in figures_of(briefing))
    return count


def test_every_state_and_region_holds(ours: Materials) -> None:
    names = [*(code for code in BUILT_IN if code != "US"), *BUILT_IN_REGIONS]
    assert none_wrong((briefing_of(ours, name), ours.dataset) for name in names) > 4_500


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_every_place_and_region_of_the_four_years_holds(
    four_years: Materials, every_sort: Materials, year: int
) -> None:
    names = ("XE", "XN", "XO", "XS", "XW", "XZ", "made-up-land", "made-up-coast")
    for materials in (four_years, every_sort):
        found = ((briefing_of(materials, name, year), materials.dataset) for name in names)
        assert none_wrong(found) > 100


@pytest.mark.skipif(
    not (SHARED / "data/fbi").exists(), reason="../shared/data/fbi is not beside this checkout"
)
def test_another_domain_holds(tmp_path: Path) -> None:
    project = shutil.copytree(ROOT / "tests/fixtures/fbi", tmp_path / "project")
    shutil.copy(SHARED / "data/fbi/fbi_estimated_crimes_2011_2019.csv", project / "inputs/crimes.csv")
    crimes = opened(project)
    names = ("new-england", "ME", "MA", "VT", "DC")
    cases = [(name, year) for name in names for year in range(2011, 2020)]
    assert none_wrong((briefing_of(crimes, name, year), crimes.dataset) for name, year in cases) > 1_000


PEOPLE = """\
full_name,chamber,state,district
Ann Madeup,Senate,Massachusetts,
Joe Inventedname,House,ME,2
Pía Ficción,House,PR,0
Dee Notreal,House,DC,
Mary Fakename,State Senate,MD,Sample and Example
"""


def test_a_roster_of_made_up_people_holds(ours: Materials, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    people = read_roster(file, ours.project).people
    jobs = jobs_for_people(ours.project, ours.dataset, people, year=2023)
    assert none_wrong((compose_job(job, ours, ours.dataset.watched()), ours.dataset) for job in jobs) > 50
