"""What in a Word file keeps somebody from reading it: what Word's own checker and Section 508 ask about.

It knows nothing of what the file should say, so it judges also one that staff have edited.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Finding, Severity
from reportgen.verify.barriercharts import in_charts
from reportgen.verify.barrierdrawings import in_drawings
from reportgen.verify.barrierheadings import in_headings
from reportgen.verify.barriertables import in_tables
from reportgen.verify.barriertext import in_text
from reportgen.verify.passages import Barrier, paragraphs_of
from reportgen.verify.wordlooks import Styles, styles_of
from reportgen.verify.wordparts import DOCUMENT, NoWordFileError, Parts, W

_STYLES, _CORE = "word/styles.xml", "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_WHOLE = "the document"


def barriers_in(data: bytes) -> tuple[Finding, ...]:
    """What stands in a reader's way, as warnings; () for a file that everyone can read, as far as a program
    can tell, and for what is no Word file.
    """
    try:
        found = tuple(_found(Parts(data)))
    except NoWordFileError:
        return ()
    return tuple(Finding(Severity.WARNING, *barrier) for barrier in dict.fromkeys(found))


def _found(parts: Parts) -> Iterator[Barrier]:
    styles = styles_of(parts.read(_STYLES) if _STYLES in parts else b"<none/>")
    yield from _of_document(parts, styles)
    root = parts.tree(DOCUMENT)
    body = root.find(f"{W}body")
    if body is None:
        raise NoWordFileError("it has no body")
    paragraphs = paragraphs_of(body, styles)
    yield from in_headings(paragraphs, styles)
    yield from in_text(paragraphs, styles, body=True)
    yield from in_tables(body)
    yield from in_drawings(body, styles)
    yield from in_charts(parts)
    for name in sorted(set(parts.targets(DOCUMENT).values())):
        if name.startswith(("word/header", "word/footer")) and name in parts:
            around = parts.tree(name)
            yield from in_text(paragraphs_of(around, styles), styles, body=False)
            yield from in_drawings(around, styles)


def _of_document(parts: Parts, styles: Styles) -> Iterator[Barrier]:
    if not styles.language:
        what = "It has no language, so that a screen reader guesses how to speak it."
        yield _WHOLE, what, "In Word, set the language of all its text under Review."
    title = parts.tree(_CORE).findtext(_TITLE) if _CORE in parts else ""
    if not (title or "").strip():
        yield _WHOLE, "It has no title.", "In Word, write one under File, Info, Properties."
