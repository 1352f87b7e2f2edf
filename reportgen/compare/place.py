"""Where a figure stands among others: ranks, with ties, never over missing values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.compare.exact import ordered
from reportgen.compare.line import Line, Peers, fit, line_of
from reportgen.compare.result import Comparison, Coverage, Operation, Reason, value_of
from reportgen.data.observation import Observation

Rest = tuple[Observation, ...]


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


def ranks(peers: Peers) -> dict[str, Ranking]:
    """Every peer's rank among all of them, by place: by unrounded values, and after equals some are left out.

    That is standard competition ranking: 1, 2, 2, 4. Refused where a peer has no exact value, since nobody
    can know on which side of it the others stand.
    """
    line = line_of(peers)
    if line.refusal is not None:
        return {peer.place: _unranked(peer, peer.unfit or line.refusal, line) for peer in peers}
    keys = ordered([value_of(peer) for peer in peers])
    equals = Counter(keys)
    places, place = {}, 1
    for key in sorted(equals, reverse=True):
        places[key] = place
        place += equals[key]
    own_first = zip(peers, keys, _own_first(line), strict=True)
    return {
        peer.place: Ranking(_rank(peer, places[key], None, line.coverage, rest), len(peers), equals[key] - 1)
        for peer, key, rest in own_first
    }


def rank(subject: Comparison, peers: Peers) -> Ranking:
    """The subject's rank among its peers, itself one of them: what `ranks` says of it."""
    own = tuple(subject if peer.place == subject.place else peer for peer in peers)
    if any(peer is subject for peer in own):
        return ranks(own)[subject.place]
    return _unranked(subject, subject.unfit or Reason.NOT_APPLICABLE, line_of(own))


def rank_with_data(subject: Comparison, peers: Peers) -> Ranking:
    """The subject's rank among those that have an exact figure: "1st of the 2 states with data"."""
    known = fit(peers)
    found = rank(subject, known)
    coverage = Coverage(found.comparison.coverage.have, tuple(peer.place for peer in peers))
    comparison = replace(found.comparison, coverage=coverage)
    return replace(found, comparison=comparison, partial=len(known) < len(peers))


def _own_first(line: Line) -> Iterator[Rest]:
    """For each in line what all of them rest on, its own observations first."""
    start, rest = 0, line.observations
    for peer in line.known:
        end = start + len(peer.observations)
        yield rest[start:end] + rest[:start] + rest[end:]
        start = end


def _unranked(peer: Comparison, refusal: Reason, line: Line) -> Ranking:
    return Ranking(_rank(peer, None, refusal, line.coverage, line.observations), len(line.coverage.of), 0)


def _rank(
    peer: Comparison, value: int | None, refusal: Reason | None, coverage: Coverage, rest: Rest
) -> Comparison:
    return Comparison(
        Operation.RANK,
        peer.measure,
        peer.place,
        peer.year,
        value,
        rest,
        coverage,
        refusal=refusal,
        sort=(Operation.RANK,),
        base=peer.base,
        vintages=peer.vintages,
        sides=(peer,),
    )
