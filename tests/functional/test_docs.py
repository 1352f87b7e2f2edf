"""What the docs say is so: examples compose, tables read, commands, words and links exist."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from reportgen.cli import cli
from reportgen.compose import Templates
from reportgen.document import walk
from reportgen.document.nodes import Heading, Sources
from reportgen.errors import ReportgenError
from reportgen.messages import lines
from reportgen.pipeline import Job, Materials, compose_job, prepare
from reportgen.project import load_project
from reportgen.read import read_dataset
from reportgen.write.theme import load_theme

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
DATA, TEMPLATES = ROOT / "docs" / "your-data.md", ROOT / "docs" / "writing-templates.md"
ACCESS = ROOT / "docs" / "accessibility.md"
CHECKING = ROOT / "docs" / "checking-data.md"
SCHEDULE = ROOT / "docs" / "schedule.md"
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))
PEOPLE = ROOT / "docs" / "legislators.md"
SETTINGS, MEASURES, SOURCES = "reportgen.toml", "inputs/measures.toml", "inputs/sources.csv"


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, what stands beside it, its text, its line, the heading above it."""

    language: str
    info: str
    text: str
    line: int
    heading: str


def fences(page: Path) -> Iterator[Fence]:
    opened, heading, body = None, "", list[str]()
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        mark = re.fullmatch(r"```(\w*) ?(.*)", line)
        if opened is None and mark and mark[1]:
            opened, body = (mark[1], mark[2], number), []
        elif opened and line == "```":
            yield Fence(opened[0], opened[1], "\n".join(body) + "\n", opened[2], heading)
            opened = None
        elif opened:
            body.append(line)
        elif line.startswith("#"):
            heading = line.lstrip("# ")


def with_answers(page: Path, language: str) -> list[tuple[Fence, str]]:
    """Each block of a language, with the ```text that follows it, "" where none does."""
    found = list(fences(page))
    answers = [one.text if one.language == "text" else "" for one in [*found[1:], Fence("", "", "", 0, "")]]
    return [pair for pair in zip(found, answers, strict=True) if pair[0].language == language]


def named(pairs: list[tuple[Fence, str]]) -> list[object]:
    return [pytest.param(*pair, id=f"line {pair[0].line}") for pair in pairs]


# ---- docs/writing-templates.md


@cache
def materials() -> Materials:
    return prepare(load_project(ROOT))


def briefing_text(template: str, place: str, folder: Path) -> str:
    """The words of the briefing that a template makes of a place: a line for each run, sources left out."""
    project = materials().project
    region = next((r for r in project.regions.values() if r.name == place), None)
    kind, found = ("region", region.slug) if region else ("state", project.find_place(place).code)
    if not re.search(r"^# ", template, re.MULTILINE):
        template += f"\n# {{{{ {kind} }}}}\n"  # a title at the end leaves the lines' numbers as they are
    (folder / f"{kind}.md").write_text(template, encoding="utf-8")
    own = replace(materials(), templates=Templates(folder, folder))
    job = Job("region" if region else "state", found, "example", 2023, ())
    try:
        briefing = compose_job(job, own, own.dataset.watched())
    except ReportgenError as error:
        return str(error)
    said: list[str] = []
    for block in walk.blocks(briefing):
        if isinstance(block, Sources) or (
            isinstance(block, Heading) and walk.text_of(block.inlines) == "Sources"
        ):
            break
        said += [words for run in walk.runs(block) if (words := walk.text_of(run))]
    return "\n".join(said).replace("\u00a0", " ")


@pytest.mark.parametrize(("example", "said"), named(with_answers(TEMPLATES, "jinja")))
def test_a_template_example_says_what_the_page_says(example: Fence, said: str, tmp_path: Path) -> None:
    states = [p.name for p in materials().project.places.values() if p.kind != "nation"]
    for place in states if example.info == "any state" else [example.info]:
        found = briefing_text(example.text, place, tmp_path)
        if said:
            assert found.split() == said.split()
        else:
            assert "templates/" not in found, place
            assert found


