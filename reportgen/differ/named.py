"""What a comparison is of, in words: "Reports per 1,000 children, rank among the 50 states".

Formulas are neutral ones: a period ends in its distance from the briefing's year.
"""

from __future__ import annotations

from reportgen.data.dataset import Codebook
from reportgen.document.nodes import Formula
from reportgen.explain import place_in_words, places_in_words

_RANKS = {"rank", "rank with data"}
_ENDS = {"median", "lowest", "highest"}


def place_of(formula: Formula, book: Codebook) -> str:
    """The name of the place (or of the places together) that a comparison is of."""
    return place_in_words(book, formula[2] if formula[0] in _ENDS else _leaf(formula)[1])


def named(formula: Formula, book: Codebook) -> str:
    """The words for a comparison of that place: "Reports, share of New England"."""
    name = str(formula[0])
    if name in {"figure", "total"}:
        return book.measures[str(formula[2])].label + _when(formula)
    if name == "rate":
        return _rate(formula, book) + _when(_leaf(formula))
    if name in _ENDS:
        return f"{named(_side(formula, 1), book)}, {name}"
    if name in _RANKS:
        return f"{named(_side(formula, 1), book)}, rank among {places_in_words(book, formula[2])}"
    one, other = _side(formula, 1), _side(formula, 2)
    words = {"share": "as a share of", "tenths": "as a share of", "ratio": "in times"}.get(
        name, f"{name} from"
    )
    return f"{named(one, book)}, {words} {_other(one, other, book)}"


def _rate(formula: Formula, book: Codebook) -> str:
    count, base = _leaf(_side(formula, 2)), _leaf(_side(formula, 3))
    measure = book.measures[str(count[2])]
    label = next((r.label for r in measure.rates if (r.per, r.of) == (formula[1], base[2])), "")
    return label or f"{measure.label} per {formula[1]:,} of {book.measures[str(base[2])].label}"


def _other(one: Formula, other: Formula, book: Codebook) -> str:
    """In what the second side differs from the first: its measure, its place, its year."""
    mine, theirs = _leaf(one), _leaf(other)
    if mine[2] != theirs[2]:
        return named(other, book)
    if mine[1] != theirs[1]:
        return place_in_words(book, theirs[1])
    return _ago(int(str(mine[-1])) - int(str(theirs[-1])))


def _when(leaf: Formula) -> str:
    """Nothing for a figure of the briefing's own year."""
    years = -int(str(leaf[-1]))
    return f", {_ago(years)}" if years > 0 else ""


def _ago(years: int) -> str:
    return "the year before" if years == 1 else f"{years} years before"


def _leaf(formula: Formula) -> Formula:
    """The figure (or total) that a comparison speaks of first."""
    while formula[0] not in {"figure", "total"}:
        formula = _side(formula, 2 if formula[0] == "rate" else 1)
    return formula


def _side(formula: Formula, at: int) -> Formula:
    side = formula[at]
    assert isinstance(side, tuple)
    return side
