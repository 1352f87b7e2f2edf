"""Where a figure stands among others: ranks, with ties, never over missing values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from reportgen.compare.exact import ordered
from reportgen.compare.line import Peers, apart_in_line, cited, coverage, fit
from reportgen.compare.result import Comparison, Coverage, Operation, Reason
from reportgen.data.observation import Observation


@dataclass(frozen=True, slots=True)
class Ranking:
    """A rank: 1 is the highest, equals share a place; `among` how many are in line, `tied` with how many.

    `partial` where some have no exact figure and were left out; the comparison's coverage says which.
    """

    comparison: Comparison
    among: int
    tied: int
    partial: bool = False

    @property
    def first(self) -> bool:
        """Whether nothing is higher or equal."""
        return self.comparison.value == 1 and not self.tied

    @property
    def last(self) -> bool:
        """Whether nothing is lower or equal."""
        return self.comparison.value == self.among and not self.tied


@dataclass(frozen=True, slots=True)
class _Line:
    """What the ranks of one line have in common."""

    coverage: Coverage
    observations: tuple[Observation, ...]

    def place(self, peer: Comparison, value: int, tied: int) -> Ranking:
        return Ranking(self._comparison(peer, value, None), len(self.coverage.of), tied)

    def no_place(self, peer: Comparison, refusal: Reason) -> Ranking:
        return Ranking(self._comparison(peer, None, refusal), len(self.coverage.of), 0)

    def _comparison(self, peer: Comparison, value: int | None, refusal: Reason | None) -> Comparison:
        return Comparison(
            Operation.RANK,
            peer.measure,
            peer.place,
            peer.year,
            value,
            self.observations,
            self.coverage,
            refusal=refusal,
            sort=(Operation.RANK, *peer.sort),
            base=peer.base,
            vintages=peer.vintages,
        )


def ranks(peers: Peers) -> dict[str, Ranking]:
    """Every peer's rank among all of them, by place: by unrounded values, and after equals some are left out.

    That is standard competition ranking: 1, 2, 2, 4. Refused where a peer has no exact value, since nobody
    can know on which side of it the others stand.
    """
    line = _Line(coverage(peers), cited(peers))
    refusal = apart_in_line(peers)
    if refusal is not None:
        return {peer.place: line.no_place(peer, peer.unfit or refusal) for peer in peers}
    keys = ordered([peer.value for peer in peers if peer.value is not None])
    equals = Counter(keys)
    places, place = {}, 1
    for key in sorted(equals, reverse=True):
        places[key] = place
        place += equals[key]
    return {
        peer.place: line.place(peer, places[key], equals[key] - 1)
        for peer, key in zip(peers, keys, strict=True)
    }


def rank(subject: Comparison, peers: Peers) -> Ranking:
    """The subject's rank among its peers, itself one of them: what `ranks` says of it."""
    line = tuple(subject if peer.place == subject.place else peer for peer in peers)
    if any(peer is subject for peer in line):
        return ranks(line)[subject.place]
    return _Line(coverage(line), cited((subject, *line))).no_place(
        subject, subject.unfit or Reason.NOT_APPLICABLE
    )


def rank_with_data(subject: Comparison, peers: Peers) -> Ranking:
    """The subject's rank among those that have an exact figure: "1st of the 2 states with data"."""
    found = rank(subject, fit(peers))
    own = replace(found.comparison, coverage=coverage(peers))
    return replace(found, comparison=own, partial=not own.coverage.complete)