@pytest.mark.parametrize(
    "example", [f for f in fences(TEMPLATES) if f.language == "toml"], ids=lambda f: f"line {f.line}"
)
def test_a_settings_example_is_valid(example: Fence, tmp_path: Path) -> None:
    if example.info == SETTINGS:
        (tmp_path / SETTINGS).write_text('[project]\nsubject = "x"\n' + example.text, encoding="utf-8")
        load_project(tmp_path)
    else:
        assert example.info == "templates/theme.toml"
        (tmp_path / "theme.toml").write_text(example.text, encoding="utf-8")
        load_theme(ROOT / "templates" / "theme.toml", tmp_path / "theme.toml")


# ---- docs/your-data.md


@pytest.mark.parametrize(
    ("table", "said"), named([p for p in with_answers(DATA, "csv") if p[0].info != SOURCES])
)
def test_a_table_reads_as_the_page_says(table: Fence, said: str, tmp_path: Path) -> None:
    """Each table is read with the settings, measures and sources that stand under the same heading."""
    beside = [
        f for f in fences(DATA) if f.heading == table.heading and f.info in {SETTINGS, MEASURES, SOURCES}
    ]
    for name in (SETTINGS, MEASURES, SOURCES):
        text = (ROOT / name).read_text(encoding="utf-8")
        for own in (f for f in beside if f.info == name):
            text += own.text.split("\n", 1)[1] if name == SOURCES else own.text
        _write(tmp_path / name, text)
    _write(tmp_path / table.info, table.text)
    reading = read_dataset(load_project(tmp_path))
    assert lines(reading.findings) == said.splitlines()
    errors = any(not line.startswith("warning: ") for line in said.splitlines())
    assert bool(reading.dataset.index) != errors


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_page_s_sources_and_measures_are_valid(tmp_path: Path) -> None:
    for name in (SETTINGS, MEASURES, SOURCES):
        own = [f.text for f in fences(DATA) if f.info == name]
        text = (ROOT / name).read_text(encoding="utf-8")
        _write(tmp_path / name, text + "".join(t.split("\n", 1)[1] if name == SOURCES else t for t in own))
    _write(tmp_path / "inputs/2024/by-state.csv", next(f.text for f in fences(DATA) if "by-state" in f.info))
    assert read_dataset(load_project(tmp_path)).findings == ()


@pytest.mark.parametrize(
    "example", [f for f in fences(CHECKING) if f.language == "toml"], ids=lambda f: f"line {f.line}"
)
def test_a_setting_of_the_check_is_valid(example: Fence, tmp_path: Path) -> None:
    for name in (SETTINGS, MEASURES, SOURCES):
        own = example.text if example.info == name else ""
        _write(tmp_path / name, (ROOT / name).read_text(encoding="utf-8") + own)
    assert read_dataset(load_project(tmp_path)).findings == ()


# ---- docs/schedule.md


@pytest.mark.parametrize(
    "example", [f for f in fences(SCHEDULE) if f.language == "toml"], ids=lambda f: f"line {f.line}"
)
def test_a_schedule_is_valid_and_asks_for_measures_that_there_are(example: Fence, tmp_path: Path) -> None:
    assert example.info == SETTINGS
    _write(tmp_path / SETTINGS, (ROOT / SETTINGS).read_text(encoding="utf-8") + example.text)
    project = load_project(tmp_path)
    assert project.schedule or project.channels.names
    needs = [need.measure for entry in project.schedule for need in entry.needs or ()]
    assert set(needs) <= materials().dataset.codebook.measures.keys()


