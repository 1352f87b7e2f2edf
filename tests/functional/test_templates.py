"""A project's own templates and theme by the command line: errors with their line, an office's own look."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from finished import read_pdf, read_word
from projects import ROOT, copied, pdfs, set_figure

A4 = (595.28, 841.89)


def reportgen(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def own_template(project: Path, lines: str, name: str = "state.md") -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / name).write_text(lines, encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ state.mising_child_cases }}", 'Did you mean "missing_child_cases"?'),
        ("{{ stat.missing_child_cases }}", 'Did you mean "state"?'),
        ("{{ state.cybertipline_reports_by_state.rat }}", 'Did you mean "rate"?'),
        ("NCMEC handled 893 cases.", "{{ literal("),
        ("{{ state.team_adam_critical_cases }}", "{% if state.team_adam_critical_cases.known %}"),
        ("{% if state.missing_child_cases.known %}", "Check the braces and tags there."),
        ('{{ "Cases: " ~ state.missing_child_cases }}', "Write it in {{ }} of its own"),
        ("{{ state.missing_child_cases | upper }}", "Write it in {{ }} of its own"),
        ("{{ state.missing_child_cases.__class__ }}", ""),
    ],
)
def test_a_template_error_names_the_file_the_line_and_what_to_do(project: Path, line: str, told: str) -> None:
    own_template(project, f"# {{{{ state }}}}\n\nA sentence.\n\n{line}\n")
    done = reportgen("build", "ME", "--format", "pdf", cwd=project)
    assert done.returncode == 1, done.stderr
    assert re.search(r"templates/state\.md, line [56]\b", done.stderr), done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "outputs").exists() or not list((project / "outputs").rglob("*.pdf"))


def test_a_figure_that_can_t_be_worked_out_names_its_line_too(project: Path) -> None:
    own_template(project, "# {{ state }}\n\nA share: {{ state.connect_new_users.share_of(nation) }}.\n")
    done = reportgen("build", "ME", "--format", "pdf", cwd=project)
    assert done.returncode == 1
    assert "templates/state.md, line 3" in done.stderr


def test_a_template_that_fails_stops_its_briefings_and_leaves_the_others(project: Path) -> None:
    own_template(project, "# {{ state }}\n\n{{ state.mising }}\n")
    done = reportgen("build", "new-england", "ME", "--format", "pdf", cwd=project)
    assert done.returncode == 4
    assert pdfs(done.stdout) == ["new-england.pdf"]


def test_a_project_s_own_template_is_used_for_both_formats(project: Path) -> None:
    own_template(
        project,
        "---\nkicker: Our office\nsubtitle: What we know, {{ year }}\n---\n# All about {{ state }}\n\n"
        "We count {{ state.missing_child_cases.counted }} in {{ state.the }}.\n\n"
        "## A heading of ours\n\n- one\n- **two**\n\n1. first\n2. second\n\n"
        "See [our page](https://example.org/briefings).\n",
    )
    assert reportgen("build", "ME", cwd=project).returncode == 0
    pdf = [piece.text.strip() for piece in read_pdf(project / "outputs/2023/maine.pdf").pieces]
    word = [piece.text for piece in read_word(project / "outputs/2023/maine.docx").pieces]
    for said in (pdf, word):
        assert said[:3] == ["Our office", "All about Maine", "What we know, 2023"]
        assert "We count 11\u00a0missing child cases in Maine." in said
        assert "A heading of ours" in said
        assert any(words.startswith("National Center") or "NCMEC" in words for words in said), "its sources"
    with zipfile.ZipFile(project / "outputs/2023/maine.docx") as archive:
        assert b"https://example.org/briefings" in archive.read("word/_rels/document.xml.rels")


def test_a_template_of_another_name_is_chosen_in_reportgen_toml(project: Path) -> None:
    settings = project / "reportgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"state.md"', '"short.md"'))
    own_template(project, "# {{ state }} in short\n\nNo more.\n", "short.md")
    assert reportgen("build", "VT", "--format", "pdf", cwd=project).returncode == 0
    pieces = read_pdf(project / "outputs/2023/vermont.pdf").pieces
    assert [piece.text.strip() for piece in pieces] == ["Vermont in short", "No more."]


def test_data_is_never_read_as_markup(project: Path) -> None:
    """A name that is Markdown, HTML and a template at once stands on the page as it is (made up)."""
    name = "**Bold** <b>&amp;</b> {{ year }} [x](http://e.org) | # _a_"
    settings = project / "reportgen.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"Missing and exploited children"', f"'{name}'")
    )
    assert reportgen("build", "VT", cwd=project).returncode == 0
    for said in (
        read_pdf(project / "outputs/2023/vermont.pdf").pieces,
        read_word(project / "outputs/2023/vermont.docx").pieces,
    ):
        assert said[2].text.strip() == f"{name}, 2023"


# ---- the theme


def picture(width: int, height: int) -> bytes:
    """A PNG of one color."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x12\x34\x56" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


THEME = """
[page]
size = "A4"
margin_side = 57

[letterhead]
office = "Office of Made-up Research"
address = ["Room 12", "State House"]
logo = "seal.png"
logo_alt = "The seal of the office"

[colors]
blue = "#7A1F3D"
"""


