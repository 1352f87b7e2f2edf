"""What a batch costs: throughput, memory and their growth with the number of briefings.

People are made up, of the real states. It runs as a process of its own, so that memory can be told; a run of
10,000 takes some minutes. `python bench/batch_bench.py 100 1000` measures these numbers.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
).split()
SIZES = (100, 10_000)


class Cost(NamedTuple):
    """Seconds by the clock, of processors in all, and the most memory of a process and its largest worker."""

    wall: float
    cpu: float
    own_mb: float
    worker_mb: float


def roster(folder: Path, people: int) -> Path:
    """So many made-up people, spread over the states."""
    file = folder / f"people-{people}.csv"
    rows = (f"Person Madeup {letters(n)},House,{CODES[n % len(CODES)]},{n}" for n in range(people))
    file.write_text("full_name,chamber,state,district\n" + "\n".join(rows), encoding="utf-8")
    return file


def letters(number: int) -> str:
    return "".join("ABCDEFGHIJ"[int(digit)] for digit in str(number))


def cost(*arguments: str) -> Cost:
    """What a build costs, as a process of its own that is measured from within."""
    script = (
        "import resource as r, sys, time\n"
        "from reportgen.cli import cli\n"
        "begun = time.perf_counter()\n"
        "try: cli.main(sys.argv[1:], standalone_mode=False)\n"
        "finally:\n"
        "    own, others = r.getrusage(r.RUSAGE_SELF), r.getrusage(r.RUSAGE_CHILDREN)\n"
        "    cpu = sum(u.ru_utime + u.ru_stime for u in (own, others))\n"
        "    print(time.perf_counter() - begun, cpu, own.ru_maxrss, others.ru_maxrss, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "build", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    wall, cpu, own, worker = map(float, done.stderr.splitlines()[-1].split())
    to_mb = 1024 if sys.platform == "linux" else 1024 * 1024
    return Cost(wall, cpu, own / to_mb, worker / to_mb)


def costs(sizes: tuple[int, ...], jobs: int = 2) -> None:
    """Print what batches of these sizes cost, and what the same cost again when nothing has changed."""
    each: list[tuple[int, Cost]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            people = roster(Path(folder), size)
            options = ("--for", str(people), "--year", "2023", "--out", folder, "--jobs", str(jobs))
            built, again = cost(*options), cost(*options)
            manifest = (Path(folder) / "2023" / "manifest.json").stat().st_size
        each.append((size, built))
        said = f"{size:,} legislators' briefings, pdf and docx, {jobs} workers, verified"
        print(f"{said}\n  {size / built.wall:.1f} a second; {built.cpu / size * 1000:.1f} ms of CPU each")
        print(f"  memory at most: {built.own_mb:.0f} MB, each worker {built.worker_mb:.0f} MB")
        print(f"  manifest.json: {manifest / 1e6:.1f} MB")
        print(f"  again, all current: {again.wall:.2f} s ({again.cpu:.2f} s of CPU), {again.own_mb:.0f} MB")
    if len(each) > 1:
        (few, first), (many, last) = each[0], each[-1]
        memory = _whole(last, jobs) / _whole(first, jobs)
        cpu = (last.cpu / many) / (first.cpu / few)
        print(f"growth from {few:,} to {many:,}: memory x {memory:.2f} (at most 1.5), ")
        print(f"  CPU of a briefing x {cpu:.2f} (at most 1.1)")


def _whole(cost: Cost, jobs: int) -> float:
    return cost.own_mb + jobs * cost.worker_mb


if __name__ == "__main__":
    costs(tuple(map(int, sys.argv[1:])) or SIZES)
