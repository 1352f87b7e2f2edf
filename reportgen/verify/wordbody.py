"""The body of a Word file as a person gets it: paragraphs and tables, with tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reportgen.verify.listlabels import Lists
from reportgen.verify.unseen import hides_run
from reportgen.verify.wordparts import MC, W

P, R, T, TBL = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl"
_PPR, _RPR, _VAL, _ID = f"{W}pPr", f"{W}rPr", f"{W}val", f"{W}id"
_STYLE, _EITHER = f"{W}pStyle", f"{MC}AlternateContent"
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict"})
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_LIST, _EDGES = f"{W}numPr", frozenset({_START, _END})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_COME = frozenset({f"{W}ins", f"{W}moveTo"})
_NO_BLOCKS = frozenset({f"{W}sectPr", f"{W}tcPr", f"{W}tblPr"})
_ROUND = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}) | _COME
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_SILENT = frozenset({f"{W}proofErr", f"{W}pPr", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}sdtPr"})
_MARK = re.compile(r"_rg(\d{1,7})$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A bookmark around a figure: which one of the briefing, and where in its paragraph it stands."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A paragraph: its style, what stands before it in a list, its text, its marks and its drawings."""

    style: str = ""
    label: str = ""
    text: str = ""
    marks: list[Marked] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)


Cells = list[list[list[Line]]]
"""The rows of a table, in each its cells, in each its paragraphs."""


@dataclass(slots=True)
class Reader:
    """Reads a body; afterwards it knows whether changes are tracked in it, and what it could not show.

    `hidden` are the styles whose letters nobody sees, `flat` the paragraphs, cells and rows with no room for
    any. `on_dark` says that white letters may be seen here.
    """

    lists: Lists
    hidden: frozenset[str]
    flat: frozenset[etree._Element]
    on_dark: bool = False
    tracked: bool = False
    unseen: list[str] = field(default_factory=list)
    _open: dict[str, tuple[int, int]] = field(default_factory=dict)
    _carried: Line | None = None

    def blocks(self, parent: etree._Element) -> Iterator[Line | Cells]:
        """The paragraphs and tables in this element, in order."""
        for child in parent:
            tag = child.tag
            if tag == P:
                line = self.line(child)
                if line is not None:
                    yield line
            elif tag == TBL:
                yield self._table(child)
            elif tag in _GONE:
                self.tracked = True
            elif tag in _EDGES:
                self._mark(child, Line())
            elif tag == _EITHER and len(child):
                yield from self.blocks(child[0])
            elif tag not in _NO_BLOCKS and len(child):
                self.tracked |= tag in _COME
                yield from self.blocks(child)

    def line(self, paragraph: etree._Element) -> Line | None:
        """A paragraph; None where it goes on in the next one, since the mark at its end was deleted."""
        line = self._carried or Line()
        self._carried = None
        style, number, first = "", "", len(line.text)
        for child in paragraph:
            tag = child.tag
            if tag == R:
                self._run(child, line)
            elif tag in _EDGES:
                self._mark(child, line)
            elif tag == _PPR:
                style, number = self._properties(child, line)
            else:
                self._other(child, line)
        if (style in self.hidden or paragraph in self.flat) and line.text[first:].strip():
            self.unseen.append(line.text[first:])
            line.text = line.text[:first]
        if self._open:
            for figure, start in self._open.values():
                line.marks.append(Marked(figure, start, len(line.text)))
            self._open.clear()
        if self._carried:
            return None
        line.style, line.label = style, self.lists.label(number, style)
        return line

    def _properties(self, properties: etree._Element, line: Line) -> tuple[str, str]:
        """A paragraph's style, and the number of the list that it is in by itself."""
        style, number = "", ""
        for one in properties:
            tag = one.tag
            if tag == _STYLE:
                style = one.get(_VAL, "")
            elif tag == _LIST:
                found = one.find(f"{W}numId")
                number = "" if found is None else found.get(_VAL, "")
            elif tag == _RPR and one.find(f"{W}del") is not None:
                self.tracked, self._carried = True, line
        return style, number

    def _table(self, table: etree._Element) -> Cells:
        return [
            [self._cell(cell, low=low) for cell in _within(row, f"{W}tc")]
            for row in _within(table, f"{W}tr")
            if not self._is_deleted(row)
            for low in (row in self.flat,)
        ]

    def _is_deleted(self, row: etree._Element) -> bool:
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        deleted = inserted = False
        for one in properties:
            deleted, inserted = deleted or one.tag in _GONE, inserted or one.tag in _COME
        self.tracked |= deleted or inserted
        return deleted

    def _cell(self, cell: etree._Element, *, low: bool) -> list[Line]:
        lines: list[Line] = []
        for block in self.blocks(cell):
            lines += (
                [block] if isinstance(block, Line) else [one for row in block for of in row for one in of]
            )
        if low or cell in self.flat:
            self.unseen += [line.text for line in lines if line.text]
            return [Line()]
        return lines

    def _other(self, element: etree._Element, line: Line) -> None:
        """What is wrapped around runs, if it counts."""
        tag = element.tag
        if tag in _GONE:
            self.tracked = True
            return
        if tag in _SILENT:
            return
        self.tracked |= tag in _COME
        for child in element[0] if tag == _EITHER and len(element) else element:
            if child.tag == R:
                self._run(child, line)
            elif child.tag in _EDGES:
                self._mark(child, line)
            else:
                self._other(child, line)

    def _run(self, run: etree._Element, line: Line) -> None:
        hidden = False
        for child in run:
            tag = child.tag
            if tag == T:
                if hidden:
                    self.unseen.append(child.text or "")
                else:
                    line.text += child.text or ""
            elif tag == _RPR:
                hidden = hides_run(child, self.hidden, on_dark=self.on_dark)
            elif tag in _SIGNS:
                line.text += _SIGNS[str(tag)]
            elif tag in _DRAWINGS:
                line.drawings.append(child)
            elif tag == _EITHER and len(child):
                self._run(child[0], line)

    def _mark(self, element: etree._Element, line: Line) -> None:
        key = element.get(_ID, "")
        if element.tag == _END:
            found = self._open.pop(key, None)
            if found is not None:
                line.marks.append(Marked(found[0], found[1], len(line.text)))
            return
        named = _MARK.match(element.get(f"{W}name", ""))
        if named:
            self._open[key] = int(named[1]), len(line.text)


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those that something is wrapped around."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _ROUND:
            yield from _within(child, wanted)
