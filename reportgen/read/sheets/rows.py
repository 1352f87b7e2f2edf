"""Labels and the numbers beside or below them, also where a table's cells have run together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.read.sheets.anchor import Anchor
from reportgen.read.sheets.match import laid_from
from reportgen.read.sheets.profile import Profile, Wanted
from reportgen.read.sheets.tokens import Token


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that stands for a label: which token, in which column, from where its words are quoted."""

    figure: Wanted
    column: int
    value: int
    begin: int
    cost: float
    review: str


@dataclass(frozen=True, slots=True)
class _Item:
    """A label (with its figure) or a number, from token `begin` to `end`."""

    begin: int
    end: int
    figure: Wanted | None = None
    cost: float = 0
    inside: int = -1


def cells_of(
    tokens: Sequence[Token],
    within: range,
    profile: Profile,
    taken: frozenset[int],
    row_at: Callable[[int], str],
) -> Iterator[Cell]:
    """The cells of a part of the text; `row_at` tells which table row or line a token stands in."""
    items = list(_items(tokens, within, profile, taken))
    for group in _groups(items):
        yield from _assigned(group, len(profile.columns), tokens, row_at)


def _items(
    tokens: Sequence[Token], within: range, profile: Profile, taken: frozenset[int]
) -> Iterator[_Item]:
    labels = [(anchor, figure) for figure in profile.figures for anchor in figure.rows]
    labels.sort(key=lambda one: -len(one[0].parts))
    at, item_end = within.start, -1
    while at < within.stop:
        token = tokens[at]
        found = None
        if at not in taken:
            if token.kind == "word" and (at == item_end or _starts(token) or at == within.start):
                found = _label(tokens, at, labels, taken)
            if found is None and (token.kind == "blank" or _countable(token)):
                found = _Item(at, at + 1)
        if found:
            yield found
            at = item_end = found.end
        else:
            at += 1


def _countable(token: Token) -> bool:
    return token.kind == "number" and not token.none


def _starts(token: Token) -> bool:
    return any(mark in token.gap for mark in "\n\t:|") or token.after_sentence or "  " in token.gap


def _label(
    tokens: Sequence[Token], at: int, labels: list[tuple[Anchor, Wanted]], taken: frozenset[int]
) -> _Item | None:
    best: _Item | None = None
    for anchor, figure in labels:
        found = laid_from(anchor, tokens, at)
        if found is None:
            continue
        cost, end, inside = found
        # The first word must stand: else a label begins in whatever comes before it.
        if any(one in taken for one in range(at, end)) or (best and best.cost <= cost):
            continue
        best = _Item(at, _closed(tokens, end), figure, cost, inside)
    return best


def _closed(tokens: Sequence[Token], end: int) -> int:
    """Past the words in brackets that follow a label."""
    here = end
    if here < len(tokens) and "(" in tokens[here].gap and ")" not in tokens[here].gap:
        while here < min(len(tokens), end + 8):
            here += 1
            if here < len(tokens) and ")" in tokens[here].gap:
                return here
    return end


def _groups(items: list[_Item]) -> Iterator[list[_Item]]:
    """Runs of items with nothing between them, those without a label left out."""
    group: list[_Item] = []
    for item in items:
        if group and item.begin != group[-1].end:
            if any(one.figure for one in group):
                yield group
            group = []
        group.append(item)
    if any(one.figure for one in group):
        yield group


def _assigned(
    group: list[_Item], columns: int, tokens: Sequence[Token], row_at: Callable[[int], str]
) -> Iterator[Cell]:
    before = 0
    while before < len(group) and group[before].figure is None:
        before += 1
    runs = list(_runs(group[before:]))
    if before and columns == 1 and before == 1 and len(group) % 2 == 0 and not runs[-1][1]:
        alternating = all((item.figure is None) == (at % 2 == 0) for at, item in enumerate(group))
        if alternating:
            reason = "The numbers stand before their labels; each is read with the label after it."
            for number, label in zip(group[::2], group[1::2], strict=True):
                yield from _row(label, [number], number.begin, reason)
            return
    first = (
        "A number stands before the first label, so which belongs to which is not certain." if before else ""
    )
    for labels, numbers in runs:
        yield from _run(labels, numbers, columns, tokens, row_at=row_at, doubt=first)


def _runs(group: list[_Item]) -> Iterator[tuple[list[_Item], list[_Item]]]:
    """Labels and the numbers after them, again and again."""
    labels: list[_Item] = []
    numbers: list[_Item] = []
    for item in group:
        if item.figure and numbers:
            yield labels, numbers
            labels, numbers = [], []
        if item.figure:
            labels.append(item)
            if item.inside >= 0:
                numbers.append(_Item(item.inside, item.inside + 1))
        else:
            numbers.append(item)
    if labels:
        yield labels, numbers


def _run(
    labels: list[_Item],
    numbers: list[_Item],
    columns: int,
    tokens: Sequence[Token],
    *,
    row_at: Callable[[int], str],
    doubt: str,
) -> Iterator[Cell]:
    if len(labels) == 1 and len(numbers) == columns:
        apart = doubt if row_at(labels[0].end - 1) != row_at(numbers[0].begin) else ""
        yield from _row(labels[0], numbers, labels[0].begin, apart)
    elif len(numbers) == len(labels) * columns:
        shown = _shown(numbers, tokens)
        reason = (
            f"{len(labels)} labels stand together, then their numbers; {shown} are read in the order printed."
        )
        for at, label in enumerate(labels):
            some = numbers[at * columns : (at + 1) * columns]
            yield from _row(label, some, labels[0].begin, reason)
    elif numbers and row_at(labels[-1].end - 1) == row_at(numbers[0].begin):
        shown = _shown(numbers, tokens)
        reason = (
            f"{len(labels)} labels stand beside {len(numbers)} numbers ({shown}): which go together is open."
        )
        yield from _row(labels[-1], numbers[:columns], labels[0].begin, reason)


def _shown(numbers: list[_Item], tokens: Sequence[Token]) -> str:
    return ", ".join(tokens[one.begin].text for one in numbers[:6])


def _row(label: _Item, numbers: list[_Item], begin: int, review: str) -> Iterator[Cell]:
    assert label.figure
    for column, number in enumerate(numbers):
        yield Cell(label.figure, column, number.begin, begin, label.cost, review)
