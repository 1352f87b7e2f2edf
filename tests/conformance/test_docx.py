"""Word files with every block against Microsoft's Open XML SDK, where its validator is at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT.parent / "shared" / "tools" / "ooxml" / "ooxml-validate"
sys.path.insert(0, str(ROOT / "tests" / "unit" / "write"))

from docx_charts import EVERY_CHART  # noqa: E402
from docx_sample import BRIEFING, CHART, STARTER, THEME, of  # noqa: E402

from reportgen.document.nodes import (  # noqa: E402
    Contents,
    Entry,
    Foreign,
    Heading,
    Paragraph,
    Strong,
    Text,
)
from reportgen.write.docx import write_docx  # noqa: E402
from reportgen.write.theme import load_theme  # noqa: E402

pytestmark = pytest.mark.skipif(
    not os.access(VALIDATOR, os.X_OK), reason=f"no Open XML validator at {VALIDATOR}"
)


def test_files_with_every_block_are_valid(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text(
        '[page]\nsize = "A4"\n[letterhead]\noffice = "Office"\naddress = ["Room 12"]\n'
    )
    files = {
        "every-block.docx": write_docx(BRIEFING, THEME),
        "a4-letterhead.docx": write_docx(BRIEFING, load_theme(STARTER, tmp_path / "theme.toml")),
        "every-chart.docx": write_docx(of(*EVERY_CHART), THEME),
        "known-again.docx": write_docx(replace(BRIEFING, id='{"kind": "state"}' * 40), THEME),
        "contents.docx": write_docx(
            of(
                Contents((Text("Contents"),), (Entry(1, (Text("A"),), 0), Entry(2, (Text("B"),), 1))),
                Heading(1, (Text("A"),)),
                Heading(2, (Text("B: b"),)),
                Paragraph((Foreign((Text("hola "), Strong((Text("mundo"),))), "es"),)),
            ),
            THEME,
        ),
        "two-charts.docx": write_docx(of(CHART, CHART), THEME),
        "bare.docx": write_docx(
            replace(BRIEFING, sections=(), running=(), footer=(), kicker=(), subtitle=()), THEME
        ),
    }
    for name, blob in files.items():
        (tmp_path / name).write_bytes(blob)
    done = subprocess.run(
        [str(VALIDATOR), *(str(tmp_path / name) for name in files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASS ") == len(files)
