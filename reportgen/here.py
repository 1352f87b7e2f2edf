"""The project that we are in, and the names that may be typed in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reportgen.data.jurisdiction import BUILT_IN, NATION
from reportgen.data.region import BUILT_IN_REGIONS, slug_of
from reportgen.errors import ReportgenError
from reportgen.project import FILE, Project, load_project


def open_project(folder: Path | None) -> Project:
    """The project of that folder; of this folder or the nearest above that is one, where none is named."""
    return load_project(project_folder(folder))


def project_folder(folder: Path | None) -> Path:
    """That folder; this one or the nearest above that holds a project, where none is named."""
    if folder is None:
        here = Path.cwd()
        folder = next((place for place in (here, *here.parents) if (place / FILE).is_file()), here)
    return folder


def region_names() -> dict[str, str]:
    """Every region's name by its slug: the project's that we are in, else the built-in ones."""
    regions = BUILT_IN_REGIONS
    with suppress(ReportgenError):
        regions = dict(open_project(None).regions)
    return {region.slug: region.name for region in regions.values()}


def all_names() -> dict[str, str]:
    """Every state's and region's name by its slug, for completion."""
    places = BUILT_IN
    with suppress(ReportgenError):
        places = dict(open_project(None).places)
    states = {slug_of(place.name): place.name for place in places.values() if place.code != NATION}
    return states | region_names()
