"""The font objects of a PDF: the cut program, its widths, its way back to Unicode. Cut once per process."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache

from reportgen.write.pdf.fonts import Font, letters_of
from reportgen.write.pdf.objects import File

_SYMBOLIC, _NONSYMBOLIC = 4, 32


@dataclass(frozen=True, slots=True)
class Program:
    """One part of a face, ready to be written: bodies of its objects with places for their numbers."""

    file: bytes
    length: int
    unicode: bytes
    descriptor: str
    font: str


def add_font(file: File, font: Font, part: int) -> int:
    """Write one part of a face to the file; the number of its font object."""
    program = _program(font, part)
    cut = file.stream(f"/Length1 {program.length}", program.file, packed=True)
    descriptor = file.add(program.descriptor.format(cut=cut))
    unicode = file.stream("", program.unicode, packed=True)
    return file.add(program.font.format(descriptor=descriptor, unicode=unicode))


@lru_cache(maxsize=64)
def _program(font: Font, part: int) -> Program:
    letters = letters_of(font, part)
    first, last = min(letters), max(letters)
    ttf = font.ttf
    # ReportLab takes a subset as a list in which the index is the code; 0 stands for a code without a letter.
    cut = ttf.makeSubset([ord(letters.get(code, "\0")) for code in range(last + 1)])
    name = f"BRIEF{chr(ord('A') + part % 26)}+{bytes(ttf.name).decode('ascii', 'replace')}"
    widths = " ".join(
        f"{font.widths[letters[code]] * 1000:g}" if code in letters else "0"
        for code in range(first, last + 1)
    )
    flags = ttf.flags & ~_NONSYMBOLIC & 0xFFFF | _SYMBOLIC
    box = " ".join(f"{edge:g}" for edge in ttf.bbox)
    return Program(
        zlib.compress(cut, 9),
        len(cut),
        zlib.compress(_to_unicode(letters).encode("ascii"), 9),
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {ttf.italicAngle:g}/Ascent {ttf.ascent:g}/Descent {ttf.descent:g}"
        f"/CapHeight {ttf.capHeight:g}/StemV {ttf.stemV:g}"
        "/FontFile2 {cut} 0 R>>",
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}/Widths[{widths}]"
        "/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>",
    )


def _to_unicode(letters: dict[int, str]) -> str:
    """The map from codes back to characters, in blocks of a hundred, which is all that a block may hold."""
    rows = [f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in letters.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def\n"
        f"/CMapType 2 def 1 begincodespacerange<00><FF>endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    )
