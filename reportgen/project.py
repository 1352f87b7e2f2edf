"""reportgen.toml → Project: what a folder reports on, what it builds, and how its tables are read."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from reportgen.channels import NOBODY, Channels, read_channels
from reportgen.data.jurisdiction import BUILT_IN, NATION, Jurisdiction
from reportgen.data.region import BUILT_IN_REGIONS, Region, slug_of
from reportgen.errors import Finding, UsageError
from reportgen.plans import Names, Plan, read_plans
from reportgen.settings import Settings, nearest

FILE = "reportgen.toml"
FORMATS = ("pdf", "docx")
KINDS = ("state", "region", "legislator")
"""What a briefing can be of; each kind has a template."""

_TABLES = (
    "project",
    "build",
    "read",
    "templates",
    "regions",
    "places",
    "wide",
    "disclosure",
    "check",
    "schedule",
    "notify",
)
_FILE_NAME = "Choose one with letters of A to Z, which means nothing else to Windows."
_OTHER_NAMES = {
    "d.c.": "DC",
    "washington dc": "DC",
    "washington d.c.": "DC",
    "washington, dc": "DC",
    "washington, d.c.": "DC",
    "u.s.": "US",
    "usa": "US",
    "united states of america": "US",
    "virgin islands": "VI",
    "us virgin islands": "VI",
}


@dataclass(frozen=True, slots=True)
class Wide:
    """How one table with places down and measures across is read; `columns` is heading → measure id.

    `year` is a column's heading, or the year of the whole table.
    """

    file: str
    jurisdiction: str
    year: str | int
    source: str
    columns: Mapping[str, str]
    sheet: str = ""
    blank_jurisdiction: str = ""
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and settings; `places` and `regions` are the built-in ones and its own.

    `templates` is the file of each kind of briefing, under templates/. `sidecar` says whether a table of what
    stands behind its figures is built beside each briefing, `draft_mark` whether pages that are built
    call themselves drafts.
    """

    root: Path
    subject: str
    office: str
    prepared: date | None
    build_regions: tuple[str, ...]
    build_states: tuple[str, ...]
    formats: tuple[str, ...]
    max_mb: int
    templates: Mapping[str, str]
    places: Mapping[str, Jurisdiction]
    regions: Mapping[str, Region]
    wide: tuple[Wide, ...]
    place_names: Mapping[str, str]
    withhold_below: int = 0
    withheld_measures: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
    sidecar: bool = True
    draft_mark: bool = True
    schedule: tuple[Plan, ...] = ()
    channels: Channels = NOBODY

    def place_of(self, text: str) -> Jurisdiction | None:
        """The place that a code, a name, a slug or a FIPS number means; None for anything else."""
        code = self.place_names.get(_folded(text))
        return self.places[code] if code else None

    def nearest_place(self, text: str) -> str:
        """What to do about a place that isn't known: the nearest names, else what is read."""
        known = [place.name for place in self.places.values()]
        return nearest(text, known) or "Write the postal code, the full name or the FIPS number."

    def find_place(self, text: str) -> Jurisdiction:
        """The place that `text` means; raises UsageError with the nearest names for anything else."""
        found = self.place_of(text)
        if found is None:
            raise UsageError(f'No state or place is called "{text}".', do=self.nearest_place(text))
        return found

    def find_region(self, text: str) -> Region:
        """The region of that name or slug; raises UsageError with the nearest names for anything else."""
        found = self.regions.get(slug_of(text))
        if found is None:
            known = [region.name for region in self.regions.values()]
            do = nearest(text, known) or f"Add a [regions.{slug_of(text) or 'name'}] to {FILE}."
            raise UsageError(f'No region is called "{text}".', do=do)
        return found


def load_project(folder: Path) -> Project:
    """The project of that folder; raises UsageError, naming file and key, for whatever is wrong in it."""
    top = Settings(FILE, _parsed(folder / FILE), [])
    top.only(*_TABLES)
    project = _project(folder, top)
    if top.faults:
        raise _usage_error(top.faults)
    return project


