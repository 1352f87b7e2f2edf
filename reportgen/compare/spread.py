"""How the figures of a region's places lie: their median, the lowest and the highest."""

from __future__ import annotations

from reportgen.compare.exact import added, ordered, over, whole
from reportgen.compare.line import Peers, line_of
from reportgen.compare.result import Comparison, Number, Operation, value_of


def median(place: str, peers: Peers) -> Comparison:
    """The value in the middle of the peers' or, of an even number, the mean of the two there; of `place`.

    As many lie above it as below. No place counts for more than another, so it is no region's rate.
    """
    return _among(Operation.MEDIAN, place, peers)


def lowest(place: str, peers: Peers) -> Comparison:
    """The lowest of the peers' values; it rests on all of them, since each is at least as high."""
    return _among(Operation.LOWEST, place, peers)


def highest(place: str, peers: Peers) -> Comparison:
    """The highest of the peers' values; it rests on all of them."""
    return _among(Operation.HIGHEST, place, peers)


def _among(operation: Operation, place: str, peers: Peers) -> Comparison:
    """Refused as a rank is: over a gap, with the nation among states, and of figures that are apart."""
    if not peers:
        raise ValueError(f"the {operation} of {place} needs at least one figure")
    line = line_of(peers)
    one = (line.known or peers)[0]
    return Comparison(
        operation,
        one.measure,
        place,
        one.year,
        None if line.refusal else _value(operation, [value_of(peer) for peer in peers]),
        line.observations,
        line.coverage,
        refusal=line.refusal,
        rate=one.rate,
        sort=one.sort,
        base=one.base,
        vintages=one.vintages,
        sides=(one,),
    )


def _value(operation: Operation, values: list[Number]) -> Number:
    """Of equal ones that are written otherwise (0 and 0.00), the first stands for all."""
    pairs = list(zip(ordered(values), values, strict=True))
    if operation is Operation.HIGHEST:
        return max(pairs, key=lambda pair: pair[0])[1]
    line = [value for _, value in sorted(pairs, key=lambda pair: pair[0])]
    if operation is Operation.LOWEST:
        return line[0]
    middle = len(line) // 2
    return line[middle] if len(line) % 2 else whole(over(added(line[middle - 1 : middle + 1]), 2))
