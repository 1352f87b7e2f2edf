"""The commands. Each reads its options, calls what does the work, and prints what came of it.

Everything but click is imported inside the commands, so that --help and completion answer at once.
"""

from reportgen.cli import building, data, finished, scheduled, starting, yearly
from reportgen.cli.group import cli, main
from reportgen.cli.options import ENGINES, FORMATS, LISTS

__all__ = [
    "ENGINES",
    "FORMATS",
    "LISTS",
    "building",
    "cli",
    "data",
    "finished",
    "main",
    "scheduled",
    "starting",
    "yearly",
]
