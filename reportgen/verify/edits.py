"""Sentences and rows of tables of an edited file beside those of its briefing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from reportgen.verify.alike import aligned, likeness, pairs_of
from reportgen.verify.numerals import Change, Fate, New, Old, fates
from reportgen.verify.wordbody import Line
from reportgen.verify.worditems import Item
from reportgen.verify.wordparts import collapsed

_END = re.compile(r"(?<=[.!?])[ \t\n]+(?=[^a-z\s])")
_ALIKE = 0.5
_BACK, _AHEAD = 20, 60  # a sentence is looked for among so many before and behind the last one found
_T = TypeVar("_T", Old, New)
Row = list[_T]


def old_text(item: Item, where: str = "") -> Old:
    """An item as a text with its figures' places."""
    at, spans = 0, {}
    for words, number in item.parts:
        if number:
            spans[number] = (at, at + len(words))
        at += len(words)
    return Old(where or item.where, "".join(words for words, _ in item.parts), spans)


def new_text(lines: Sequence[Line]) -> New:
    """Paragraphs as one text with its bookmarks."""
    text, marks = "", {}
    for line in lines:
        at = len(text)
        marks.update({one.number: (at + one.start, at + one.end) for one in line.marks})
        text += f"{line.text}\n"
    return New(text[:-1], marks)


def old_sentences(old: Old) -> Iterator[Old]:
    """The sentences of a text, each with its figures."""
    for start, end in _sentences(old.text, old.figures.values()):
        spans = {n: (a - start, b - start) for n, (a, b) in old.figures.items() if start <= a and b <= end}
        yield Old(old.where, old.text[start:end], spans)


def new_sentences(new: New) -> Iterator[New]:
    """The sentences of a text, each with the bookmarks that begin in it."""
    for start, end in _sentences(new.text, new.marks.values()):
        spans = {
            n: (a - start, min(b, end) - start)
            for n, (a, b) in new.marks.items()
            if start <= a < end or (a == b == end == len(new.text))
        }
        yield New(new.text[start:end], spans)


