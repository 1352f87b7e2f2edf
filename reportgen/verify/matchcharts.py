"""The drawings of charts within the letters of a file: which are whose."""

from __future__ import annotations

from reportgen.verify.found import Drawn
from reportgen.verify.letters import SHOWN, Letters


def take_chart(file: Letters, at: int, *, several: bool) -> int:
    """Take the drawing of a chart, or its `several` ones; which piece is next."""
    number = file.pieces[at].chart
    end = file.end(at, lambda piece: piece.chart == number)
    needed = sum(map(len, file.words[at:end]))
    # Drawings repeat a key, so letters alone don't tell where a chart ends, unless another follows at once.
    apart = end == len(file.pieces) or not file.pieces[end].chart
    taken = file.drawings.setdefault(number, [])
    while file.next < len(file.drawn) and (not taken or (several and (apart or needed > 0))):
        drawing = file.drawn[file.next]
        other = taken and drawing.alternative != file.drawn[taken[0]].alternative
        if other or not _stands(file, drawing):
            break
        _take(file, number)
        needed -= len(drawing.letters)
    if not taken:
        file.fault(file.pieces[at].where, file.pieces[at].text)
        file.next += 1
    return end


def take_small(file: Letters, at: int) -> int:
    """Take the drawings of small charts, a row of which may go on overleaf; which piece is next."""
    end = file.end(at, lambda piece: piece.small > 0)
    titles, rests = dict[int, int](), dict[int, str]()
    for on in range(at, end):
        piece = file.pieces[on]
        if piece.chart:
            rests[piece.small] = rests.get(piece.small, "") + file.words[on]
        else:
            titles[piece.small] = on
    while left := [number for number, rest in rests.items() if rest]:
        fresh = next((number for number in rests if number not in file.drawings), 0)
        open_ = [number for number in left if number == fresh or number in file.drawings]
        fitting = (number for number in open_ if _begins(file, rests[number], titles.get(number)))
        number = next(fitting, 0)
        if not number:
            _lost(file, titles.get(left[0], at), rests[left[0]], end)
            file.next += len(left)
            break
        if (title := titles.get(number)) is not None:
            if file.places[title] is None:
                file.place(title, file.position, len(file.words[title]))
            file.position += len(file.words[title])
        drawing = _take(file, number)
        rests[number] = rests[number].removeprefix(drawing.letters)
    return end


def _begins(file: Letters, rest: str, title: int | None) -> bool:
    """Whether the next drawing, below this title, has the first of these letters, and stands here."""
    words = "" if title is None else file.words[title]
    if file.next >= len(file.drawn) or not file.text.startswith(words, file.position):
        return False
    drawing = file.drawn[file.next]
    return rest.startswith(drawing.letters) and _stands(file, drawing, len(words))


def _lost(file: Letters, at: int, rest: str, end: int) -> None:
    """Tell of a small chart that isn't here, and go on behind them all."""
    file.fault(f"a small chart: {file.pieces[at].where}", rest[:SHOWN])
    file.position = len(file.text) if end == len(file.pieces) else file.alike(end)[0]


def _take(file: Letters, number: int) -> Drawn:
    drawing = file.drawn[file.next]
    file.drawings.setdefault(number, []).append(file.next)
    file.position += len(drawing.letters)
    file.next += 1
    return drawing


def _stands(file: Letters, drawing: Drawn, on: int = 0) -> bool:
    """Whether the letters of a drawing, in any order, stand here, or so many letters further on."""
    start = file.position + on
    end = start + len(drawing.letters)
    if not (file.tops[drawing.page] <= start and end <= file.tops[drawing.page + 1]):
        return False
    return sorted(file.text[start:end]) == sorted(drawing.letters)
