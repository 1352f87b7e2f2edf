"""Projects for the functional tests: this repository's own, and made-up copies of it to change.

Whatever a test changes in a copy is made up, and says so in its source column where it states a figure.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from reportgen.batch import jobs_for
from reportgen.document.nodes import Briefing
from reportgen.document.walk import all_runs, text_of
from reportgen.pipeline import Job, Materials, Outcome, build, compose_job, prepare
from reportgen.project import load_project
from reportgen.record import Entry, Output, Record, write_manifest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
YEAR = 2023
Line = dict[str, str]


def job_of(materials: Materials, name: str, *formats: str, year: int = YEAR) -> Job:
    """The job that `reportgen build NAME --year YEAR` has."""
    [job] = jobs_for(
        materials.project, materials.dataset, [name], year=year, formats=formats or ("pdf", "docx")
    )
    return job


def briefing_of(materials: Materials, name: str, year: int = YEAR) -> Briefing:
    return compose_job(job_of(materials, name, year=year), materials, materials.dataset.watched())


def built(materials: Materials, name: str, out: Path, *formats: str, year: int = YEAR) -> Outcome:
    return build(job_of(materials, name, *formats, year=year), materials, out)


def text(briefing: Briefing) -> str:
    """Every run of a briefing on a line of its own, with ordinary blanks."""
    return "\n".join(text_of(run) for run in all_runs(briefing) if run).replace("\u00a0", " ")


def copied(target: Path, *, templates: bool = False) -> Path:
    """A copy of this repository's project; without templates of its own it uses the starter's, the same."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "reportgen.toml", target)
    shutil.copytree(ROOT / "inputs", target / "inputs")
    if templates:
        shutil.copytree(ROOT / "templates", target / "templates")
    return target


def opened(project: Path) -> Materials:
    return prepare(load_project(project))


def made_in(folder: Path) -> list[str]:
    """The names of the briefings' files in a folder and below, without the record of the runs."""
    found = (path.name for path in folder.rglob("*") if path.suffix)
    return sorted(name for name in found if not name.startswith(".") and name != "manifest.json")


def of_an_earlier_run(folder: Path, text: str, slugs: Iterable[str]) -> None:
    """Files with these words in place of PDFs, which the record takes for what an earlier run has built."""
    folder.mkdir(parents=True)
    record = Record(YEAR)
    for slug in slugs:
        (folder / f"{slug}.pdf").write_text(text)
        output = Output(f"{slug}.pdf", sha256(text.encode()).hexdigest())
        record.entries[slug] = Entry(slug, "state", "", (output,))
    write_manifest(folder, record)


def pdfs(stdout: str) -> list[str]:
    """The names of the PDFs among the files that a build printed."""
    return [Path(line).name for line in stdout.splitlines() if line.endswith(".pdf")]


def lines_of(file: Path) -> list[Line]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def write_lines(file: Path, lines: list[Line]) -> None:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


def change(file: Path, edit: Callable[[Line], Line | None]) -> None:
    """Each row of a table as `edit` gives it back; None takes it away."""
    edited = [edit(dict(line)) for line in lines_of(file)]
    write_lines(file, [line for line in edited if line is not None])


def set_figure(file: Path, place: str, of: str, /, **cells: str) -> None:
    """One row's cells; the place and measure must be there, once."""
    hits = 0

    def edit(line: Line) -> Line:
        nonlocal hits
        if (line["jurisdiction"], line["measure"]) == (place, of):
            hits += 1
            return line | cells
        return line

    change(file, edit)
    assert hits == 1, f"{place} {of} stands {hits} times in {file.name}"
