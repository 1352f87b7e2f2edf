"""The commands that read figures, check them and say what there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen.cli.group import cli
from reportgen.cli.options import AS_JSON, LISTS, PROJECT, TRACEBACK


@cli.command(short_help="Check the data before anything is built from it.")
@click.option("--year", type=int, metavar="Y", help="The figures' year.  [default: every year]")
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@AS_JSON
@PROJECT
@TRACEBACK
def check(**options: Any) -> int:
    """Check the data, and show which figures are there and which are missing.

    Told are figures that can't be right or hardly can be: sums that don't add up, a change far beyond the
    usual, a gap, a missing population, a withheld count that others give away. Each with its file and cell
    and what to do. A build checks too: errors stop the briefings that need such a figure.

    \b
    Examples:
      reportgen check
      reportgen check --year 2023
      reportgen check --strict --json

    \b
    Exit codes:
      0  no errors (there may be warnings)
      1  there are errors; with --strict: there is any finding
      2  the command line or reportgen.toml asks for something that isn't there
      3  the inputs can't be used
    """
    from reportgen.checking import check_command

    return check_command(**options)


@cli.command(short_help="Write who accepted a row under review.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("rows", metavar="ROW...", nargs=-1, required=True, type=click.IntRange(min=1))
@click.option("--by", metavar="NAME", required=True, help="Who looked the figures up in their source.")
@PROJECT
@TRACEBACK
def accept(**options: Any) -> int:
    """Write into the column accepted of these rows who looked at them, and today's date.

    A ROW is the row's number as `reportgen check` tells it. Nothing else of the file changes. Refused are a
    row without a reason for review and one that somebody has accepted already; then nothing is written.

    \b
    Example:
      reportgen accept inputs/2023/massachusetts.csv 12 13 --by "J. Doe"
    """
    from reportgen.checking import accept_command

    return accept_command(**options)


@cli.command(short_help="Read figures from published fact sheets.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="FILE.csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the table there, and name the documents in the project's sources.",
)
@click.option("--profile", metavar="NAME", help="The sheets' words.  [default: the profile that finds most]")
@click.option("--year", type=int, metavar="Y", help="The figures' year.  [default: as the sheet says]")
@AS_JSON
@TRACEBACK
def read(**options: Any) -> int:
    """Read the figures of published fact sheets (PDF, Word, web pages, text) into a table.

    The table's rows are ready to be an input: each has the page and line, the words as found and, where a
    person must look, the reason under review. A FILE may be a folder. A profile in templates/profiles says
    in which words such sheets state their figures.

    \b
    Examples:
      reportgen read massachusetts.pdf
      reportgen read sheets/ --out inputs/2024/sheets.csv
      reportgen read maine.docx --profile ncmec-state-sheet --json

    \b
    Exit codes:
      0  read in full
      1  read, with errors or rows for review
      2  the command line asks for something that isn't there
      3  unusable: nothing could be read, no table is written
    """
    from reportgen.running import read_command

    return read_command(**options)


@cli.command("list", short_help="Show the regions, states, measures, sources or years.")
@click.argument("what", type=click.Choice(LISTS))
@PROJECT
@AS_JSON
@TRACEBACK
def list_(what: str, folder: Path | None, as_json: bool) -> int:
    """Show what there is: regions, states, measures, sources, or the years with figures.

    \b
    Examples:
      reportgen list years
      reportgen list measures --json
    """
    from reportgen.running import list_command

    return list_command(what, folder, as_json)
