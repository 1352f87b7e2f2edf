"""The shapes of a drawing in Word: outlines, boxes, lines and words, in points from its top left."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.write.docx.runs import RunStyles
from reportgen.write.docx.xml import emu, escape, half_points, quote, twips
from reportgen.write.theme import Theme

URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wpg="{URI}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PER_POINT = 10  # outlines are written in whole tenths of a point
_BASELINE = 0.8  # of a line's exact height: where Word sets its letters
_SLACK = 24.0  # a box is that much wider than its words, which another font may make longer
_WHITE = "FFFFFF"

Words = tuple[str, float, bool, str]
"""Text, its size, whether it is strong, and the name of its color."""


class Shapes:
    """The shapes of one drawing, the first at the back."""

    nothing = "<a:noFill/>"
    white = f'<a:solidFill><a:srgbClr val="{_WHITE}"/></a:solidFill><a:ln><a:noFill/></a:ln>'

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._strong = RunStyles(theme).properties("TableText", True, False)
        self._shapes: list[str] = []
        self._looks: dict[tuple[float, bool, str], str] = {}

    def fill(self, color: str) -> str:
        """A color of the theme; hatching for none."""
        if color:
            return f'<a:solidFill><a:srgbClr val="{self._theme.colors[color]}"/></a:solidFill>'
        line = self._theme.colors["outline"]
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{line}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{_WHITE}"/></a:bgClr></a:pattFill>'
        )

    def pen(self, color: str, width: float) -> str:
        """A line in a color of the theme, or in white."""
        value = self._theme.colors[color] if color else _WHITE
        return (
            f'<a:ln w="{emu(width)}"><a:solidFill><a:srgbClr val="{value}"/></a:solidFill><a:round/></a:ln>'
        )

    def add(
        self, name: str, properties: str, *, words: str = "", frame: str = "<wps:cNvSpPr/>", alt: str = ""
    ) -> None:
        """A shape with its geometry, fill and line."""
        body, said = words or "<wps:bodyPr/>", f' descr="{quote(alt)}"' if alt else ""
        self._shapes.append(
            f'<wps:wsp><wps:cNvPr id="{len(self._shapes) + 1}" name="{quote(name)}"{said}/>{frame}'
            f"<wps:spPr>{properties}</wps:spPr>{body}</wps:wsp>"
        )

    def add_box(self, box: tuple[float, float, float, float], look: str) -> None:
        """A rectangle: left, top, width, height."""
        self.add("Square", _preset("rect", box) + look)

    def add_line(self, line: tuple[float, float, float, float], pen: str) -> None:
        """A straight line from one point to another."""
        x, y, v, w = line
        flip = ' flipV="1"' if (v - x) * (w - y) < 0 else ""
        self.add("Line", _preset("line", (min(x, v), min(y, w), abs(v - x), abs(w - y)), flip) + pen)

    def add_words(
        self,
        lines: Sequence[Sequence[Words]],
        x: float,
        base: float,
        width: float,
        leading: float,
        *,
        centered: bool = False,
    ) -> None:
        """Lines of words, the first one's baseline at `base`, from `x` on or centered on it."""
        wide = width + _SLACK
        left, top = x - (wide / 2 if centered else 0.0), base - _BASELINE * leading
        place = '<w:jc w:val="center"/>' if centered else ""
        spacing = f'<w:spacing w:before="0" w:after="0" w:line="{twips(leading)}" w:lineRule="exact"/>'
        text = "<w:r><w:br/></w:r>".join("".join(map(self._run, words)) for words in lines)
        self.add(
            "Words",
            _preset("rect", (left, top, wide, leading * len(lines) + 2.0)) + "<a:noFill/>",
            frame='<wps:cNvSpPr txBox="1"/>',
            words='<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="TableText"/>'
            f"{spacing}{place}</w:pPr>{text}</w:p></w:txbxContent></wps:txbx>"
            '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>',
        )

    def group_xml(self, width: float, height: float) -> str:
        """All shapes as one group."""
        size = f'cx="{emu(width)}" cy="{emu(height)}"'
        return (
            '<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>'
            f"{''.join(self._shapes)}</wpg:wgp>"
        )

    def _run(self, words: Words) -> str:
        text, size, strong, color = words
        look = self._looks.get((size, strong, color))
        if look is None:
            style = self._theme.styles["table_text"]
            value = _WHITE if color == "white" else self._theme.colors[color]
            look = self._strong if strong else ""
            if value != style.color:
                look += f'<w:color w:val="{value}"/>'
            if size != style.size:
                look += f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'
            look = self._looks[size, strong, color] = f"<w:rPr>{look}</w:rPr>" if look else ""
        space = "" if text.strip() == text else ' xml:space="preserve"'
        return f"<w:r>{look}<w:t{space}>{escape(text)}</w:t></w:r>"


def geometry_xml(rings: Sequence[Sequence[tuple[float, float]]], *, closed: bool) -> str:
    """Outlines as a shape's place and path."""
    whole = [[(round(x * _PER_POINT), round(y * _PER_POINT)) for x, y in ring] for ring in rings]
    left, top = (min(point[axis] for ring in whole for point in ring) for axis in (0, 1))
    right, bottom = (max(point[axis] for ring in whole for point in ring) for axis in (0, 1))
    width, height = max(1, right - left), max(1, bottom - top)
    end = "<a:close/>" if closed else ""
    path = "".join(_path(ring, left, top) + end for ring in whole)
    return (
        f"{_place(left / _PER_POINT, top / _PER_POINT, width / _PER_POINT, height / _PER_POINT)}"
        f'<a:custGeom><a:pathLst><a:path w="{width}" h="{height}">{path}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


def _path(ring: Sequence[tuple[int, int]], left: int, top: int) -> str:
    (x, y), *others = ring
    lines = "".join(f'<a:lnTo><a:pt x="{x - left}" y="{y - top}"/></a:lnTo>' for x, y in others)
    return f'<a:moveTo><a:pt x="{x - left}" y="{y - top}"/></a:moveTo>{lines}'


def _preset(shape: str, box: tuple[float, float, float, float], flip: str = "") -> str:
    return f'{_place(*box, flip)}<a:prstGeom prst="{shape}"/>'


def _place(x: float, y: float, width: float, height: float, flip: str = "") -> str:
    at, size = f'x="{emu(x)}" y="{emu(y)}"', f'cx="{emu(width)}" cy="{emu(height)}"'
    return f"<a:xfrm{flip}><a:off {at}/><a:ext {size}/></a:xfrm>"
