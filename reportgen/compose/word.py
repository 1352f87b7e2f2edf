"""What every template word is: something with nodes, that can't be mistaken for a string."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NoReturn

from reportgen.compose.apparatus import Apparatus
from reportgen.document.nodes import Block, Inlines
from reportgen.errors import TemplateError

PROBED = {"alters_data", "jinja_pass_arg", "unsafe_callable"}  # what Jinja asks of whatever is called
INNER = frozenset(
    "asked beside blocks cell comparison covered deferred describe earlier figure inlines items measure name "
    "note observations of opening own_label person place_of ranking region role setting shown sort text "
    "versus".split()
)
"""What hangs on words for the program's own use; a template may not ask for it."""


class Word:
    """A word that stands for nodes. Joining, cutting, counting with or changing it as a string fails loudly.

    A `deferred` word waits until every figure of the briefing is known, as the list of sources must.
    `shown` is what of INNER a template may ask such a word for all the same.
    """

    __slots__ = ()
    deferred: ClassVar[bool] = False
    shown: ClassVar[frozenset[str]] = frozenset()

    def __str__(self) -> str:
        raise TemplateError(
            f"{self.describe()} can't be joined to a string or changed as one.",
            do="Write it in {{ }} of its own, so that it keeps its sources.",
        )

    __add__ = __radd__ = __mod__ = __mul__ = __rmul__ = lambda self, _: str(self)

    def __int__(self) -> int:  # the filters int and float would make 0 of a TypeError
        raise TemplateError(
            f"{self.describe()} can't be made a plain number.", do="Set it against another figure as it is."
        )

    def __float__(self) -> float:
        return int(self)

    def __eq__(self, other: object) -> bool:
        raise TemplateError(
            f"{self.describe()} can't be compared with == or !=.",
            do="Ask .zero, .one or .many, or .same_as(another).",
        )

    __hash__ = object.__hash__

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            if name.startswith("_") or name in PROBED:
                raise AttributeError(name)
            unknown(name, self.describe(), words_of(self))

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


def words_of(word: Word) -> list[str]:
    """What hangs on a word, for a template to ask."""
    kind = type(word)
    return [name for name in dir(kind) if not name.startswith("_") and not hidden(kind, name)]


def hidden(kind: type[Word], name: str) -> bool:
    """Whether what hangs on such words by this name is for the program's own use."""
    return name in INNER and hasattr(kind, name) and name not in kind.shown


def need(kind: type | tuple[type, ...], values: Iterable[object], what: str, do: str) -> None:
    """Raise TemplateError unless every value that a template hands over is of this kind."""
    if not all(isinstance(value, kind) for value in values):
        raise TemplateError(what, do=do)


def unknown(name: str, owner: str, valid: Iterable[str]) -> NoReturn:
    """Raise the error for a name that a word doesn't have, with the nearest valid one."""
    names = sorted(valid)
    near = difflib.get_close_matches(name, names, 1, 0.5)
    hint = f'Did you mean "{near[0]}"?' if near else f"It has: {', '.join(names) or 'nothing to ask'}."
    raise TemplateError(f'{owner} has no "{name}".', do=hint)
