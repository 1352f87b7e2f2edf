"""Options and names that several commands have."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FORMATS = ("pdf", "docx")
ENGINES = ("local", "dask")
LISTS = ("regions", "states", "measures", "sources", "years")
SHELLS = ("bash", "zsh", "fish")


def keep_tracebacks(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Through the environment, since worker processes need to know it too."""
    if wanted:
        os.environ["REPORTGEN_TRACEBACK"] = "1"


def formats_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[str, ...]:
    """The formats in "pdf,docx"; raises BadParameter for one that there isn't."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in (text or "").split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is none of {", ".join(FORMATS)}.')
    return names


def complete_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The states and regions that begin so."""
    from reportgen.here import all_names

    return _items(all_names(), begun)


def complete_regions(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The regions that begin so."""
    from reportgen.here import region_names

    return _items(region_names(), begun)


def _items(names: dict[str, str], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(slug, help=name) for slug, name in names.items() if slug.startswith(begun.lower())]


FOLDER = click.Path(file_okay=False, path_type=Path)
TRACEBACK = click.option(
    "--traceback",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=keep_tracebacks,
    help="Show where in the program an error arose (also: REPORTGEN_TRACEBACK=1).",
)
PROJECT = click.option(
    "--project",
    "folder",
    metavar="DIR",
    type=FOLDER,
    help="The project's folder.  [default: this folder, or the nearest above that holds reportgen.toml]",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the results as one JSON document.")
