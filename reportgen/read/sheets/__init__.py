"""Published fact sheets → observations, each with its place and words; what is doubtful, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.observation import Observation
from reportgen.errors import Finding, InputError, Severity, UsageError
from reportgen.read.sheets.documents import SUFFIXES, Document, open_document
from reportgen.read.sheets.profile import Profile
from reportgen.read.sheets.relations import across, once_each, sums
from reportgen.read.sheets.sheet import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """What some documents gave: their figures, what there is to say, and what each holds."""

    rows: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[tuple[Profile, Sheet], ...]

    @property
    def in_full(self) -> bool:
        """Whether nobody need look: no errors, no rows for review."""
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return not wrong and not any(one.review for one in self.rows)


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and for a folder those in it that may be sheets; raises UsageError."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.iterdir()) if one.suffix.lower() in SUFFIXES]
            found += [one for one in inside if one.is_file() and not one.name.startswith((".", "~$"))]
            if not inside:
                raise UsageError(
                    "no document is in this folder.", where=str(path), do=f"It reads {', '.join(SUFFIXES)}."
                )
        elif path.exists():
            found.append(path)
        else:
            raise UsageError("this file isn't there.", where=str(path), do="Check its name.")
    return list(dict.fromkeys(found))


def read_sheets(
    paths: Sequence[Path], profiles: Sequence[Profile], places: Mapping[str, Jurisdiction], year: int | None
) -> SheetsRead:
    """The figures of these documents; raises InputError when none of them can be used.

    Of several profiles, each document is read with the one that finds the most in it.
    """
    rows: list[Observation] = []
    findings: list[Finding] = []
    sheets: list[tuple[Profile, Sheet]] = []
    for path in paths:
        try:
            document = open_document(path, str(path))
            profile, sheet = _best(document, profiles, places, year)
        except InputError as error:
            findings += error.findings
            continue
        kept, told = _checked(sheet, profile)
        rows += kept
        findings += [*told, *_missing(sheet, profile, kept), *_near(sheet)]
        sheets.append((profile, sheet))
    if not sheets:
        raise InputError(findings[0].what, where=findings[0].where, findings=tuple(findings))
    kept, told = across(rows)
    return SheetsRead(tuple(kept), (*findings, *told), tuple(sheets))


def _best(
    document: Document, profiles: Sequence[Profile], places: Mapping[str, Jurisdiction], year: int | None
) -> tuple[Profile, Sheet]:
    read = [(profile, read_sheet(document, profile, places, year)) for profile in profiles]
    profile, sheet = max(read, key=lambda one: len(one[1].stated))
    if not sheet.stated:
        names = ", ".join(profile.name for profile in profiles)
        what = sheet.problems[0] if sheet.problems else f"No figure of the profile {names} occurs in it."
        do = (
            "Give it with --year." if "year" in what else "Name another profile with --profile, or write one."
        )
        raise InputError(what, where=document.file, do=do)
    return profile, sheet


def _checked(sheet: Sheet, profile: Profile) -> tuple[list[Observation], list[Finding]]:
    kept, twice = once_each(sheet.stated)
    kept, unequal = sums(kept, profile)
    where = sheet.document.file
    told = [Finding(Severity.ERROR, where, what, "Look at the sheet.") for what in sheet.problems]
    return kept, [*told, *twice, *unequal]


def _missing(sheet: Sheet, profile: Profile, kept: Sequence[Observation]) -> Iterator[Finding]:
    for state, _ in sheet.states:
        source = {one.source for one in kept if one.key.jurisdiction == state}
        there = {
            (one.key.measure, "nation" if one.key.jurisdiction == NATION else "state")
            for one in kept
            if one.source in source and one.key.jurisdiction in {state, NATION}
        }
        for figure in profile.figures:
            if figure.expected and (figure.measure, figure.of) not in there:
                what = f"{figure.measure} ({figure.of}) is not stated for {state}; it is left out, not zero."
                yield Finding(Severity.WARNING, sheet.document.file, what)


def _near(sheet: Sheet) -> Iterator[Finding]:
    for one in sheet.unread:
        if one.near:
            what = f'{one.text} is not read, and stands near the words of "{one.near}".'
            yield Finding(
                Severity.WARNING, f"{sheet.document.file}, {one.place}", what, "Look whether it is a figure."
            )
