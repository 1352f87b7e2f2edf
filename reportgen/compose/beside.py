"""A figure beside another: shares, differences, ratios, and which is higher."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from reportgen.compare import (
    SMALL_BASE,
    Comparison,
    Operation,
    Reason,
    apart,
    counted,
    difference,
    ratio,
    share,
)
from reportgen.compose import en_us
from reportgen.compose.formula import formula
from reportgen.compose.numbers import operation_of, order, same, words
from reportgen.compose.setting import PlaceLike
from reportgen.compose.state import FigureState
from reportgen.compose.word import InlineWord, PlainWord, need
from reportgen.data.measure import Kind
from reportgen.document.nodes import Figure, Text
from reportgen.errors import TemplateError, UnhandledState

_COUNTS = {Operation.OBSERVED, Operation.TOTAL, Operation.RATE}


class FigureBeside(FigureState):
    """The words for two figures."""

    __slots__ = ()

    def share_of(self, whole: object) -> Self:
        """Its share of another place's figure of the same measure, or of the total that it is a part of."""
        if isinstance(whole, PlaceLike):
            whole = whole.figure(self.measure.id)
        if not isinstance(whole, FigureState):
            raise TemplateError(
                "share_of() needs a figure, a region or a place.", do="Write share_of(region)."
            )
        return self._beside(share(self.comparison, whole.comparison), "share_of(…)", whole)

    def roughly_of(self, whole: FigureState) -> InlineWord:
        """ "about 9 in 10": its share in tenths, for a sentence near the exact figures."""
        need(FigureState, [whole], "roughly_of() needs a figure.", "Write roughly_of(state.cases).")
        part = self.share_of(whole)
        part._need()
        exact = part.comparison.exact
        tenths = int(en_us.rounded(exact * 10, 0))
        ids = tuple(o.id for o in part.comparison.observations)
        claim = ("tenths", *formula(part.comparison)[1:])
        return PlainWord((Figure(en_us.roughly(tenths, exact), tenths, "share in tenths", ids, claim),))

    def difference_from(self, other: FigureState) -> Self:
        """How far it is from another, without its sign: "8.3", "3.2 percentage points"; ask .higher or
        .lower for it. In a table it has its sign: "+8.3".
        """
        its = self._figure(other, "difference_from")
        return self._beside(difference(self.comparison, its.comparison), "difference_from(…)", its)

    @property
    def higher(self) -> bool:
        """Of a difference: the first is above the second, and shows another number."""
        return self._side() > 0

    @property
    def lower(self) -> bool:
        """Of a difference: the first is below the second, and shows another number."""
        return self._side() < 0

    def _side(self) -> int:
        if self.comparison.operation is not Operation.DIFFERENCE or self.versus is None:
            raise TemplateError(f"{self.describe()} is no difference.", do="Write .difference_from() first.")
        return order(*self.versus) if self.known else 0

    def times(self, other: FigureState) -> Self:
        """How many times another it is, in words that stand before the other: "about 3 times", "about half",
        "about the same as"; refused where the other counts under 10. In a table: "3.0 times".
        """
        its = self._figure(other, "times")
        found = ratio(self.comparison, its.comparison)
        if found.refusal is None and _few(its.comparison):
            found = replace(found, value=None, refusal=Reason.SMALL_BASE)
        return self._beside(found, "times(…)", its)

    def compared_with(self, other: FigureState) -> InlineWord:
        """The same with the other's name: "about 3 times Vermont's rate", "the same as Vermont's rate"; ask
        .times(other).known first.
        """
        its, found = self._figure(other, "compared_with"), self.times(other)
        found._need()
        name = en_us.in_sentence(its.place_of.name)
        share_like = self.comparison.operation is Operation.SHARE or self.measure.kind is Kind.PERCENT
        owned = en_us.owned(name, self._manner(), share_like)
        return PlainWord((found._as_words(), Text(" "), words(owned, "name of a place")))

    def more_or_fewer(self, other: FigureState) -> InlineWord:
        """ "more" or "fewer", of money "less", of rates and percents "higher" or "lower"; "as many", "as
        much" or "the same" where both show the same number. What follows is .than(other).
        """
        its = self._other(other)
        side = order(self.comparison, its.comparison)
        return PlainWord((Text(en_us.more_or_fewer(side, self._manner())),))

    def than(self, other: FigureState) -> InlineWord:
        """What follows .more_or_fewer(other): "than" or, where both show the same number, "as"."""
        return PlainWord((Text(en_us.than(order(self.comparison, self._other(other).comparison))),))

    def _manner(self) -> en_us.Manner:
        plain = self.comparison.operation in {Operation.OBSERVED, Operation.TOTAL}
        if not plain or self.measure.kind in {Kind.RATE, Kind.PERCENT}:
            return "level"
        return "amount" if self.measure.kind is Kind.MONEY else "number"

    # ---- which is higher

    def __gt__(self, other: object) -> bool:
        return self._set_against(other) > 0

    def __lt__(self, other: object) -> bool:
        return self._set_against(other) < 0

    def __ge__(self, other: object) -> bool:
        return self._set_against(other) >= 0

    def __le__(self, other: object) -> bool:
        return self._set_against(other) <= 0

    def same_as(self, other: FigureState) -> bool:
        """Both show the same number, after rounding."""
        return same(self.comparison, self._other(other).comparison)

    def _set_against(self, other: object) -> int:
        """Whether it shows a higher number than another; asks first whether they can be compared at all."""
        return order(self.comparison, self._other(other).comparison)

    def _other(self, other: object) -> FigureState:
        its = self._figure(other, "")
        mine, their = self.comparison, its.comparison
        # Two parts of the same total can be set beside each other; their difference would mean nothing.
        reason = apart(mine, replace(their, measure=mine.measure) if _parts(mine, their) else their)
        if reason is not None:
            raise UnhandledState(
                f"{self.describe()} and {its.describe()} can't be compared: {en_us.REFUSALS[reason]}",
                do="Ask both first whether they are .known and not .qualified."
                if mine.unfit or their.unfit
                else "Ask first whether their .difference_from() is .known.",
            )
        return its

    def _figure(self, other: object, word: str) -> FigureState:
        if not isinstance(other, FigureState):
            raise TemplateError(
                f"{self.describe()} can only be set against a figure.",
                do=f"Write {word}(another figure)." if word else "",
            )
        return other

    def _beside(self, found: Comparison, what: str, other: FigureState) -> Self:
        return self._with(found, what, (self.comparison, other.comparison))

    @property
    def sort(self) -> str:
        """Totals and observations are one sort of figure; each rate, shares, ranks and changes are others."""
        if self.comparison.operation in {Operation.OBSERVED, Operation.TOTAL}:
            return "figure"
        return operation_of(self.comparison)


def _few(comparison: Comparison) -> bool:
    """Whether it counts too little for "3 times" to mean much, itself or above the line of a rate."""
    counts = comparison.measure.kind is Kind.COUNT and comparison.operation in _COUNTS
    return counts and -SMALL_BASE < counted(comparison) < SMALL_BASE


def _parts(one: Comparison, other: Comparison) -> bool:
    """Whether they are two parts of the same total of the same place."""
    return (
        bool(one.measure.part_of)
        and one.measure.part_of == other.measure.part_of
        and one.place == other.place
    )
