"""Every number of a text accounted for: what is known to be no figure, before and after matching."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportgen.read.sheets.documents import Line
from reportgen.read.sheets.match import match_at, may_stand, words_around
from reportgen.read.sheets.profile import Profile
from reportgen.read.sheets.tokens import NOTE_MARK, Token

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_KNOWN = {
    "web address": r"(?:https?://|www\.|mailto:)\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,63}|\b(?:[a-z0-9-]{1,63}\.){1,6}(?:org|com|gov|net|edu)\b\S*",
    "phone number": r"(?:\b1[-.\s])?\(?\b\d{3}\)?[-.\s]\d{3}[-.]\d{4}\b|\b(?:1-)?8\d\d-[A-Z]{3}-[A-Z]{4}\b",
    "law citation": (
        r"\b\d+\s+(?:U\.?\s?S\.?\s?C|C\.?F\.?R)\b\.?(?:\s*§+)?\s*\d+\w*(?:\(\w+\))*(?:\s*\([a-z0-9]+\))*"
        r"|§+\s*\d[\w.]*(?:-\d+)?(?:\s?\(\w+\))*|\b(?:Public Law|Pub\. ?L\.(?: No\.)?|P\.L\.)\s*\d+-\d+"
        r"|\b(?:[Ss]ection|[Tt]itle|[Cc]hapter|Stat\.)\s+\d+\w*(?:\([a-z0-9]+\))*|\b(?:H\.R\.|S\.)\s?\d{1,5}\b"
    ),
    "date": (
        rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b\d{{1,2}}\s+{_MONTH}\s+\d{{4}}\b"
        rf"|\b{_MONTH}\s+\d{{1,2}}(?!,?\d)\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    ),
    "page number": r"(?i:\bpage\s+\d+(?:\s+of\s+\d+)?\b)|(?m:^\s*-\s*\d{1,3}\s*-\s*$)",
    NOTE_MARK: r"\[\^?\d{1,2}\]",
}
_PATTERNS = {reason: re.compile(pattern) for reason, pattern in _KNOWN.items()}
_LIST = re.compile(r"(?m:^[ \t]*\d{1,2}[.)](?=\s))|\(\d{1,2}\)(?=\s+[a-z])")
_FURNITURE = re.compile(r"(?i)\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*")
LISTED = "list number"


def mark_known(tokens: Sequence[Token], whole: str) -> None:
    """Give every number that is no figure by its form the reason why."""
    begins = [token.begin for token in tokens]
    for reason, pattern in (*_PATTERNS.items(), (LISTED, _LIST)):
        for found in pattern.finditer(whole):
            for token in _within(tokens, begins, *found.span()):
                token.none = token.none if token.none and token.none != "glued" else reason


def mark_rest(tokens: Sequence[Token], profile: Profile, taken: frozenset[int]) -> None:
    """Give the numbers that no figure took, and that the profile knows or that are years, their reason."""
    for at, token in enumerate(tokens):
        if token.kind == "number" and at not in taken:
            around = words_around(tokens, at)
            for anchor in (one for one in profile.none if may_stand(one, around)):
                found = match_at(anchor, tokens, at, "{number}") if "{number}" in anchor.parts else None
                if found and found.cost < 0.5:
                    for one in tokens[found.begin : found.end]:
                        one.none = one.none or "known to the profile"
            if token.year_like and not token.none:
                token.none = "year"


def _within(tokens: Sequence[Token], begins: list[int], begin: int, end: int) -> Iterator[Token]:
    for at in range(max(0, bisect_right(begins, begin) - 1), len(tokens)):
        if tokens[at].begin >= end:
            return
        if tokens[at].end > begin and tokens[at].kind == "number":
            yield tokens[at]


def without_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the text, and those that every page repeats: running heads, page numbers."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page:
            pages.setdefault(line.page, []).append(at)
    apart: set[int] = set()
    seen: dict[str, int] = {}
    for page, found in pages.items():
        for at in {*found[:2], *found[-2:]}:
            text = lines[at].text.strip()
            if _FURNITURE.fullmatch(text) and (not text.isdigit() or int(text) == page):
                apart.add(at)
        for at in found[-2:]:
            seen[_shape(lines[at].text)] = seen.get(_shape(lines[at].text), 0) + 1
    heads: set[str] = set()
    for found in pages.values():
        apart.update(at for at in found[-2:] if len(pages) > 1 and seen[_shape(lines[at].text)] == len(pages))
        apart.update(at for at in found[:2] if _shape(lines[at].text) in heads)
        heads.update(_shape(lines[at].text) for at in found[:2] if len(lines[at].text.split()) > 1)
    kept = tuple(line for at, line in enumerate(lines) if at not in apart)
    return kept, tuple(lines[at] for at in sorted(apart))


def _shape(text: str) -> str:
    found = re.sub(r"(?i)(page\s+)\d+", r"\1#", text)
    return " ".join(found.split())
