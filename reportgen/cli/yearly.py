"""The commands of the turn of the year: releases, the new year, what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen.cli.group import cli
from reportgen.cli.options import AS_JSON, FOLDER, PROJECT, TRACEBACK, complete_names


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
@PROJECT
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to build on.")
@AS_JSON
@TRACEBACK
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
@click.option("--out", metavar="DIR", type=FOLDER, help="Put the files there; a folder that isn't there yet.")
@PROJECT
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes to build on.")
@AS_JSON
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.option(
    "--against",
    metavar="DIR",
    type=FOLDER,
    help="Take OLD from the project in this folder.",
)
@click.option("--format", "form", type=click.Choice(("md", "json")), default="md", show_default=True)
@PROJECT
@TRACEBACK
def diff(**options: Any) -> int:
    """Tell what changed from OLD to NEW: figures, comparisons, sentences.

    OLD and NEW are years (2022) or releases of one (2023/1).

    Without a NAME, all figures are told, and in short what changed in each briefing that reportgen.toml
    lists. With one, that briefing is told in full. Where a change would mislead (a new definition, figures
    of two vintages, a figure that its source rounds), it is not worked out, and the reason stands there.
    Another year in a sentence is no difference.

    With --against, OLD is of another project, so that OLD and NEW may be the same year.

    \b
    Examples:
      reportgen diff 2022 2023
      reportgen diff 2022 2023 Maine
      reportgen diff 2023/1 2023/2
      reportgen diff 2023 2023 --against before --format json

    \b
    Exit codes:
      0  told, whether or not anything changed
      1  told, but an input file or a briefing has errors: what needs it is left out
      2  the command line or reportgen.toml asks for something that isn't there
      3  the inputs can't be used
    """
    from reportgen.differing import diff_command

    return diff_command(**options)
