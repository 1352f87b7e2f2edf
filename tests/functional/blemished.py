"""Faults that a finished PDF may have for those who can't see it, made in its objects with pikepdf."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

Blemish = Callable[[Any], None]


def blemished(data: bytes, blemish: Blemish) -> bytes:
    """The file with one fault in it, the same each time."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        blemish(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


def elements(pdf: Any, role: str = "") -> Iterator[Any]:
    """The elements of the structure in reading order."""
    yield from (one for one in _below(pdf.Root.StructTreeRoot.K) if not role or str(one.S) == f"/{role}")


def _below(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid.get("/K", Array()))


def alternative_removed(pdf: Any) -> None:
    del next(elements(pdf, "Figure"))["/Alt"]


def header_cells_demoted(pdf: Any) -> None:
    """All header cells of the first table are cells like any other."""
    for cell in _below(next(elements(pdf, "Table")).K):
        if cell.S == Name.TH:
            cell.S = Name.TD
            del cell["/A"]


def header_without_scope(pdf: Any) -> None:
    """The header cells of the first table head neither a row nor a column."""
    for cell in _below(next(elements(pdf, "Table")).K):
        if cell.S == Name.TH:
            del cell["/A"]


def header_named_in_vain(pdf: Any) -> None:
    """A cell names a header that isn't there."""
    cell = next(one for one in elements(pdf, "TD") if "/A" in one)
    cell.A.Headers = Array([pikepdf.String("nobody")])


def named_header_demoted(pdf: Any) -> None:
    """A header cell that other cells name is none any more."""
    cell = next(one for one in elements(pdf, "TH") if "/ID" in one)
    cell.S = Name.TD
    del cell["/ID"]


def heading_skipped(pdf: Any) -> None:
    next(elements(pdf, "H2")).S = Name.H4


def text_untagged(pdf: Any) -> None:
    """The first marked content of the first page is marked no more."""
    _unmarked(pdf, lambda operands: operands[0] == Name.P)


def artifact_unmarked(pdf: Any) -> None:
    """A rule stands in the page as content that nobody tells of."""
    _unmarked(pdf, lambda operands: operands[0] == Name.Artifact)


def _unmarked(pdf: Any, wanted: Callable[[Any], bool]) -> None:
    page = pdf.pages[0]
    ops, drop = [], ""
    for operands, operator in pikepdf.parse_content_stream(page):
        if drop == "" and str(operator) == "BDC" and wanted(operands):
            drop = "EMC"
        elif str(operator) == drop:
            drop = "done"
        else:
            ops.append((operands, Operator(str(operator))))
    assert drop == "done"
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(ops))


def language_removed(pdf: Any) -> None:
    del pdf.Root["/Lang"]


def title_not_shown(pdf: Any) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def not_marked(pdf: Any) -> None:
    del pdf.Root["/MarkInfo"]


def link_without_words(pdf: Any) -> None:
    """A link of the contents says nothing of itself."""
    note = next(note for page in pdf.pages for note in page.get("/Annots", ()))
    del note["/Contents"]


def tabs_not_in_order(pdf: Any) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page)
    del page["/Tabs"]


EVERY: dict[str, Blemish] = {
    "an alternative text removed": alternative_removed,
    "header cells demoted": header_cells_demoted,
    "header cells without scope": header_without_scope,
    "a header named in vain": header_named_in_vain,
    "a named header cell demoted": named_header_demoted,
    "a heading skipped": heading_skipped,
    "text untagged": text_untagged,
    "an artifact unmarked": artifact_unmarked,
    "the language removed": language_removed,
    "the title not shown": title_not_shown,
    "tags not announced": not_marked,
    "a link without words": link_without_words,
    "links out of order": tabs_not_in_order,
}

UNSEEN = {"header cells demoted", "a header named in vain", "a named header cell demoted"}
"""What no validator looks for: whether a cell is a header is for whoever knows the table."""
