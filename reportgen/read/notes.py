"""inputs/notes/*.md → the office's notes, by the name of the briefing that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from reportgen.data.legislator import ascii_slug
from reportgen.data.office_note import OfficeNote
from reportgen.errors import Finding, Severity
from reportgen.project import Project
from reportgen.read.open import special
from reportgen.read.table import error
from reportgen.settings import nearest

FOLDER = "inputs/notes"
LONGEST = 20_000
"""Characters of a note: some six pages. What is longer is another document."""

_MOST_BYTES = 4 * LONGEST  # which no text so long has in UTF-8
_SHORTEN = "Shorten it, or send it as a document of its own."
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff]")
_WORDS = re.compile(r"\{\{|\{%|\{#")
_HTML = re.compile(r"<!--|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_ALIKE = 0.9  # how near a file's name comes to a person's where it is a slip


def read_notes(project: Project) -> dict[str, OfficeNote]:
    """The notes of a project by the slug that their file names say; a blank one is none."""
    notes: dict[str, OfficeNote] = {}
    for path in sorted((project.root / FOLDER).glob("*.md")):
        slug, note = ascii_slug(path.stem), _note(path)
        if path.stem.startswith((".", "~$")) or path.stem.casefold() == "readme":
            continue
        if slug in notes:
            what = f"This note and {notes[slug].file} belong to the same briefing."
            note = OfficeNote(note.file, "", error(note.file, what, "Make them one file."))
        if note.text or note.fault:
            notes[slug] = note
    return notes


def _note(path: Path) -> OfficeNote:
    file = f"{FOLDER}/{path.name}"
    try:
        if special(path) or path.stat().st_size > _MOST_BYTES:
            return OfficeNote(file, "", error(file, "It is no short text.", _SHORTEN))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return OfficeNote(file, "", error(file, "It is not text in UTF-8.", "Save it as UTF-8."))
    except OSError as trouble:
        what = f"It can't be opened: {trouble.strerror}."
        return OfficeNote(file, "", error(file, what, "Check its name and rights."))
    return OfficeNote(file, text.strip() and text, _fault(file, text))


def _fault(file: str, text: str) -> Finding | None:
    """What a note can't have, at its line."""
    if len(text) > LONGEST:
        what = f"It has {len(text):,} characters, and a note has at most {LONGEST:,}."
        return error(file, what, _SHORTEN)
    for pattern, what, do in (
        (_HIDDEN, "there is a character here that no text has.", "Delete it."),
        (_WORDS, "a note has no words in braces: it is printed as it stands.", "Write it out."),
        (_HTML, "a note can't hold HTML.", "Use **bold**, headings, lists and tables."),
    ):
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return error(f"{file}, line {line}", what, do)
    return None


def stray_notes(
    notes: Mapping[str, OfficeNote], project: Project, people: Iterable[str]
) -> tuple[Finding, ...]:
    """A warning for each note that belongs to no briefing, with the nearest name.

    Without the roster at hand, one that begins with a state's name may be a legislator's and is let be.
    """
    people = tuple(people)
    places = {ascii_slug(place.name) for place in project.places.values()}
    known = {*places, *project.regions, *people}
    return tuple(
        _stray(note.file, slug, known)
        for slug, note in notes.items()
        if slug not in known and not (_perhaps_a_person(slug, places) and not _slip(slug, people))
    )


def _perhaps_a_person(slug: str, places: Collection[str]) -> bool:
    return any(slug.startswith(f"{place}-") for place in places)


def _slip(slug: str, people: tuple[str, ...]) -> bool:
    return bool(get_close_matches(slug, people, 1, _ALIKE))


def _stray(file: str, slug: str, known: Collection[str]) -> Finding:
    what = "This note belongs to no briefing: its name is no state's, region's or legislator's."
    do = nearest(slug, known) or 'Name it as the briefing\'s file, as "maine.md".'
    return Finding(Severity.WARNING, file, what, do)
