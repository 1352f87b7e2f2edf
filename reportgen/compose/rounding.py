"""What is said where rounded shares don't add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.compose import en_us
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure
from reportgen.document.nodes import Inlines, Literal, Text


def rounding_note(rows: Iterable[Sequence[FigureWord]]) -> Inlines:
    """The sentence, where the shares of any of these rows make up a whole but, as printed, are not 100%."""
    if not any(_is_off(row) for row in rows):
        return ()
    before, hundred, after = en_us.ROUNDED_SHARES
    return (Text(before), Literal(hundred, "the whole of shares"), Text(after))


def _is_off(shares: Sequence[FigureWord]) -> bool:
    if not shares or any(share.missing for share in shares):
        return False
    whole = sum(share.comparison.exact for share in shares) == 1
    return whole and sum(figure(share.comparison).value for share in shares) != 100
