"""Documents made to harm: each ends in an error, within 10 seconds and 500 MB, and no table is written."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("resource")  # which Windows lacks
SECONDS, MEGABYTES = 10, 500
# Runs a command as its only child, so that the kernel's account of its children is the command's own.
MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(done.returncode)
"""
SENTENCE = "In 2023, 9,539 CyberTipline reports were made available to law enforcement in Maine. "


def encrypted(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 700, SENTENCE)
    canvas.save()


def ten_thousand_pages(path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for _ in range(10_000):
        canvas.showPage()
    canvas.save()


def no_letters_at_all(path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.save()


def a_zip_that_swells(path: Path) -> None:
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 800_000_000)
    path.write_bytes(inside.getvalue())


def entities_that_swell(path: Path) -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY e0 "ha">{rows}]><w:document xmlns:w="w">&e9;</w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", text)


def a_pdf_named_as_words(path: Path) -> None:
    no_letters_at_all(path)


def endless_dashes(path: Path) -> None:
    path.write_text("-" * 400_000, encoding="utf-8")


def endless_numbers(path: Path) -> None:
    path.write_text("1,234 cases " * 30_000, encoding="utf-8")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "encrypted.pdf": (encrypted, "password"),
    "pages.pdf": (ten_thousand_pages, "pages"),
    "picture.pdf": (no_letters_at_all, "OCR"),
    "bomb.docx": (a_zip_that_swells, ""),
    "entities.docx": (entities_that_swell, ""),
    "wrong.docx": (a_pdf_named_as_words, ""),
    "wrong.txt": (a_pdf_named_as_words, ""),
    "wrong.html": (a_pdf_named_as_words, ""),
    "dashes.txt": (endless_dashes, ""),
    "numbers.txt": (endless_numbers, ""),
    "empty.pdf": (nothing, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_document_ends_in_an_error_in_bounds(name: str, tmp_path: Path) -> None:
    make, said = CASES[name]
    make(tmp_path / name)
    read = ["-m", "reportgen", "read", str(tmp_path / name), "--out", str(tmp_path / "o.csv")]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / "peak"), sys.executable, *read],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert int((tmp_path / "peak").read_text(encoding="utf-8")) < MEGABYTES
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    assert name in done.stderr
    assert said.casefold() in done.stderr.casefold()
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o.csv").exists()
