"""What `reportgen check` and `reportgen accept` do between their options and their exit codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.check import Coverage, Row, coverage, signed_rows
from reportgen.check.coverage import to_review
from reportgen.data.dataset import Dataset
from reportgen.errors import Exit, Finding, Severity, UsageError
from reportgen.here import open_project
from reportgen.listing import aligned
from reportgen.pipeline import read_checked

_FEW = 6


def check_command(*, year: int | None, strict: bool, as_json: bool, folder: Path | None) -> int:
    """The exit code of a check; its findings go to stderr, what there is to stdout."""
    empty: dict[str, Any] = {"year": year, "coverage": [], "review": [], "accepted": []}
    with messages.told(empty if as_json else None):
        checked = read_checked(open_project(folder))
        dataset = checked.dataset
        _check_year(dataset, year)
        concerns = (*checked.concerns, *to_review(dataset))
        told = (c.finding for c in concerns if year in {None, c.year})
        findings = messages.once((*checked.findings, *told))
        lines, rows = coverage(dataset, year), signed_rows(dataset, year)
        if as_json:
            messages.print_json(_as_data(year, findings, lines, rows))
        messages.print_findings(findings)
        if not as_json:
            _show(lines, rows, findings)
        return int(_code(findings, dataset, strict))


def accept_command(
    *,
    file: Path,
    rows: Sequence[int],
    by: str,
    folder: Path | None,
    today: Callable[[], date] = date.today,
) -> int:
    """Write who accepted these rows, and print which cells were written."""
    from reportgen.accept import accept

    with messages.told():
        for cell in accept(open_project(folder), file, rows, by, today()):
            click.echo(f"{cell}: accepted")
    return 0


def _check_year(dataset: Dataset, year: int | None) -> None:
    years = dataset.years()
    if year is not None and years and year not in years:
        do = f"There are some for {', '.join(map(str, years))}."
        raise UsageError(f"There are no figures for {year}.", do=do)


def _code(findings: Sequence[Finding], dataset: Dataset, strict: bool) -> Exit:
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    if errors and not dataset.index:
        return Exit.UNUSABLE
    return Exit.FINDINGS if errors or (strict and findings) else Exit.FINE


def _show(lines: Iterable[Coverage], rows: Iterable[Row], findings: Sequence[Finding]) -> None:
    """The coverage table, the rows that were looked at or must be, and how many findings there are."""
    tables = [[_line(group) for group in _runs(lines)], [_row(row) for row in rows]]
    for table in filter(None, tables):
        click.echo("\n".join(aligned(table)) + "\n")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    click.echo(f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _runs(lines: Iterable[Coverage]) -> list[list[Coverage]]:
    """The lines, those together that say the same of one measure for years that follow one another."""
    runs: list[list[Coverage]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last and _same(last) == _same(line) and line.year == last.year + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _same(line: Coverage) -> tuple[object, ...]:
    return line.measure, line.have, line.withheld, line.missing, line.nation


def _line(run: Sequence[Coverage]) -> dict[str, str]:
    first, last = run[0], run[-1]
    return {
        "measure": first.measure,
        "years": str(first.year) if first is last else f"{first.year}–{last.year}",
        "states": f"{len(first.have)} of {first.places}" if first.places else "-",
        "nation": {None: "-", True: "yes", False: "no"}[first.nation],
        "gaps": _gaps(first),
    }


def _gaps(line: Coverage) -> str:
    """The places without a figure where they are few, those with one where these are few."""
    withheld = f"[c] {' '.join(line.withheld)}" if line.withheld else ""
    if 0 < len(line.missing) <= _FEW:
        gaps = f"not {' '.join(line.missing)}"
    else:
        gaps = f"only {' '.join(line.have)}" if line.missing and 0 < len(line.have) <= _FEW else ""
    return "; ".join(filter(None, (gaps, withheld)))


def _row(row: Row) -> dict[str, str]:
    by = f"accepted by {row.accepted}" if row.accepted else "under review"
    return {"row": f"{row.file}, {row.cell}", "figure": str(row.key), "state": by}


def _as_data(
    year: int | None, findings: Iterable[Finding], lines: Iterable[Coverage], rows: Iterable[Row]
) -> dict[str, Any]:
    told = [
        {"file": row.file, "cell": row.cell, "figure": str(row.key), "review": row.review}
        | ({"accepted": row.accepted} if row.accepted else {})
        for row in rows
    ]
    return {
        "year": year,
        "findings": messages.as_data(findings),
        "coverage": [
            {
                "measure": line.measure,
                "year": line.year,
                "have": list(line.have),
                "withheld": list(line.withheld),
                "missing": list(line.missing),
                "nation": line.nation,
            }
            for line in lines
        ],
        "review": [row for row in told if "accepted" not in row],
        "accepted": [row for row in told if "accepted" in row],
    }
