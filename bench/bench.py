"""What the commands cost: their start, a region with its six states in both formats, and the files' sizes.

Prints medians of some runs, as processes and step by step within one process.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import chart_bench
from batch_bench import SIZES
from batch_bench import costs as batch_costs
from compare_bench import seconds
from map_bench import costs
from table_bench import costs as table_costs

from reportgen.batch import jobs_for
from reportgen.check import check
from reportgen.explain import sidecar
from reportgen.pipeline import Materials, compose_job, prepare
from reportgen.project import load_project
from reportgen.verify import pages_of, unproven
from reportgen.verify.findings import barriers, faults_of, underived
from reportgen.write import FORMATS, writer

ROOT = Path(__file__).parents[1]
PYTHON = sys.executable


def took(action: Callable[[], object], runs: int) -> float:
    """The median of the runs, in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        action()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([PYTHON, *arguments], cwd=ROOT, capture_output=True, check=True)


def row(name: str, milliseconds: float, note: str = "") -> None:
    print(f"{name:<52}{milliseconds:>10.1f} ms  {note}".rstrip())


def title(words: str) -> None:
    print(f"\n{words}")


def starts() -> None:
    title("Commands, each a process of its own")
    bare = took(process("-c", "pass"), 15)
    helped = took(process("-m", "reportgen", "--help"), 15)
    row("python -c pass", bare)
    row("reportgen --help", helped, f"+{helped - bare:.1f} ms; at most +100")


def builds(out: str) -> None:
    build = ("-m", "reportgen", "build", "--in", "new-england", "--year", "2023", "--out", out)
    one, both = took(process(*build, "--jobs", "1"), 5), took(process(*build, "--jobs", "2"), 5)
    row("New England and six states, pdf and docx", one, "one process, its start and reading included")
    row("the same on two processes", both)
    alone = took(process(*build[:3], "new-england", *build[5:]), 5)
    row("New England alone, pdf and docx", alone)


def steps() -> None:
    title("Steps of a build, in one process and warm")
    project = load_project(ROOT)
    row("read the inputs, theme and templates", took(lambda: prepare(project), 5))
    materials = prepare(project)
    row("check the inputs", took(lambda: check(materials.dataset), 5))
    for job in jobs_for(project, materials.dataset, ["new-england", "MA", "VT"], year=2023):
        steps_of(job, materials)


def steps_of(job: Any, materials: Materials) -> None:
    def composed() -> Any:
        return compose_job(job, materials, materials.dataset.watched())

    briefing = composed()
    row(f"{job.slug}: compose", took(composed, 20))
    for extension in FORMATS:
        write = writer(extension)
        data = write(briefing, materials.theme)
        cost = took(partial(write, briefing, materials.theme), 20)
        row(f"{job.slug}: write {extension}", cost, f"{len(data) / 1000:.0f} kB")
        # Copies, as verifying remembers the very same briefing and data.
        cost = took(lambda data=data, ext=extension: faults_of(ext, data, replace(briefing)), 20)  # type: ignore[misc]
        row(f"{job.slug}: read back {extension}", cost)
    row(f"{job.slug}: look for barriers", took(partial(barriers, "docx", data), 20), "Word, by verify alone")
    again = took(lambda: underived(briefing, replace(materials.dataset)), 20)
    row(f"{job.slug}: work out its figures again", again)
    row(f"{job.slug}: its table of figures", took(lambda: sidecar(briefing, replace(materials.dataset)), 20))


def run_of_states() -> None:
    """CPU time of a run: each state once, as a build goes through them, so that what is kept counts."""
    title("A run of 50 states in both formats, a briefing on average, CPU time")
    project = load_project(ROOT)
    materials = prepare(project)
    spent: dict[str, float] = {}

    def timed(step: str, action: Callable[[], Any]) -> Any:
        begun = time.process_time()
        done = action()
        spent[step] = spent.get(step, 0.0) + time.process_time() - begun
        return done

    jobs = jobs_for(project, materials.dataset, [], inside="50-states", year=2023)[1:]
    for job in jobs:
        briefing = timed("compose", partial(compose_job, job, materials, materials.dataset.watched()))
        files = {one: timed("write", partial(writer(one), briefing, materials.theme)) for one in FORMATS}
        timed("verify", partial(unproven, files, briefing, materials.dataset))
        pages = timed("its table of figures", partial(pages_of, files["pdf"], briefing))
        timed("its table of figures", partial(sidecar, briefing, materials.dataset, pages))
    for step, total in spent.items():
        note = "at most as much as composing and writing" if step == "verify" else ""
        row(step, total * 1000 / len(jobs), note)


def sheets(folder: Path) -> None:
    """A built two-page sheet as PDF read back, and a folder of 56 of them."""
    from reportgen.read.sheets import documents_in, read_sheets
    from reportgen.read.sheets.profile import load_profile

    project = load_project(ROOT)
    profile = load_profile(ROOT / "templates/profiles/reportgen-state-sheet.toml")
    sheet = (folder / "2023" / "massachusetts.pdf").read_bytes()
    many = folder / "sheets"
    many.mkdir()
    for number in range(56):
        (many / f"{number:02}.pdf").write_bytes(sheet)
    one = documents_in([many])[:1]
    reading = took(lambda: read_sheets(one, [profile], project.places, None), 20)
    row("read a sheet of two pages, pdf", reading, "warm; at most 100")
    row(
        "reportgen read, 56 sheets",
        took(folder_of(many), 3),
        "its start included, two profiles tried; at most 5000",
    )


def folder_of(many: Path) -> Callable[[], object]:
    # Its code is 1: the sheets have the same source, and the figures to be reviewed are told.
    return lambda: subprocess.run(
        [PYTHON, "-m", "reportgen", "read", str(many)], cwd=ROOT, capture_output=True, check=False
    )


def comparisons() -> None:
    title("Comparisons, charts, maps and tables, made up and warm")
    best, made = seconds()
    row("compare 51 places, 20 measures, 10 years", best * 1000, f"{made:,} comparisons; at most 500")


def maps() -> None:
    for extension, cost, size in costs():
        row(f"a map of all states, {extension}", cost, f"{size / 1000:.0f} kB; at most 5")


def charts() -> None:
    for kind, extension, cost in chart_bench.costs():
        row(f"{kind}, {extension}", cost, "at most 2")


def tables() -> None:
    for extension, cost, size in table_costs():
        row(f"a table of 51 places and 40 measures, {extension}", cost, f"{size / 1000:.0f} kB; at most 60")


if __name__ == "__main__":
    starts()
    with tempfile.TemporaryDirectory() as folder:
        builds(folder)
        sheets(Path(folder))
    steps()
    run_of_states()
    comparisons()
    charts()
    maps()
    tables()
    title("Batches of made-up legislators, of the real states")
    batch_costs(SIZES)
