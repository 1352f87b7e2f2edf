"""Entries as plain values for JSON, and back."""

from __future__ import annotations

from typing import Any

from reportgen.errors import Finding, Severity
from reportgen.record.entry import Entry, Output


def entry_data(entry: Entry) -> dict[str, Any]:
    """An entry without its key; what is empty is left out."""
    return {
        "kind": entry.kind,
        "code": entry.code,
        "verified": bool(entry.read),
        "outputs": [output_data(one) for one in entry.outputs],
        "read": entry.read,
        **({"own": dict(entry.own)} if entry.own else {}),
        "findings": [finding_data(one) for one in entry.findings],
        **({"failed": [finding_data(one) for one in entry.failed]} if entry.failed else {}),
    }


def output_data(output: Output) -> dict[str, str]:
    """An output; what is empty is left out."""
    more = {"beside": output.beside, "edited": output.edited}
    return {"name": output.name, "sha256": output.sha256} | {k: v for k, v in more.items() if v}


def finding_data(finding: Finding) -> dict[str, str]:
    """A finding, as `--json` prints it."""
    return {
        "severity": str(finding.severity),
        "where": finding.where,
        "what": finding.what,
        "do": finding.do,
    }


def entry_of(key: str, data: dict[str, Any]) -> Entry:
    """The entry again; raises KeyError, TypeError or ValueError for what is none."""
    return Entry(
        key,
        str(data["kind"]),
        str(data["code"]),
        tuple(_output(**one) for one in data["outputs"]),
        str(data["read"]),
        dict(data.get("own", {})),
        tuple(finding_of(one) for one in data["findings"]),
        tuple(finding_of(one) for one in data.get("failed", ())),
    )


def _output(name: str, sha256: str, beside: str = "", edited: str = "") -> Output:
    """The output again; a file outside the folder is none of its files."""
    for place in (name, beside):
        if place.startswith(("/", "\\")) or ".." in place.split("/") or ":" in place:
            raise ValueError(place)
    return Output(name, sha256, beside, edited)


def finding_of(data: dict[str, str]) -> Finding:
    """The finding again."""
    return Finding(Severity(data["severity"]), data["where"], data["what"], data["do"])
