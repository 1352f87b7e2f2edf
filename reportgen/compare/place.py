"""Where a figure stands among others: ranks, with ties, never over missing values."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.compare.result import Comparison, Coverage, Operation, Reason


@dataclass(frozen=True, slots=True)
class Ranking:
    """A rank: 1 is the highest, equals share a place; `among` how many are in line, `tied` with how many."""

    comparison: Comparison
    among: int
    tied: int

    @property
    def first(self) -> bool:
        """Whether nothing is higher or equal."""
        return self.comparison.value == 1 and not self.tied

    @property
    def last(self) -> bool:
        """Whether nothing is lower or equal."""
        return self.comparison.value == self.among and not self.tied


def rank(subject: Comparison, peers: tuple[Comparison, ...]) -> Ranking:
    """The subject's rank among its peers (itself one of them), by unrounded values.

    Refused where a peer has no exact value, since nobody can know on which side of it the subject stands.
    """
    known = [peer for peer in peers if peer.unfit is None]
    coverage = Coverage(tuple(p.place for p in known), tuple(p.place for p in peers))
    refusal = subject.unfit
    if refusal is None and any(_apart(subject, peer) for peer in peers):
        refusal = Reason.TWO_MEASURES
    if refusal is None and not coverage.complete:
        refusal = Reason.PARTIAL
    if refusal is None and subject.place not in coverage.of:
        refusal = Reason.NOT_APPLICABLE
    higher = tied = 0
    if refusal is None:
        higher = sum(peer.exact > subject.exact for peer in known)
        tied = sum(peer.exact == subject.exact and peer.place != subject.place for peer in known)
    comparison = Comparison(
        Operation.RANK,
        subject.measure,
        subject.place,
        subject.year,
        None if refusal else higher + 1,
        tuple(dict.fromkeys(o for peer in (subject, *known) for o in peer.observations)),
        coverage,
        refusal=refusal,
    )
    return Ranking(comparison, len(peers), tied)


def _apart(one: Comparison, other: Comparison) -> bool:
    return (one.measure.id, one.rate, one.operation, one.year) != (
        other.measure.id,
        other.rate,
        other.operation,
        other.year,
    )
