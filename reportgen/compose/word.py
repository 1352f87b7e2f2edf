"""What every template word is: something with nodes, that can't be mistaken for a string."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import ClassVar, NoReturn

from reportgen.compose.apparatus import Apparatus
from reportgen.document.nodes import Block, Inlines
from reportgen.errors import TemplateError


class Word:
    """A word that stands for nodes. Joining, cutting or changing it as a string fails loudly.

    A `deferred` word waits until every figure of the briefing is known, as the list of sources must.
    """

    __slots__ = ()
    deferred: ClassVar[bool] = False

    def __str__(self) -> str:
        raise TemplateError(
            f"{self.describe()} can't be joined to a string or changed as one.",
            do="Write it in {{ }} of its own, so that it keeps its sources.",
        )

    __add__ = __radd__ = __mod__ = __mul__ = __rmul__ = lambda self, _: str(self)

    def describe(self) -> str:
        """The word as an error message names it."""
        return "A word of the data"


class InlineWord(Word):
    """A word that can stand in a sentence."""

    __slots__ = ()

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """Its nodes; `apparatus` knows the numbers of the sources."""
        raise NotImplementedError


class BlockWord(Word):
    """A word that stands on a line of its own: a table, a chart, a list of sources."""

    __slots__ = ()

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:
        """Its blocks; `apparatus` knows the numbers of the sources."""
        raise NotImplementedError


class PlainWord(InlineWord):
    """Nodes that are known at once."""

    __slots__ = ("_inlines",)

    def __init__(self, inlines: Inlines) -> None:
        self._inlines = inlines

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The nodes."""
        return self._inlines


def unknown(name: str, owner: str, valid: Iterable[str]) -> NoReturn:
    """Raise the error for a name that a word doesn't have, with the nearest valid one."""
    names = sorted(valid)
    near = difflib.get_close_matches(name, names, 1, 0.5)
    hint = f'Did you mean "{near[0]}"?' if near else f"It has: {', '.join(names)}."
    raise TemplateError(f'{owner} has no "{name}".', do=hint)
