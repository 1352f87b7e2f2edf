"""Derives every figure a second time, from the observations alone, and says which ones don't hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.data.dataset import Dataset
from reportgen.data.observation import Observation, Qualifier
from reportgen.document.nodes import (
    BarChart,
    Block,
    Briefing,
    DotPlot,
    Facts,
    Figure,
    Formula,
    Inlines,
    KeyFigures,
    LineChart,
    Map,
    Mark,
    SmallMultiples,
    Table,
)
from reportgen.document.walk import blocks, leaves, runs
from reportgen.verify.arithmetic import said_alike, work_out
from reportgen.verify.lines import line_of, tied
from reportgen.verify.says import (
    Where,
    says_count,
    says_number,
    says_place,
    says_ratio,
    says_tenths,
    shown,
)
from reportgen.verify.worked import Memory, Worked, memory_of


@dataclass(frozen=True, slots=True)
class Wrong:
    """A figure that does not hold, and a sentence that says why."""

    figure: Figure
    reason: str


def wrong_figures(briefing: Briefing, dataset: Dataset) -> tuple[Wrong, ...]:
    """The figures of a briefing that don't hold, each once for the same words and claim."""
    memory, found = memory_of(dataset), dict[tuple[object, ...], Wrong]()
    for figure, where in _placed(briefing):
        key = (figure, figure.formula, where)
        reason = memory.held.get(key)
        if reason is None:
            reason = memory.held[key] = wrong(figure, dataset, where, memory)
        if reason:
            found.setdefault(key, Wrong(figure, reason))
    return tuple(found.values())


def wrong(figure: Figure, dataset: Dataset, where: Where = "", memory: Memory | None = None) -> str:
    """What is wrong with a figure, as a sentence; empty where it holds."""
    memory = memory or Memory(dataset)
    if not figure.formula:
        return f"“{figure.text}” doesn't say what it is."
    worked = work_out(figure.formula, memory)
    why = worked.refusal and f"it {worked.refusal}"
    why = why or _cites(figure, worked, memory) or _says(figure, worked, where, memory)
    return f"“{figure.text}”: {why}." if why else ""


# ---- what it cites


def _cites(figure: Figure, worked: Worked, memory: Memory) -> str:
    """Why it doesn't cite exactly what it rests on, or names another operation."""
    cited, operation = (
        frozenset(figure.observations),
        worked.nature.operation if worked.nature else "coverage",
    )
    if cited != worked.ids:
        cited = frozenset(memory.same_as.get(id, id) for id in cited)
    if cited == worked.ids and figure.operation == operation:
        return ""
    if figure.formula[0] in {"lowest", "highest"} and _cites_the_end(figure, cited, worked, memory):
        return ""
    if figure.formula[0] == "figure" and figure.operation == operation and _printed(figure, worked, memory):
        return ""
    if cited == worked.ids:
        return f"it is a {operation}, not a {figure.operation}"
    some = ", ".join(sorted(cited ^ worked.ids)[:3])
    return f"it cites other figures than it rests on ({some})"


def _cites_the_end(figure: Figure, cited: frozenset[str], worked: Worked, memory: Memory) -> bool:
    """The lowest or highest, where only those are cited that show the same number as it."""
    members = line_of(figure.formula, memory, work_out).members.values()
    ids = frozenset[str]().union(*[one.ids for one in members if shown(one) == shown(worked)])
    operations = {one.nature.operation for one in members if one.nature}
    return cited == ids and operations == {figure.operation}


def _printed(figure: Figure, worked: Worked, memory: Memory) -> Observation | None:
    """The figure as a source rounds it, where one does and an exact one stands beside it."""
    best = memory.dataset.by_id[next(iter(worked.ids))]
    cited = memory.dataset.by_id.get(figure.observations[0]) if len(figure.observations) == 1 else None
    if cited is None or cited.key != best.key or cited.status is not best.status:
        return None
    return cited if cited.qualifier is Qualifier.ROUNDED or said_alike(cited, best) else None


# ---- what it says


def _says(figure: Figure, worked: Worked, where: Where, memory: Memory) -> str:
    formula = figure.formula
    match formula[0]:
        case "coverage" | "exact":
            return says_count(figure, worked)
        case "rank" | "rank with data":
            shared, among = tied(formula, memory, work_out)
            return says_place(figure, worked, shared, among, formula[0] == "rank with data")
        case "tenths":
            return says_tenths(figure, worked)
        case "figure":
            found = _printed(figure, worked, memory)
            assert found is not None  # what is cited was looked at before; for the type checker
            return says_number(figure, worked._replace(value=found.value), where, found.qualifier)
    if worked.nature and worked.nature.unit == "times":
        return says_ratio(figure, worked, _level(formula, memory), where)
    return says_number(figure, worked, where)


def _level(formula: Formula, memory: Memory) -> bool:
    """Whether the two sides of a ratio show the same number."""
    if formula[0] != "ratio":
        return False
    one, other = (work_out(side, memory) for side in formula[1:] if isinstance(side, tuple))
    return shown(one) == shown(other)


# ---- where figures stand


def _placed(briefing: Briefing) -> Iterator[tuple[Figure, Where]]:
    for block in blocks(briefing):
        yield from _in_block(block)
    for inlines in (briefing.kicker, briefing.title, briefing.subtitle, briefing.running, briefing.footer):
        yield from _figures(inlines, "words")


def _in_block(block: Block) -> Iterator[tuple[Figure, Where]]:
    match block:
        case Table():
            for inlines in (
                block.title,
                block.subtitle,
                block.note,
                *(column.head for column in block.columns),
            ):
                yield from _figures(inlines, "words")
            for row in block.rows:
                for cell in row.cells:
                    alone = all(
                        isinstance(one, Figure | Mark) or not one.text.strip() for one in leaves(cell)
                    )
                    yield from _figures(cell, "cell" if alone else "words")
        case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
            for inlines in runs(block):
                alone = all(isinstance(one, Figure | Mark) for one in inlines)
                yield from _figures(inlines, "cell" if alone else "words")
        case _:
            where: Where = "" if isinstance(block, KeyFigures | Facts) else "words"
            for inlines in runs(block):
                yield from _figures(inlines, where)


def _figures(inlines: Inlines, where: Where) -> Iterator[tuple[Figure, Where]]:
    for leaf in leaves(inlines):
        if isinstance(leaf, Figure):
            yield leaf, where
