from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx_sample import BRIEFING, CHART, PROSE_BLOCKS, TABLE, THEME, of, opened, parts, words
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.nodes import Heading, Link, Paragraph, Text
from reportgen.errors import WriteError
from reportgen.write.docx import write_docx

HERE = Path(__file__).parent
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from docx_sample import BRIEFING, PROSE_BLOCKS, CHART, THEME, of
from reportgen.write.docx import write_docx
if sys.argv[2] == "others":
    write_docx(of(CHART, CHART, *PROSE_BLOCKS), THEME)
print(hashlib.sha256(write_docx(BRIEFING, THEME)).hexdigest())
"""


def digest_elsewhere(before: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(HERE), before],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_briefing_gives_the_same_bytes_anywhere() -> None:
    here = hashlib.sha256(write_docx(BRIEFING, THEME)).hexdigest()
    assert digest_elsewhere("nothing", TZ="Pacific/Auckland", PYTHONHASHSEED="1") == here
    assert digest_elsewhere("others", TZ="America/New_York", PYTHONHASHSEED="2", LC_ALL="C") == here


def test_entries_are_stamped_alike_in_one_order() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(BRIEFING, THEME))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        assert len(file.namelist()) == len(set(file.namelist()))


def test_the_writer_says_nothing_of_python_docx() -> None:
    assert not [name for name, blob in parts(BRIEFING).items() if b"python-docx" in blob]


@pytest.mark.parametrize(
    "hostile",
    [
        "<w:p><w:r/></w:p>",
        "&amp; & &#0; &lt;",
        "{{ 7 * 7 }} {% raw %}",
        "]]> <![CDATA[",
        "\"quoted\" and 'quoted'",
        "emoji \N{GRINNING FACE} and \N{MODIFIER LETTER TURNED COMMA}okina",
        "no\N{NO-BREAK SPACE}break",
        "-->",
        "%s %d {0}",
    ],
)
def test_hostile_text_stays_text_wherever_it_stands(hostile: str) -> None:
    table = replace(TABLE, title=words(hostile), summary=hostile, note=words(hostile))
    chart = replace(CHART, series=hostile, alt=hostile, title=words(hostile))
    link = Paragraph((Link(words(hostile), f"https://example.org/?q={hostile}"),))
    briefing = of(
        Heading(1, words(hostile)),
        table,
        chart,
        link,
        title=words(hostile),
        running=words(hostile),
        author=hostile,
    )
    document = opened(briefing)
    assert [p.text for p in document.paragraphs].count(hostile) == 6
    assert document.core_properties.author == hostile
    assert document.sections[0].header.paragraphs[0].text == hostile


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused_with_its_place(character: str) -> None:
    bad = Paragraph(words(f"Of the 893{character} cases"))
    with pytest.raises(WriteError) as caught:
        write_docx(of(Heading(1, words("A heading")), bad), THEME)
    message = str(caught.value)
    assert f"the character U+{ord(character):04X} cannot be in a Word file" in message
    assert message.startswith("massachusetts, Paragraph 2 of its section, ")
    assert "Of the 893\N{REPLACEMENT CHARACTER} cases" in message


@pytest.mark.parametrize(
    "briefing",
    [
        replace(BRIEFING, title=words("a\x07")),
        replace(BRIEFING, running=words("a\x07")),
        replace(BRIEFING, author="a\x07"),
        replace(BRIEFING, description="a\x07"),
        of(replace(CHART, series="a\x07")),
        of(replace(CHART, alt="a\x07")),
        of(replace(TABLE, summary="a\x07")),
        of(Paragraph((Link(words("a"), "https://example.org/\x07"),))),
    ],
)
def test_it_is_refused_wherever_it_stands(briefing: object) -> None:
    with pytest.raises(WriteError, match=re.escape("U+0007")):
        write_docx(briefing, THEME)  # type: ignore[arg-type]


def test_line_breaks_and_tabs_within_words_are_spaces() -> None:
    assert opened(of(Paragraph(words("one\r\ntwo\tthree")))).paragraphs[3].text == "one two three"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_other_text_comes_back_as_it_was(text: str) -> None:
    assert opened(of(Paragraph((Text(text),)))).paragraphs[3].text == text


def test_blocks_that_are_not_there_change_nothing_before_them() -> None:
    assert parts(of(*PROSE_BLOCKS))["word/styles.xml"] == parts(of())["word/styles.xml"]
