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
ENGINES = ("local", "dask")
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
      reportgen schedule show            show what is due this year
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
@_json
@_traceback
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


@cli.command(short_help="Release a year's briefings.")
@click.argument("year", type=int, metavar="YEAR")
@click.option("--by", metavar="NAME", required=True, help="Who signs the release.")
@click.option("--note", metavar="TEXT", default="", help="The office's own note, kept with the release.")
@click.option("--revise", is_flag=True, help="Replace the last release of the year by a corrected one.")
@click.option("--reason", metavar="TEXT", default="", help="Why it is revised; stands in each briefing.")
@click.option(
    "--for", "roster", metavar="FILE", type=click.Path(path_type=Path), help="For the people of a roster too."
)
@click.option(
    "--despite",
    multiple=True,
    metavar="WHAT=REASON",
    help="Release despite a figure or file that is told of.",
)
@click.option("--on", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day.  [default: today]")
@_project
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to build on.")
@_json
@_traceback
def release(**options: Any) -> int:
    """Check, build and verify what reportgen.toml lists, and lay it down for good in releases/YEAR/1.

    What `build` makes is a draft, and says so on each page; a release says who released it and when. A
    snapshot of all that it is made of lies beside it, from which `reportgen rebuild` makes the same files
    again. No build touches it. A correction is a release of its own, releases/YEAR/2: it marks the figures
    that changed with [r] and lists its errata.

    Refused while there are errors or rows under review, unless each is named with a reason.

    \b
    Examples:
      reportgen release 2023 --by "J. Doe"
      reportgen release 2023 --by "J. Doe" --for legislators.csv
      reportgen release 2023 --by "J. Doe" --despite "MA/missing_other/2023=confirmed by phone"
      reportgen release 2023 --revise --by "J. Doe" --reason "Maine sent a corrected count."

    \b
    Exit codes:
      0  released
      1  something stands against it; nothing was released
      2  the command line or reportgen.toml asks for something that can't be
      3  the inputs can't be used
      5  an internal fault
    """
    from reportgen.releasing import release_command

    day = options.pop("on")
    return release_command(on=day.date() if day else None, **options)


@cli.command(short_help="Make a released set again.")
@click.argument("release", metavar="RELEASE")
@click.option(
    "--out", metavar="DIR", type=_FOLDER, help="Put the files there; a folder that isn't there yet."
)
@_project
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to build on.")
@_json
@_traceback
def rebuild(**options: Any) -> int:
    """Make a released set again from its snapshot, and tell whether the bytes are the same.

    RELEASE is a year (its last revision), a year and revision (2023/1), or the folder of one.

    \b
    Examples:
      reportgen rebuild 2023
      reportgen rebuild 2023/1 --out again

    \b
    Exit codes:
      0  every file came out the same, and is still what was released
      1  some didn't, or the released files or the snapshot were altered
      2  there is no such release
      3  the release or its snapshot can't be read
    """
    from reportgen.releasing import rebuild_command

    return rebuild_command(**options)


@cli.command(short_help="Begin a new year: lay out its inputs, tell what is left to do.")
@click.argument("year", metavar="YEAR", type=int)
@_json
@_project
@_traceback
def rollover(**options: Any) -> int:
    """Lay out the tables of YEAR, to be filled in, and print what is left to do, in order.

    For each table of last year in inputs/ there is then one of YEAR with the same places and measures and no
    figures. What is there already stays as it is. Nothing is built or released, and running it again is
    harmless: steps that are done are ticked.

    Told are figures that are missing, figures that moved beyond their band or never changed, measures and
    states that are new or gone, and lines of templates, notes and settings that still speak of last year.

    \b
    Examples:
      reportgen rollover 2024
      reportgen rollover 2024 --json

    \b
    Exit codes:
      0  nothing is left to do before the drafts
      1  something is left
      2  the command line or reportgen.toml asks for something that isn't there
      3  the inputs can't be used
    """
    from reportgen.turning import rollover_command

    return rollover_command(**options)


@cli.command(short_help="Tell what changed between two years or two revisions.")
@click.argument("old", metavar="OLD", type=int)
@click.argument("new", metavar="NEW", type=int)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=_complete_names)
@click.option(
    "--against",
    metavar="DIR",
    type=_FOLDER,
    help="Take OLD from the project in this folder, such as the inputs of a released set.",
)
@click.option("--format", "form", type=click.Choice(("md", "json")), default="md", show_default=True)
@_project
@_traceback
def diff(old: int, new: int, **options: Any) -> int:
    """Tell what changed from the year OLD to the year NEW: figures, comparisons, sentences.

    Without a NAME, all figures are told, and in short what changed in each briefing that reportgen.toml
    lists. With one, that briefing is told in full. Where a change would mislead (a new definition, figures
    of two vintages, a figure that its source rounds), it is not worked out, and the reason stands there.
    Another year in a sentence is no difference.

    With --against, OLD is of another project, so that OLD and NEW may be the same year: two revisions.

    \b
    Examples:
      reportgen diff 2022 2023
      reportgen diff 2022 2023 Maine
      reportgen diff 2023 2023 --against released/2023 --format json

    \b
    Exit codes:
      0  told, whether or not anything changed
      1  told, but an input file or a briefing has errors: what needs it is left out
      2  the command line or reportgen.toml asks for something that isn't there
      3  the inputs can't be used
    """
    from reportgen.differing import diff_command

    return diff_command(years=(old, new), **options)


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


