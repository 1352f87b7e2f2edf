"""Several places' figures in one line, as ranks and medians need them: whole, and of one sort and year."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.compare.apart import apart
from reportgen.compare.result import Comparison, Coverage, Reason
from reportgen.data.jurisdiction import NATION
from reportgen.data.observation import Observation

Peers = tuple[Comparison, ...]


def apart_in_line(peers: Peers) -> Reason | None:
    """Why figures can't stand in one line: the nation is among states, two are apart, or there is a gap.

    A gap is a place without an exact figure: missing, withheld, or left open by its source. The reason is
    the same in whatever order they come.
    """
    if nation_among([peer.place for peer in peers]):
        return Reason.NATION_AMONG_STATES
    known = fit(peers)
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


def fit(peers: Peers) -> Peers:
    """Those that have an exact figure."""
    return tuple(peer for peer in peers if peer.unfit is None)


def coverage(peers: Peers) -> Coverage:
    """Which of them have an exact figure."""
    return Coverage(tuple(peer.place for peer in fit(peers)), tuple(peer.place for peer in peers))


def cited(peers: Peers) -> tuple[Observation, ...]:
    """What those that have an exact figure rest on, each observation once."""
    return tuple({o.id: o for peer in fit(peers) for o in peer.observations}.values())
