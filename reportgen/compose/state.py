"""The states that a figure can be in: what a template asks before it writes a sentence."""

from __future__ import annotations

from reportgen.compare import Comparison, Reason
from reportgen.compose.word import InlineWord
from reportgen.data.observation import Status

SMALL_WHOLE = 20


class FigureState(InlineWord):
    """The questions that a figure answers with yes or no."""

    __slots__ = ()
    comparison: Comparison

    @property
    def known(self) -> bool:
        """There is a number."""
        return self.comparison.refusal is None

    @property
    def missing(self) -> bool:
        """There is no number."""
        return not self.known

    @property
    def exact(self) -> bool:
        """There is a number, and its source neither rounds it nor leaves it open."""
        return self.comparison.unfit is None

    @property
    def zero(self) -> bool:
        """There is a number, and it is a true zero."""
        return self.exact and self.comparison.value == 0

    @property
    def one(self) -> bool:
        """There is a number, and it is 1."""
        return self.exact and self.comparison.value == 1

    @property
    def many(self) -> bool:
        """There is a number, neither 0 nor 1."""
        return self.known and not (self.zero or self.one)

    @property
    def small(self) -> bool:
        """There is a number under 20: too small a whole for percentages."""
        return self.exact and abs(self.comparison.exact) < SMALL_WHOLE

    @property
    def not_available(self) -> bool:
        """No source used has the figure."""
        return self.comparison.refusal is Reason.NOT_AVAILABLE

    @property
    def suppressed(self) -> bool:
        """The figure is withheld to protect the people counted."""
        return self.comparison.refusal is Reason.SUPPRESSED

    @property
    def partial(self) -> bool:
        """Only some of the region's places have the figure."""
        return self.comparison.refusal is Reason.PARTIAL

    @property
    def qualified(self) -> bool:
        """The source rounds the figure or leaves it open ("more than")."""
        return self.known and self.comparison.unfit is Reason.QUALIFIED

    @property
    def national_only(self) -> bool:
        """The figure is counted for the nation alone."""
        return self.comparison.refusal is Reason.OUT_OF_SCOPE and "state" not in self.comparison.measure.scope

    @property
    def provisional(self) -> bool:
        """There is a number, and it may still be revised."""
        return self._has(Status.PROVISIONAL)

    @property
    def revised(self) -> bool:
        """There is a number, and it was revised since it was first published."""
        return self._has(Status.REVISED)

    def _has(self, status: Status) -> bool:
        return self.known and any(o.status is status for o in self.comparison.observations)

    @property
    def under_review(self) -> bool:
        """A person must still look at the figure."""
        return any(o.under_review for o in self.comparison.observations)
