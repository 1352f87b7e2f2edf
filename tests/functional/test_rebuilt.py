"""Whatever is edited: rebuilt is each briefing that a full build would change, and where told, no other."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from small import FIGURES, HEADER, PLACES, files, made, write

from reportgen.batch import jobs_for, jobs_for_people
from reportgen.pipeline import prepare
from reportgen.project import load_project
from reportgen.read.roster import read_roster
from reportgen.run import Ran, local, run

Edit = Callable[[Path], bool]
"""Changes a project; whether briefings may be rebuilt whose bytes stay the same."""

EXACT, WIDE = False, True


def go(root: Path) -> Ran:
    project = load_project(root)
    people = read_roster(root / "people.csv", project)
    materials = prepare(project, people)
    jobs = jobs_for(project, materials.dataset, [], year=2023)
    jobs += jobs_for_people(project, materials.dataset, people.people, year=2023)
    return run(jobs, materials, root / "outputs", engine=local(1))


def figures(values: dict[str, int | None]) -> Edit:
    def edit(root: Path) -> bool:
        rows = [f"{code},cases,2023,{value},sheet,," for code, value in values.items() if value is not None]
        for code in FIGURES:
            (root / f"inputs/2023/{code}.csv").unlink(missing_ok=True)
        write(root, "inputs/2023/all.csv", "\n".join([HEADER, *rows, ""]))
        return WIDE  # a rank takes notice of figures that may move without moving it

    return edit


def tips(rows: list[tuple[str, int, int, str, str]]) -> Edit:
    def edit(root: Path) -> bool:
        unlike = {
            (code, year): (code, year, value, source, review) for code, year, value, source, review in rows
        }
        lines = [f"{c},tips,{y},{v},{s},{r}," for c, y, v, s, r in unlike.values()]
        write(root, "inputs/2023/tips.csv", "\n".join([HEADER, "WY,tips,2023,1,table,,", *lines, ""]))
        return EXACT

    return edit


def in_file(name: str, was: str, now: str, exact: bool = EXACT) -> Edit:
    def edit(root: Path) -> bool:
        text = (root / name).read_text(encoding="utf-8") if (root / name).exists() else ""
        if now not in text:  # an edit may come twice
            write(root, name, text.replace(was, now) if was else text + now)
        return exact

    return edit


codes = st.sampled_from(PLACES)
EDITS = st.one_of(
    st.dictionaries(codes, st.one_of(st.none(), st.integers(0, 20))).map(figures),
    st.lists(
        st.tuples(
            codes, st.sampled_from([2022, 2023, 2024]), st.integers(0, 9),
            st.sampled_from(["sheet", "table"]), st.sampled_from(["", "Is it?"]),
        )
    ).map(tips),
    st.sampled_from(
        [
            in_file("inputs/sources.csv", "", "third,A third,Nobody,2024-07-01\n"),
            in_file("inputs/sources.csv", "A made-up table", "A table that is made up"),
            in_file("inputs/sources.csv", "2024-05-01", "2024-05-09", WIDE),
            in_file("inputs/measures.toml", 'many = "tips"', 'many = "hints"', WIDE),
            in_file("inputs/measures.toml", 'label = "Cases"', 'label = "All cases"', WIDE),
            in_file("templates/state.md", "There were", "There, there were", WIDE),
            in_file("templates/foot.md", "made up", "invented"),
            in_file("templates/legislator.md", "They are", "He or she is", WIDE),
            in_file("templates/theme.toml", "", '[page]\nsize = "A4"\n'),
            in_file("inputs/notes/maine.md", "", "A word of ours.\n"),
            in_file("inputs/notes/vermont-house-at-large-vi-fictitious.md", "", "Another word.\n"),
            in_file("people.csv", "5550101", "5550109"),
            in_file("people.csv", "2,Purple", "2,Orange"),
            in_file("people.csv", "Vi Fict", "Via Fict"),
            in_file("reportgen.toml", "Made-up children", "Made-up young people"),
            in_file("reportgen.toml", '["ME", "NH", "VT"]\n', '["ME", "NH"]\n', WIDE),
            in_file("reportgen.toml", "[build]", "[build]\nsidecar = false", WIDE),
            in_file("reportgen.toml", "[build]", '[disclosure]\nthreshold = 3\nmeasures = ["tips"]\n[build]'),
        ]
    ),
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_rebuilt_is_what_a_full_build_would_change(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = made(Path(folder) / "project")
        go(root)
        for edit in edits:
            before = files(root)
            wide = edit(root)
            ran = go(root)
            rebuilt = {one.job.key for one in ran.results if one.state == "built"}
            failed = {one.job.key for one in ran.results if one.failed}
            fresh = Path(
                shutil.copytree(root, Path(folder) / "fresh", ignore=shutil.ignore_patterns("outputs"))
            )
            full = go(fresh)
            assert failed == {one.job.key for one in full.results if one.failed}
            wanted, found = files(fresh), files(root)
            shutil.rmtree(fresh)
            for one in full.results:
                own = {name: data for name, data in wanted.items() if name.startswith(f"2023/{one.job.key}.")}
                if one.failed:
                    continue
                now = {name: data for name, data in found.items() if name.startswith(f"2023/{one.job.key}.")}
                assert now == own, f"{one.job.key} isn't as a full build has it"
                changed = own != {n: d for n, d in before.items() if n.startswith(f"2023/{one.job.key}.")}
                if changed:
                    assert one.job.key in rebuilt
                elif not wide:
                    assert one.job.key not in rebuilt, one
