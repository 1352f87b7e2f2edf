"""The commands that look into finished files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen.cli.group import cli
from reportgen.cli.options import AS_JSON, PROJECT, TRACEBACK


@cli.command(short_help="Verify finished files against the data.")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER]...", type=click.Path(path_type=Path))
@AS_JSON
@PROJECT
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
