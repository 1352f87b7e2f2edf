"""The cells of a table in the structure tree, and which header cells each one has.

Where all headers stand at the top and on the left, their scope says enough. Where rows stand below others (in
a group, or as parts of a total), each cell names its headers, so that a listener hears "of 893 missing child
cases" with the part.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Table
from reportgen.write.pdf.tags import Node


@dataclass(frozen=True, slots=True)
class Heads:
    """Of each row the rows that are its headers besides itself, nearest first; none in a plain table.

    `name` begins the ids of the table's header cells, and `columns` says which columns have a head.
    """

    name: str
    columns: tuple[bool, ...]
    above: tuple[tuple[int, ...], ...]

    def row(self, at: int) -> str:
        """The id of a row's header."""
        return f"{self.name}r{at}"

    def column(self, at: int) -> str:
        """The id of a column's header."""
        return f"{self.name}c{at}"


def heads_of(table: Table, name: str) -> Heads:
    """The headers of a table, whose ids begin with `name`."""
    columns = tuple(bool(column.head) for column in table.columns)
    if all(row.kind == "plain" for row in table.rows):
        return Heads(name, columns, ())
    above: list[tuple[int, ...]] = []
    group: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    for at, row in enumerate(table.rows):
        if row.kind == "group":
            above.append(())
            group, whole = (at,), ()
        elif row.kind == "part":
            above.append((*whole, *group))
        else:
            above.append(group)
            whole = (at,)
    return Heads(name, columns, tuple(above))


def column_node(row: Node, heads: Heads, at: int) -> Node:
    """The header cell of a column."""
    return row.add("TH", attributes="/O/Table/Scope/Column", id=heads.column(at) if heads.above else "")


def row_nodes(body: Node, count: int, heads: Heads, at: int) -> list[Node]:
    """The cells of a row, as many as there are columns: the first one is its header."""
    row = body.add("TR")
    if not heads.above:
        return [row.add("TH", attributes="/O/Table/Scope/Row"), *(row.add("TD") for _ in range(1, count))]
    above = "".join(f"({heads.row(one)})" for one in heads.above[at])
    own = f"/Headers[{above}]" if above else ""
    nodes = [row.add("TH", attributes=f"/O/Table/Scope/Row{own}", id=heads.row(at))]
    for column in range(1, count):
        head = f"({heads.column(column)})" if heads.columns[column] else ""
        nodes.append(row.add("TD", attributes=f"/O/Table/Headers[{head}({heads.row(at)}){above}]"))
    return nodes
