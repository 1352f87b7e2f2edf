"""A text's words, numbers and places, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.data.observation import Qualifier
from reportgen.errors import InputError
from reportgen.read.grid import refused
from reportgen.read.sheets.normalise import Text, folded
from reportgen.read.sheets.profile import Profile
from reportgen.read.sheets.states import Places

MAX_NUMBERS = 5_000
NOTE_MARK = "note mark"
_TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th)\b)|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
_STOP = re.compile(r"[.!?][\"')\]]*\s")
_SENTENCE = re.compile(r"[.!?:;][\"')\]]*\s")


@dataclass(slots=True)
class Token:
    """A word (folded), a number or a place (its code), from `begin` to `end` of the text.

    `gap` is what stands before it, after the token before. `value` is None where digits make no number;
    `scaled` says that a word such as million was part of it.
    """

    kind: str
    text: str
    begin: int
    end: int
    gap: str
    value: Decimal | None = None
    unit: str = "count"
    scaled: bool = False
    none: str = ""
    qualifier: str = ""

    @property
    def year_like(self) -> bool:
        """Whether these four digits may be a year."""
        return (
            self.kind == "number" and bool(re.fullmatch(r"(19|20)\d\d", self.text)) and self.unit == "count"
        )

    @property
    def after_stop(self) -> bool:
        """Whether a full stop, and not just a colon, ends a sentence before it."""
        return bool(_STOP.search(self.gap))

    @property
    def after_sentence(self) -> bool:
        """Whether a sentence ends before it."""
        return bool(_SENTENCE.search(self.gap))


def tokens_of(file: str, text: Text, profile: Profile, places: Places) -> list[Token]:
    """The tokens of a text; raises InputError for one with more numbers than any sheet has."""
    raw = _raw(text.whole)
    if sum(token.kind == "number" for token in raw) > MAX_NUMBERS:
        what = f"It has more than {MAX_NUMBERS:,} numbers, which no such sheet has."
        raise _too_many(file, what)
    joined = _with_units(_unbroken(raw, profile.vocabulary() | places.vocabulary), profile.scales, text.whole)
    joined = _with_qualifiers(_with_blanks(joined, profile.blanks, text.whole), profile)
    return places.found_in(_with_number_words(joined, profile.words), text.whole)


def _too_many(file: str, what: str) -> InputError:
    return refused(file, what, "Save the pages that matter as a file of their own.")


def _raw(whole: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(whole):
        begin, end = match.span()
        gap = whole[at:begin]
        if match.lastgroup == "word":
            word = folded(match[0])
            found.append(Token("word", word, begin, end, gap))
        elif match.lastgroup == "ordinal":
            found.append(Token("number", match[0], begin, end, gap, none="ordinal"))
        else:
            found.append(_number(match[0], begin, end, gap, whole))
        at = end
    return found


def _number(digits: str, begin: int, end: int, gap: str, whole: str) -> Token:
    value = Decimal(digits.replace(",", "")) if len(digits) < 30 and _GROUPED.fullmatch(digits) else None
    before, after = whole[max(0, begin - 1) : begin], whole[end : end + 2]
    unit = "percent" if after.lstrip().startswith("%") else "money" if before in {"$", "€", "£"} else "count"
    none = ""
    if before.isalpha():
        none = "part of a code"
    elif after[:1].isalpha():
        none = "glued"
    return Token("number", digits, begin, end, gap, value, unit, none=none)


def _unbroken(tokens: list[Token], vocabulary: frozenset[str]) -> list[Token]:
    """Words that a hyphen parts at a line's end made whole, where the profile knows the whole word."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        broken = (
            token.kind == "word" and last and last.kind == "word" and re.fullmatch(r"-\s*\n\s*", token.gap)
        )
        if broken and last and folded(last.text + token.text) in vocabulary:
            found[-1] = replace(last, text=folded(last.text + token.text), end=token.end)
        else:
            found.append(token)
    return found


def _with_units(tokens: list[Token], scales: Mapping[str, int], whole: str) -> list[Token]:
    """Numbers that take the word after them along: million, percent."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if token.kind == "word" and last and last.kind == "number" and last.value is not None:
            word = whole[token.begin : token.end].casefold()
            if not token.gap.strip() and word in scales and not last.scaled:
                value = last.value * scales[word]
                found[-1] = replace(last, value=value, scaled=True, end=token.end, none="")
                continue
            if not token.gap.strip() and word in {"percent", "pct"}:
                found[-1] = replace(last, unit="percent", end=token.end)
                continue
        found.append(token)
    return found


def _with_qualifiers(tokens: list[Token], profile: Profile) -> list[Token]:
    """Numbers that take the words before them along: more than, about."""
    found: list[Token] = []
    for token in tokens:
        words, qualifier = _qualifier(token, found, profile) if token.kind == "number" else ((), None)
        if words:
            first = found[-len(words)]
            del found[-len(words) :]
            found.append(replace(token, begin=first.begin, gap=first.gap, qualifier=qualifier or "unclear"))
        else:
            found.append(token)
    return found


def _qualifier(
    token: Token, before: Sequence[Token], profile: Profile
) -> tuple[tuple[str, ...], Qualifier | None]:
    """The words right before a number that say how exact it is, and what they say; () for none."""
    for words, qualifier in profile.qualifiers:
        some = before[-len(words) :]
        if tuple(one.text for one in some) == words:
            whole = not any(one.after_sentence for one in (*some[1:], token))
            return (words, qualifier) if whole else ((), None)
    return (), None


def _with_blanks(tokens: list[Token], blanks: tuple[str, ...], whole: str) -> list[Token]:
    """Cells that say that there is no number, as the profile writes them: [x]."""
    wide = max(map(len, blanks), default=0)
    for token in tokens if blanks else ():
        around = whole[max(0, token.begin - wide) : token.end + wide]
        if (
            token.kind == "word"
            and len(token.text) <= wide
            and any(one in around and token.text in one for one in blanks)
        ):
            token.kind = "blank"
    return tokens


def _with_number_words(tokens: list[Token], words: Mapping[str, int]) -> list[Token]:
    """Written-out numbers keep being words; their value is there for a phrase that needs one."""
    for token in tokens:
        if token.kind == "word" and token.text in words:
            token.value = Decimal(words[token.text])
    return tokens
