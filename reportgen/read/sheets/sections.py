"""Whose sheet each part of a text is, and of which year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.read.sheets.match import Match, match_at
from reportgen.read.sheets.profile import Profile
from reportgen.read.sheets.tokens import Token


@dataclass(frozen=True, slots=True)
class Section:
    """One state's part of a document: its tokens, its state ("" where the words don't tell) and its year.

    `doubt` says why the year is not certain, "" when it is; `spread` are the tokens that name years.
    """

    within: range
    state: str
    year: int | None
    doubt: str
    spread: frozenset[int]
    sure_of_state: bool = True
    mistimed: bool = False


def sections_of(tokens: Sequence[Token], profile: Profile, year: int | None) -> list[Section]:
    """The sections of a text, one for each state whose title stands in it; at least one."""
    starts: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        found = _title(tokens, profile, at) if token.kind == "place" else None
        if found and (not starts or starts[-1][1] != token.text):
            starts.append((found.begin, token.text))
    if not starts:
        return [_section(tokens, range(len(tokens)), "", profile, year)]
    begins = [0, *(begin for begin, _ in starts[1:])]
    ends = [*begins[1:], len(tokens)]
    return [
        _section(tokens, range(begin, end), code, profile, year)
        for (_, code), begin, end in zip(starts, begins, ends, strict=True)
    ]


def _title(tokens: Sequence[Token], profile: Profile, at: int) -> Match | None:
    for anchor in profile.titles:
        found = match_at(anchor, tokens, at, "{state}")
        if found and found.cost < 0.5:
            return found
    return None


def _section(
    tokens: Sequence[Token], within: range, state: str, profile: Profile, year: int | None
) -> Section:
    named: Counter[int] = Counter()
    spread = set()
    for at in within:
        if tokens[at].year_like and _names_year(tokens, profile, at):
            named[int(tokens[at].text)] += 1
            spread.add(at)
    common = named.most_common(1)[0][0] if named else None
    doubt, mistimed = "", year is not None and common not in {None, year}
    if len(named) > 1:
        doubt = f"The sheet names the years {', '.join(map(str, sorted(named)))}, and this sentence none."
    if mistimed:
        doubt = f"The sheet's words name {common}, and the year asked for is {year}."
    return Section(within, state, year or common, doubt, frozenset(spread), mistimed=mistimed)


def _names_year(tokens: Sequence[Token], profile: Profile, at: int) -> bool:
    return any(
        found.cost < 0.5 for anchor in profile.years if (found := match_at(anchor, tokens, at, "{year}"))
    )


def year_of_sentence(
    tokens: Sequence[Token], begin: int, end: int, section: Section
) -> tuple[int | None, str]:
    """The year that a sentence gives its figure between two tokens, None for none; and a doubt about it."""
    years: list[int] = []
    others: list[str] = []
    at = begin
    while at > section.within.start and not tokens[at].after_stop and begin - at < 60:
        at -= 1
        if tokens[at].year_like:
            if at in section.spread:
                years.append(int(tokens[at].text))
            elif not tokens[at].none:
                others.append(tokens[at].text)
    after = next(
        (
            n
            for n in range(end, min(end + 3, section.within.stop))
            if tokens[n].year_like and n in section.spread
        ),
        None,
    )
    if after is not None and not any(tokens[n].after_sentence for n in range(end, after + 1)):
        years.insert(0, int(tokens[after].text))
    if others:
        return (years[0] if years else None), f"The sentence also names {', '.join(others)}."
    if len(set(years)) > 1:
        return years[0], f"The sentence names the years {', '.join(map(str, sorted(set(years))))}."
    return (years[0] if years else None), ""
