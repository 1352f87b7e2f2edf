"""One document → what its phrases and rows state, each with its place, its words and its doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.observation import Key, Locator, Observation, Qualifier
from reportgen.data.period import Period
from reportgen.data.region import slug_of
from reportgen.read.sheets.documents import Document
from reportgen.read.sheets.match import Match, match_at, may_stand, words_around
from reportgen.read.sheets.normalise import Text, text_of_lines
from reportgen.read.sheets.numbers import LISTED, mark_known, mark_rest, without_furniture
from reportgen.read.sheets.profile import Profile, Wanted
from reportgen.read.sheets.rows import cells_of
from reportgen.read.sheets.sections import Section, sections_of, year_of_sentence
from reportgen.read.sheets.states import Places
from reportgen.read.sheets.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no phrase took and that isn't known to be none; `near` is the phrase beside it."""

    place: str
    text: str
    around: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one document gave. `states` are those whose sheets it holds, `none` the numbers that are none."""

    document: Document
    stated: tuple[Observation, ...]
    states: tuple[tuple[str, int], ...]
    unread: tuple[Unread, ...]
    none: tuple[Unread, ...]
    problems: tuple[str, ...] = ()
    sources: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number taken for a figure: by which words (`begin` to `end`), whose it is as far as they say."""

    figure: Wanted
    of: str
    value: int
    begin: int
    end: int
    place: int
    reasons: tuple[str, ...]


def read_sheet(
    document: Document, profile: Profile, places: Mapping[str, Jurisdiction], year: int | None
) -> Sheet:
    """Everything that a document states in the profile's words; nothing of it where there is none."""
    lines, furniture = without_furniture(document.lines)
    text = text_of_lines(lines)
    tokens = tokens_of(document.file, text, profile, Places(places))
    mark_known(tokens, text.whole)
    taken: dict[int, _Stated] = {}
    for one in _phrases(tokens, profile, text):
        taken[one.value] = one
    covered = frozenset(at for one in taken.values() for at in range(one.begin, one.end))
    sections = sections_of(tokens, profile, year)
    stated: list[Observation] = []
    problems: list[str] = []
    sources: dict[str, tuple[str, int]] = {}
    for section in sections:
        found = [one for at, one in taken.items() if at in section.within]
        found += _rows(tokens, section, profile, covered, text)
        whose = _with_state(section, found, tokens)
        read = _Reader(document, profile, places, tokens, text, whose)
        stated += read.observations(sorted(found, key=lambda one: one.value))
        problems += read.problems
        sources |= read.sources
        for one in found:
            taken[one.value] = one
    mark_rest(tokens, profile, frozenset(taken))
    unread, none = _accounted(tokens, text, profile, taken)
    none += [Unread(line.place, line.text.strip(), line.text.strip(), "page furniture") for line in furniture]
    states = tuple(dict.fromkeys((s.state, s.year or 0) for s in sections if s.state))
    return Sheet(
        document, tuple(stated), states, tuple(unread), tuple(none), tuple(dict.fromkeys(problems)), sources
    )


# ---- what the phrases take


def _phrases(tokens: Sequence[Token], profile: Profile, text: Text) -> Iterator[_Stated]:
    anchors = [(anchor, figure) for figure in profile.figures for anchor in figure.phrases]
    for at, token in enumerate(tokens):
        if token.value is None or (token.none and token.none != LISTED):
            continue
        around = words_around(tokens, at)
        found = [
            (match, figure)
            for anchor, figure in anchors
            if _unit_fits(figure, token)
            and may_stand(anchor, around)
            and (match := match_at(anchor, tokens, at))
            and not _over_rows(match, tokens, text)
        ]
        if token.kind == "word":
            found = [(match, figure) for match, figure in found if match.cost < 0.5]
        if found:
            yield _best(found, tokens)


def _over_rows(match: Match, tokens: Sequence[Token], text: Text) -> bool:
    """Whether a phrase takes the end of one table row for its number and the next row for its words."""
    first, last = (text.line_at(tokens[at].begin) for at in (match.begin, match.end - 1))
    if first == last:
        return False
    rows = {line.row for line in text.lines[first : last + 1]}
    value = tokens[match.value]
    begun = text.whole.rfind("\n", 0, value.begin) + 1
    behind = "\t" in text.whole[begun : value.begin].strip(" ") and match.begin == match.value
    return (len(rows) > 1 and "" not in rows) or behind