@cli.group(short_help="The yearly run: what is due, running it, what ran.")
@_traceback
def schedule() -> None:
    """Run on fixed days of the year what [schedule] in reportgen.toml lists, when the figures are there.

    \b
    Examples:
      reportgen schedule show                show what is due and what is missing
      reportgen schedule install --systemd   show what would call it every day
      reportgen schedule run                 run what is due and ready
      reportgen schedule log                 show what ran and what became of it
    """


@schedule.command(short_help="Show what is due, when next, and what is missing for it.")
@click.option("--now", metavar="DAY", help="As if it were that day: 2027-02-15 or 2027-02-15T06:00.")
@_json
@_project
@_traceback
def show(**options: Any) -> int:
    """Show for each entry of [schedule] what is due or due next, and which figures are missing for it.

    \b
    Examples:
      reportgen schedule show
      reportgen schedule show --now 2027-02-15 --json
    """
    from reportgen.scheduling import show_command

    return show_command(**options)


@schedule.command(short_help="Run what is due and ready.")
@click.option("--quiet", is_flag=True, help="Print only what is new.")
# For tests of whole years. Hidden, as what such a run does is done, and noted under that day.
@click.option("--now", metavar="DAY", hidden=True)
@_json
@_project
@_traceback
def run(**options: Any) -> int:
    """Run what is due, once; what was missed while the machine was off is caught up on.

    It may be called at any time and as often as you like. What waits for figures or failed is tried again at
    the next call. Who is to be told is told when something changes.

    \b
    Examples:
      reportgen schedule run
      reportgen schedule run --json

    \b
    Exit codes:
      0  all that was due is done, or nothing is due
      2  reportgen.toml asks for something that isn't there
      6  it waits for data or for a name, or another run is at work
      1, 3, 4, 5  a run failed, with the code that `reportgen build` would have
    """
    from reportgen.scheduling import run_command

    return run_command(**options)


@schedule.command(short_help="Show what ran, and what became of it.")
@_json
@_project
@_traceback
def log(**options: Any) -> int:
    """Show each change: what was run, what waited or failed and why, and what is done.

    \b
    Example:
      reportgen schedule log --json
    """
    from reportgen.scheduling import log_command

    return log_command(**options)


@schedule.command(short_help="Have the system call the schedule every day.")
@click.option("--systemd", "sort", flag_value="systemd", help="A service and a timer of systemd.")
@click.option("--cron", "sort", flag_value="cron", help="Lines of your crontab.")
@click.option("--windows", "sort", flag_value="windows", help="A task of Windows (untested).")
@click.option("--at", "time", default="06:00", show_default=True, metavar="TIME", help="When in the day.")
@click.option("--system", is_flag=True, help="With --systemd: units of the system, not your own.")
@click.option("--write", is_flag=True, help="Install it; without it, it is only printed.")
@_json
@_project
@_traceback
def install(**options: Any) -> int:
    """Print what calls `reportgen schedule run` every day; with --write, install it.

    \b
    Examples:
      reportgen schedule install --systemd
      reportgen schedule install --cron --at 10:30 --write
    """
    if options["sort"] is None:
        raise click.UsageError("Name one of --systemd, --cron and --windows.")
    from reportgen.scheduling import install_command

    return install_command(**options)


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
