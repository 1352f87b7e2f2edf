"""The PDF file itself: numbered objects, packed into one object stream, and the table that finds them."""

from __future__ import annotations

import hashlib
import struct
import zlib

LEVEL = 2
"""How hard streams are packed: 9 takes several times as long, for one per cent of the file."""

_ROW = struct.Struct(">BIH")  # of the table: kind, then two numbers


class File:
    """The objects of one PDF, numbered from 1 in the order in which they were asked for."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self, count: int = 1) -> int:
        """The first of `count` new numbers, for objects that are named before they are known."""
        first = self._last + 1
        self._last += count
        return first

    def put(self, number: int, body: str) -> None:
        """Give a reserved number its object."""
        self._plain[number] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """A new object's number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, entries: str, data: bytes, *, packed: bool = False, plain: bool = False) -> int:
        """A new stream's number; `packed` data is deflated already, `plain` data stays as it is."""
        number = self.reserve()
        self._streams[number] = _stream(entries, data, packed=packed, plain=plain)
        return number

    def save(self, root: int, info: int) -> bytes:
        """The finished file. Its ID is a digest of what is in it, never of when it was made."""
        holder, numbers = self.reserve(), list(self._plain)
        bodies = [self._plain[number] for number in numbers]
        self._streams[holder] = _holder(numbers, bodies)
        parts, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], {}
        length = len(parts[0])
        for number in sorted(self._streams):
            at[number] = length
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, self._streams[number]))
            length += len(parts[-1])
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
        table = self.reserve()
        at[table] = length
        rows = {number: (2, holder, index) for index, number in enumerate(numbers)}
        rows |= {number: (1, where, 0) for number, where in at.items()}
        cross = b"".join([_ROW.pack(*rows.get(number, (0, 0, 65535))) for number in range(table + 1)])
        entries = (
            f"/Type/XRef/Size {table + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        )
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (table, _stream(entries, cross)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(parts)


def _stream(entries: str, data: bytes, *, packed: bool = False, plain: bool = False) -> bytes:
    if not (packed or plain):
        data = zlib.compress(data, LEVEL)
    coding = "" if plain else "/Filter/FlateDecode"
    # \r\n, since data may end in \r, which a reader would take for half of an end of line
    return b"<<%b%b/Length %d>>stream\n%b\r\nendstream" % (
        entries.encode("latin-1"),
        coding.encode(),
        len(data),
        data,
    )


def _holder(numbers: list[int], bodies: list[bytes]) -> bytes:
    """All plain objects in one stream: their numbers and offsets, then their bodies."""
    index, at = [], 0
    for number, body in zip(numbers, bodies, strict=True):
        index.append(f"{number} {at}")
        at += len(body) + 1
    head = (" ".join(index) + " ").encode("ascii")
    return _stream(f"/Type/ObjStm/N {len(numbers)}/First {len(head)}", head + b" ".join(bodies))


def text_string(text: str) -> str:
    """A text string as PDF writes it: readable where it is plain ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"