def test_a_project_s_own_theme_is_used_for_both_formats(project: Path) -> None:
    templates = project / "templates"
    templates.mkdir()
    (templates / "theme.toml").write_text(THEME, encoding="utf-8")
    (templates / "seal.png").write_bytes(picture(80, 40))
    done = reportgen("build", "MA", cwd=project)
    assert (done.returncode, "rror" in done.stderr) == (0, False), done.stderr
    pdf, word = (
        read_pdf(project / "outputs/2023/massachusetts.pdf"),
        read_word(project / "outputs/2023/massachusetts.docx"),
    )
    assert all(size == pytest.approx(A4, abs=0.5) for size in pdf.sizes)
    letterhead = ["Office of Made-up Research", "Room 12", "State House"]
    first = " ".join(piece.text for piece in pdf.pieces[:6]) + pdf.artifacts[0]
    for line in letterhead:
        assert line in first
        assert line not in pdf.artifacts[1]
    assert "The seal of the office" in (*pdf.alternatives, *word.alternatives)
    with zipfile.ZipFile(project / "outputs/2023/massachusetts.docx") as archive:
        document = archive.read("word/document.xml").decode()
        everything = document + "".join(
            archive.read(name).decode() for name in archive.namelist() if re.search(r"header|styles", name)
        )
        assert any(name.startswith("word/media/") for name in archive.namelist())
    assert re.search(r'<w:pgSz w:w="1190[0-9]" w:h="168[34][0-9]"', document)
    for line in letterhead:
        assert line in everything
    assert "7A1F3D" in everything
    assert "1A4D68" not in everything


def test_a_theme_with_a_key_that_isn_t_known_is_told(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/theme.toml").write_text('[colors]\nblu = "#000000"\n', encoding="utf-8")
    done = reportgen("build", "MA", "--format", "pdf", cwd=project)
    assert done.returncode == 3
    assert "theme.toml" in done.stderr
    assert '"blue"' in done.stderr


def test_a_logo_that_isn_t_there_is_told(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/theme.toml").write_text(
        '[letterhead]\nlogo = "seal.png"\nlogo_alt = "A seal"\n', encoding="utf-8"
    )
    done = reportgen("build", "MA", cwd=project)
    assert done.returncode == 3, done.stderr
    assert "seal.png" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_theme_that_not_everyone_can_read_is_told_with_the_pair_and_its_ratio(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/theme.toml").write_text('[colors]\ngrey = "#A0A0A0"\n', encoding="utf-8")
    done = reportgen("build", "MA", cwd=project)
    assert done.returncode == 3
    assert "grey (#A0A0A0) and the white page have a contrast of 2.61:1, where 4.5:1 is needed" in done.stderr
    assert 'The nearest that does: grey = "#' in done.stderr
    assert not (project / "outputs").exists()


@pytest.mark.parametrize("formats", ["docx", "pdf,docx"])
def test_a_letter_that_no_font_has_is_told_with_the_name_that_needs_it(project: Path, formats: str) -> None:
    (project / "templates").mkdir()
    text = (ROOT / "templates/state.md").read_text(encoding="utf-8")
    (project / "templates/state.md").write_text(text + "\nThe name is ʔaʔ.\n", "utf-8")
    done = reportgen("build", "MA", "--format", formats, cwd=project)
    assert done.returncode == 1, done.stderr
    assert "has no U+0294 (LATIN LETTER GLOTTAL STOP)" in done.stderr
    assert "The name is ʔaʔ." in done.stderr
    assert not list(project.glob("outputs/2023/massachusetts.*"))


# ---- from init to a briefing


def test_init_then_edit_then_build(tmp_path: Path) -> None:
    import openpyxl

    assert reportgen("init", "ours", cwd=tmp_path).returncode == 0
    project = tmp_path / "ours"
    book = openpyxl.load_workbook(project / "inputs/figures.xlsx")
    page = book.worksheets[0]
    heads = [cell.value for cell in page[1]]
    row = {
        "jurisdiction": "VT", "measure": "missing_child_cases", "period": 2023, "value": 4,
        "source": "ncmec-by-state-2023", "locator": "made up",
    }  # fmt: skip
    page.append([row.get(head) for head in heads])
    book.save(project / "inputs/figures.xlsx")
    template = project / "templates/state.md"
    template.write_text(
        template.read_text(encoding="utf-8").replace("kicker: State sheet", "kicker: Our sheet"),
        encoding="utf-8",
    )
    done = reportgen("build", "Vermont", cwd=project)
    assert done.returncode == 0, done.stderr
    for pieces in (
        read_pdf(project / "outputs/2023/vermont.pdf").pieces,
        read_word(project / "outputs/2023/vermont.docx").pieces,
    ):
        said = " ".join(piece.text for piece in pieces)
        assert said.startswith("Our sheet Vermont")
        assert "handled 4\u00a0missing child cases from Vermont in 2023" in said


def test_a_changed_figure_changes_both_files_and_nothing_else(project: Path) -> None:
    assert reportgen("build", "ME", "VT", cwd=project).returncode == 0
    before = {path.name: path.read_bytes() for path in (project / "outputs/2023").iterdir()}
    set_figure(project / "inputs/2023/maine.csv", "ME", "cvip_submissions", value="46")
    assert reportgen("build", "ME", "VT", cwd=project).returncode == 0
    after = {path.name: path.read_bytes() for path in (project / "outputs/2023").iterdir()}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"maine.pdf", "maine.docx", "maine.figures.csv", "manifest.json"}
