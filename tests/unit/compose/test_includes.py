"""{% include "name.md" %}: one template within another, each fault told with its own file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import CODEBOOK, YEAR, data, row

from reportgen.compose import Subject, Templates, compose
from reportgen.document.nodes import Briefing, Figure
from reportgen.document.walk import all_runs, leaves, text_of
from reportgen.errors import TemplateError

DATA = data(row("reports", QA=893))
SHEET = '{% include "sheet.md" %}'


def composed(folder: Path, **files: str) -> Briefing:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    subject = Subject(CODEBOOK.places["QA"], YEAR, "t.md", "Missing children")
    return compose(subject, DATA, Templates(folder, folder))


def told(folder: Path, **files: str) -> str:
    with pytest.raises(TemplateError) as caught:
        composed(folder, **files)
    return str(caught.value)


def words(briefing: Briefing) -> list[str]:
    return [text_of(run) for run in all_runs(briefing) if run]


def test_a_template_holds_the_words_of_another_with_their_figures(tmp_path: Path) -> None:
    found = composed(tmp_path, t=f"# T\n\nA\n\n{SHEET}\n\nZ\n", sheet="B {{ state.reports }}\n\nC")
    assert words(found)[:5] == ["T", "A", "B 893", "C", "Z"]
    cited = [leaf for run in all_runs(found) for leaf in leaves(run) if isinstance(leaf, Figure)]
    assert cited[0].observations == ("QA/reports/2023@table",)


def test_it_knows_what_the_template_has_set(tmp_path: Path) -> None:
    found = composed(tmp_path, t=f"{{% set a = state.reports %}}\n# T\n\n{SHEET}", sheet="{{ a }} of them")
    assert "893 of them" in words(found)


@pytest.mark.parametrize(
    ("sheet", "line", "what"),
    [
        ("A\n\nWith 12 of them", 3, '"12" is a number typed into the template.'),
        ("A\n\n{% if false %}\nWith 12\n{% endif %}", 4, '"12" is a number typed into the template.'),
        ("A\n\nB\n{{ state.reprots }}", 4, 'Did you mean "reports"?'),
        ("A\n{{ stat }}", 2, 'Did you mean "state"?'),
        ("A\n{{ state.tips }}", 2, "there is no figure for state.tips"),
        ("A\n{% if %}", 2, "Check the braces and tags there."),
        ("A\n\n> quoted", 3, "a briefing can't hold a quotation."),
        ("A\n\n# A title", 3, "there is a second title."),
        ("A\n\n![p](https://e.org)", 3, "a sentence can't hold a picture."),
        ("A\n\ue000", 2, "there is a private-use character here."),
        ("A\n{{ state.reports / state.reports }}", 2, ""),
    ],
)
def test_a_fault_in_an_included_file_is_told_with_that_file_and_line(
    tmp_path: Path, sheet: str, line: int, what: str
) -> None:
    found = told(tmp_path, t=f"# T\n\nMore\nlines\n\n{SHEET}\n", sheet=sheet)
    assert found.startswith(f"templates/sheet.md, line {line}: ")
    assert what in found


def test_a_fault_below_an_included_file_is_told_with_the_line_that_has_it(tmp_path: Path) -> None:
    found = told(tmp_path, t=f"# T\n\n{SHEET}\n\n> quoted", sheet="A\n\nB\n\nC")
    assert found.startswith("templates/t.md, line 5: ")


def test_a_file_that_is_not_there_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    assert told(tmp_path, t=f"# T\n\n{SHEET}", other="") == (
        'templates/t.md, line 3: there is no template "sheet.md". There are: other.md, t.md.'
    )


def test_a_file_that_no_briefing_of_today_would_include_is_looked_at_too(tmp_path: Path) -> None:
    asked = f"# T\n\n{{% if false %}}\n{SHEET}\n{{% endif %}}"
    assert told(tmp_path, t=asked, sheet="A 12").startswith("templates/sheet.md, line 1: ")


def test_a_template_that_includes_itself_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, t=f"# T\n\n{SHEET}", sheet='A\n{% include "t.md" %}') == (
        'templates/sheet.md, line 2: it includes itself: "t.md", which includes "sheet.md", which includes '
        '"t.md". Take one of them out.'
    )


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("{% include state %}", "include takes the name of one template in quotation marks."),
        ('{% include ["a.md", "b.md"] %}', "include takes the name of one template in quotation marks."),
        ('{% include "a.md" ignore missing %}', "include takes the name of one template in quotation marks."),
        ('{% include "../a.md" %}', "include takes the name of one template in quotation marks."),
        ("{% include '/etc/passwd' %}", "include takes the name of one template in quotation marks."),
        ("{% include 'theme.toml' %}", "include takes the name of one template in quotation marks."),
        ("{% include", "include takes the name of one template in quotation marks."),
        ('{% extends "a.md" %}', "a template can't have {% extends %}."),
        ('{% import "a.md" as a %}', "a template can't have {% import %}."),
        ('{% from "a.md" import a %}', "a template can't have {% from %}."),
    ],
)
def test_every_other_way_to_a_file_is_refused(tmp_path: Path, tag: str, what: str) -> None:
    found = told(tmp_path, t=f"# T\n\n{tag}", a="A")
    assert found.startswith(f"templates/t.md, line 3: {what}")
    assert 'Write {% include "name.md" %}' in found


def test_a_template_that_a_project_lacks_is_the_starter_s(tmp_path: Path) -> None:
    own, starter = tmp_path / "own", tmp_path / "starter"
    own.mkdir(), starter.mkdir()
    (own / "t.md").write_text(f"# T\n\n{SHEET}", encoding="utf-8")
    (starter / "sheet.md").write_text("A {{ stat }}", encoding="utf-8")
    subject = Subject(CODEBOOK.places["QA"], YEAR, "t.md", "Missing children")
    with pytest.raises(TemplateError) as caught:
        compose(subject, DATA, Templates(own, starter))
    assert caught.value.where == "the starter's sheet.md, line 1"
