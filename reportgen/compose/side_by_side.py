"""The table that sets places side by side: measures down, places across, in parts where there are many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus, spaced
from reportgen.compose.figures import FigureWord
from reportgen.compose.formula import counted
from reportgen.compose.left_out import left_out
from reportgen.compose.numbers import mark, words
from reportgen.compose.parts import Split, named, split
from reportgen.compose.phrases import inlines_of, short_name
from reportgen.compose.places import PlaceWord, RegionWord
from reportgen.compose.rounding import rounding_note
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.word import BlockWord, need
from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.document.nodes import Block, Column, Figure, Inlines, Row, Table, Text
from reportgen.document.walk import text_of
from reportgen.errors import TemplateError

_SIDE_BY_SIDE = 'Write side_by_side(region, ["measure", row("other", "A label")]).'


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


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with the figure of every place across; a group's label has none.

    `below` says that the row above is of the same measure, which need not be named again.
    """

    spec: RowOf
    figures: tuple[FigureWord | None, ...] = ()
    below: bool = False

    @property
    def stands(self) -> bool:
        """Whether there is something to show: a label of a group, a figure, or one that is withheld."""
        return self.spec.group or any(f is not None and (f.known or f.suppressed) for f in self.figures)

    @property
    def label(self) -> Inlines:
        """What stands at its head."""
        first = next((figure for figure in self.figures if figure is not None), None)
        return self.spec.label or (() if first is None else label_at(first, self.spec.path, self.below))

    @property
    def left_out(self) -> Inlines:
        """Why it isn't in the table; () where it is, or where figures are missing."""
        found = [figure for figure in self.figures if figure is not None]
        return () if self.stands else left_out(self.label, found)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SideBySide(BlockWord):
    """Measures down, places across. Rows for which no place has a figure, nor withholds one, are left out.

    The note says of which rows that is so because their comparisons are refused.
    """

    region: RegionWord | None
    places: tuple[PlaceLike, ...]
    beside: tuple[PlaceLike, ...]
    rows: tuple[RowOf, ...]
    coverage: bool
    here: str

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One table, or its parts where there are too many places for a page's width; none without a row."""
        across = (*self.places, *self.beside)
        every = [self._line(spec, across) for spec in self.rows]
        lines = _grouped(line for line in every if line.stands)
        if not lines:
            return ()
        found = split([isinstance(place, PlaceWord) for place in self.places], len(self.beside))
        rounded = rounding_note(self._shares(line, across) for line in lines)
        note = spaced(said for said in (rounded, *(line.left_out for line in every)) if said)
        return tuple(self._table(part, across, lines, note) for part in found)

    def _line(self, spec: RowOf, across: tuple[PlaceLike, ...]) -> _Line:
        if spec.group:
            return _Line(spec)
        return _Line(spec, tuple(figure_at(place, spec.path, self.region) for place in across))

    def _table(self, part: Split, across: tuple[PlaceLike, ...], lines: list[_Line], note: Inlines) -> Table:
        """One part: the columns that are its own, coverage and the note below the last."""
        places = [across[at] for at in part.columns]
        heads = [Column((Text("Measure"),), "left")]
        heads += [Column(short_name(p.place), highlight=code(p.place) == self.here) for p in places]
        covered = self.coverage and part.last
        if covered:
            heads.append(Column((Text("Coverage"),)))
        totals = {spec.path for spec in self.rows if not spec.group}
        return Table(
            tuple(heads),
            tuple(_row(line, part, totals, covered) for line in lines),
            title=() if part.first else named([place.place.name for place in places if _counted(place)]),
            note=note if part.last else (),
            summary=self._summary(places),
            wide=part.wide,
            continues=not part.first,
        )

    def _summary(self, places: list[PlaceLike]) -> str:
        names = en_us_list([place.place.name for place in places])
        here = next((place.place.name for place in places if code(place.place) == self.here), "")
        return f"Measures down, {names} across" + (f"; the place at hand is {here}." if here else ".")

    def _shares(self, line: _Line, across: tuple[PlaceLike, ...]) -> list[FigureWord]:
        """Of a row of shares, those of the places that make up the whole."""
        if self.region is None or not line.spec.path.endswith(".share"):
            return []
        members = set(self.region.place.members)
        pairs = zip(across, line.figures, strict=True)
        return [figure for place, figure in pairs if figure is not None and code(place.place) in members]


def _row(line: _Line, part: Split, totals: set[str], covered: bool) -> Row:
    if line.spec.group:
        return Row((line.spec.label, *((),) * (len(part.columns) + covered)), "group")
    shown = (line.figures[at] for at in part.columns)
    cells = [(mark("not applicable"),) if figure is None else figure.cell for figure in shown]
    if covered:
        cells.append(_coverage([f for f in line.figures if f is not None and _is_covered(f)]))
    first = next(figure for figure in line.figures if figure is not None)
    kind: OneOf["plain", "part"] = "part" if first.measure.part_of in totals else "plain"
    return Row((line.label, *cells), kind)


