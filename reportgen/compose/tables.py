"""Tables that a template names: a total with its parts, and what each figure counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal as OneOf

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.compose.places import place_word
from reportgen.compose.rounding import rounding_note
from reportgen.compose.side_by_side import en_us_list
from reportgen.compose.word import BlockWord, need
from reportgen.data.measure import Basis, Measure
from reportgen.document.nodes import Block, Column, Inlines, Row, Table, Text
from reportgen.document.walk import text_of


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
        note = rounding_note([[part.share_of(self.total) for part in parts]] if shares else [])
        return (Table(tuple(columns), rows, note=note, summary=summary),)

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
