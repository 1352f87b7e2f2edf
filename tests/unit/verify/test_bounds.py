"""However a file was changed, verifying it ends, after steps that are counted here and not timed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.verify import edits, letters
from reportgen.verify.alike import aligned
from reportgen.verify.edits import prose, rows
from reportgen.verify.found import Drawn
from reportgen.verify.match import match
from reportgen.verify.numerals import New, Old
from reportgen.verify.pieces import Piece

LONG = "A sentence of far more than forty letters, as most of them are, with 893 in it and more to come."
WORDS = st.sampled_from(["a", "ab", "aab", "1", "11", "x y", LONG, LONG.replace("893", "11")])


def counted(most: int) -> Callable[[letters.Letters, int], tuple[int, int]]:
    """What looks for where file and pieces go on alike, and fails when it is asked more often."""
    honest, asked = letters.Letters.alike, list[int]()

    def alike(file: letters.Letters, at: int) -> tuple[int, int]:
        asked.append(at)
        assert len(asked) <= most
        return honest(file, at)

    return alike


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Runs of words, tables whose cells are alike, charts and small charts, in any order."""
    found: list[Piece] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from(["prose", "table", "chart", "small"]))
        for at, text in enumerate(draw(st.lists(WORDS, min_size=1, max_size=6))):
            table, row, column = (number, at // 2, at % 2) if kind == "table" else (0, 0, 0)
            chart = number if kind in {"chart", "small"} else 0
            small = number if kind == "small" else 0
            found.append(Piece(kind, text, table, row, column, chart=chart, small=small))
    return found


@given(pieces(), st.data())
def test_a_matcher_goes_on_at_every_step(wanted: list[Piece], data: st.DataObject) -> None:
    whole = "".join(piece.text.replace(" ", "") for piece in wanted)
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    between = data.draw(st.sampled_from(["", "a", "aab", "1", whole]))
    text = data.draw(
        st.sampled_from([whole, whole[:start] + between + whole[stop:], whole[start:] * 3, between])
    )
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    pages = [text[one:other] for one, other in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    drawn = [Drawn(page, "", words) for page, words in enumerate(pages) if words and data.draw(st.booleans())]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters.Letters, "alike", counted(2 * len(wanted) + len(pages)))
        match(wanted, pages, drawn)


def sentences(count: int, words: str) -> Iterator[tuple[Old, New]]:
    for at in range(count):
        yield Old("a paragraph", f"{words} number {at} of them.", {}), New(f"Not {at} {words} of those.", {})


def test_a_rewritten_sentence_is_looked_for_among_few(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = zip(*sentences(300, "some words"), strict=True)
    asked: list[int] = []
    honest = edits.likeness
    monkeypatch.setattr(edits, "likeness", lambda one, other: asked.append(1) or honest(one, other))
    told = list(prose(list(old), list(new)))
    assert len(told) >= 300
    assert len(asked) <= 300 * 80


def test_a_table_of_rows_that_are_all_alike_is_paired_row_by_row() -> None:
    old = [[Old("a row", "Place", {}), Old("a row", "12", {at: (0, 2)})] for at in range(60)]
    new = [[New("Place", {}), New("12", {})] for _ in range(3000)]
    told = list(rows(old, new))
    assert sum(getattr(one, "kind", "") == "holds" for one in told) == 60
    assert sum(getattr(one, "kind", "") == "added" for one in told) == 2940


def test_what_stands_there_again_and_again_is_passed_over_in_long_files_alone() -> None:
    assert aligned(["a"] * 300, ["a"] * 300).ratio() == 1.0
    assert aligned(["a"] * 3000, ["a"] * 3000).bpopular == {"a"}
