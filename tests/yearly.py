"""A made-up project for the tests of the schedule: two places, two measures, years to add."""

from __future__ import annotations

from pathlib import Path

_SETTINGS = """\
[project]
subject = "Made-up figures"

[build]
regions = ["made-up-coast"]
states = ["XE", "XW"]

[regions.made-up-coast]
name = "Made-up Coast"
members = ["XE", "XW"]

[places.XE]
name = "Eastmark (made up)"

[places.XW]
name = "Westmark (made up)"

"""
_MEASURES = "".join(
    f'[{id}]\nlabel = "{id.title()}"\none = "{id[:-1]}"\nmany = "{id}"\nkey_label = "{id}"\n'
    'definition = "Made up"\nprogram = "Made up"\nscope = ["state"]\n'
    for id in ("calls", "visits")
)
_SOURCES = (
    "id,title,publisher,published,retrieved,file,sha256,url,note\n"
    "made-up,Made-up figures,A made-up office,2099-01-01,2100-01-01,,,,Made up for tests.\n"
)
_TEMPLATE = """\
---
kicker: Made-up figures
subtitle: {{{{ subject }}}}, {{{{ year }}}}
---
# {{{{ {kind} }}}}

Nothing here is of a real place.

{body}

## Sources

{{{{ sources }}}}
"""
_STATE = "{% if state.calls.known %}{{ state.calls.counted }}.{% else %}No figure.{% endif %}"
_REGION = (
    "{% for s in region.states %}\n"
    "- {{ s }}: {% if s.calls.known %}{{ s.calls }}{% else %}no figure{% endif %}\n{% endfor %}"
)
_HEADINGS = "jurisdiction,measure,period,value,source,review,accepted\n"


def made_project(folder: Path, schedule: str) -> Path:
    """A project in that folder with these lines more in its settings, and no figures."""
    texts = {
        "reportgen.toml": _SETTINGS + schedule,
        "inputs/measures.toml": _MEASURES,
        "inputs/sources.csv": _SOURCES,
        "templates/state.md": _TEMPLATE.format(kind="state", body=_STATE),
        "templates/region.md": _TEMPLATE.format(kind="region", body=_REGION),
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def settings(folder: Path, schedule: str) -> None:
    """The project's settings anew, with these lines more."""
    (folder / "reportgen.toml").write_text(_SETTINGS + schedule, encoding="utf-8")


def add_figures(folder: Path, year: int, *rows: str, name: str = "figures") -> None:
    """A file of made-up figures for a year: each row is "XE calls 12", with a reason for review after it."""
    lines = []
    for row in rows:
        place, measure, value, *review = row.split(" ", 3)
        lines.append(f"{place},{measure},{year},{value},made-up,{''.join(review)},\n")
    file = folder / "inputs" / str(year) / f"{name}.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_HEADINGS + "".join(lines), encoding="utf-8")
