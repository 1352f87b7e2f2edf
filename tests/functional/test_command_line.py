"""The commands as a user runs them, in a project made by `reportgen init`, as processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from projects import made_in, pdfs

SIX = ["connecticut", "maine", "massachusetts", "new-hampshire", "rhode-island", "vermont"]


def reportgen(*arguments: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("made") / "briefings"
    done = reportgen("init", target, cwd=target.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(target) in done.stdout
    return target


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return shutil.copytree(made, tmp_path / "project")


def test_a_new_project_builds_what_it_lists(project: Path) -> None:
    done = reportgen("build", cwd=project)
    assert done.returncode == 0, done.stderr
    slugs = ["new-england", *SIX]
    kinds = ("pdf", "docx", "figures.csv")
    expected = [str(Path("outputs", "2023", f"{slug}.{kind}")) for slug in slugs for kind in kinds]
    assert done.stdout.splitlines() == expected
    assert all((project / path).stat().st_size > 1000 for path in expected)
    assert "of 7" not in done.stderr


def test_files_are_real(project: Path) -> None:
    done = reportgen("build", "ME", cwd=project)
    assert done.returncode == 0, done.stderr
    assert (project / "outputs/2023/maine.pdf").read_bytes().startswith(b"%PDF-")
    assert (project / "outputs/2023/maine.docx").read_bytes().startswith(b"PK")


def test_builds_one_format_elsewhere_from_another_folder(project: Path, tmp_path: Path) -> None:
    done = reportgen(
        "build", "Maine", "--project", project, "--format", "PDF", "--out", tmp_path / "there", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(Path("there", "2023", name)) for name in ("maine.pdf", "maine.figures.csv")
    ]
    assert not (project / "outputs").exists()


def test_finds_the_project_from_a_folder_below(project: Path) -> None:
    done = reportgen("build", "Maine", "--format", "pdf", cwd=project / "inputs")
    assert done.returncode == 0, done.stderr
    assert (project / "outputs/2023/maine.pdf").exists()


def test_one_process_and_several_write_the_same_bytes(project: Path) -> None:
    for count in ("1", "3"):
        done = reportgen("build", "--in", "new-england", "--jobs", count, "--out", count, cwd=project)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) == 21
    for path in (project / "1" / "2023").iterdir():
        assert path.read_bytes() == (project / "3" / "2023" / path.name).read_bytes(), path.name


def test_workers_that_read_anew_build_the_same(project: Path) -> None:
    script = (
        "import sys, reportgen.workers as workers\n"
        "workers._START = 'spawn'\n"
        "from reportgen.cli import cli\n"
        "if __name__ == '__main__': cli.main(sys.argv[1:], prog_name='reportgen', standalone_mode=False)\n"
    )
    (project / "spawned.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "spawned.py", "build", "ME", "VT", "--jobs", "2", "--format", "pdf"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert pdfs(done.stdout) == ["maine.pdf", "vermont.pdf"], done.stderr


def test_json_is_one_document(project: Path) -> None:
    done = reportgen("build", "ME", "vermont", "--json", cwd=project)
    told = json.loads(done.stdout)
    assert (told["year"], told["failed"], done.returncode) == (2023, [], 0)
    assert [one["slug"] for one in told["built"]] == ["maine", "vermont"]
    assert all(Path(file).is_file() for one in told["built"] for file in one["files"])
    assert all(set(one) == {"severity", "where", "what", "do"} for one in told["findings"])


def test_json_is_there_for_a_wrong_name_too(project: Path) -> None:
    done = reportgen("build", "Main", "--json", cwd=project)
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert told["built"] == []
    assert told["findings"][0]["do"].startswith('Did you mean "Maine"')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "Main"], 'reportgen: No state or region is called "Main". Did you mean "Maine"'),
        (["build", "--in", "new-englnd"], "New England"),
        (["build", "--year", "1850"], "There are some for 2023."),
        (["build", "--format", "odt"], '"odt" is none of pdf, docx.'),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["build", "--project", "nowhere"], "reportgen init"),
        (["list", "cities"], "'cities' is not one of"),
        (["publish"], "No such command"),
        (["init", "."], "this folder isn't empty"),
    ],
)
def test_what_isn_t_there_is_a_usage_error(project: Path, arguments: list[str], said: str) -> None:
    done = reportgen(*arguments, cwd=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_outside_a_project_it_says_how_to_start_one(tmp_path: Path) -> None:
    done = reportgen("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "reportgen init DIR" in done.stderr


def test_a_broken_template_names_its_line_and_builds_nothing_of_it(project: Path) -> None:
    template = project / "templates" / "state.md"
    template.write_text(template.read_text(encoding="utf-8") + "\n{{ nonsense }}\n", encoding="utf-8")
    done = reportgen("build", "new-england", "ME", "VT", "--format", "pdf", cwd=project)
    assert done.stderr.count("nonsense") == 1
    assert "state.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 4}


def test_inputs_that_can_t_be_used_end_with_3(project: Path) -> None:
    (project / "inputs" / "measures.toml").write_text("not TOML at all", encoding="utf-8")
    done = reportgen("build", cwd=project)
    assert done.returncode == 3
    assert "measures.toml" in done.stderr
    assert done.stdout == ""


def test_an_unusable_table_is_told_though_the_rest_is_built(project: Path) -> None:
    (project / "inputs" / "other.csv").write_text(
        "jurisdiction,measure,period,value,source\nXX,resident_population,2023,1,nobody\n", encoding="utf-8"
    )
    done = reportgen("build", "ME", "--format", "pdf", cwd=project)
    assert done.returncode in {1, 3}
    assert "inputs/other.csv, row 2" in done.stderr


def test_a_folder_in_the_way_fails_that_briefing_only(project: Path) -> None:
    (project / "outputs" / "2023" / "maine.pdf").mkdir(parents=True)
    done = reportgen("build", "ME", "VT", cwd=project)
    assert done.returncode == 4
    assert "there is a folder of this name. Rename or remove that folder." in done.stderr
    assert "1 of 2 briefings could not be built: maine." in done.stderr
    assert made_in(project / "outputs") == [
        "maine.pdf",
        "vermont.docx",
        "vermont.figures.csv",
        "vermont.pdf",
    ]


def test_a_fault_of_ours_is_one_line_unless_more_is_asked_for(project: Path) -> None:
    fault = "import reportgen.running, sys\nreportgen.running.open_project = lambda folder: 1 / 0\n"
    script = fault + "from reportgen.cli import main\nmain()\n"
    command = [sys.executable, "-c", script, "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 1
    assert "ZeroDivisionError" in done.stderr
    done = subprocess.run([*command, "--traceback"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert "Traceback" in done.stderr


SLOW = """
import signal, sys, time
import reportgen.workers as workers
from reportgen.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
staged = workers.staged
def slow(*arguments):
    print("begun", flush=True)
    time.sleep(0.3)
    return staged(*arguments)
