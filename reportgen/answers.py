"""What a project answers today to the questions that were asked while a briefing was made.

A briefing is current while each of its questions has the answer that it had then. What is in an input file
and was not asked for doesn't matter, nor does where in the file a figure stands, unless that is printed.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.compose import Templates
from reportgen.data.dataset import Dataset
from reportgen.data.legislator import Legislator
from reportgen.data.noting import ALL
from reportgen.data.observation import Key, Observation
from reportgen.data.office_note import OfficeNote
from reportgen.data.period import Period
from reportgen.project import Project
from reportgen.write.theme import Theme

PACKAGES = ("jinja2", "lxml", "markdown-it-py", "pillow", "python-docx", "reportlab")
"""Those whose other version may give other bytes."""

SETTINGS = ("subject", "office", "prepared", "sidecar", "draft_mark")
_FIELDS = {one.name for one in fields(Legislator)} - {"more"}
_CHECKED_ONLY = "band"  # of a measure, what no page shows


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers from what a run has read; each is worked out once."""

    project: Project
    dataset: Dataset
    theme: Theme
    templates: Templates
    notes: Mapping[str, OfficeNote]
    _known: dict[str, str] = field(default_factory=dict)

    def __call__(self, question: str) -> str:
        """The answer, "" where there is nothing of the kind."""
        if question not in self._known:
            kind, _, of = question.partition(" ")
            self._known[question] = self._answer(kind, of)
        return self._known[question]

    def _answer(self, kind: str, of: str) -> str:
        match kind:
            case "figure":
                return " / ".join(map(_stated, self.dataset.index.get(key_of(of), ())))
            case "cell":
                found = self.dataset.by_id.get(of)
                return _cell(found, self.project.sidecar) if found else ""
            case "own":
                place, _, source = of.partition(" ")
                return "yes" if source in self.dataset.sources_of.get(place, ()) else "no"
            case "years":
                return " ".join(map(str, self._years(*of.rsplit("/", 2))))
            case "template":
                return self.templates.mark(of)
            case "setting":
                return _setting(self.project, of)
            case "note":
                return _note(self.notes.get(of))
            case "theme":
                return _theme(self.theme)
            case "program":
                return "; ".join(f"{name} {number}" for name, number in versions().items())
        return self._entry(kind, of)

    def _years(self, place: str, measure: str, until: str) -> Iterable[int]:
        last = None if until == "None" else int(until)
        if place == ALL:
            return self.dataset.years(last)
        return self.dataset.years_with(place, measure, last or 0)

    def _entry(self, kind: str, of: str) -> str:
        """A mark of an entry of the codebook, or of all entries of that kind in their order."""
        book = self.dataset.codebook
        entries: Mapping[str, Any] = {
            "place": book.places,
            "region": book.regions,
            "measure": book.measures,
            "source": book.sources,
        }[kind]
        if of == ALL:
            return _mark([_plain(kind, one) for one in entries.values()])
        return _mark(_plain(kind, entries[of])) if of in entries else ""


def questions(
    dataset: Dataset, kind: str, template_files: Iterable[str], notes: Iterable[str]
) -> Iterator[str]:
    """All that was asked for a briefing: what a watched dataset noted, and what all of its kind ask."""
    yield from (f"figure {key}" for key in dataset.asked or ())
    yield from dataset.noted or ()
    yield from (f"template {name}" for name in template_files)
    yield from (f"note {slug}" for slug in notes)
    yield from (f"setting {name}" for name in (*SETTINGS, f"templates.{kind}"))
    yield from ("theme", "program")


def roster_answer(person: Legislator, name: str) -> str:
    """What the roster says of a person, by the word that templates have for it."""
    value = getattr(person, name) if name in _FIELDS else person.more.get(name, "")
    return value if isinstance(value, str) else "; ".join(value)


def key_of(text: str) -> Key:
    """The key that is written so; raises ValueError for what is none."""
    place, _, rest = text.partition("/")
    measure, _, period = rest.rpartition("/")
    return Key(place, measure, Period.parse(period))


@cache
def versions() -> Mapping[str, str]:
    """The program's version and those of what may give other bytes."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = {"reportgen": __version__, "python": python, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return own | {package: _installed(package) for package in PACKAGES}


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _stated(one: Observation) -> str:
    """An observation in words: "11, final, exact, ncmec-maine-2023"."""
    value = "no number" if one.value is None else str(one.value)
    return f"{value}, {one.status}, {one.qualifier}, {one.source}"


def _cell(one: Observation, shown: bool) -> str:
    """What is said of the cell that a figure is from: what is under review and, if `shown`, where it is."""
    review = f"under review: {one.review}" if one.under_review else ""
    return "; ".join(filter(None, (str(one.locator) if shown else "", review))) or "-"


def _setting(project: Project, name: str) -> str:
    table, _, kind = name.rpartition(".")
    value = project.templates[kind] if table else getattr(project, name)
    return str(value).lower() if isinstance(value, bool) else str(value)  # as TOML has it


def _note(note: OfficeNote | None) -> str:
    if note is None:
        return ""
    return f"{note.file}: {note.fault}" if note.fault else _hashed(note.text.encode())


def _theme(theme: Theme) -> str:
    """A mark of all lengths and colors and of the files of fonts and logo, by what is in them."""
    look = theme.letterhead
    return _mark(
        {
            "page": asdict(theme.page),
            "letterhead": asdict(look),
            "colors": dict(theme.colors),
            "faces": {name: asdict(face) for name, face in theme.faces.items()},
            "styles": {name: asdict(style) for name, style in theme.styles.items()},
        }
    )


def _plain(kind: str, entry: Any) -> Any:
    """An entry's fields that may be printed."""
    if kind == "source":  # its file, hash and address are for whoever looks it up
        return {name: getattr(entry, name) for name in ("id", "title", "publisher", "retrieved", "note")}
    return {name: value for name, value in asdict(entry).items() if name != _CHECKED_ONLY}


def _mark(value: Any) -> str:
    return _hashed(json.dumps(value, default=_of_other_type, sort_keys=True).encode())


def _of_other_type(value: Any) -> Any:
    if isinstance(value, Path):
        return [value.suffix, _hashed(value.read_bytes())]
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _hashed(data: bytes) -> str:
    return sha256(data).hexdigest()
