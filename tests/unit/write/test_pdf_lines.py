"""Line breaking: nothing lost, the order kept, no line too wide."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdf_reading import THEME, words

from reportgen.document.nodes import Abbreviation, Figure, Inlines, Link, Mark, Strong, Text
from reportgen.errors import WriteError
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import look_of

BODY = look_of(THEME)["body"]
LETTERS = "abc dé  fg(h)\\ij’–\u00a0ā,ʻ- k"
inlines = st.recursive(
    st.text(LETTERS, max_size=40).map(Text),
    lambda inner: (
        st.tuples(inner).map(Strong) | st.tuples(inner).map(lambda kids: Link(kids, "https://x.org"))
    ),
    max_leaves=3,
)


def shown(line: Line) -> str:
    """The words of a line, read back from its codes."""
    letters = {}
    for piece in line.pieces:
        letters |= {place: letter for letter, place in reversed(piece.ink.font.places.items())}
    out = ""
    for piece in line.pieces:
        part = 0
        for code in re.findall(r"\\[()\\]|.", piece.codes, re.DOTALL):
            if code < " ":
                part = ord(code)
            else:
                out += letters[part, code]
    return out


def flat(nodes: Inlines) -> str:
    return "".join(flat(node.inlines) if isinstance(node, Strong | Link) else node.text for node in nodes)


@given(nodes=st.lists(inlines, max_size=6).map(tuple), width=st.floats(15, 300))
@example(nodes=(Text("a"), Strong((Text("b" * 60),)), Text(". c")), width=60.0)
@example(nodes=(Text("a "), Link((Text(" "),), "u"), Text(" b")), width=15.0)
def test_nothing_is_lost_and_nothing_moves(nodes: Inlines, width: float) -> None:
    lines = set_lines(nodes, BODY, width)
    joined = "".join(shown(line) for line in lines)
    assert re.sub(" +", "", joined) == re.sub(" +", "", flat(nodes))
    assert [word for word in joined.split(" ") if word] == [word for word in flat(nodes).split(" ") if word]


@given(nodes=st.lists(inlines, max_size=6).map(tuple), width=st.floats(15, 300))
def test_no_line_is_wider_than_it_may_be(nodes: Inlines, width: float) -> None:
    for line in set_lines(nodes, BODY, width):
        text = shown(line).rstrip(" ")
        assert line.width * BODY.size <= width + 0.01 or len(text) == 1, text


@given(nodes=st.lists(inlines, max_size=6).map(tuple), width=st.floats(15, 300))
def test_pieces_stand_one_after_the_other(nodes: Inlines, width: float) -> None:
    for line in set_lines(nodes, BODY, width):
        ends = [0.0] + [piece.end for piece in line.pieces]
        assert all(piece.start >= end - 1e-9 for piece, end in zip(line.pieces, ends, strict=False))
        assert ends[-1] == pytest.approx(line.width)


def test_a_no_break_space_binds() -> None:
    lines = [shown(line) for line in set_lines(words("aaaa 105\u00a0million"), BODY, 60)]
    assert lines == ["aaaa ", "105\u00a0million"]


def test_a_stop_after_a_link_stays_with_it() -> None:
    nodes = (Text("see "), Link((Text("source"),), "https://x.org"), Text(". Then"))
    first = BODY.plain.font.words["see source"].width * BODY.size
    assert [shown(line) for line in set_lines(nodes, BODY, first + 1)] == ["see ", "source. ", "Then"]


def test_a_long_address_is_broken_after_a_slash() -> None:
    lines = [shown(line) for line in set_lines(words("https://example.org/one/two/three"), BODY, 110)]
    assert lines[0].endswith("/")
    assert "".join(lines) == "https://example.org/one/two/three"


def test_a_figure_and_a_mark_keep_their_ink() -> None:
    nodes = (Figure("12", 12, "total", ()), Text(" and "), Mark("[x]", "not available"))
    (line,) = set_lines(nodes, BODY, 300)
    assert [piece.ink is BODY.plain for piece in line.pieces] == [True, False]
    assert line.pieces[1].ink.color == look_of(THEME).colors["grey"]


def test_an_abbreviation_carries_its_expansion() -> None:
    (line,) = set_lines((Abbreviation("Mass.", "Massachusetts"),), BODY, 300)
    assert line.pieces[0].ink.expansion == "Massachusetts"


def test_no_words_no_lines() -> None:
    assert (
        set_lines((), BODY, 100)
        == set_lines((Text(""),), BODY, 100)
        == set_lines((Text("  "),), BODY, 100)
        == []
    )


def test_a_letter_that_the_face_lacks_is_named_with_its_neighbors() -> None:
    with pytest.raises(WriteError) as caught:
        set_lines(words("The word ʔaʔ stands here"), BODY, 300)
    message = str(caught.value)
    assert "U+0294" in message
    assert "The word ʔaʔ stands here" in message
    assert "theme.toml" in message


def test_combining_accents_are_composed() -> None:
    assert shown(set_lines(words("Cafe\u0301"), BODY, 300)[0]) == "Café"


@pytest.mark.parametrize("width", [0.0, -5.0, 1.0])
def test_where_not_even_a_letter_fits_each_has_its_line(width: float) -> None:
    assert [shown(line).rstrip(" ") for line in set_lines((Text("abc d"),), BODY, width)] == list("abcd")