def _sentences(text: str, kept: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, none of them within what is kept whole."""
    spans, at = list(kept), 0
    for found in _END.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in spans):
            yield at, found.start()
            at = found.end()
    yield at, len(text)


def prose(old: list[Old], new: list[New]) -> Iterator[Change | Fate]:
    """Sentences that were changed, and what became of all numbers in sentences."""
    fixed = _in_order(old, new)
    gone, come, same = _without_equal(old, new, fixed)
    yield from (fate for one in same for fate in _all_hold(one))
    groups = [
        ([old[at] for at in one], [new[at] for at in other]) for one, other in _groups(gone, come, fixed)
    ]
    _bring_home(groups)
    for olds, news in groups:
        yield from fates(olds, news)
        yield from _reworded(olds, news)


def _all_hold(one: Old) -> Iterator[Fate]:
    for number, (start, end) in one.figures.items():
        words = collapsed(one.text[start:end])
        yield Fate("holds", Change(one.where, words, words), number)


def _bring_home(groups: list[tuple[list[Old], list[New]]]) -> None:
    """Put sentences that were moved and reworded beside the old ones whose figures they have."""
    owners = {number: at for at, (olds, _) in enumerate(groups) for one in olds for number in one.figures}
    for at, (_, news) in enumerate(groups):
        for one in list(news):
            homes = [owners[number] for number in one.marks if number in owners]
            if homes and at not in homes:
                news.remove(one)
                groups[homes[0]][1].append(one)


def _in_order(old: list[Old], new: list[New]) -> list[tuple[int, int]]:
    """The sentences that both have, by their places, in an order that both share."""
    keys = [collapsed(one.text) for one in old], [collapsed(one.text) for one in new]
    blocks = aligned(*keys).get_matching_blocks()
    return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]


def _without_equal(
    old: list[Old], new: list[New], fixed: list[tuple[int, int]]
) -> tuple[list[int], list[int], list[Old]]:
    """The places of sentences that only one side has, and the others, moved ones too."""
    pairs = list(fixed)
    mine, theirs = {one for one, _ in pairs}, {other for _, other in pairs}
    gone = [at for at in range(len(old)) if at not in mine]
    come = [at for at in range(len(new)) if at not in theirs]
    moved: dict[str, list[int]] = {}
    for at in come:
        moved.setdefault(collapsed(new[at].text), []).append(at)
    left = []
    for at in gone:
        places = moved.get(collapsed(old[at].text))
        if places:
            pairs.append((at, places.pop(0)))
        else:
            left.append(at)
    stays = {other for _, other in pairs}
    return left, [at for at in come if at not in stays], [old[one] for one, _ in pairs]


def _groups(
    gone: list[int], come: list[int], fixed: list[tuple[int, int]]
) -> Iterator[tuple[list[int], list[int]]]:
    """What only one side has, between two sentences that both have."""
    edges = [*fixed, (10**9, 10**9)]
    for end, other_end in edges:
        before = [at for at in gone if at < end]
        after = [at for at in come if at < other_end]
        gone, come = gone[len(before) :], come[len(after) :]
        if before or after:
            yield before, after


def _reworded(old: list[Old], new: list[New]) -> Iterator[Change]:
    """Changed sentences with their old words: each with the one most like it, the others alone."""
    left = {at: one for at, one in enumerate(new) if one.text.strip()}
    known = {at: pairs_of(one.text) for at, one in left.items()}
    marked = {number: at for at, one in left.items() for number in one.marks}
    after = 0
    for one in old:
        likely = next((marked[number] for number in one.figures if marked.get(number) in left), None)
        if likely is None:
            near = [at for at in range(after - _BACK, after + _AHEAD) if at in left]
            own = pairs_of(one.text)
            alike, likely = max(((likeness(own, known[at]), at) for at in near), default=(0.0, 0))
            likely = likely if alike > _ALIKE else None
        after = after if likely is None else likely
        now = "" if likely is None else collapsed(left.pop(likely).text)
        yield Change(one.where, collapsed(one.text), now)
    where = f"near {old[0].where}" if old else "a new sentence"
    yield from (Change(where, "", collapsed(one.text)) for one in left.values())


def rows(old: list[Row[Old]], new: list[Row[New]]) -> Iterator[Change | Fate]:
    """The rows of a table: each beside the one with its name, cell by cell, its columns in any order."""
    heads, others = ([collapsed(cell.text) for row in of[:1] for cell in row] for of in (old, new))
    if heads != others and sorted(heads) == sorted(set(others)):
        yield Change(old[0][0].where, " | ".join(heads), " | ".join(others))
        order = [others.index(head) for head in heads]
        new = [[row[at] for at in order] if len(row) == len(order) else row for row in new]
    for one, other in _paired(old, new):
        if one is None:
            for added in other or ():
                yield from fates([], [added])
            words = " | ".join(collapsed(cell.text) for cell in other or ())
            yield Change("a new row", "", words)
        elif other is None:
            for cell in one:
                yield from fates([cell], [])
            yield Change(one[0].where, " | ".join(collapsed(cell.text) for cell in one), "")
        else:
            yield from _cells(one, other)


def _cells(old: Row[Old], new: Row[New]) -> Iterator[Change | Fate]:
    for at in range(max(len(old), len(new))):
        one, other = old[at : at + 1], new[at : at + 1]
        was, now = (collapsed(cell[0].text) if cell else "" for cell in (one, other))
        if one and was == now:
            yield from _all_hold(one[0])
            continue
        yield from fates(one, other)
        if was != now:
            yield Change(one[0].where if one else "a new cell", was, now)


def _paired(old: list[Row[Old]], new: list[Row[New]]) -> Iterator[tuple[Row[Old] | None, Row[New] | None]]:
    """Rows by their words; then those left by their names, by their bookmarks, by their order."""
    left, rest = dict(enumerate(old)), dict(enumerate(new))
    for keys in (_words, _name, _numbers):
        there: dict[object, list[int]] = {}
        for at, row in rest.items():
            for key in keys(row):
                there.setdefault(key, []).append(at)
        for at, one in list(left.items()):
            places = (place for key in keys(one) for place in there.get(key, ()) if place in rest)
            place = next(places, None)
            if place is not None:
                yield left.pop(at), rest.pop(place)
    if len(left) == len(rest):
        yield from zip(left.values(), rest.values(), strict=True)
        return
    yield from ((one, None) for one in left.values())
    yield from ((None, other) for other in rest.values())


def _words(row: Row[Old] | Row[New]) -> list[object]:
    return [tuple(collapsed(cell.text) for cell in row)]


def _name(row: Row[Old] | Row[New]) -> list[object]:
    return [collapsed(cell.text) for cell in row[:1] if cell.text.strip()]


def _numbers(row: Row[Old] | Row[New]) -> list[object]:
    return [n for cell in row for n in (cell.figures if isinstance(cell, Old) else cell.marks)]
