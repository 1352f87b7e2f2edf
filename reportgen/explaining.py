"""What `reportgen explain` does between its options and its exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Observation
from reportgen.errors import UsageError
from reportgen.explain import Placed, Wording, observed, placed, titled
from reportgen.here import open_project
from reportgen.known import Known, know
from reportgen.listing import aligned
from reportgen.pipeline import Materials, prepare
from reportgen.verify import Held, held, pages_of

_NBSP = "\u00a0"


def explain_command(*, file: Path, figure: str | None, folder: Path | None, as_json: bool) -> int:
    """Print what stands behind a file's figures, or behind one of them."""
    with messages.told({"figures": []} if as_json else None):
        known = know(file, prepare(open_project(folder)))
        materials = known.materials
        every = placed(
            known.briefing, pages_of(known.data, known.briefing) if known.extension == "pdf" else ()
        )
        wanted = every if figure is None else _find(every, figure, known, materials)
        wording = Wording.of(materials.dataset)
        if as_json:
            messages.print_json(_as_data(known, wanted, wording, materials))
        elif figure is None:
            click.echo("\n".join(aligned([_row(one, wording) for one in wanted])))
        else:
            click.echo("\n".join(_told(wanted, wording, materials)))
        for line in _doubts(known, materials):
            messages.say(f"warning: {line}")
    return 0


# ---- which figures are asked for


def _find(every: Sequence[Placed], text: str, known: Known, materials: Materials) -> tuple[Placed, ...]:
    """The figures that are called so or say so; raises UsageError with the nearest texts."""
    asked = text.replace(_NBSP, " ").strip()
    for same in (
        lambda one: asked == one.id,
        lambda one: asked == _text(one),
        lambda one: _digits(asked) and _digits(asked) == _digits(_text(one)),
    ):
        found = tuple(one for one in every if same(one))
        if found:
            return found
    near = get_close_matches(asked, dict.fromkeys(map(_text, every)), n=3, cutoff=0.5)
    do = f"Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else "Without it, all are listed."
    raise UsageError(_unfound(asked, known, materials), where=str(known.path), do=do)


def _unfound(asked: str, known: Known, materials: Materials) -> str:
    there = _held(known, materials)
    altered = next((one for one in there.wrong if asked in one.found.replace(_NBSP, " ").split()), None)
    if altered:
        where = f"where “{altered.expected}” should stand ({altered.where})"
        return f"“{asked}” is no figure of the data; it stands {where}."
    return f"no figure says “{asked}”."


def _text(one: Placed) -> str:
    return one.figure.text.replace(_NBSP, " ")


def _digits(text: str) -> str:
    """A number however it is written: "29687" for "29,687" and "about 29,687"."""
    return "".join(letter for letter in text if letter.isdecimal() or letter in ".%")


def _held(known: Known, materials: Materials) -> Held:
    return held(known.extension, known.data, known.briefing, materials.theme.letterhead.lines)


def _doubts(known: Known, materials: Materials) -> Iterator[str]:
    """Why the file may say something else than what is explained."""
    if known.changed:
        yield f"{known.path}: the project has changed since it was built. Explained is what it says today."
    if _held(known, materials).wrong:
        yield f"{known.path}: it doesn't say everywhere what is explained. `reportgen verify` tells where."


# ---- as lines


def where(one: Placed) -> str:
    """Where a figure stands: "page 2, under “Sources”, item 1 of a list"."""
    parts = (
        f"page {one.page}" if one.page else "",
        f"under “{one.section}”" if one.section else "",
        one.where,
    )
    return ", ".join(filter(None, parts))


def _row(one: Placed, wording: Wording) -> dict[str, str]:
    place = {"page": str(one.page)} if one.page else {"paragraph": str(one.paragraph)}
    return {"id": one.id, **place, "figure": _text(one), "what it is": wording(one.figure.formula)}


def _told(found: Sequence[Placed], wording: Wording, materials: Materials) -> Iterator[str]:
    """Each figure with all places where it stands, how it was worked out, and from what."""
    alike: dict[tuple[object, ...], list[Placed]] = {}
    for one in found:
        alike.setdefault((one.figure.formula, one.figure.observations, _text(one)), []).append(one)
    dataset, first = materials.dataset, True
    for group in alike.values():
        if not first:
            yield ""
        first = False
        figure = group[0].figure
        yield f"“{_text(group[0])}” is {wording(figure.formula)}"
        yield from (f"  {one.id}: {where(one)}" for one in group)
        observations = [dataset.by_id[id] for id in figure.observations]
        yield "From:"
        yield from (f"  {line}" for one in observations for line in _observation(one, dataset))
        yield "Files:"
        yield from (f"  {line}" for line in _files(observations, materials))


def _observation(one: Observation, dataset: Dataset) -> Iterator[str]:
    yield f"{observed(one, dataset)} ({one.locator})"
    printed = f"“{' '.join(one.locator.quote.split())}”" if one.locator.quote else ""
    origin = ", ".join(filter(None, (one.source, one.locator.original)))
    yield f"    {f'as printed: {printed}; ' if printed else ''}source: {origin}"
    if one.under_review:
        yield f"    to be reviewed: {one.review}"


def _files(observations: Sequence[Observation], materials: Materials) -> Iterator[str]:
    root, book = materials.project.root, materials.dataset.codebook
    for file in dict.fromkeys(one.locator.file for one in observations):
        yield f"{file}: SHA-256 {_hash(root / file)}"
    for id in dict.fromkeys(one.source for one in observations):
        source = book.sources[id]
        noted = f"; {source.file}: SHA-256 {source.sha256}" if source.sha256 else ""
        yield f"{titled(source)}{noted}{f'; {source.url}' if source.url else ''}"


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"unknown, as it can't be opened: {error.strerror}"


# ---- as data


def _as_data(known: Known, found: Sequence[Placed], wording: Wording, materials: Materials) -> dict[str, Any]:
    dataset = materials.dataset
    cited = [dataset.by_id[id] for id in dict.fromkeys(i for one in found for i in one.figure.observations)]
    sources = [dataset.codebook.sources[id] for id in dict.fromkeys(one.source for one in cited)]
    files = dict.fromkeys(one.locator.file for one in cited)
    return {
        "file": str(known.path.absolute()),
        "changed_since": known.changed,
        "figures": [_figure(one, wording) for one in found],
        "observations": [_cited(one, dataset) for one in cited],
        "files": [{"file": one, "sha256": _hash(materials.project.root / one)} for one in files],
        "sources": [
            {"id": one.id, "publisher": one.publisher, "title": one.title, "file": one.file}
            | {"sha256": one.sha256, "url": one.url}
            for one in sources
        ],
        "findings": [],
    }


def _figure(one: Placed, wording: Wording) -> dict[str, Any]:
    return {
        "id": one.id,
        "page": one.page or None,
        "paragraph": one.paragraph,
        "section": one.section,
        "place": one.where,
        "text": _text(one),
        "value": str(one.figure.value),
        "operation": wording(one.figure.formula),
        "observations": list(one.figure.observations),
    }


def _cited(one: Observation, dataset: Dataset) -> dict[str, Any]:
    return {
        "id": one.id,
        "of": observed(one, dataset),
        "value": None if one.value is None else str(one.value),
        "qualifier": str(one.qualifier),
        "status": str(one.status),
        "file": one.locator.file,
        "cell": one.locator.cell,
        "source": one.source,
        "locator": one.locator.original,
        "quote": one.locator.quote,
        "review": one.review if one.under_review else "",
    }
