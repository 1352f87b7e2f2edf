"""A set's briefings built into a folder of their own, with nothing else in it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from reportgen.pipeline import Job, Materials
from reportgen.progress import Progress
from reportgen.release import BRIEFINGS
from reportgen.run import Result, local, run


def build_set(
    jobs: Sequence[Job],
    materials: Materials,
    folder: Path,
    workers: int | None = None,
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """What became of each job; the files that were built are in FOLDER/briefings, as in a year's folder."""
    work = folder / "work"
    ran = run(jobs, materials, work, engine=local(workers), progress=progress)
    for result in ran.results:
        for path in result.files:
            target = folder / BRIEFINGS / path.relative_to(work / str(result.job.year))
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
    shutil.rmtree(work)
    return ran.results
