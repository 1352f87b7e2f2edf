"""This project's row of the Word bench: shared/bench, `./run --row 'reportgen:docx:PYTHON THIS_FILE'`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(Path.cwd()), str(HERE)]  # the bench starts its peers in the folder with common.py

from nodes_of import briefing_of  # noqa: E402

from reportgen.write.docx import write_docx  # noqa: E402
from reportgen.write.theme import load_theme  # noqa: E402

try:
    import common
except ModuleNotFoundError:
    sys.exit("peer_docx.py: no common.py here; the bench's run starts this file in its folder peers.")

THEME = load_theme(HERE.parent / "templates" / "theme.toml")


def make(data: dict[str, Any]) -> bytes:
    """The Word file of one of the bench's documents."""
    return write_docx(briefing_of(data), THEME)


if __name__ == "__main__":
    common.main(make, "docx")
