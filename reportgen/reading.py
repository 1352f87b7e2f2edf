"""Published sheets on their way into a project: profiles by name, the table, its file, its sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.tidy import COLUMNS, row_of
from reportgen.errors import Finding, ReportgenError, Severity, UsageError
from reportgen.here import open_project
from reportgen.project import FILE, Project, load_project
from reportgen.publish import publish
from reportgen.read.sheets import SheetsRead, documents_in, read_sheets
from reportgen.read.sheets.profile import Profile, find_profile, load_profile, profiles
from reportgen.read.sheets.sheet import Sheet
from reportgen.read.sources import COLUMNS as SOURCE_COLUMNS
from reportgen.read.sources import FILE as SOURCES
from reportgen.starter import folder as starter


def read(files: Sequence[Path], profile: str | None, year: int | None) -> SheetsRead:
    """What these documents hold, by the profile of that name or whichever finds most."""
    project = _here()
    known = profiles((*([project.root] if project else []), starter()))
    names = [profile] if profile else list(known)
    chosen = [load_profile(find_profile(name, known)) for name in names]
    if not chosen:
        raise UsageError("there is no profile.", do="Write one in templates/profiles.")
    places = project.places if project else BUILT_IN
    return read_sheets(documents_in(files), chosen, places, year)


def _here() -> Project | None:
    try:
        return open_project(None)
    except ReportgenError:
        return None


def table_of(read: SheetsRead) -> str:
    """The rows as a table in the project's format."""
    return _csv(COLUMNS, (row_of(one) for one in read.rows))


def _csv(columns: Sequence[str], rows: Iterable[dict[str, str]], *, heads: bool = True) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    if heads:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_data(read: SheetsRead) -> dict[str, Any]:
    """The rows, and every number of the documents that is no row: unread, or known to be none."""
    return {
        "rows": [row_of(one) | {"file": one.locator.file} for one in read.rows],
        "unread": [_unread(sheet, one) for _, sheet in read.sheets for one in sheet.unread],
        "none": [_unread(sheet, one) for _, sheet in read.sheets for one in sheet.none],
        "profiles": {sheet.document.file: profile.name for profile, sheet in read.sheets},
    }


def _unread(sheet: Sheet, one: Any) -> dict[str, str]:
    return {"file": sheet.document.file} | asdict(one)


def write(read: SheetsRead, out: Path) -> tuple[Finding, ...]:
    """Write the table to a file, and its documents' sources into the project's; both or none.

    Raises UsageError where another table stands there already, or another document under a source's id.
    """
    table = table_of(read).encode()
    if out.exists() and out.read_bytes() != table:
        do = "Move it away first, or name another file."
        raise UsageError("another table stands here already.", where=str(out), do=do)
    root = next((place for place in out.absolute().parents if (place / FILE).is_file()), None)
    if root is None:
        publish({out: table})
        what = "The table is in no project, so its documents are in no sources table."
        return (Finding(Severity.WARNING, str(out), what, "Add them to inputs/sources.csv with the table."),)
    load_project(root)
    sources = root / SOURCES
    publish({out: table, sources: _with_sources(sources, read)})
    return ()


def _with_sources(file: Path, read: SheetsRead) -> bytes:
    """The sources table with a row for each document that it doesn't hold yet."""
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    columns = list(rows[0]) if rows else next(csv.reader(io.StringIO(text)), list(SOURCE_COLUMNS))
    there = {row.get("id", ""): row for row in rows}
    new = []
    for row in (row for profile, sheet in read.sheets for row in _sources(profile, sheet)):
        known = there.get(row["id"])
        if known and (known.get("sha256") or "") not in {"", row["sha256"]}:
            what = f"the source {row['id']} is another document ({known.get('file')}, with another hash)."
            raise UsageError(what, where=SOURCES, do="Rename that source, or take it away with its figures.")
        if not known:
            there[row["id"]] = row
            new.append(row)
    if not text.strip():
        return _csv(columns, new).encode()
    end = "" if text.endswith("\n") else "\n"
    return (text + end + _csv(columns, new, heads=False)).encode() if new else file.read_bytes()


def _sources(profile: Profile, sheet: Sheet) -> Iterable[dict[str, str]]:
    path = Path(sheet.document.file)
    # When it was taken down: the day the file came to be here, as far as the file tells.
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    for id, (state, year) in sheet.sources.items():
        yield {
            "id": id,
            "title": profile.source["title"].replace("{state}", state).replace("{year}", str(year)),
            "publisher": profile.source["publisher"],
            "retrieved": day,
            "file": path.name,
            "sha256": sheet.document.sha256,
            "url": profile.source["url"],
        }