workers.staged = slow
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="interrupts a group of processes that fork")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_it_without_a_word_more(project: Path, jobs: str) -> None:
    command = [sys.executable, "-c", SLOW, "build", "--in", "new-england", "--jobs", jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=project, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said.strip()) == (130, "")


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("years", "2023      15"),
        ("states", "ME    Maine"),
        ("measures", "resident_population"),
        ("sources", "ncmec-by-state-2023"),
        ("regions", "new-england"),
    ],
)
def test_lists(project: Path, what: str, line: str) -> None:
    done = reportgen("list", what, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert any(shown.startswith(line) for shown in done.stdout.splitlines())
    told = json.loads(reportgen("list", what, "--json", cwd=project).stdout)
    assert len(told[what]) == len(done.stdout.splitlines()) - 1


def test_version_says_which() -> None:
    from reportgen import __version__

    done = reportgen("--version", cwd=Path.cwd())
    assert (done.stdout, done.returncode) == (f"reportgen {__version__}\n", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_only(project: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reportgen", "build", "ME", "VT", "--format", "pdf"]
    done = subprocess.run(command, cwd=project, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    assert "[------------------------] 0 of 2 done, 2 left  maine" in shown
    assert "[############------------] 1 of 2 done, 1 left" in shown
    assert shown.endswith("\r\033[K")  # and is taken away at the end
    assert pdfs(done.stdout) == ["maine.pdf", "vermont.pdf"]
    os.close(ours)


def test_tab_completes_names(project: Path) -> None:
    done = reportgen(
        cwd=project, _REPORTGEN_COMPLETE="bash_complete", COMP_WORDS="reportgen build new-h", COMP_CWORD="2"
    )
    assert done.stdout.split() == ["plain,new-hampshire"]
