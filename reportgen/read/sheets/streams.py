"""A look at a PDF's packed streams before anything unpacks them: what swells too much is refused."""

from __future__ import annotations

import re
import zlib

from reportgen.read.grid import refused

MAX_STREAM = 8_000_000
MAX_ALL = 150_000_000
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1_000_000


def check_streams(file: str, data: bytes) -> None:
    """Nothing; raises InputError where a stream unpacks to more than any sheet's."""
    total = 0
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        head = data[max(0, found.start() - 600) : found.start()]
        about = head[max(head.rfind(b"endobj"), 0) :]
        allowed = MAX_ALL if b"/Image" in about else MAX_STREAM
        end = data.find(b"endstream", found.end())
        size = _unpacked(data[found.end() : end if end > 0 else len(data)], allowed)
        total += size
        if size > allowed or total > MAX_ALL:
            what = f"A part of it unpacks to more than {allowed // 1_000_000} MB."
            raise refused(file, what, "Save the pages that matter as a file of their own.")


def _unpacked(packed: bytes, allowed: int, depth: int = 3) -> int:
    """How many bytes a stream unpacks to, also one packed several times; stops once it is too many."""
    unpack = zlib.decompressobj()
    size, first, rest = 0, b"", packed
    try:
        while rest and not unpack.eof and size <= allowed:
            some = unpack.decompress(rest, _CHUNK)
            first = first or some
            size += len(some)
            rest = unpack.unconsumed_tail
    except zlib.error:
        return size
    if depth and size <= allowed and first[:1] == b"\x78":
        return max(size, _unpacked(zlib.decompressobj().decompress(packed, allowed), allowed, depth - 1))
    return size