def side_by_side(
    places: RegionWord | list[PlaceLike],
    rows: list[str | RowOf],
    beside: list[PlaceLike] | None = None,
    coverage: bool = False,
    here: PlaceLike | None = None,
) -> SideBySide:
    """Template word: measures down, places across; `beside` stand last, `coverage` adds "2 of 6".

    `here` is the place to mark: in a state's briefing, the state unless another is named.
    """
    region = places if isinstance(places, RegionWord) else None
    beside = beside or []
    for columns in ([places] if isinstance(places, RegionWord) else places, beside, [here] if here else []):
        need((PlaceWord, RegionWord), columns, "side_by_side() takes a region or places.", _SIDE_BY_SIDE)
    need((str, RowOf), rows, "the rows of side_by_side() are names of measures.", _SIDE_BY_SIDE)
    across = tuple(places.states.items) if isinstance(places, RegionWord) else tuple(places)
    specs = tuple(spec if isinstance(spec, RowOf) else RowOf(spec) for spec in rows)
    others = tuple(place for place in beside if not _repeats(place, across))
    return SideBySide(region, across, others, specs, coverage, _here(here, (*across, *others)))


def _repeats(place: PlaceLike, across: tuple[PlaceLike, ...]) -> bool:
    """Whether it is a region of one state that stands there already: its column would say all again."""
    if not isinstance(place, RegionWord):
        return False
    return any(place.place.members == (code(other.place),) for other in across)


def _here(here: PlaceLike | None, across: tuple[PlaceLike, ...]) -> str:
    """The code of the place to mark: where the template names none, the state that the briefing is about."""
    if here is None:
        own = (p.place.code for p in across if isinstance(p, PlaceWord) and p.place.code == p.setting.here)
        return next(own, "")
    if all(code(place.place) != code(here.place) for place in across):
        raise TemplateError(
            f"{here.place.name} is not among the places side by side.", do="Name one of them as here=…."
        )
    return code(here.place)


def figure_at(place: PlaceLike, path: str, region: RegionWord | None) -> FigureWord | None:
    """A place's figure for a row; None where the row does not apply (a region's rank, the nation's share)."""
    name, _, last = path.rpartition(".")
    if last == "rank" and isinstance(place, RegionWord):
        return None
    if last == "share":
        if region is None:
            raise TemplateError('a row of shares ("….share") needs a region to be the whole.')
        if len(region.place.members) == 1:  # whose one place is the whole
            return None
        if code(place.place) not in {region.place.slug, *region.place.members}:
            return None
        found: FigureWord = place.figure(name).share_of(region)
    else:
        found = place.figure(path)
    return found


def label_at(figure: FigureWord, path: str, below: bool = False) -> Inlines:
    """The label of a row that the template gave none: its measure's, or what hangs on it.

    That names its measure too, unless the row stands below another of that measure.
    """
    last = path.rpartition(".")[2]
    of = "" if below else f" of {figure.measure.many}"
    if last == "share":
        return (words(f"Share of {figure.measure.many}", "label of a measure"),)
    if last == "rank":
        return (words(f"Rank by {'rate' if '.rate.' in path else 'number'}{of}", "label of a row"),)
    if last in {"previous", "change"}:
        year = figure.setting.year - 1
        text = f"{text_of(figure.label)}, {year}" if last == "previous" else f"Change since {year}{of}"
        return (words(text, "label of a row"),)
    return figure.label


def _counted(place: PlaceLike) -> bool:
    return isinstance(place, PlaceWord) and place.place.code != NATION


def _is_covered(figure: FigureWord) -> bool:
    """The nation and the region stand beside the places that are counted."""
    return isinstance(figure.place_of, Jurisdiction) and figure.place_of.code != NATION


def _coverage(figures: list[FigureWord]) -> Inlines:
    known = [figure for figure in figures if figure.known]
    ids = tuple(o.id for figure in known for o in figure.comparison.observations)
    text = f"{len(known)}{en_us.NBSP}of{en_us.NBSP}{len(figures)}"
    claim = counted(figures[0].comparison, tuple(code(figure.place_of) for figure in figures))
    return (Figure(text, len(known), "coverage", ids, claim),)


def _grouped(lines: Iterable[_Line]) -> list[_Line]:
    """The groups that have rows, and the rows."""
    out: list[_Line] = []
    for line in lines:
        if line.spec.group and out and out[-1].spec.group:
            out.pop()
        out.append(replace(line, below=bool(out) and _measure(out[-1]) == _measure(line)))
    if out and out[-1].spec.group:
        out.pop()
    return out


def _measure(line: _Line) -> str:
    return line.spec.path.partition(".")[0]


def en_us_list(names: list[str]) -> str:
    """Names as a list in a sentence, for a table's summary."""
    return "".join(n + b for n, b in zip(names, (*en_us.conjunctions(len(names)), ""), strict=True))
