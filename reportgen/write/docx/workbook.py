"""The workbook inside a chart, which Word opens for "Edit Data": one sheet, names and values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportgen.document.nodes import Figure
from reportgen.write.docx.archive import Entry, archive, deflate
from reportgen.write.docx.labels import number_format, plain
from reportgen.write.docx.xml import HEAD, R, escape, quote

SHEET = "Sheet1"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


Cell = str | int | float | Figure
Rows = Sequence[Sequence[Cell]]


def letter(at: int) -> str:
    """The name of a sheet's column, counted from 0."""
    before, last = divmod(at, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def short(number: float) -> str:
    """A number that is no figure, such as a place in the drawing, as cells and caches have it."""
    return f"{number:.6g}"


def workbook(rows: Rows) -> bytes:
    """An .xlsx file of one sheet with these rows; an empty text is an empty cell."""
    formats: dict[str, int] = {}
    written = "".join(_row(at, row, formats) for at, row in enumerate(rows, 1))
    sheet = f"{HEAD}<worksheet {_MAIN}><sheetData>{written}</sheetData></worksheet>"
    return archive(
        [
            *_constant_parts(),
            ("xl/styles.xml", deflate(_styles(formats).encode())),
            ("xl/worksheets/sheet1.xml", deflate(sheet.encode())),
        ]
    )


def _row(number: int, row: Sequence[Cell], formats: dict[str, int]) -> str:
    cells = "".join(_cell(f"{letter(at)}{number}", cell, formats) for at, cell in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, cell: Cell, formats: dict[str, int]) -> str:
    match cell:
        case Figure():
            style = formats.setdefault(number_format(cell) or "General", len(formats) + 1)
            return f'<c r="{name}" s="{style}"><v>{plain(cell.value)}</v></c>'
        case int() | float():
            return f'<c r="{name}"><v>{short(cell)}</v></c>'
        case "":
            return ""
        case _:
            return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def _styles(formats: dict[str, int]) -> str:
    """A cell style for each number format, in the order met; the first one is Excel's own."""
    own = "".join(
        f'<numFmt numFmtId="{163 + at}" formatCode="{quote(code)}"/>' for code, at in formats.items()
    )
    cells = "".join(
        f'<xf numFmtId="{163 + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for at in formats.values()
    )
    base = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f"{HEAD}<styleSheet {_MAIN}>"
        + (f'<numFmts count="{len(formats)}">{own}</numFmts>' if formats else "")
        + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{base}/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{base} xfId="0"/>{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


@cache
def _constant_parts() -> tuple[tuple[str, Entry], ...]:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} {R}><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    }
    return tuple((name, deflate(f"{HEAD}{text}".encode(), 9)) for name, text in parts.items())
