"""Word files: what they are of, and whether a fresh one says what its briefing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from reportgen.document.nodes import Briefing
from reportgen.document.walk import text_of
from reportgen.verify.alike import aligned
from reportgen.verify.found import Fault
from reportgen.verify.listlabels import Lists
from reportgen.verify.unseen import hidden_places, hidden_styles
from reportgen.verify.wordbody import Reader
from reportgen.verify.wordcontents import check_contents
from reportgen.verify.worddrawings import Drawings
from reportgen.verify.worditems import DRAWN, Found, Item, Said, found, said
from reportgen.verify.wordmargins import margins
from reportgen.verify.wordparts import DOCUMENT, NoWordFileError, Parts, W, collapsed
from reportgen.verify.wordtables import check_tables

_NAME, _CUSTOM, _STYLES = "reportgen", "docProps/custom.xml", "word/styles.xml"


def id_of_docx(data: bytes) -> str:
    """What the file is a briefing of, from its properties; "" where they don't say."""
    try:
        parts = Parts(data)
        root = parts.tree(_CUSTOM) if _CUSTOM in parts else ()
    except NoWordFileError:
        return ""
    values = {one.get("name", ""): "".join(map(str, one.itertext())).strip("\r\n") for one in root}
    names = [_NAME, *(f"{_NAME} {at}" for at in range(2, len(values) + 1))]
    return "".join(values.get(name, "") for name in names)


def check_docx(data: bytes, briefing: Briefing, letterhead: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What in a file that was just written is not as the briefing has it.

    `letterhead` are the lines above the first page's title, which are the theme's.
    """
    try:
        return tuple(_faults(Parts(data), briefing, letterhead))
    except NoWordFileError as error:
        return (Fault(0, "the file", "a whole Word file", str(error)),)


def _faults(parts: Parts, briefing: Briefing, letterhead: Sequence[str]) -> Iterator[Fault]:
    root = parts.tree(DOCUMENT)
    body = root.find(f"{W}body")
    if body is None:
        raise NoWordFileError("it has no body")
    styles = parts.read(_STYLES) if _STYLES in parts else b"<none/>"
    hidden = hidden_styles(styles)
    flat = hidden_places(body)
    reader = Reader(Lists(parts), hidden, flat)
    seen, wanted = found(reader.blocks(body)), said(briefing)
    head = [Item("the letterhead", (), collapsed(line)) for line in letterhead if collapsed(line)]
    logo = bool(seen.drawn) and seen.items[0].place == DRAWN and not any(map(_is_ours, seen.drawn[0]))
    yield from _compared([*head, *wanted.items], seen.items[logo:])
    if reader.tracked:
        yield Fault(0, "the body", "", "tracked changes")
    yield from (Fault(0, "text that nobody sees", "", text) for text in reader.unseen)
    yield from _drawn(parts, wanted, seen, reader)
    yield from check_tables(body, briefing)
    yield from check_contents(parts, body, briefing)
    yield from _around(parts, root, briefing, hidden)


def _compared(wanted: list[Item], seen: list[Item]) -> Iterator[Fault]:
    keys, others = [one.key for one in wanted], [one.key for one in seen]
    if keys == others:
        return
    for step, first, last, start, end in aligned(keys, others).get_opcodes():
        if step != "equal":
            yield from _differing(wanted[first:last], seen[start:end])


def _differing(wanted: list[Item], seen: list[Item]) -> Iterator[Fault]:
    for one, other in zip(wanted, seen, strict=False):
        if one.words != other.words or DRAWN in {one.place, other.place}:
            yield Fault(0, one.where, _shown(one), _shown(other))
        elif one.place != other.place:
            yield Fault(0, f"{one.where}: it stands in another place", one.words, other.words)
        else:
            yield Fault(0, f"{one.where}: the bookmarks of its figures", _marks(one), _marks(other))
    rest = min(len(wanted), len(seen))
    yield from (Fault(0, one.where, _shown(one), "") for one in wanted[rest:])
    after = f"after {wanted[-1].where}" if wanted else "the body"
    yield from (Fault(0, after, "", _shown(other)) for other in seen[rest:])


def _shown(item: Item) -> str:
    return "a drawing" if item.place == DRAWN else item.words or "an empty cell"


def _marks(item: Item) -> str:
    return ", ".join(f"_rg{number} “{text}”" for number, text in item.marks) or "none"


def _drawn(parts: Parts, wanted: Said, seen: Found, reader: Reader) -> Iterator[Fault]:
    groups = list(seen.drawn)
    if groups and not all(_is_ours(one) for one in groups[0]):  # the letterhead's logo
        groups[0] = [one for one in groups[0] if _is_ours(one)]
        groups = groups[0:] if groups[0] else groups[1:]
    for at in range(max(len(groups), len(wanted.drawn))):
        charts = wanted.drawn[at] if at < len(wanted.drawn) else []
        drawings = list(groups[at]) if at < len(groups) else []
        for check in Drawings(parts, drawings, reader.hidden, reader.flat).checks(charts):
            if not check.holds:
                yield Fault(0, check.where, check.wanted, check.found)


def _is_ours(drawing: etree._Element) -> bool:
    """Whether a drawing is a chart or a map, and no picture."""
    graphic = drawing.find(".//{*}graphicData")
    return graphic is None or not graphic.get("uri", "").endswith("/picture")


def _around(
    parts: Parts, root: etree._Element, briefing: Briefing, hidden: frozenset[str]
) -> Iterator[Fault]:
    running = collapsed(text_of(briefing.running))
    footer = collapsed(f"{text_of(briefing.footer)} Page {{PAGE}} of {{NUMPAGES}}")
    there = list(margins(parts, root, hidden))
    sections = max((number for number, *_ in there), default=0)
    sections = max(sections, sum(1 for _ in root.iter(f"{W}sectPr")))
    wanted = {(number, "footer", "default"): footer for number in range(1, sections + 1)}
    wanted[1, "footer", "first"] = footer
    if running:
        wanted |= {(number, "header", "default"): running for number in range(1, sections + 1)}
    seen = {(number, part, pages): words for number, part, pages, words in there}
    for key in sorted(wanted.keys() | seen.keys()):
        if wanted.get(key, "") != seen.get(key, ""):
            number, part, pages = key
            where = f"the {part} of the {'first page' if pages == 'first' else 'pages'}, section {number}"
            yield Fault(0, where, wanted.get(key, ""), seen.get(key, ""))
    first = next(root.iter(f"{W}sectPr"), None)
    if first is not None and first.find(f"{W}titlePg") is None:
        yield Fault(0, "the first page", "a footer of its own and no header", "those of all pages")
