"""The commands of the schedule."""

from __future__ import annotations

from typing import Any

import click

from reportgen.cli.group import cli
from reportgen.cli.options import AS_JSON, PROJECT, TRACEBACK


@cli.group(short_help="The yearly run: what is due, running it, what ran.")
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
@AS_JSON
@PROJECT
@TRACEBACK
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
