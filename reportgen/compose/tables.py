"""Tables that a template names: places side by side, a total with its parts, what each figure counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal as OneOf

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.formula import counted
from reportgen.compose.numbers import mark, words
from reportgen.compose.phrases import inlines_of, short_name
from reportgen.compose.places import PlaceWord, RegionWord, place_word
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.word import BlockWord, need
from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.measure import Basis, Measure
from reportgen.document.nodes import Block, Column, Figure, Inlines, Row, Table, Text
from reportgen.document.walk import text_of
from reportgen.errors import TemplateError

_SIDE_BY_SIDE = 'Write side_by_side(region, ["measure", row("other", "A label")]).'
STATES_ACROSS = 7  # more than fit a portrait page beside their measure


@dataclass(frozen=True, slots=True)
class RowOf:
    """A row that a template asks for: the path of its figure and, if its measure's will not do, a label."""

    path: str
    label: Inlines = ()
    group: bool = False


def row(path: str, *label: object) -> RowOf:
    """Template word: a row under a label of the template's own."""
    return RowOf(path, tuple(inline for part in label for inline in inlines_of(part)))


def group(label: object) -> RowOf:
    """Template word: a label over the rows that follow."""
    return RowOf("", inlines_of(label), group=True)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SideBySide(BlockWord):
    """Measures down, places across. Rows for which no place has a figure, nor withholds one, are left out."""

    region: RegionWord | None
    places: tuple[PlaceLike, ...]
    rows: tuple[RowOf, ...]
    coverage: bool

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One table or, where there are too many places for a page's width, several; none without a row."""
        if not _grouped([self._row(spec, self.places) for spec in self.rows]):
            return ()
        states = [place for place in self.places if isinstance(place, PlaceWord)]
        if len(states) <= STATES_ACROSS:
            return (self._table(self.places),)
        others = tuple(place for place in self.places if not isinstance(place, PlaceWord))
        count = -(-len(states) // (STATES_ACROSS - 1))
        size = -(-len(states) // count)
        parts = [tuple(states[i : i + size]) for i in range(0, len(states), size)]
        return tuple(self._table(part + (others if part is parts[-1] else ())) for part in parts)

    def _table(self, across: tuple[PlaceLike, ...]) -> Table:
        heads = [Column((Text("Measure"),), "left"), *(Column(_head(place)) for place in across)]
        if self.coverage:
            heads.append(Column((Text("Coverage"),)))
        rows = _grouped([self._row(spec, across) for spec in self.rows])
        names = en_us_list([place.place.name for place in across])
        return Table(tuple(heads), rows, summary=f"Measures down, {names} across.")

    def _row(self, spec: RowOf, across: tuple[PlaceLike, ...]) -> Row | None:
        if spec.group:
            empty = len(across) + self.coverage
            return Row((spec.label, *((),) * empty), "group")
        figures = [figure_at(place, spec.path, self.region) for place in self.places]
        if not any(figure is not None and (figure.known or figure.suppressed) for figure in figures):
            return None
        shown = [figure_at(place, spec.path, self.region) for place in across]
        cells = [(mark("not applicable"),) if figure is None else figure.cell for figure in shown]
        if self.coverage:
            cells.append(_coverage([f for f in figures if f is not None and _is_covered(f)]))
        first = next(figure for figure in figures if figure is not None)
        totals = {other.path for other in self.rows if not other.group}
        kind: OneOf["plain", "part"] = "part" if first.measure.part_of in totals else "plain"
        return Row((spec.label or label_at(first, spec.path), *cells), kind)


def side_by_side(
    places: RegionWord | list[PlaceLike],
    rows: list[str | RowOf],
    beside: list[PlaceLike] | None = None,
    coverage: bool = False,
) -> SideBySide:
    """Template word: measures down, places across; `beside` stand last, `coverage` adds "2 of 6"."""
    region = places if isinstance(places, RegionWord) else None
    beside = beside or []
    for columns in ([places] if isinstance(places, RegionWord) else places, beside):
        need((PlaceWord, RegionWord), columns, "side_by_side() takes a region or places.", _SIDE_BY_SIDE)
    need((str, RowOf), rows, "the rows of side_by_side() are names of measures.", _SIDE_BY_SIDE)
    across = tuple(places.states.items) if isinstance(places, RegionWord) else tuple(places)
    specs = tuple(spec if isinstance(spec, RowOf) else RowOf(spec) for spec in rows)
    return SideBySide(region, (*across, *beside), specs, coverage)


def figure_at(place: PlaceLike, path: str, region: RegionWord | None) -> FigureWord | None:
    """A place's figure for a row; None where the row does not apply (a region's rank, the nation's share)."""
    name, _, last = path.rpartition(".")
    if last == "rank" and isinstance(place, RegionWord):
        return None
    if last == "share":
        if region is None:
            raise TemplateError('a row of shares ("….share") needs a region to be the whole.')
        if code(place.place) not in {region.place.slug, *region.place.members}:
            return None
        found: FigureWord = place.figure(name).share_of(region)
    else:
        found = place.figure(path)
    return found


def label_at(figure: FigureWord, path: str) -> Inlines:
    """The label of a row that the template gave none: its measure's, or what hangs on it."""
    last = path.rpartition(".")[2]
    if last == "share":
        return (words(f"Share of {figure.measure.many}", "label of a measure"),)
    if last == "rank":
        return (Text("Rank by rate" if ".rate." in path else "Rank by number"),)
    if last in {"previous", "change"}:
        year = figure.setting.year - 1
        text = f"{text_of(figure.label)}, {year}" if last == "previous" else f"Change since {year}"
        return (words(text, "label of a row"),)
    return figure.label


def _head(place: PlaceLike) -> Inlines:
    return short_name(place.place)


def _is_covered(figure: FigureWord) -> bool:
    """The nation and the region stand beside the places that are counted."""
    return isinstance(figure.place_of, Jurisdiction) and figure.place_of.code != NATION


def _coverage(figures: list[FigureWord]) -> Inlines:
    known = [figure for figure in figures if figure.known]
    ids = tuple(o.id for figure in known for o in figure.comparison.observations)
    text = f"{len(known)}{en_us.NBSP}of{en_us.NBSP}{len(figures)}"
    claim = counted(figures[0].comparison, tuple(code(figure.place_of) for figure in figures))
    return (Figure(text, len(known), "coverage", ids, claim),)


def _grouped(rows: list[Row | None]) -> tuple[Row, ...]:
    """The rows that have figures, and the groups that have rows."""
    out: list[Row] = []
    for found in rows:
        if found is None:
            continue
        if found.kind == "group" and out and out[-1].kind == "group":
            out.pop()
        out.append(found)
    if out and out[-1].kind == "group":
        out.pop()
    return tuple(out)


def en_us_list(names: list[str]) -> str:
    """Names as a list in a sentence, for a table's summary."""
    return "".join(n + b for n, b in zip(names, (*en_us.conjunctions(len(names)), ""), strict=True))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PartsOf(BlockWord):
    """A figure's parts and its total, with their shares unless the total is too small for percentages."""

    total: FigureWord

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One table: the total, then its parts."""
        measures = self.total.setting.dataset.codebook.measures.values()
        place = place_word(self.total.setting, self.total.place_of)
        parts = [place.figure(m.id) for m in measures if m.part_of == self.total.measure.id]
        shares = self.total.known and not self.total.small
        columns = [
            Column((Text("Group"),), "left"),
            Column((words(self.total.place_of.name, "name of a place"),)),
        ]
        if shares:
            columns.append(Column((Text("Share of all"),)))
        rows = (self._row(self.total, shares, "plain"), *(self._row(part, shares, "part") for part in parts))
        summary = f"{self.total.measure.label}: {self.total.place_of.name}, the total and its parts."
        return (Table(tuple(columns), rows, summary=summary),)

    def _row(self, figure: FigureWord, shares: bool, kind: OneOf["plain", "part"]) -> Row:
        cells = [figure.label, figure.cell]
        if shares:
            cells.append(figure.share_of(self.total).cell)
        return Row(tuple(cells), kind)


def parts_of(total: FigureWord) -> PartsOf:
    """Template word: the table of a figure and the parts that add up to it."""
    need(FigureWord, [total], "parts_of() takes a figure.", "Write parts_of(state.cases).")
    return PartsOf(total)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Definitions(BlockWord):
    """What each figure of the briefing counts: every measure that it cites, in the order of their file."""

    deferred: ClassVar[bool] = True

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:
        """One table of words."""
        cited = {o.key.measure for o in apparatus.observations.values()}
        years: dict[str, set[int]] = {}
        for o in apparatus.observations.values():
            years.setdefault(o.key.measure, set()).add(o.key.period.year)
        found = [m for m in apparatus.codebook.measures.values() if m.id in cited and m.definition]
        columns = tuple(Column((Text(head),), "left") for head in ("Figure", "What it counts", "Period"))
        rows = tuple(Row(_definition(m, sorted(years[m.id]))) for m in found)
        summary = "What each figure counts, and for which period."
        return (Table(columns, rows, layout="prose", summary=summary),) if rows else ()


def _definition(measure: Measure, years: list[int]) -> tuple[Inlines, ...]:
    said = en_us_list([str(year) for year in years])
    period = {
        Basis.CALENDAR_YEAR: said,
        Basis.FISCAL_YEAR: f"fiscal year{'s' * (len(years) > 1)} {said}",
        Basis.CUMULATIVE: f"all years to {said}",
        Basis.POINT_IN_TIME: f"{measure.as_of}, {said}" if measure.as_of else said,
    }[measure.basis]
    label = measure.label[:1].upper() + measure.label[1:]
    parts = ((label, "label of a measure"), (measure.definition, "definition"), (period, "period"))
    return tuple((words(text, why),) for text, why in parts)


def plain_text(inlines: Inlines) -> str:
    """The words of inlines, for a sentence that is heard and not seen."""
    return text_of(inlines).replace(en_us.NBSP, " ")
