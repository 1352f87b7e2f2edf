"""The bench's adapter for the PDF writer: `one KIND DATA OUT` or `batch KIND DATA OUTDIR N SECS`.

The bench starts it in the folder of its peers, whose common.py holds the protocol and the clock.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [os.getcwd(), str(HERE)]  # a script's own folder is on the path, the bench's is not

try:
    import common
except ImportError:
    sys.exit(
        "peer_pdf.py: no common.py here; start it in the bench's folder of peers, or through its ./run --row."
    )

from nodes_of import briefing_of  # noqa: E402

from reportgen.write.pdf import write_pdf  # noqa: E402
from reportgen.write.theme import load_theme  # noqa: E402

THEME = load_theme(HERE.parent / "templates" / "theme.toml")


def make(data: dict[str, Any]) -> bytes:
    return write_pdf(briefing_of(data), THEME)


if __name__ == "__main__":
    common.main(make, "pdf")
