"""What stands around the pages: links, outline, catalog and information dictionary."""

from __future__ import annotations

from reportgen.write.pdf.book import Book, Bookmark
from reportgen.write.pdf.icc import srgb_profile
from reportgen.write.pdf.look import Link
from reportgen.write.pdf.objects import File, text_string
from reportgen.write.pdf.tags import Annotation
from reportgen.write.pdf.xmp import PRODUCER, About, xmp_packet


def add_links(file: File, book: Book, pages: list[int], first: int) -> list[tuple[int, int]]:
    """Write every line of every link as an annotation, and hang it below its node: pages and object numbers.

    Their keys in the parent tree count on from `first`.
    """
    links = []
    for key, area in enumerate(book.areas, first):
        box = " ".join(f"{edge:.2f}" for edge in area.box)
        number = file.add(
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4"
            f"/P {pages[area.page]} 0 R/StructParent {key}"
            f"/Contents{text_string(area.link.words)}{_leads(book, area.link, pages)}>>"
        )
        area.node.kids.append(Annotation(area.page, number))
        links.append((area.page, number))
    return links


def _leads(book: Book, link: Link, pages: list[int]) -> str:
    """Where a link leads: to an address, or to the top of a heading."""
    if link.url:
        return f"/A<</S/URI/URI{_address(link.url)}>>"
    target = book.headings[link.heading]
    return f"/Dest{_place(pages[target.page], target.top)}"


def _place(page: int, top: float) -> str:
    return f"[{page} 0 R/XYZ 0 {top:.2f} null]"


def _address(url: str) -> str:
    """An address in ASCII, as PDF asks; what is not is written as a browser would."""
    from urllib.parse import quote

    return text_string(quote(url, safe="!#$%&'()*+,/:;=?@[]~"))


def add_catalog(file: File, about: About, outline: int, pages: int, tree: int) -> int:
    """The catalog's number: title shown, language, tags, labels, outline, metadata and color profile."""
    profile = file.stream("/N 3", srgb_profile(), packed=True)
    metadata = file.stream("/Type/Metadata/Subtype/XML", xmp_packet(about), plain=True)
    shown = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else ""
    return file.add(
        f"<</Type/Catalog/Version/1.7/Pages {pages} 0 R/Lang{text_string(about.language)}"
        f"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>"
        f"{shown}/StructTreeRoot {tree} 0 R/Metadata {metadata} 0 R"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        f"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>"
    )


def add_info(file: File, about: About, known_by: str) -> int:
    """The information dictionary's number; it says what the metadata says, and the briefing's id."""
    day = about.day.replace("-", "")
    entries = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "Reportgen": known_by,
    }
    body = "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value)
    return file.add(f"<<{body}/CreationDate(D:{day}000000Z)/ModDate(D:{day}000000Z)>>")


def add_outline(file: File, bookmarks: list[Bookmark], pages: list[int]) -> int:
    """The outline's number, 0 where there is no heading; every entry hangs below the nearest higher one."""
    if not bookmarks:
        return 0
    root, first = file.reserve(), file.reserve(len(bookmarks))
    kids: dict[int, list[int]] = {root: []}
    trail: list[tuple[int, int]] = [(0, root)]  # the open entries, by depth
    parents = []
    for number, mark in enumerate(bookmarks, first):
        while trail[-1][0] >= mark.depth:
            trail.pop()
        parents.append(trail[-1][1])
        kids[trail[-1][1]].append(number)
        kids[number] = []
        trail.append((mark.depth, number))
    for number, (mark, parent) in enumerate(zip(bookmarks, parents, strict=True), first):
        siblings = kids[parent]
        at = siblings.index(number)
        place = _place(pages[mark.page], mark.top)
        body = f"/Title{text_string(mark.words)}/Parent {parent} 0 R/Dest{place}"
        body += f"/Prev {siblings[at - 1]} 0 R" if at else ""
        body += f"/Next {siblings[at + 1]} 0 R" if at + 1 < len(siblings) else ""
        file.put(number, f"<<{body}{_family(kids, number)}>>")
    file.put(root, f"<</Type/Outlines{_family(kids, root)}>>")
    return root


def _family(kids: dict[int, list[int]], number: int) -> str:
    """First, last and count of an entry's kids, all shown open."""
    own = kids[number]
    if not own:
        return ""
    count = len(own) + sum(_below(kids, kid) for kid in own)
    return f"/First {own[0]} 0 R/Last {own[-1]} 0 R/Count {count}"


def _below(kids: dict[int, list[int]], number: int) -> int:
    return len(kids[number]) + sum(_below(kids, kid) for kid in kids[number])
