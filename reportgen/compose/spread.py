"""How several places' figures lie, in words: "8.0 to 16.3", "highest in Rhode Island (16.3) and …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.compare import Comparison, highest, lowest
from reportgen.compose import en_us
from reportgen.compose.formula import counted, formula
from reportgen.compose.numbers import figure, same, words
from reportgen.compose.phrases import listed, noun_of
from reportgen.compose.setting import code
from reportgen.compose.state import FigureState
from reportgen.document.nodes import Figure, Inlines, Text
from reportgen.errors import UnhandledState


def range_of(figures: Sequence[FigureState]) -> Inlines:
    """ "8.0 to 16.3"; the one number where all show the same."""
    low, high = _ends(figures)
    if same(low, high):
        return (figure(low),)
    return (figure(low), Text(en_us.TO), figure(high))


def extremes_of(figures: Sequence[FigureState]) -> Inlines:
    """Where the highest and the lowest figures are; with gaps, of how many."""
    known = [one for one in figures if one.exact]
    low, high = _ends(known or figures)
    noun = noun_of(figures[0].setting, (code(one.place_of) for one in figures))
    partial = len(known) < len(figures)
    if len(known) == 1:
        alone = (Text(f", {en_us.alone(noun, partial)}"),) if partial else ()
        return (_shown(known, high), Text(en_us.IN), *_names(known), *alone)
    if same(low, high):
        shown: Inlines = (
            Text(en_us.all_the_same(len(known), noun)),
            Text(" ("),
            _shown(known, high),
            Text(")"),
        )
    else:
        above, below = ([one for one in known if same(one.comparison, end)] for end in (high, low))
        shown = (*_ending(above, high, en_us.HIGHEST_IN), *_ending(below, low, en_us.LOWEST_IN))
    return (*shown, *_cover(noun, known, figures)) if partial else shown


def _ending(found: Sequence[FigureState], end: Comparison, lead: str) -> Inlines:
    """ "highest in Maine and Vermont (8.0 each)"."""
    each = Text(en_us.EACH if len(found) > 1 else ")")
    return (Text(lead), *_names(found), Text(" ("), _shown(found, end), each)


def _names(found: Sequence[FigureState]) -> Inlines:
    return listed([(words(en_us.in_sentence(one.place_of.name), "name of a place"),) for one in found])


def _shown(found: Sequence[FigureState], end: Comparison) -> Figure:
    """The number that these show, resting on them alone; it claims to be the end of all."""
    ids = tuple(dict.fromkeys(o.id for one in found for o in one.comparison.observations))
    return replace(figure(found[0].comparison), observations=ids, formula=formula(end))


def _cover(noun: str, known: Sequence[FigureState], figures: Sequence[FigureState]) -> Inlines:
    before, after = en_us.covered(noun, len(known))
    ids = tuple(o.id for one in known for o in one.comparison.observations)
    claim = counted(known[0].comparison, tuple(code(one.place_of) for one in figures), exact=True)
    return (Text(before), Figure(str(len(known)), len(known), "coverage", ids, claim), Text(after))


def _ends(figures: Sequence[FigureState]) -> tuple[Comparison, Comparison]:
    """The lowest and the highest; raises UnhandledState where they can't be told."""
    peers = tuple(one.comparison for one in figures)
    ends = lowest("", peers), highest("", peers)
    refusal = ends[0].refusal
    if refusal is not None:
        raise UnhandledState(
            f"there is no highest or lowest of {figures[0].name}: {en_us.REFUSALS[refusal]}",
            do="Ask first: {% if figures.median.known %} … {% endif %}; figures.median.reason says why.",
        )
    return ends
