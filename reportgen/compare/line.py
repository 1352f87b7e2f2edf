"""Several places' figures in one line, as ranks and medians need them: whole, and of one sort and year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reportgen.compare.apart import apart
from reportgen.compare.result import Comparison, Coverage, Reason
from reportgen.data.jurisdiction import NATION
from reportgen.data.observation import Observation

Peers = tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Those of the peers that have an exact figure, what these rest on, and why there is no line, if so."""

    known: Peers
    coverage: Coverage
    observations: tuple[Observation, ...]
    refusal: Reason | None


def line_of(peers: Peers) -> Line:
    """The peers in one line; refused with a gap in it, with the nation among states, and where two are apart.

    A gap is a place without an exact figure: missing, withheld, or left open by its source. The refusal is
    the same in whatever order the peers come.
    """
    known = fit(peers)
    have = tuple([peer.place for peer in known])
    of = have if len(known) == len(peers) else tuple([peer.place for peer in peers])
    observations = tuple([o for peer in known for o in peer.observations])
    return Line(known, Coverage(have, of), observations, _apart(peers, known))


def fit(peers: Peers) -> Peers:
    """Those that have an exact figure."""
    return tuple([peer for peer in peers if peer.unfit is None])


def _apart(peers: Peers, known: Peers) -> Reason | None:
    if nation_among([peer.place for peer in peers]):
        return Reason.NATION_AMONG_STATES
    if not known:
        return shared({peer.unfit for peer in peers})
    first = min(known, key=lambda peer: peer.place)
    found = {_apart_in_a_year(first, peer) for peer in known} - {None}
    if found:
        return next(reason for reason in Reason if reason in found)
    return None if len(known) == len(peers) else Reason.PARTIAL


def _apart_in_a_year(one: Comparison, other: Comparison) -> Reason | None:
    found = apart(one, other)
    return Reason.TWO_YEARS if found is None and one.year != other.year else found


def nation_among(places: Collection[str]) -> bool:
    """Whether the nation stands among other places, all of which it holds."""
    return NATION in places and len(places) > 1


def shared(reasons: set[Reason | None]) -> Reason:
    """Why there is nothing at all: the reason that all share, else that it is not available."""
    only = next(iter(reasons)) if len(reasons) == 1 else None
    return only or Reason.NOT_AVAILABLE
