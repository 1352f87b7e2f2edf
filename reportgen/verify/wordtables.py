"""What tables of a Word file say to those who hear them: their titles and their sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.document.nodes import Abbreviation, Briefing, Facts, Inlines, KeyFigures, Table
from reportgen.document.walk import blocks, leaves, text_of
from reportgen.verify.found import Fault
from reportgen.verify.wordparts import W, collapsed


def check_tables(body: etree._Element, briefing: Briefing) -> Iterator[Fault]:
    """Tables whose title or sentence is another than the briefing's."""
    wanted = list(_spoken(briefing))
    seen = [(_said(table, "Caption"), _said(table, "Description")) for table in body.iter(f"{W}tblPr")]
    for at, of in enumerate(wanted):
        there = seen[at] if at < len(seen) else ("", "")
        for kind, one, other in zip(("title", "sentence"), of, there, strict=True):
            if collapsed(one) != collapsed(other):
                yield Fault(0, f"the {kind} of table {at + 1} for those who hear it", one, other)


def _said(properties: etree._Element, kind: str) -> str:
    found = properties.find(f"{W}tbl{kind}")
    return "" if found is None else found.get(f"{W}val", "")


def _spoken(briefing: Briefing) -> Iterator[tuple[str, str]]:
    for block in blocks(briefing):
        match block:
            case Table() if block.columns:
                yield text_of(block.title), _sentence(block)
            case KeyFigures(items) if items:
                yield _pairs("Key figures", [(one.figure, one.label) for one in items])
            case Facts(items) if items:
                yield _pairs("Facts", [(one.label, one.value) for one in items])
            case _:
                pass


def _pairs(name: str, pairs: list[tuple[Inlines, Inlines]]) -> tuple[str, str]:
    said = "; ".join(f"{text_of(upper)} {text_of(lower)}" for upper, lower in pairs)
    return name, f"{name}: {said}."


def _sentence(table: Table) -> str:
    heads = (leaf for column in table.columns for leaf in leaves(column.head))
    short = {leaf.text: leaf.expansion for leaf in heads if isinstance(leaf, Abbreviation)}
    names = "; ".join(f"{text} is {full}" for text, full in short.items())
    return f"{table.summary} {names}." if names else table.summary
