"""Builds what is held against the validators: python tests/conformance/everything.py OUT

- letter, a4: this project, every region and every state and territory, as PDF and Word, and as PDF on A4
- legislators: one member of Congress of each state and territory, where ../shared/data is at hand
- crimes: another domain's project, where its table is at hand; four-years: four made-up years
- stress: briefings that nobody would write, and one with something in every place
"""

from __future__ import annotations

import csv
import dataclasses
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT / "tests" / "functional"))

from every_place import BRIEFING  # noqa: E402
from projects import copied  # noqa: E402
from test_stress import Maker  # noqa: E402

from reportgen.compose.contents import with_contents  # noqa: E402
from reportgen.data.jurisdiction import BUILT_IN  # noqa: E402
from reportgen.data.region import BUILT_IN_REGIONS  # noqa: E402
from reportgen.write import FORMATS, writer  # noqa: E402
from reportgen.write.theme import load_theme  # noqa: E402

PLACES = [code for code in BUILT_IN if code != "US"]
ALL = [*BUILT_IN_REGIONS, *PLACES]
STRESS = 24
A4 = '[page]\nsize = "A4"\n[letterhead]\noffice = "A made-up office"\naddress = ["Room 12", "Springfield"]\n'


def build(project: Path, out: Path, names: Iterable[str] = (), *, formats: str, years: Iterable[int]) -> None:
    """What `reportgen build` writes; a failure is one of the program's, not of what is validated here."""
    for year in years:
        command = ["build", *names, "--year", str(year), "--format", formats, "--out", str(out)]
        run(project, command)


def run(project: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"reportgen {' '.join(command)} in {project}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def ours(out: Path) -> None:
    build(ROOT, out / "letter", ALL, formats="pdf,docx", years=[2023])
    project = copied(out / "projects" / "a4")
    (project / "templates").mkdir()
    (project / "templates" / "theme.toml").write_text(A4)
    build(project, out / "a4", ALL, formats="pdf", years=[2023])


def legislators(out: Path) -> None:
    with (SHARED / "legislators.csv").open(encoding="utf-8-sig", newline="") as handle:
        first = {row["state"]: row for row in csv.DictReader(handle)}
    roster = out / "projects" / "roster.csv"
    with roster.open("w", encoding="utf-8", newline="") as handle:
        writing = csv.DictWriter(handle, list(next(iter(first.values()))))
        writing.writeheader()
        writing.writerows(first.values())
    run(
        ROOT,
        [
            "build",
            "--for",
            str(roster),
            "--year",
            "2023",
            "--format",
            "pdf,docx",
            "--out",
            str(out / "people"),
        ],
    )


def crimes(out: Path) -> None:
    project = out / "projects" / "crimes"
    shutil.copytree(ROOT / "tests/fixtures/fbi", project)
    shutil.copy(SHARED / "fbi" / "fbi_estimated_crimes_2011_2019.csv", project / "inputs" / "crimes.csv")
    build(project, out / "crimes", formats="pdf,docx", years=[2019])


def four_years(out: Path) -> None:
    project = out / "projects" / "four-years"
    shutil.copytree(ROOT / "tests/fixtures/four-years", project)
    build(project, out / "four-years", formats="pdf,docx", years=range(2021, 2025))


def stress(out: Path) -> None:
    theme = load_theme(ROOT / "templates" / "theme.toml")
    briefings = [Maker(seed).briefing(f"stress-{seed}") for seed in range(STRESS)]
    briefings += [
        with_contents(dataclasses.replace(one, slug=f"{one.slug}-contents")) for one in briefings[:6]
    ]
    (out / "stress").mkdir()
    for briefing in (*briefings, BRIEFING):
        for extension in FORMATS:
            file = out / "stress" / f"{briefing.slug}.{extension}"
            file.write_bytes(writer(extension)(briefing, theme))


def main(out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    (out / "projects").mkdir(parents=True)
    ours(out)
    four_years(out)
    stress(out)
    if SHARED.exists():
        legislators(out)
        crimes(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