def _parsed(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(
            f"There is no {FILE} in this folder.",
            where=str(path.parent),
            do="Run `reportgen init DIR` to start a project, or name one with `--project DIR`.",
        ) from None
    except OSError as error:
        raise UsageError(f"It can't be opened: {error.strerror}.", where=str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("It is not UTF-8 text.", where=FILE, do="Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"It can't be read: {error}.", where=FILE, do="Mend that line.") from None


def _usage_error(faults: list[Finding]) -> UsageError:
    first = faults[0]
    if len(faults) == 1:
        return UsageError(first.what, where=first.where, do=first.do)
    return UsageError("\n".join(map(str, faults)))


def _project(folder: Path, top: Settings) -> Project:
    about, build, templates = top.table("project"), top.table("build"), top.table("templates")
    about.only("subject", "office", "prepared")
    build.only("regions", "states", "formats", "sidecar", "draft_mark")
    templates.only(*KINDS)
    read = top.table("read")
    read.only("max_mb")
    disclosure = top.table("disclosure")
    disclosure.only("threshold", "measures")
    checks = top.table("check")
    checks.only("looked_at")
    places = _places(top)
    names = _place_names(places)
    regions = _regions(top, places, names)
    return Project(
        root=folder,
        subject=about.text("subject"),
        office=about.text("office", ""),
        prepared=about.day("prepared") or _epoch_day(top),
        build_regions=_build_regions(build, regions),
        build_states=_codes(build, "states", places, names),
        formats=build.list_of("formats", FORMATS, FORMATS),
        max_mb=read.whole("max_mb", 20, least=1),
        templates={kind: _template(templates, kind) for kind in KINDS},
        places=places,
        regions=regions,
        wide=tuple(_wide(table, names) for table in top.array("wide")),
        place_names=names,
        withhold_below=_threshold(disclosure),
        withheld_measures=disclosure.list_of("measures"),
        looked_at=checks.list_of("looked_at"),
        sidecar=build.yes("sidecar", True),
        draft_mark=build.yes("draft_mark", True),
        schedule=read_plans(top, _entry_names(places, names, regions)),
        channels=read_channels(top),
    )


def _entry_names(
    places: Mapping[str, Jurisdiction], names: Mapping[str, str], regions: Mapping[str, Region]
) -> Names:
    return Names(lambda text: names.get(_folded(text)), [place.name for place in places.values()], regions)


def _epoch_day(top: Settings) -> date | None:
    """The day in the environment's SOURCE_DATE_EPOCH, by which builds are made to come out the same."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        what = f"SOURCE_DATE_EPOCH in the environment is {text!r}, no number of seconds."
        top.fault("prepared", what, "Unset it, or give the seconds since January 1, 1970.")
        return None


def _places(top: Settings) -> dict[str, Jurisdiction]:
    """The built-in places and the project's own, of which no two share a word for them or a file's name."""
    places, taken = dict(BUILT_IN), _place_names(BUILT_IN)
    for code, table in top.tables("places").items():
        table.only("name")
        place = Jurisdiction(code, table.text("name"))
        other = next((taken[name] for name in _names_of(place) if name in taken), None)
        if slug_of(code) != code.lower():
            table.fault("", f'"{code}" is no code.', "Write letters, digits and hyphens.")
        elif other:
            why = "is built in" if other in BUILT_IN else "has this code or name already"
            table.fault("", f"{places[other].name} {why}.", "Choose another code and name.")
        elif place.name and not _names_files(slug_of(place.name)):
            table.fault("name", f'No file can be named after "{place.name}".', _FILE_NAME)
        else:
            places[code] = place
            taken |= dict.fromkeys(_names_of(place), code)
    return places


def _names_files(slug: str) -> bool:
    """Whether a briefing's files can have this name, also on Windows, to which "con" is a device."""
    return bool(slug) and not re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", slug)


def _folded(text: str) -> str:
    folded = " ".join(text.split()).casefold()
    return folded.removeprefix("state of ").removeprefix("commonwealth of ")


def _place_names(places: Mapping[str, Jurisdiction]) -> dict[str, str]:
    names = dict(_OTHER_NAMES)
    for place in places.values():
        for name in _names_of(place):
            names.setdefault(name, place.code)
    return names


def _names_of(place: Jurisdiction) -> tuple[str, ...]:
    """What a place may be called, as names are compared."""
    # A spreadsheet drops the zero of 09, so 9 is read as well.
    numbers = (place.fips, str(int(place.fips))) if place.fips else ()
    return tuple(_folded(name) for name in (place.code, place.name, slug_of(place.name), *numbers) if name)


def _codes(
    table: Settings, key: str, places: Mapping[str, Jurisdiction], names: Mapping[str, str]
) -> tuple[str, ...]:
    codes = []
    for text in table.list_of(key):
        code = names.get(_folded(text))
        if code is None or code == NATION:
            do = nearest(text, [p.name for p in places.values()]) or "Write its postal code or full name."
            table.fault(key, f'"{text}" is no state or place.', do)
        else:
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def _regions(
    top: Settings, places: Mapping[str, Jurisdiction], names: Mapping[str, str]
) -> dict[str, Region]:
    regions = dict(BUILT_IN_REGIONS)
    # A state and a region of one name would be one name on the command line, and one file.
    taken = {*BUILT_IN_REGIONS, *(slug_of(place.name) for place in places.values())}
    for key, table in top.tables("regions").items():
        table.only("name", "members")
        slug, name = slug_of(key), table.text("name")
        members = sorted(_codes(table, "members", places, names), key=lambda code: places[code].name)
        if {slug, slug_of(name)} & taken:
            table.fault("", "A region or place of this name is there already.", "Choose another name.")
        elif not _names_files(slug):
            table.fault("", f'No file can be named after "{key}".', _FILE_NAME)
        elif not members:
            table.fault("members", "The region has no members.", 'Write it as ["CA", "AZ"].')
        regions.setdefault(slug, Region(slug, name, tuple(members)))
        taken |= {slug, slug_of(name)}
    return regions


def _build_regions(build: Settings, regions: Mapping[str, Region]) -> tuple[str, ...]:
    wanted = build.list_of("regions")
    for text in wanted:
        if slug_of(text) not in regions:
            do = nearest(text, regions) or "Add it as [regions.NAME] to this file."
            build.fault("regions", f'"{text}" is no region.', do)
    return tuple(dict.fromkeys(slug_of(text) for text in wanted))


def _threshold(disclosure: Settings) -> int:
    threshold = disclosure.whole("threshold", 0)
    if threshold in {1, 2}:
        what = f"Below {threshold} there is no count, or only 1, which would then be known."
        disclosure.fault("threshold", what, "Write at least 3, or 0 to withhold nothing.")
    return threshold


def _template(templates: Settings, key: str) -> str:
    name = templates.text(key, f"{key}.md")
    if not name.endswith(".md") or PurePosixPath(name).name != name or "\\" in name:
        templates.fault(key, f'"{name}" is no template.', "Write the name of an .md file under templates/.")
    return name


def _wide(table: Settings, names: Mapping[str, str]) -> Wide:
    table.only("file", "sheet", "jurisdiction", "blank_jurisdiction", "year", "source", "skip", "columns")
    columns = table.table("columns")
    file = table.text("file")
    if "\\" in file:
        table.fault("file", f'"{file}" has backslashes.', "Write it with / between folders.")
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        table.fault("file", f'"{file}" lies outside the project.', "Name it from the project's folder down.")
    if not columns.values:
        table.fault("columns", "No column is named.", 'Write it as { "Heading" = "measure_id" }.')
    blank = table.text("blank_jurisdiction", "")
    if blank and _folded(blank) not in names:
        table.fault("blank_jurisdiction", f'"{blank}" is no place.', 'Write a postal code, or "US".')
    year = table.values.get("year")
    return Wide(
        file=PurePosixPath(file).as_posix(),
        jurisdiction=table.text("jurisdiction"),
        year=table.whole("year", least=1700) if isinstance(year, int) else table.text("year"),
        source=table.text("source"),
        columns={heading: columns.text(heading) for heading in columns.values},
        sheet=table.text("sheet", ""),
        blank_jurisdiction=blank,
        skip=table.list_of("skip"),
    )
