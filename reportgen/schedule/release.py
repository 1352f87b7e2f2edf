"""The release of a set, for the schedule: the place where `reportgen release` is to be called from."""

from __future__ import annotations

from datetime import date

from reportgen.entries import Entry
from reportgen.errors import UsageError
from reportgen.project import Project
from reportgen.schedule.result import Result


def release(project: Project, year: int, _entry: Entry, _today: date) -> Result:
    """Release the year's set under the entry's name."""
    what = f"this version can't release the set of {year}."
    raise UsageError(what, where=str(project.root), do='Write action = "draft".')


def released(_project: Project, _year: int) -> str:
    """By whom and when the year's set was released; "" where it was not."""
    return ""
