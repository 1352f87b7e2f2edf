"""What the commands print: findings in lines, lists in columns, help with examples; and what they import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen import messages
from reportgen.cli import FORMATS, LISTS, cli
from reportgen.errors import Finding, Severity
from reportgen.here import all_names, region_names
from reportgen.listing import aligned
from reportgen.write import FORMATS as WRITTEN

WARNING = Finding(Severity.WARNING, "a.csv, row 2", "The column notes isn't known.", "Remove it.")
ERROR = Finding(Severity.ERROR, "b.csv, row 3", "There is no such state.")


def test_the_formats_are_those_that_there_are_writers_for() -> None:
    assert FORMATS == WRITTEN


def test_errors_come_first_and_each_thing_once() -> None:
    assert messages.once([WARNING, ERROR, WARNING, ERROR]) == (ERROR, WARNING)


def test_a_finding_is_a_line() -> None:
    assert messages.lines([WARNING, ERROR]) == [
        "b.csv, row 3: There is no such state.",
        "warning: a.csv, row 2: The column notes isn't known. Remove it.",
    ]


def test_what_is_so_in_many_places_is_said_once() -> None:
    many = [Finding(Severity.ERROR, f"row {row}", "It is blank.", "Fill it in.") for row in range(1, 6)]
    assert messages.lines(many[:2]) == ["row 1; row 2: It is blank. Fill it in."]
    assert messages.lines(many) == ["row 1; row 2; row 3 (and 2 more): It is blank. Fill it in."]


def test_a_list_is_aligned_with_numbers_to_the_right() -> None:
    table = [
        {"code": "ME", "name": "Maine", "figures": 8},
        {"code": "NH", "name": "New Hampshire", "figures": 12},
    ]
    assert list(aligned(table)) == [
        "code  name           figures",
        "ME    Maine                8",
        "NH    New Hampshire       12",
    ]


def test_an_empty_list_is_no_line() -> None:
    assert list(aligned([])) == []


@pytest.mark.parametrize(
    "command",
    [
        *["", "build", "check", "accept", "list", "init", "completion", "schedule"],
        *(f"schedule {one}" for one in ("show", "run", "log", "install")),
    ],
)
def test_help_has_examples(command: str) -> None:
    shown = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert shown.exit_code == 0
    assert f"reportgen {command}".strip() in shown.output
    assert all(len(line) <= 80 for line in shown.output.splitlines())


SLOW = (
    "jinja2",
    "reportlab",
    "docx",
    "openpyxl",
    "markdown_it",
    "lxml",
    "PIL",
    "reportgen.pipeline",
    "reportgen.project",
)


def test_help_imports_nothing_that_is_slow() -> None:
    code = (
        "import sys, reportgen.cli\n"
        "try: reportgen.cli.cli.main(['build', '--help'], prog_name='reportgen')\n"
        "except SystemExit: pass\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.endswith("[]\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    shown = CliRunner().invoke(cli, ["completion", shell])
    assert shown.exit_code == 0
    assert "_REPORTGEN_COMPLETE" in shown.output


def test_names_complete_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert all_names()["new-hampshire"] == "New Hampshire"
    assert "new-england" in region_names()
    assert "maine" not in region_names()


def test_the_lists_are_the_ones_that_rows_knows() -> None:
    assert LISTS == ("regions", "states", "measures", "sources", "years")
