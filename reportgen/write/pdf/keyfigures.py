"""The band of key figures, and the row of facts that opens a profile."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.nodes import Facts, KeyFigures
from reportgen.write.band import fact_columns, figure_columns, figure_size
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

_RISE = 3.0  # the band's rule stands that much above its place, close to the opening paragraph
_BELOW_RULE = 8.0
_AFTER_FACTS = 3.5


def key_figures_boxes(look: Look, parent: Node, block: KeyFigures) -> list[Box]:
    """The band as one box: rule, large figures over their labels, hairline, note; no box without items."""
    if not block.items:
        return []
    figure, label, page = look["key_figure"], look["key_label"], look.page
    width, gap = figure_columns(block, page.text_width)
    figure = replace(figure, size=figure_size(block, width, figure.size))
    pairs = [
        (parent.add("P"), set_lines(item.figure, figure, width), set_lines(item.label, label, width))
        for item in block.items
    ]
    figures = max(len(lines) for _, lines, _ in pairs) * figure.leading
    labels = max(len(lines) for _, _, lines in pairs) * label.leading

    def draw_band(canvas: Painter, top: float) -> None:
        canvas.rule(look.colors["ink"], page.margin_side, top - _RISE, page.text_width, 1.0)
        top += _BELOW_RULE - _RISE
        for at, (node, large, words) in enumerate(pairs):
            x = page.margin_side + at * (width + gap)
            canvas.begin(node)
            canvas.text(spaced(large), figure, x, top)
            canvas.text(words, label, x, top + figures)
            canvas.end()
        below = top + figures + labels + label.after
        canvas.rule(look.colors["hairline"], page.margin_side, below, page.text_width, 0.5)

    strips = [Strip(_BELOW_RULE - _RISE + figures + labels + label.after, draw_band)]
    note = look["note"]
    if block.note:
        strips.append(note_strip(look, parent, set_lines(block.note, note, page.text_width - note.right)))
    return [strip_box(strips, 0.0, note.after)]


def note_strip(look: Look, parent: Node, lines: list[Line]) -> Strip:
    """The note below a band, a table or a chart, with the space above it."""
    setting, node = look["note"], parent.add("P")

    def draw(canvas: Painter, top: float) -> None:
        canvas.begin(node)
        canvas.text(lines, setting, look.page.margin_side, top + setting.before)
        canvas.end()

    return Strip(setting.before + len(lines) * setting.leading + setting.below, draw)


def facts_boxes(look: Look, parent: Node, block: Facts) -> list[Box]:
    """The facts in equal columns, small labels over their values; kept with what follows.

    They are a list, so that a listener can tell a label's last number from the value.
    """
    if not block.items:
        return []
    label, value, page = look["fact_label"], look["fact_value"], look.page
    width, gap = fact_columns(block, page.text_width)
    node = parent.add("L", attributes="/O/List/ListNumbering/None")
    facts = [
        (node.add("LI"), set_lines(fact.label, label, width), set_lines(fact.value, value, width))
        for fact in block.items
    ]
    labels = max(len(lines) for _, lines, _ in facts) * label.leading + label.below
    values = max(len(lines) for _, _, lines in facts) * value.leading

    def draw(canvas: Painter, top: float) -> None:
        for at, (item, small, words) in enumerate(facts):
            x = page.margin_side + at * (width + gap)
            for role, lines, setting, y in (
                ("Lbl", spaced(small), label, top),
                ("LBody", words, value, top + labels),
            ):
                canvas.begin(item.add(role))
                canvas.text(lines, setting, x, y)
                canvas.end()

    return [strip_box([Strip(labels + values, draw)], label.before, _AFTER_FACTS, kept=True)]
