"""The file itself: the same bytes wherever and after whatever it is made, small, and sound."""

import dataclasses
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_reading import (
    REPO,
    STARTER,
    THEME,
    Read,
    bar,
    briefing,
    chart,
    heading,
    inflated,
    paragraph,
    pdf,
    table,
    words,
)

from reportgen.document.nodes import Abbreviation, Link, Paragraph, Text
from reportgen.errors import ThemeError
from reportgen.write.pdf import write_pdf
from reportgen.write.pdf.fonts import NAMES, USUAL, load_font
from reportgen.write.pdf.icc import srgb_profile
from reportgen.write.pdf.objects import text_string
from reportgen.write.theme import load_theme

SAMPLE = briefing(
    heading("Kūkaʻi and Señor Šķ"),
    Paragraph(
        (Text("See "), Link(words("this"), "https://example.org"), Abbreviation("Mass.", "Massachusetts"))
    ),
    table(["M", "A"], [["#G"], ["Row", "1,234"]], title="T", note="n"),
    chart([bar("Maine", "8.5"), bar("Vermont", "[x]")]),
)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_same_briefing_gives_the_same_bytes_whatever_was_built_before() -> None:
    first = write_pdf(SAMPLE, THEME)
    write_pdf(briefing(paragraph("ŽŽŽ other letters ½ ≥ ƒ, other words entirely")), THEME)
    assert write_pdf(SAMPLE, THEME) == first
    assert write_pdf(SAMPLE, load_theme(STARTER)) == first


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Honolulu", "1"), ("Asia/Tokyo", "77")])
def test_the_same_bytes_in_any_process_zone_and_hash_seed(zone: str, seed: str) -> None:
    code = "from test_pdf_bytes import *; print(digest(write_pdf(SAMPLE, THEME)))"
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    environment["PYTHONPATH"] = os.pathsep.join([str(REPO), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == digest(write_pdf(SAMPLE, THEME))


def test_another_word_or_another_date_gives_another_id() -> None:
    ids = {data[data.index(b"/ID[") :][:40] for data in (
        write_pdf(SAMPLE, THEME),
        write_pdf(dataclasses.replace(SAMPLE, author="Other"), THEME),
        write_pdf(dataclasses.replace(SAMPLE, date=SAMPLE.date.replace(year=2024)), THEME),
    )}  # fmt: skip
    assert len(ids) == 3


def test_a_sheet_is_small() -> None:
    assert (
        len(pdf(*[heading("H"), paragraph("word " * 200)] * 6, table(["M", "A"], [["Row", "1"]] * 20)).data)
        < 60_000
    )


def test_only_the_faces_and_parts_that_are_used_are_embedded() -> None:
    plain = inflated(pdf(paragraph("plain")).data)
    assert plain.count(b"/FontFile2") == 3, "title, body, footer"
    named = inflated(pdf(paragraph("plain ā")).data)
    assert named.count(b"/FontFile2") == 4


def test_every_letter_of_the_faces_has_a_code_of_its_own() -> None:
    for face in THEME.faces.values():
        font = load_font(face)
        codes = [place for letter, place in font.places.items() if place[1] and letter != "\u2011"]
        assert len(set(codes)) == len(codes)
        missing = [letter for letter in USUAL + NAMES if letter not in font.places]
        assert not missing, missing


def test_a_font_that_is_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "face.ttf"
    shutil.copy(THEME.faces["sans"].file, file)
    face = dataclasses.replace(THEME.faces["sans"], file=file)
    first = load_font(face)
    assert load_font(face) is first
    shutil.copy(THEME.faces["serif"].file, file)
    os.utime(file, (1, 1))
    assert load_font(face).space != first.space


def test_a_font_that_is_no_font_is_the_themes_fault(tmp_path: Path) -> None:
    file = tmp_path / "face.ttf"
    file.write_text("not a font")
    faces = dict(THEME.faces) | {"serif": dataclasses.replace(THEME.faces["serif"], file=file)}
    with pytest.raises(ThemeError, match=r"face\.ttf"):
        write_pdf(SAMPLE, dataclasses.replace(THEME, faces=faces))


def test_the_profile_says_how_long_it_is() -> None:
    import zlib

    profile = zlib.decompress(srgb_profile())
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"


def test_text_strings_are_escaped_or_utf16() -> None:
    assert text_string(r"a(b)\c") == r"(a\(b\)\\c)"
    assert text_string("é") == "<FEFF00E9>"
    assert text_string("a\nb").startswith("<FEFF")


def test_pdfium_reads_the_objects_back() -> None:
    assert Read(write_pdf(SAMPLE, THEME)).pdf.get_version() == 17
