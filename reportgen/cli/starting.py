"""The commands that a new user begins with."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.group import cli
from reportgen.cli.options import SHELLS, TRACEBACK


@cli.command(short_help="Make a new project.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@TRACEBACK
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
@TRACEBACK
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
