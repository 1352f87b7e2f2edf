"""The program: what all commands hang on, and how it ends."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from reportgen import __version__
from reportgen.cli.options import TRACEBACK


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="reportgen %(version)s")
@TRACEBACK
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
      reportgen release 2023 --by NAME   sign a year's briefings and keep them
      reportgen schedule show            show what is due this year
    """
