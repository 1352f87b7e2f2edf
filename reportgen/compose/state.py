"""The states that a figure can be in: what a template asks before it writes a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from reportgen.compare import Comparison, Operation, Ranking, Reason
from reportgen.compose import en_us
from reportgen.compose.numbers import figure, same
from reportgen.compose.setting import Place, PlaceLike, Setting
from reportgen.compose.word import InlineWord
from reportgen.data.measure import Measure, Rate
from reportgen.data.observation import Status
from reportgen.document.nodes import Figure, Inlines
from reportgen.errors import TemplateError, UnhandledState

SMALL_WHOLE = 20


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureState(InlineWord):
    """One figure of a place, and the questions that it answers with yes or no.

    `versus` are the two that it sets beside each other, where it does: part and whole, later and earlier.
    `covered` says of a rank that it is never printed without how many it is among.
    """

    setting: Setting
    place_of: Place
    comparison: Comparison
    name: str = ""
    own_label: Inlines = ()
    ranking: Ranking | None = None
    versus: tuple[Comparison, Comparison] | None = None
    covered: bool = False

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
        cells = self.setting.dataset.by_id
        return any(cells[o.id].under_review for o in self.comparison.observations)

    @property
    def complete(self) -> bool:
        """Every place of the region has the figure."""
        return self.comparison.coverage.complete

    # ---- for the rooms of figures

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return self.comparison.measure

    @property
    def place(self) -> PlaceLike:
        """Whose figure it is."""
        return self.setting.word_for(self.setting, self.place_of)

    def describe(self) -> str:
        """The figure as an error message names it."""
        return f"{self.name or self.measure.id} of {en_us.in_sentence(self.place_of.name)}"

    def _need(self) -> None:
        refusal = self.comparison.refusal
        if refusal is not None:
            raise UnhandledState(
                f"there is no figure for {self.describe()} ({refusal}).",
                do=f"Ask first: {{% if {self.name or 'the figure'}.known %}} … {{% endif %}}.",
            )

    def _plain(self, what: str, rate: bool = False) -> None:
        """Fail for what hangs on a figure (or its rate) where this is a share, a rank or a change of one."""
        sorts = {Operation.OBSERVED, Operation.TOTAL} | ({Operation.RATE} if rate else set())
        if self.comparison.operation not in sorts:
            raise TemplateError(
                f"{self.describe()} has no {what}: it is a {self.comparison.operation}.",
                do=f"Ask the figure itself for its {what}.",
            )

    def _as_words(self) -> Figure:
        """The figure as a sentence shows it; a ratio of two that show the same number is about one."""
        shown = figure(self.comparison)
        if self.comparison.operation is Operation.RATIO and self.versus and same(*self.versus):
            return replace(shown, text=en_us.level(exact=self.comparison.value == 1), value=1)
        return shown

    def _rate(self) -> Rate | None:
        return self.comparison.rate

    def _with(
        self, found: Comparison, what: str, versus: tuple[Comparison, Comparison] | None = None
    ) -> Self:
        """What hangs on it, as a figure of the same place; `versus` is what it sets beside each other."""
        name = f"{self.name}.{what}"
        return replace(self, comparison=found, name=name, ranking=None, versus=versus, covered=False)
