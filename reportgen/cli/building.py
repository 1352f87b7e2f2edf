"""The command that builds briefings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen.cli.group import cli
from reportgen.cli.options import (
    AS_JSON,
    ENGINES,
    FOLDER,
    PROJECT,
    TRACEBACK,
    complete_names,
    complete_regions,
    formats_of,
)


@cli.command(short_help="Build briefings.")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_names)
@click.option(
    "--in", "inside", metavar="REGION", shell_complete=complete_regions, help="A region and its states."
)
@click.option(
    "--for",
    "roster",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A roster (CSV or XLSX): one briefing for each person.",
)
@click.option("--year", type=int, metavar="Y", help="The figures' year.  [default: the latest with data]")
@click.option(
    "--format", "formats", metavar="pdf,docx", callback=formats_of, help="[default: as reportgen.toml says]"
)
@click.option("--out", metavar="DIR", type=FOLDER, help="[default: outputs, in the project's folder]")
@PROJECT
@click.option("--force", is_flag=True, help="Build also what is current.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes to build on.  [default: cores]",
)
@click.option(
    "--engine", type=click.Choice(ENGINES), default="local", help="Where to build.  [default: local]"
)
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="The Dask cluster's scheduler.")
@AS_JSON
@TRACEBACK
def build(**options: Any) -> int:
    """Build briefings into DIR/YEAR/NAME.pdf and .docx, and print where they are.

    Built is only what isn't current: where a figure that was read for it has changed, its template, the
    theme, a note, a row of the roster, the version, or where a file is gone. A file that somebody edited is
    kept, and the new one laid beside it. DIR/YEAR/manifest.json says what lies there and what it is made of.

    A NAME is a state or a region by name, code or file name: "New England", new-england, Maine, ME. Without
    one, all that reportgen.toml lists is built.

    With --for, one briefing is built for each person of a roster, and nothing else, into
    DIR/YEAR/legislators. Its columns are full_name, chamber, state and district and, if you like, title,
    last_name, party and committees.

    The latest year with data is the latest one in which at least half as many states have figures as in the
    year with the most; populations, which only rates are based on, don't count.

    \b
    Examples:
      reportgen build                              all that reportgen.toml lists
      reportgen build --in new-england --year 2023
      reportgen build Maine VT "New Hampshire" --format pdf
      reportgen build --in west --out /shared/briefings
      reportgen build --for legislators.csv --format pdf
      reportgen build --engine dask --scheduler tcp://10.0.0.5:8786

    \b
    Exit codes:
      0  all built or current (there may be warnings)
      1  an error was found; briefings that it doesn't touch are built
      2  the command line or reportgen.toml asks for something that isn't there
      3  nothing built, as an input file can't be used
      4  some briefings built, some not
      5  an internal fault
    """
    from reportgen.running import build_command

    return build_command(**options)
