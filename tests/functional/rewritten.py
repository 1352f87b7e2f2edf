"""Changes the bytes of a finished PDF, as a fault in a writer or a tool might: for tests of the verifier.

A file is taken apart into its objects and the operators of its pages, and put together again plainly.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>stream\n", re.DOTALL)
_LATIN = "latin-1"


@dataclass
class Loose:
    """A PDF's objects by number: plain ones, and streams with their entries; and what the file names."""

    plain: dict[int, str]
    streams: dict[int, tuple[str, bytes]]
    root: int
    info: int

    @property
    def pages(self) -> list[int]:
        """The numbers of the pages, in order."""
        return [int(kid) for kid in re.findall(r"(\d+) 0 R", self._kids)]

    @pages.setter
    def pages(self, numbers: list[int]) -> None:
        kids = " ".join(f"{number} 0 R" for number in numbers)
        tree = self._tree
        body = re.sub(r"/Kids\[.*?\]", f"/Kids[{kids}]", self.plain[tree])
        self.plain[tree] = re.sub(r"/Count \d+", f"/Count {len(numbers)}", body)

    @property
    def _tree(self) -> int:
        return next(number for number, body in self.plain.items() if body.startswith("<</Type/Pages"))

    @property
    def _kids(self) -> str:
        found = re.search(r"/Kids\[(.*?)\]", self.plain[self._tree])
        assert found
        return found[1]

    def content(self, page: int) -> int:
        """The number of the stream that draws a page, from 0."""
        found = re.search(r"/Contents (\d+) 0 R", self.plain[self.pages[page]])
        assert found
        return int(found[1])

    def operators(self, page: int) -> list[str]:
        """What draws a page, line by line."""
        return self.streams[self.content(page)][1].decode(_LATIN).split("\n")

    def draw(self, page: int, operators: list[str]) -> None:
        """Draw a page in another way."""
        number = self.content(page)
        self.streams[number] = (self.streams[number][0], "\n".join(operators).encode(_LATIN))

    def put_together(self) -> bytes:
        """The file again."""
        parts, at = [b"%PDF-1.7\n"], {}
        bodies = {number: body.encode(_LATIN) for number, body in self.plain.items()}
        for number, (entries, data) in self.streams.items():
            head = f"<<{entries}/Length {len(data)}>>stream\n".encode(_LATIN)
            bodies[number] = head + data + b"\nendstream"
        for number in sorted(bodies):
            at[number] = sum(map(len, parts))
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, bodies[number]))
        start, size = sum(map(len, parts)), max(bodies) + 1
        free = "0000000000 65535 f \n"
        rows = [f"{at[number]:010} 00000 n \n" if number in at else free for number in range(size)]
        parts.append(f"xref\n0 {size}\n{''.join(rows)}".encode(_LATIN))
        names = f"/Size {size}/Root {self.root} 0 R/Info {self.info} 0 R"
        trailer = f"trailer\n<<{names}>>\nstartxref\n{start}\n%%EOF\n"
        return b"".join(parts) + trailer.encode(_LATIN)


def taken_apart(data: bytes) -> Loose:
    """The objects of a PDF as reportgen writes them."""
    plain: dict[int, str] = {}
    streams: dict[int, tuple[str, bytes]] = {}
    root = info = 0
    for found in _STREAM.finditer(data):
        number, entries = int(found[1]), found[2].decode(_LATIN)
        raw = data[found.end() : found.end() + int(found[3])]
        if "/Filter/FlateDecode" in entries:
            raw, entries = zlib.decompress(raw), entries.replace("/Filter/FlateDecode", "")
        if "/Type/ObjStm" in entries:
            plain |= _held(raw.decode(_LATIN), entries)
        elif "/Type/XRef" in entries:
            root, info = (int(_first(f"/{name} (\\d+)", entries)) for name in ("Root", "Info"))
        else:
            streams[number] = entries, raw
    return Loose(plain, streams, root, info)


def _held(text: str, entries: str) -> dict[int, str]:
    first = int(_first(r"/First (\d+)", entries))
    numbers = [int(each) for each in text[:first].split()]
    starts = numbers[1::2]
    ends = [*starts[1:], len(text) - first]
    return {
        number: text[first + start : first + end].strip()
        for number, start, end in zip(numbers[::2], starts, ends, strict=True)
    }


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, pattern
    return found[1]