def test_the_first_schedule_shows_what_the_page_says(tmp_path: Path) -> None:
    [own, *_] = [f.text for f in fences(SCHEDULE) if f.language == "toml"]
    [shown, *_] = [f.text for f in fences(SCHEDULE) if f.language == "text"]
    _write(tmp_path / SETTINGS, (ROOT / SETTINGS).read_text(encoding="utf-8") + own)
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    [command] = [line for _, line in commands() if line.startswith("schedule show --now")]
    done = CliRunner().invoke(cli, [*shlex.split(command), "--project", str(tmp_path)])
    assert done.output == shown


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_for_another_scheduler_calls_what_there_is(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    compile(text, example.name, "exec")
    words = re.sub(r"[\",\[\]]+", " ", text)
    [found] = re.findall(r"= +(reportgen +schedule +run[^\n+]*)", re.sub(r" +", " ", words))
    options = {word for word in found.split() if word.startswith("--")}
    group = cli.commands["schedule"]
    assert isinstance(group, click.Group)
    assert options == {"--json", "--project"}
    assert options <= {option for parameter in group.commands["run"].params for option in parameter.opts}
    assert "6" in text
    assert f"examples/{example.name}" in SCHEDULE.read_text(encoding="utf-8")


# ---- messages


@cache
def strings_of_the_program() -> tuple[str, ...]:
    """Every string in the code, with … where a value goes."""
    found = list[str]()
    for path in (ROOT / "reportgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.append("".join(p.value if isinstance(p, ast.Constant) else "…" for p in node.values))  # type: ignore[misc]
    return tuple(found)


def messages_in(page: Path) -> list[str]:
    rows = re.split(r"^\| The message says .*$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [m for table in rows for m in re.findall(r"^\| `(.+?)` \|", table.split("\n\n")[0], re.MULTILINE)]


@pytest.mark.parametrize("page", [DATA, TEMPLATES, CHECKING, PEOPLE, SCHEDULE, ACCESS], ids=lambda p: p.stem)
def test_every_message_is_one_that_the_program_has(page: Path) -> None:
    messages = messages_in(page)
    assert len(messages) > 10
    for message in messages:
        # Jinja's own message ends so; it is not in our code.
        if message == "… is undefined":
            continue
        pattern = re.compile(".*".join(map(re.escape, message.split("…"))), re.DOTALL)
        assert any(pattern.search(text) for text in strings_of_the_program()), message


# ---- docs/template-words.md


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_words_is_current() -> None:
    words = script("template_words")
    assert words.PAGE.read_text(encoding="utf-8") == words.page(), f"Run: {words.COMMAND}"


# ---- links, pictures, commands


def anchors(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for link in re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text):
        target = link[0] or link[1]
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


def test_every_picture_is_small_shown_and_told_in_words() -> None:
    told: dict[str, str] = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = [(file, alt) for alt, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)]
        shown += re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]*)"', text)
        told |= {Path(file).name: alt for file, alt in shown}
    pictures = {file.name: file.stat().st_size for file in (ROOT / "docs" / "pictures").iterdir()}
    assert told.keys() == pictures.keys()
    assert all(len(alt) > 20 and alt.endswith(".") for alt in told.values())
    assert {name for name, size in pictures.items() if size > 60_000} <= {"new-england.png"}
    assert sum(pictures.values()) < 700_000


def commands() -> Iterator[tuple[str, str]]:
    """Every `reportgen …` in the code blocks and between the backquotes of the pages, with its page."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = "\n".join(f.text for f in fences(page) if f.language in {"sh", "powershell"})
        inline = re.findall(r"`(reportgen [^`\n]*)`", text)
        for line in [*blocks.splitlines(), *inline]:
            found = re.match(r"(?:\S*[/\\])?reportgen (.+)", line.split(" #")[0].split(" >")[0].strip())
            if found:
                yield page.name, found[1]


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_command_has_what_the_page_gives_it(page: str, command: str) -> None:
    """Parsed, not run; of one that is cut short (with …, | or no argument) the options are looked up."""
    name, *rest = shlex.split(command.replace("\\", "/"))
    known_commands: Mapping[str, click.Command] = cli.commands
    if isinstance(cli.commands.get(name), click.Group) and rest and not rest[0].startswith("-"):
        known_commands = cli.commands[name].commands  # type: ignore[attr-defined]
        name, *rest = rest
    if name.startswith("-"):
        assert name in {option for parameter in cli.params for option in parameter.opts} | {"--help"}
        return
    assert name in known_commands, f"{page}: {name}"
    known = {option for parameter in known_commands[name].params for option in parameter.opts}
    if not rest or any(sign in command for sign in "…|["):
        assert {part.strip("[]") for part in rest if part.strip("[").startswith("-")} <= known
        return
    with click.Context(cli) as context:
        if "--help" not in rest:
            known_commands[name].make_context(name, rest, parent=context)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_page_names_no_machine_and_is_plain_text(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"/work/|/home/|/tmp/|localhost|index-url", text)
    assert "\t" not in text