def _unit_fits(figure: Wanted, token: Token) -> bool:
    return token.unit == figure.unit or (figure.unit == "rate" and token.unit == "count")


def _best(found: list[tuple[Match, Wanted]], tokens: Sequence[Token]) -> _Stated:
    found.sort(key=lambda one: -one[0].weight)
    match, figure = found[0]
    reasons = []
    for other, rival in found[1:]:
        if (rival.measure, rival.of) != (figure.measure, figure.of) and other.weight > match.weight - 1:
            reasons.append(f"The words fit {rival.measure} ({rival.of}) as well.")
            break
    if match.cost >= 0.5:
        reasons.append(f'The words differ from the profile\'s: "{match.anchor.text}".')
    reasons += _doubts(tokens, match.value)
    return _Stated(figure, figure.of, match.value, match.begin, match.end, match.place, tuple(reasons))


def _doubts(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """What makes a number itself doubtful."""
    token = tokens[at]
    if token.year_like and not token.qualifier:
        yield f"{token.text} may be a year."
    if token.qualifier == "unclear":
        yield "The words before the number change what it says."
    if token.none == LISTED:
        yield "The number may be that of a list."
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and _beside(tokens[at - 1], token.gap) and not tokens[at - 1].year_like:
        yield f"Two numbers stand together: {tokens[at - 1].text} and {token.text}."
    if after and _beside(after, after.gap):
        yield f"Two numbers stand together: {token.text} and {after.text}."
    if token.gap.endswith(("-", "−")) and not token.gap[:-1].strip() and token.gap[:-1] != token.gap:
        yield "A minus sign or a dash stands before the number."


def _beside(other: Token, gap: str) -> bool:
    """Whether another number stands right beside, on the line or broken off at its comma."""
    number = other.kind == "number" and not other.none
    return number and ("\n" not in gap or gap.lstrip(" ").startswith(","))


# ---- what the rows take


def _rows(
    tokens: Sequence[Token], section: Section, profile: Profile, covered: frozenset[int], text: Text
) -> list[_Stated]:
    def row_at(at: int) -> str:
        index = text.line_at(tokens[at].begin)
        return text.lines[index].row or f"#{index}"

    found = []
    for cell in cells_of(tokens, section.within, profile, covered, row_at):
        token = tokens[cell.value]
        if token.kind == "blank":
            continue
        reasons = [cell.review] if cell.review else []
        if cell.cost >= 0.5:
            reasons.append("The label differs from the profile's.")
        if not _unit_fits(cell.figure, token) or token.value is None:
            continue
        reasons += [one for one in _doubts(tokens, cell.value) if not one.startswith("Two numbers")]
        of = profile.columns[cell.column] if len(profile.columns) > 1 else cell.figure.of
        found.append(_Stated(cell.figure, of, cell.value, cell.begin, cell.value + 1, -1, tuple(reasons)))
    return found


def _with_state(section: Section, found: Sequence[_Stated], tokens: Sequence[Token]) -> Section:
    """A section without a title is of the state that its phrases name."""
    if section.state:
        return section
    named = Counter(tokens[one.place].text for one in found if one.place >= 0 and one.of == "state")
    if not named:
        return section
    return replace(section, state=named.most_common(1)[0][0], sure_of_state=len(named) == 1)


# ---- observations


@dataclass(slots=True)
class _Reader:
    document: Document
    profile: Profile
    places: Mapping[str, Jurisdiction]
    tokens: Sequence[Token]
    text: Text
    section: Section
    problems: list[str] = field(default_factory=list)
    sources: dict[str, tuple[str, int]] = field(default_factory=dict)

    def observations(self, found: Sequence[_Stated]) -> list[Observation]:
        """The figures of a section, each of which can be told whose and of when it is."""
        return [one for stated in found if (one := self._observation(stated))]

    def _observation(self, stated: _Stated) -> Observation | None:
        token, reasons = self.tokens[stated.value], list(stated.reasons)
        code = self._place(stated, reasons)
        year = self._year(stated, reasons)
        if not code or not year:
            return None
        value = _plain(token.value)
        if stated.figure.unit == "count" and isinstance(value, Decimal):
            reasons.append(f"{value} is no whole number.")
        if stated.figure.unit == "percent" and value > 100:
            reasons.append(f"{value} is more than 100 percent.")
        key = Key(code, stated.figure.measure, Period(year, stated.figure.cumulative))
        first = self.tokens[min(stated.begin, stated.value)]
        last = self.tokens[max(stated.end - 1, stated.value)]
        end = last.end + (1 if self.text.whole[last.end : last.end + 1] == "%" else 0)
        quote = self.text.quote(first.begin, end)
        place = self.text.lines[self.text.line_at(token.end - 1)].place
        locator = Locator(self.document.file, place, place, quote)
        source = self._source(code, year)
        return Observation(
            key, value, source, locator, _qualifier(token), review=" ".join(dict.fromkeys(reasons))
        )

    def _source(self, code: str, year: int) -> str:
        state = self.section.state or code
        # The document is one, whichever year a sentence of it is of.
        of = self.section.year or year
        id = source_id(self.profile, self.places[state].name, of)
        self.sources[id] = (self.places[state].name, of)
        return id

    def _place(self, stated: _Stated, reasons: list[str]) -> str:
        if stated.of == "nation":
            return NATION
        own = self.section.state
        if stated.place < 0:
            if not own:
                self.problems.append("It names no state, so whose figures these are can't be told.")
            elif not self.section.sure_of_state:
                reasons.append("The document names several states and has no title that the profile knows.")
            return own
        code = self.tokens[stated.place].text
        if own and code != own:
            if not self.section.sure_of_state:
                reasons.append("The document names several states and has no title that the profile knows.")
            else:
                reasons.append(
                    f"The words name {self.places[code].name} in the sheet of {self.places[own].name}."
                )
        return code

    def _year(self, stated: _Stated, reasons: list[str]) -> int | None:
        own, doubt = year_of_sentence(self.tokens, stated.begin, stated.end, self.section)
        if doubt:
            reasons.append(doubt)
        if self.section.doubt and (own is None or self.section.mistimed):
            reasons.append(self.section.doubt)
        year = own or self.section.year
        if year is None:
            self.problems.append("It names no year, so when its figures are of can't be told.")
        return year


def source_id(profile: Profile, state: str, year: int) -> str:
    """The id of a state's sheet in the sources, as the profile makes them."""
    return profile.source["id"].replace("{state}", slug_of(state)).replace("{year}", str(year))


def _plain(value: Decimal | None) -> int | Decimal:
    assert value is not None
    return int(value) if value == value.to_integral_value() else value


def _qualifier(token: Token) -> Qualifier:
    if token.qualifier and token.qualifier != "unclear":
        return Qualifier(token.qualifier)
    return Qualifier.ROUNDED if token.scaled else Qualifier.EXACT


# ---- every number accounted for


def _accounted(
    tokens: Sequence[Token], text: Text, profile: Profile, taken: Mapping[int, _Stated]
) -> tuple[list[Unread], list[Unread]]:
    unread: list[Unread] = []
    none: list[Unread] = []
    for at, token in enumerate(tokens):
        if token.kind != "number" or at in taken:
            continue
        first, last = tokens[max(0, at - 6)], tokens[min(len(tokens) - 1, at + 6)]
        around = text.quote(first.begin, last.end)
        place = text.lines[text.line_at(token.end - 1)].place
        if token.none and token.none != "glued":
            none.append(Unread(place, token.text, around, token.none))
        else:
            unread.append(Unread(place, token.text, around, _near(tokens, at, profile)))
    return unread, none


def _near(tokens: Sequence[Token], at: int, profile: Profile) -> str:
    """The phrase or label most of whose words stand around a number, "" for none."""
    around = {token.text for token in tokens[max(0, at - 10) : at + 14] if token.kind == "word"}
    best, share = "", 0.74
    for figure in profile.figures:
        for anchor in (*figure.phrases, *figure.rows):
            found = len(anchor.words & around) / len(anchor.words)
            if found > share:
                best, share = anchor.text, found
    return best
