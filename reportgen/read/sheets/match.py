"""Phrases against tokens: where a profile's phrase stands, and how its words differ from the profile's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from reportgen.read.sheets.anchor import Anchor
from reportgen.read.sheets.tokens import NOTE_MARK, Token

_REPEATED, _SWAPPED = 0.1, 0.8
_ALIKE = 0.85
_FAR = 99.0


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: its tokens from `begin` to `end`, the number's, the place's, the year's (-1 for none).

    `cost` is how far its words are from the profile's: below 1 it is the same but for a repetition.
    """

    anchor: Anchor
    begin: int
    end: int
    value: int
    place: int
    year: int
    cost: float

    @property
    def weight(self) -> float:
        """How much the phrase says; of two on one number, the weightier is meant."""
        return len(self.anchor.parts) - 2 * self.cost


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a phrase laid along the tokens: how many it takes, and what it found on the way."""

    cost: float
    length: int
    place: int = -1
    year: int = -1


def match_at(anchor: Anchor, tokens: Sequence[Token], at: int, gap: str = "{value}") -> Match | None:
    """The phrase with its number at a token, None where its words don't stand around it."""
    middle = anchor.parts.index(gap)
    allowed = _allowed(anchor)
    after = _side(anchor, anchor.parts[middle + 1 :], tokens, at, step=1, allowed=allowed)
    if after is None:
        return None
    before = _side(anchor, anchor.parts[:middle][::-1], tokens, at, step=-1, allowed=allowed - after.cost)
    if before is None:
        return None
    place = after.place if after.place >= 0 else before.place
    year = before.year if before.year >= 0 else after.year
    begin, end = at - before.length, at + after.length + 1
    return Match(anchor, begin, end, at, place, year, before.cost + after.cost)


def may_stand(anchor: Anchor, around: frozenset[str]) -> bool:
    """Whether enough of a phrase's words are around a number; a quick look before the close one."""
    return len(anchor.words - around) <= _allowed(anchor) / _SWAPPED


def words_around(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The words that a phrase at a token may reach."""
    return frozenset(token.text for token in tokens[max(0, at - 40) : at + 41])


def laid_from(anchor: Anchor, tokens: Sequence[Token], at: int) -> tuple[float, int, int] | None:
    """A label from a token on: its cost, the token after it, and a number's inside it (else -1); or None.

    A number stands inside a label where the label's cell has two lines and the number is beside the first.
    """
    parts, here, inside = anchor.parts, at, -1
    if not _fits(parts[0], tokens[at]):
        return None
    for number, part in enumerate(parts):
        if (
            number
            and inside < 0
            and here < len(tokens)
            and tokens[here].kind == "number"
            and not tokens[here].none
        ):
            inside, here = here, here + 1
        if here >= len(tokens) or not _fits(part, tokens[here]):
            break
        here += 1
    else:
        return 0, here, inside
    side = _side(anchor, parts[1:], tokens, at, step=1, allowed=_allowed(anchor)) if len(parts) > 1 else None
    return (side.cost, at + 1 + side.length, -1) if side else None


def _allowed(anchor: Anchor) -> float:
    """How far the words may differ: a short phrase not at all, a long one by a word or two."""
    return 0.5 if len(anchor.words) < 4 else 1.5 if len(anchor.words) < 8 else 2.5


def _side(
    anchor: Anchor, parts: tuple[str, ...], tokens: Sequence[Token], at: int, *, step: int, allowed: float
) -> _Side | None:
    """The cheapest way to lay the parts along the tokens from `at` on; None when it costs too much."""
    if not parts:
        return _Side(0, 0)
    exact = _exactly(parts, tokens, at, step)
    if exact is not None:
        return exact
    limit = min(len(parts) + 5, len(tokens) - at - 1 if step > 0 else at)
    ahead = [tokens[at + step * (number + 1)] for number in range(limit)]
    words = {token.text for token in ahead}
    if sum(part not in words for part in parts if part[0] != "{") > allowed:
        return None
    best = _laid(parts, ahead, anchor.words, step)
    if best is None or best.cost > allowed:
        return None
    place, year = (at + step * (n + 1) if n >= 0 else -1 for n in (best.place, best.year))
    return _Side(best.cost, best.length, place, year)


def _exactly(parts: tuple[str, ...], tokens: Sequence[Token], at: int, step: int) -> _Side | None:
    place = year = -1
    for number, part in enumerate(parts, 1):
        here = at + step * number
        if not 0 <= here < len(tokens) or not _fits(part, tokens[here]) or _parted(tokens, here, step):
            return None
        if part == "{state}":
            place = here
        elif part == "{year}":
            year = here
    return _Side(0, len(parts), place, year)


def _parted(tokens: Sequence[Token], here: int, step: int) -> bool:
    """Whether a sentence ends between this token and the one nearer to the number."""
    return tokens[here if step > 0 else here + 1].after_sentence


def _fits(part: str, token: Token) -> bool:
    if part == "{state}":
        return token.kind == "place"
    if part == "{year}":
        return token.year_like
    if part == "{number}":
        return token.kind == "number"
    return token.text == part and token.kind != "place"


def _laid(parts: tuple[str, ...], ahead: Sequence[Token], own: frozenset[str], step: int) -> _Side | None:
    """The cheapest alignment of parts with tokens, by dynamic programming over both."""
    # One row for each number of parts laid; in it, by the number of tokens taken, cost and gaps found.
    row: list[_Side] = [_Side(0, 0)]
    for number, token in enumerate(ahead):
        row.append(_Side(row[-1].cost + _extra(token, own), number + 1))
    for part in parts:
        missing = 1.0 if part[0] != "{" else _FAR
        new = [_Side(row[0].cost + missing, 0, row[0].place, row[0].year)]
        for number, token in enumerate(ahead, 1):
            laid = row[number - 1].cost + _swap(part, token)
            left_out = row[number].cost + missing
            extra = new[number - 1].cost + _extra(token, own)
            if laid <= left_out and laid <= extra:
                old = row[number - 1]
                place = number - 1 if part == "{state}" else old.place
                year = number - 1 if part == "{year}" else old.year
                new.append(_Side(laid, number, place, year))
            elif extra <= left_out:
                old = new[number - 1]
                new.append(_Side(extra, number, old.place, old.year))
            else:
                old = row[number]
                new.append(_Side(left_out, number, old.place, old.year))
        row = new
    found = min(row, key=lambda side: side.cost)
    crossed = sum(
        token.after_sentence for token in (ahead[: found.length] if step > 0 else ahead[: found.length - 1])
    )
    return _Side(found.cost + crossed, found.length, found.place, found.year)


def _extra(token: Token, own: frozenset[str]) -> float:
    """What a token costs that the phrase doesn't have: a repeated word little, a number too much."""
    if token.kind == "word":
        return _REPEATED if token.text in own else 1.0
    if token.none == NOTE_MARK:
        return _REPEATED
    return 1.5 if token.kind == "place" else _FAR


def _swap(part: str, token: Token) -> float:
    if _fits(part, token):
        return 0
    if part[0] == "{" or token.kind != "word":
        return _FAR
    return _SWAPPED if _similar(part, token.text) else _FAR


@lru_cache(maxsize=50_000)
def _similar(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE
