"""A finished PDF held against its briefing: what of it isn't there as it must be, in order and in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pypdfium2 import PdfDocument, PdfiumError

from reportgen.document.nodes import Briefing, Contents, Heading, Inlines, LineChart
from reportgen.document.walk import blocks, text_of
from reportgen.verify.cells import misplaced
from reportgen.verify.contents import misled, with_numbers
from reportgen.verify.found import Drawn, Fault
from reportgen.verify.geometry import unseen
from reportgen.verify.match import match
from reportgen.verify.pages import File, Page, opened
from reportgen.verify.painted import origin_of
from reportgen.verify.pdfcharts import wrong_drawing
from reportgen.verify.pdfdrawn import Part, Text
from reportgen.verify.pieces import Piece, charts_of, pieces_of, runs_of, squeezed
from reportgen.verify.places import Spot, around, disordered, spots_of


def check_pdf(data: bytes, briefing: Briefing, letterhead: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    """What a PDF doesn't show as the briefing has it; nothing where all of it stands in its place.

    `letterhead` are the lines that stand above the briefing on its first page.
    """
    try:
        with opened(data) as file:
            return tuple(_faults(file, briefing, letterhead))
    except PdfiumError:
        return (Fault(0, "the file", "a PDF", "something that can't be opened as one"),)


def _faults(file: File, briefing: Briefing, letterhead: tuple[str, ...]) -> list[Fault]:
    faults = _described(file, briefing)
    bodies = []
    for number, page in enumerate(file.pages, 1):
        body, wrong = _body(page, briefing, number, len(file.pages))
        bodies.append(body)
        faults += wrong
    own = with_numbers(pieces_of(briefing), file.pages)
    pieces = (*(Piece("the letterhead", line) for line in letterhead if line.strip()), *own)
    drawings = _drawings(file.pages)
    drawn = [
        Drawn(part.page, part.alternative, "".join(text.words for text in part.texts)) for part in drawings
    ]
    charts = charts_of(briefing)
    single = {at for at, chart in enumerate(charts, 1) if isinstance(chart, LineChart)}
    matched = match(pieces, bodies, drawn, single)
    faults += matched.faults
    faults += unseen(file.pages)
    if not matched.faults:
        parts = {chart: [drawings[at] for at in found] for chart, found in matched.drawings.items()}
        drawn_at = {chart: [_spot(chart, part) for part in found] for chart, found in parts.items()}
        spots, disjointed = spots_of(file.pages, pieces, matched.places, drawn_at)
        faults += [*disjointed, *disordered(spots), *misplaced(spots), *misled(file.pages, spots)]
        faults += _margins(file, briefing, [len(body) for body in bodies], spots)
        for at, chart in enumerate(charts, 1):
            faults += wrong_drawing(chart, parts.get(at, ()))
    return faults


def _drawings(pages: Sequence[Page]) -> list[Part]:
    """The drawings of all pages that hold words, in order."""
    found = []
    for number, page in enumerate(pages):
        for words, marks in page.alternatives:
            inside = [painted for painted in page.painted if painted.mark in marks]
            texts = [
                Text(page.words(painted), *origin_of(painted), painted.box)
                for painted in inside
                if painted.text
            ]
            texts = [text for text in texts if text.words]
            if texts:
                shapes = [painted for painted in inside if not painted.text]
                found.append(Part(number, words, texts, shapes))
    return found


def _spot(chart: int, part: Part) -> Spot:
    """Where the words of a drawing stand."""
    bases = [text.base for text in part.texts]
    left, right = min(text.x for text in part.texts), max(text.box.right for text in part.texts)
    piece = Piece("a drawing", "", chart=chart, stands="free")
    return Spot(piece, part.page, left, right, max(bases), min(bases))


def _described(file: File, briefing: Briefing) -> list[Fault]:
    title = text_of(briefing.title) or briefing.slug
    faults = []
    if file.title != title:
        faults.append(Fault(0, "the file's title", title, file.title))
    if file.language != briefing.language:
        faults.append(Fault(0, "the file's language", briefing.language, file.language))
    heads = [text_of(head) for head in _headings(briefing)]
    for wanted, found in zip_longest(filter(str.strip, heads), file.bookmarks, fillvalue=""):
        if squeezed(wanted) != squeezed(found):
            faults.append(Fault(0, "a bookmark", wanted, found))
    return faults


def _headings(briefing: Briefing) -> Iterator[Inlines]:
    """What each bookmark says, in order."""
    for block in blocks(briefing):
        if isinstance(block, Heading):
            yield block.inlines
        elif isinstance(block, Contents):
            yield block.title


def _body(page: Page, briefing: Briefing, number: int, count: int) -> tuple[str, list[Fault]]:
    """The letters of a page without those of its running header and its foot; what is wrong with these."""
    header = runs_of(briefing.running) if number > 1 else ""
    expected = f"{header}{runs_of(briefing.footer)}Page{number}of{count}"
    body, found = page.text[: -len(expected)], page.text[-len(expected) :]
    if found == expected:
        return body, []
    return body, [Fault(number, "the running header and the foot of the page", expected, found)]


def _margins(file: File, briefing: Briefing, bodies: Sequence[int], spots: Sequence[Spot]) -> Iterator[Fault]:
    """What stands beyond running headers and feet."""
    running = len(runs_of(briefing.running))
    for number, (page, body) in enumerate(zip(file.pages, bodies, strict=True)):
        yield from around(spots, page, number, body, running if number else 0)


def id_of_pdf(data: bytes) -> str:
    """What a PDF says that it is a briefing of; "" where it says nothing or is no PDF."""
    try:
        document = PdfDocument(data)
    except PdfiumError:
        return ""
    try:
        return str(document.get_metadata_value("Reportgen"))
    finally:
        document.close()
