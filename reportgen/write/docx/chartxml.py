"""The small pieces of XML that every native chart is made of: caches, fills, lines and type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.write.docx.workbook import SHEET
from reportgen.write.docx.xml import emu, escape, quote
from reportgen.write.dots import REACH, Dot
from reportgen.write.theme import Theme
from reportgen.write.wording import SIZE

NO_LINE = "<a:ln><a:noFill/></a:ln>"
INVISIBLE = '<c:marker><c:symbol val="none"/></c:marker>'
BARE = f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"


def solid(color: str) -> str:
    """A fill of one color."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def fill(color: str) -> str:
    """The look of a shape of one color."""
    return f"<c:spPr>{solid(color)}</c:spPr>"


def line(color: str, width: float, dash: str = "") -> str:
    """A stroke, `width` in points, its dashes and the gaps between them too ("4 2")."""
    lengths = [round(100_000 * float(length) / width) for length in dash.split()]
    pairs = "".join(
        f'<a:ds d="{on}" sp="{off}"/>' for on, off in zip(lengths[::2], lengths[1::2], strict=True)
    )
    dashes = f"<a:custDash>{pairs}</a:custDash>" if pairs else ""
    return f'<a:ln w="{emu(width)}" cap="flat">{solid(color)}{dashes}<a:round/></a:ln>'


def marker(dot: Dot, theme: Theme, size: float = 1.0) -> str:
    """The dot of a series, `size` times as large as in a dot plot."""
    color, across = theme.colors[dot.color], round(2 * size * REACH[dot.shape, dot.filled])
    inside = f"{solid(color)}{NO_LINE}" if dot.filled else f"<a:noFill/>{line(color, 1.25)}"
    return (
        f'<c:marker><c:symbol val="{dot.shape}"/><c:size val="{across}"/><c:spPr>{inside}</c:spPr></c:marker>'
    )


def column(letter: str, count: int) -> str:
    """The cells of a column below its head."""
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def head(letter: str) -> str:
    """The cell with a column's name."""
    return f"{SHEET}!${letter}$1"


def texts(cells: str, words: Sequence[str]) -> str:
    """Words that stand in these cells of the workbook, with their cache."""
    return f"<c:strRef><c:f>{cells}</c:f><c:strCache>{points(words)}</c:strCache></c:strRef>"


def numbers(cells: str, values: Sequence[str], code: str = "General") -> str:
    """Numbers that stand in these cells of the workbook, with their cache; an empty one is a gap."""
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{escape(code)}</c:formatCode>"
        f"{points(values)}</c:numCache></c:numRef>"
    )


def points(values: Sequence[str]) -> str:
    """A cache of points; an empty text is a point that isn't there."""
    found = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(values) if text
    )
    return f'<c:ptCount val="{len(values)}"/>{found}'


def font(theme: Theme, face: str, color: str = "ink", body: str = "<a:bodyPr/>", language: str = "") -> str:
    """How a part of a chart sets its words and, of the whole chart, in which language they are."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_run(theme, face, color, 'defRPr', language)}</a:pPr>"
        "<a:endParaRPr/></a:p></c:txPr>"
    )


def rich(theme: Theme, lines: Iterable[str], face: str, color: str = "ink", align: str = "ctr") -> str:
    """Words that are set as they stand, each line of them on its own."""
    look, default = _run(theme, face, color, "rPr"), _run(theme, face, color, "defRPr")
    set_lines = "".join(
        f'<a:p><a:pPr algn="{align}">{default}</a:pPr><a:r>{look}<a:t>{escape(text)}</a:t></a:r></a:p>'
        for text in lines
    )
    return f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{set_lines}</c:rich></c:tx>'


def _run(theme: Theme, face: str, color: str, element: str, language: str = "") -> str:
    name = quote(theme.faces[face].word)
    spoken = f' lang="{quote(language)}"' if language else ""
    return (
        f'<a:{element}{spoken} sz="{round(SIZE * 100)}" b="0">{solid(theme.colors[color])}'
        f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface="{name}"/></a:{element}>'
    )
