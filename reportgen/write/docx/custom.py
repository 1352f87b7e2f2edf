"""What a file is a briefing of, as custom properties: they stay while it is edited, renamed and moved."""

from __future__ import annotations

from reportgen.write.docx.xml import HEAD, quote

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MOST = 255  # Word shows, and on saving may keep, no longer text in a property


def custom_xml(id: str) -> str:
    """The part with the briefing's id as "reportgen"; a longer one goes on in "reportgen 2" and so on."""
    pieces = [id[at : at + _MOST] for at in range(0, len(id), _MOST)]
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{at + 1}" name="reportgen{f" {at}" if at > 1 else ""}">'
        f"<vt:lpwstr>{quote(piece)}</vt:lpwstr></property>"
        for at, piece in enumerate(pieces, 1)
    )
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{properties}</Properties>"
    )
