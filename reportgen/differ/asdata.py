"""What changed, as plain values for JSON."""

from __future__ import annotations

from typing import Any

from reportgen.compare import Comparison
from reportgen.compose.numbers import cell
from reportgen.data.dataset import Codebook
from reportgen.data.observation import Key
from reportgen.differ.briefings import BriefingChanges
from reportgen.differ.comparisons import ComparisonChange
from reportgen.differ.figures import FigureChange
from reportgen.differ.named import named, place_of
from reportgen.differ.passages import PassageChange
from reportgen.document.nodes import Figure


def figure_as_data(change: FigureChange) -> dict[str, Any]:
    """A changed figure: what it is of, each side, and by how much it changed or why that isn't said."""
    moved = change.moved
    return {
        "how": str(change.how),
        "measure": change.measure.id,
        "place": change.place,
        "old": _side(change.old_key, change.old),
        "new": _side(change.new_key, change.new),
        "change": _said(moved) | {"of": str(moved.operation)} if moved and not moved.refusal else None,
        "refused": str(moved.refusal) if moved and moved.refusal else None,
    }


def _side(key: Key, one: Comparison) -> dict[str, Any]:
    found = one.observations[0] if one.observations else None
    said = {"value": None, "text": None} if one.refusal else _said(one)
    return {
        "period": str(key.period),
        **said,
        "qualifier": str(found.qualifier) if found else None,
        "status": str(found.status) if found else None,
        "source": found.source if found else None,
        "file": found.locator.file if found else None,
        "cell": found.locator.cell if found else None,
    }


def briefing_as_data(changes: BriefingChanges, book: Codebook) -> dict[str, Any]:
    """What changed in a briefing; its figures are named by key, as the outer list tells them."""
    return {
        "slug": changes.slug,
        "title": changes.title,
        "figures": [str(one.new_key) for one in changes.figures],
        "comparisons": [_comparison(one, book) for one in changes.comparisons],
        "passages": [_passage(one) for one in changes.passages],
    }


def _comparison(one: ComparisonChange, book: Codebook) -> dict[str, Any]:
    return {
        "of": named(one.of, book),
        "place": place_of(one.of, book),
        "old": _shown(one.old) if one.old else None,
        "new": _shown(one.new) if one.new else None,
    }


def _passage(one: PassageChange) -> dict[str, Any]:
    return {
        "section": one.section,
        "old": one.old.text if one.old else None,
        "new": one.new.text if one.new else None,
        "reworded": one.reworded,
    }


def _said(one: Comparison) -> dict[str, Any]:
    """As a table shows it: a change has its sign."""
    return next(_shown(inline) for inline in cell(one) if isinstance(inline, Figure))


def _shown(shown: Figure) -> dict[str, Any]:
    return {"value": str(shown.value), "text": " ".join(shown.text.split())}
