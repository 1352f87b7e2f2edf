"""The table that lies beside a briefing's files: each figure, how it was worked out, and from which cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportgen.data.dataset import Dataset
from reportgen.data.source import Source
from reportgen.document.nodes import Briefing
from reportgen.explain.cells import cells
from reportgen.explain.placed import Placed, placed
from reportgen.explain.worded import Wording

NAME = "{}.figures.csv"
COLUMNS = (
    "figure", "page", "paragraph", "section", "place", "text", "value", "operation", "sources", "cells",
)  # fmt: skip
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def sidecar(briefing: Briefing, dataset: Dataset, pages: Sequence[int] = ()) -> bytes:
    """The table as CSV; `pages` are those of the briefing's pieces in its PDF, where there is one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    wording = Wording.of(dataset)
    for one in placed(briefing, pages):
        ids = one.figure.observations
        if ids not in wording.cited:
            wording.cited[ids] = _behind(dataset, ids)
        writer.writerow(_row(one, wording(one.figure.formula), *wording.cited[ids]))
    return _BOM + text.getvalue().encode()


def _row(one: Placed, operation: str, sources: str, where: str) -> Iterable[str]:
    words = (one.section, one.where, one.figure.text.replace("\u00a0", " "))
    after = (operation, sources, where)
    page, value = str(one.page or ""), f"{Decimal(one.figure.value):f}"
    return (one.id, page, str(one.paragraph), *map(harmless, words), value, *map(harmless, after))


def _behind(dataset: Dataset, ids: Iterable[str]) -> tuple[str, str]:
    observations = [dataset.by_id[id] for id in ids]
    sources = dict.fromkeys(one.source for one in observations)
    return "; ".join(map(titled, (dataset.codebook.sources[id] for id in sources))), cells(observations)


def titled(source: Source) -> str:
    """A source with its id: "fbi-2019: FBI, Crime in the United States, 2019"."""
    return f"{source.id}: " + ", ".join(filter(None, (source.publisher, source.title)))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: such a one has an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
