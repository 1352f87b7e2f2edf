"""The workbook inside a chart, which Word opens for "Edit Data": one sheet, names and values."""

from __future__ import annotations

from functools import cache

from reportgen.document.nodes import BarChart, Figure
from reportgen.document.walk import text_of
from reportgen.write.docx.archive import Entry, archive, deflate
from reportgen.write.docx.labels import number_format, plain
from reportgen.write.docx.xml import HEAD, R, escape, quote

SHEET = "Sheet1"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(chart: BarChart, labels: list[str]) -> bytes:
    """An .xlsx file: the labels in column A, the figures in column B under the name of their series.

    A missing figure's cell is empty; its mark stands in the label.
    """
    formats: dict[str, int] = {}
    rows = [f'<row r="1">{_text("A1", "")}{_text("B1", chart.series)}</row>']
    for at, (bar, label) in enumerate(zip(chart.bars, labels, strict=True), 2):
        value = _number(f"B{at}", bar.figure, formats) if isinstance(bar.figure, Figure) else ""
        rows.append(f'<row r="{at}">{_text(f"A{at}", label)}{value}</row>')
    sheet = f"{HEAD}<worksheet {_MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"
    return archive(
        [
            *_constant_parts(),
            ("xl/styles.xml", deflate(_styles(formats).encode())),
            ("xl/worksheets/sheet1.xml", deflate(sheet.encode())),
        ]
    )


def bar_labels(chart: BarChart) -> list[str]:
    """The bars' names in order; the name of a bar without a figure carries the mark."""
    return [
        text_of(bar.label) if isinstance(bar.figure, Figure) else f"{text_of(bar.label)} {bar.figure.text}"
        for bar in chart.bars
    ]


def _text(cell: str, text: str) -> str:
    if not text:
        return ""
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _number(cell: str, figure: Figure, formats: dict[str, int]) -> str:
    style = formats.setdefault(number_format(figure) or "General", len(formats) + 1)
    return f'<c r="{cell}" s="{style}"><v>{plain(figure.value)}</v></c>'


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
