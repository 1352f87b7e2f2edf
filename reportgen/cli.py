"""The commands. Each reads its options, calls what does the work, and prints what came of it.

Everything but click is imported inside the commands, so that --help and completion answer at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportgen import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FORMATS = ("pdf", "docx")
LISTS = ("regions", "states", "measures", "sources", "years")
SHELLS = ("bash", "zsh", "fish")


def main() -> NoReturn:
    """Run the command line and end with its exit code; no traceback unless it is asked for."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character shows its code; that is no reason to fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        sys.exit(cli.main(prog_name="reportgen", standalone_mode=False))
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:
        from reportgen.messages import end_with

        sys.exit(end_with(error))


def _keep_tracebacks(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Through the environment, since worker processes need to know it too."""
    if wanted:
        os.environ["REPORTGEN_TRACEBACK"] = "1"


def _formats(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in (text or "").split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is none of {", ".join(FORMATS)}.')
    return names


def _complete_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from reportgen.here import all_names

    return _items(all_names(), begun)


def _complete_regions(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    from reportgen.here import region_names

    return _items(region_names(), begun)


def _items(names: dict[str, str], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(slug, help=name) for slug, name in names.items() if slug.startswith(begun.lower())]


_FOLDER = click.Path(file_okay=False, path_type=Path)
_traceback = click.option(
    "--traceback",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_keep_tracebacks,
    help="Show where in the program an error arose (also: REPORTGEN_TRACEBACK=1).",
)
_project = click.option(
    "--project",
    "folder",
    metavar="DIR",
    type=_FOLDER,
    help="The project's folder.  [default: this folder, or the nearest above that holds reportgen.toml]",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the results as one JSON document.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="reportgen %(version)s")
@_traceback
def cli() -> None:
    """Make legislators' briefings, as PDF and Word, from tables of state data.

    \b
    Examples:
      reportgen init briefings           make a new project in a folder
      reportgen build                    build all that its reportgen.toml lists
      reportgen build Maine              build one state's briefing
      reportgen build --in new-england   build a region's and each of its states'
      reportgen check                    check the data first
      reportgen list states              show the states and their figures
    """


@cli.command(short_help="Build briefings.")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=_complete_names)
@click.option(
    "--in", "inside", metavar="REGION", shell_complete=_complete_regions, help="A region and its states."
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
    "--format", "formats", metavar="pdf,docx", callback=_formats, help="[default: as reportgen.toml says]"
)
@click.option("--out", metavar="DIR", type=_FOLDER, help="[default: outputs, in the project's folder]")
@_project
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to build on.")
@_json
@_traceback
def build(**options: Any) -> int:
    """Build briefings into DIR/YEAR/NAME.pdf and .docx, and print where they are.

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

    \b
    Exit codes:
      0  all built (there may be warnings)
      1  an error was found; briefings that it doesn't touch are built
      2  the command line or reportgen.toml asks for something that isn't there
      3  nothing built, as an input file can't be used
      4  some briefings built, some not
      5  an internal fault
    """
    from reportgen.running import build_command

    return build_command(**options)


@cli.command(short_help="Check the data before anything is built from it.")
@click.option("--year", type=int, metavar="Y", help="The figures' year.  [default: every year]")
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@_json
@_project
@_traceback
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
@_project
@_traceback
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


@cli.command(short_help="Verify finished files against the data.")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER]...", type=click.Path(path_type=Path))
@_json
@_project
@_traceback
def verify(**options: Any) -> int:
    """Read finished files back and hold every figure in them against the project's data as they are now.

    Without a FILE, all that was built for the last year in outputs is verified. A file is known by what it
    says about itself: it may have been renamed and moved, and a Word file may have been edited. Told is which
    figures hold, which passages were reworded, and which figures were altered, added or lost; of a Word file
    also, as warnings, what keeps somebody from reading it, such as a chart without an alternative text.

    \b
    Examples:
      reportgen verify
      reportgen verify outputs/2023/maine.docx
      reportgen verify ~/Downloads/edited.docx --project briefings --json

    \b
    Exit codes:
      0  every figure holds (words may have been changed, and there may be warnings)
      1  a figure was altered, added or lost, or a file can't be verified
      2  the command line or reportgen.toml asks for something that isn't there
      3  the inputs can't be used
    """
    from reportgen.verifying import verify_command

    return verify_command(**options)


@cli.command(short_help="Tell what stands behind a figure.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("figure", metavar="[FIGURE]", required=False)
@_json
@_project
@_traceback
def explain(**options: Any) -> int:
    """Tell what stands behind a figure of a finished file: how it was worked out, and from which cells.

    FIGURE is what is printed ("29,687") or the figure's number (f12). Without it, all figures of the file
    are listed. FILE may be a PDF, a Word file or an edited one.

    \b
    Examples:
      reportgen explain outputs/2023/maine.pdf
      reportgen explain outputs/2023/new-england.pdf 29,687
      reportgen explain edited.docx f12 --json
    """
    from reportgen.explaining import explain_command

    return explain_command(**options)


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
@_json
@_traceback
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
@_project
@_json
@_traceback
def list_(what: str, folder: Path | None, as_json: bool) -> int:
    """Show what there is: regions, states, measures, sources, or the years with figures.

    \b
    Examples:
      reportgen list years
      reportgen list measures --json
    """
    from reportgen.running import list_command

    return list_command(what, folder, as_json)


@cli.command(short_help="Make a new project.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_traceback
def init(folder: Path) -> int:
    """Make a new project in DIR, a folder that is empty or not there yet.

    It holds reportgen.toml (what to build), inputs (a workbook for the figures, the measures and the
    sources) and templates (the briefings' texts and their look). `reportgen build` builds it as it is.

    \b
    Example:
      reportgen init briefings
      reportgen build --project briefings
    """
    from reportgen.running import init_command

    return init_command(folder)


@cli.command(short_help="Print the script that completes commands with the tab key.")
@click.argument("shell", type=click.Choice(SHELLS))
@_traceback
def completion(shell: str) -> None:
    """Print the script that completes commands and names with the tab key.

    \b
    Where to put it:
      bash: reportgen completion bash >> ~/.bashrc
      zsh:  reportgen completion zsh >> ~/.zshrc   (after its line with compinit)
      fish: reportgen completion fish > ~/.config/fish/completions/reportgen.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "reportgen", "_REPORTGEN_COMPLETE").source())
