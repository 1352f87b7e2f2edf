"""The structure tree: what a screen reader reads, in the order of the document, not of the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.write.pdf.objects import File, text_string

ARTIFACT = "/Artifact<</Type/Layout>>BDC"
"""What is drawn but not read: rules and underlines."""
AGAIN = "/Artifact<</Type/Pagination>>BDC"
"""A table's head on a page where the table goes on."""
HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"


class Mark(NamedTuple):
    """A piece of a page's content by its page and number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link's area on a page, by its object number."""

    page: int
    object: int


class Node:
    """One element of the tree; drawing adds marks to its kids, so what runs over two pages stays one."""

    __slots__ = ("attributes", "entries", "id", "kids", "number", "role")

    def __init__(self, role: str, entries: str = "", attributes: str = "", id: str = "") -> None:
        self.role, self.entries, self.attributes, self.id = role, entries, attributes, id
        self.kids: list[Node | Mark | Annotation] = []
        self.number = 0

    def add(
        self,
        role: str,
        *,
        alt: str = "",
        expansion: str = "",
        language: str = "",
        attributes: str = "",
        id: str = "",
    ) -> Node:
        """A new last kid; other elements may name it by its `id`."""
        entries = f"/Alt{text_string(alt)}" if alt else ""
        entries += f"/E{text_string(expansion)}" if expansion else ""
        entries += f"/Lang{text_string(language)}" if language else ""
        kid = Node(role, entries, attributes, id)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            if type(kid) is Node:
                yield from kid.walk()


def write_tree(file: File, root: Node, pages: list[int], marks: list[list[Node]], links: list[Node]) -> int:
    """Write the tree; `pages` are object numbers, `marks` the nodes by page and mark, `links` by link.

    The number of the tree's root object comes back. In the parent tree, pages come first, then links.
    """
    nodes = list(root.walk())
    top, parents, first = file.reserve(), file.reserve(), file.reserve(len(nodes))
    for number, node in enumerate(nodes, first):
        node.number = number
    named = sorted((node.id, node.number) for node in nodes if node.id)
    ids = "".join(f"({id}){number} 0 R" for id, number in named)
    file.put(top, f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {parents} 0 R"
                  f"/ParentTreeNextKey {len(marks) + len(links)}"
                  f"{f'/IDTree<</Names[{ids}]>>' if ids else ''}>>")  # fmt: skip
    _write_node(file, root, top, pages)
    rows = ["[" + " ".join([f"{node.number} 0 R" for node in page]) + "]" for page in marks]
    rows += [f"{node.number} 0 R" for node in links]
    file.put(parents, "<</Nums[" + " ".join(f"{key} {row}" for key, row in enumerate(rows)) + "]>>")
    return top


def _write_node(file: File, node: Node, parent: int, pages: list[int]) -> None:
    home, kids = -1, []
    for kid in node.kids:
        match kid:
            case Node():
                kids.append(f"{kid.number} 0 R")
                _write_node(file, kid, node.number, pages)
            case Mark(page, number):
                if home < 0:
                    home = page
                kids.append(
                    f"{number}" if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>"
                )
            case Annotation(page, number):
                kids.append(f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {number} 0 R>>")
    body = f"<</S/{node.role}/P {parent} 0 R" + (f"/ID({node.id})" if node.id else "")
    if home >= 0:
        body += f"/Pg {pages[home]} 0 R"
    if kids:
        body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    if node.attributes:
        body += f"/A<<{node.attributes}>>"
    file.put(node.number, f"{body}{node.entries}>>")
