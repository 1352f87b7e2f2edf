"""Markdown with marks → blocks. A mark in a sentence becomes inlines, one on a line of its own blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.parts import title_of_part
from reportgen.compose.template import MARK, Rendered
from reportgen.compose.word import BlockWord, InlineWord, Word
from reportgen.document.nodes import (
    Block,
    Chart,
    Column,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    Link,
    List,
    Note,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.errors import TemplateError

_PARSER = (
    MarkdownIt("commonmark", {"html": False, "typographer": True})
    .enable(["table", "smartquotes"])
    .disable(["html_block", "html_inline", "code"])
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CAPTIONS = ("Title:", "Subtitle:", "Note:")
_IN_LISTS = {"list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline"}
_WHAT = {
    "heading_open": "a heading",
    "table_open": "a table",
    "fence": "a block of code",
    "blockquote_open": "a quotation",
    "hr": "a rule",
    "image": "a picture",
    "code_inline": "code",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A template as blocks, with its title (the one heading of level #) and where pages must break."""

    title: Inlines
    blocks: tuple[Block | PageBreak, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What {{ new_page }} leaves between blocks: the section that follows starts a page."""


class NewPage(BlockWord):
    """The word {{ new_page }}; the parser knows it, so it has no blocks of its own."""

    __slots__ = ()

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """None."""
        return ()


def parse(rendered: Rendered, apparatus: Apparatus) -> Parsed:
    """The rendered template as blocks; raises TemplateError for what a briefing can't hold."""
    return Parser(rendered, apparatus).run()


def inlines_in(rendered: Rendered, text: str, line: int, apparatus: Apparatus) -> Inlines:
    """One line of Markdown as inlines (the lines at a template's head)."""
    return Parser(rendered, apparatus).line(text, line)


class Parser:
    """Reads the blocks of one rendered text, in order; office.py has one of its own, for notes."""

    def __init__(self, rendered: Rendered, apparatus: Apparatus) -> None:
        self.rendered, self.apparatus = rendered, apparatus
        self.title: Inlines = ()
        self.out: list[Block | PageBreak] = []
        self.caption: dict[str, Inlines] = {}
        self.dropped = False  # whether the last block had nothing to show
        self.sectioned = False  # whether a section has begun, which a heading of ### stands in

    def run(self) -> Parsed:
        """The text as blocks."""
        tokens = _PARSER.parse(self.rendered.text)
        position = 0
        while position < len(tokens):
            position = self._block(tokens, position)
        if self.caption:
            raise self._error(len(self.rendered.lines) - 1, 'a "Title:" has no table or chart below it.')
        return Parsed(self.title, tuple(self.out))

    def line(self, text: str, line: int) -> Inlines:
        """One line's words."""
        tokens = _PARSER.parseInline(text)
        return self._inlines(tokens[0].children or [], line)

    def _error(self, line: int, what: str, do: str = "") -> TemplateError:
        return TemplateError(what, where=self.rendered.where(line), do=do)

    # ---- blocks

    def _block(self, tokens: list[Token], at: int) -> int:
        """Handle the block that opens at a position; return the position after it."""
        token = tokens[at]
        line = token.map[0] if token.map else 0
        self.dropped = self.dropped and token.type == "paragraph_open"
        if token.type == "heading_open":
            self._heading(token.tag, self._inlines(tokens[at + 1].children or [], line), line)
            return at + 3
        if token.type == "paragraph_open":
            self._paragraph(tokens[at + 1], line)
            return at + 3
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            return self._list(tokens, at)
        if token.type == "table_open":
            return self._table(tokens, at)
        what = _WHAT.get(token.type, token.type)
        raise self._error(
            line, f"a briefing can't hold {what}.", "Use headings, paragraphs, lists and tables."
        )

    def _heading(self, tag: str, inlines: Inlines, line: int) -> None:
        level = int(tag[1]) - 1
        if level == 0:
            if self.title:
                raise self._error(
                    line, "there is a second title.", "Keep one line with a single #; sections take ##."
                )
            self.title = inlines
        elif level in {1, 2, 3}:
            levels: dict[int, OneOf[1, 2, 3]] = {1: 1, 2: 2, 3: 3}
            if level == 2 and not self.sectioned:
                raise self._error(
                    line,
                    "a heading of ### stands below the title: a level is skipped.",
                    "Write ##, or a heading of ## above it.",
                )
            self.sectioned |= level == 1
            self.out.append(Heading(levels[level], inlines))
        else:
            raise self._error(line, "headings go no deeper than ####.", "Use ##, ### or ####.")

    def _paragraph(self, token: Token, line: int) -> None:
        for offset, piece in self._pieces(token.children or []):
            word = self._alone(piece)
            if isinstance(word, NewPage):
                self.out.append(PageBreak())
            elif isinstance(word, BlockWord):
                self._blocks(word)
            else:
                self._words(piece, line + offset)

    def _blocks(self, word: BlockWord) -> None:
        """A word's blocks; what was written to stand around one that has nothing to show goes with it."""
        blocks = word.blocks(self.apparatus)
        self.dropped = not blocks
        self.caption = self.caption if blocks else {}
        for block in blocks:
            self._add(block)

    def _pieces(self, children: list[Token]) -> Iterator[tuple[int, list[Token]]]:
        """A paragraph's tokens, cut where a line is a caption or a block, each with its line in it."""
        start, piece = 0, list[Token]()
        for number, row in enumerate(_rows(children)):
            cut = bool(row) and (
                row[0].content.startswith(_CAPTIONS) or isinstance(self._alone(row), BlockWord)
            )
            if piece and (cut or isinstance(self._alone(piece), BlockWord)):
                yield start, piece
                start, piece = number, []
            piece = [*piece, *([Token("softbreak", "br", 0)] if piece else []), *row]
        if piece:
            yield start, piece

    def _alone(self, row: list[Token]) -> Word | None:
        """The word whose mark is all that a line holds."""
        found = MARK.fullmatch("".join(token.content or "." for token in row).strip())
        return self.rendered.words[int(found[1])] if found else None

    def _words(self, children: list[Token], line: int) -> None:
        """One paragraph or, where it starts with a caption's name, that caption."""
        first = children[0].content if children else ""
        name = next((caption for caption in _CAPTIONS if first.startswith(caption)), None)
        dropped, self.dropped = self.dropped, False
        if name is None:
            found = self._inlines(children, line)
            if first.startswith("|"):
                raise self._error(line, "a table has no line of dashes below its head.", "Write |---|---|.")
            if found:
                self.out.append(Paragraph(found))
            return
        shorter = children[0].copy(content=first[len(name) :].lstrip())
        alone = not shorter.content and children[1:2] and children[1].type == "softbreak"
        rest = children[2:] if alone else children[1:]  # "Title:" alone on its line
        found = self._inlines([shorter, *rest], line)
        if name != "Note:":
            self.caption[name] = found
        elif dropped:
            return
        elif self.out and isinstance(self.out[-1], Table | Chart | KeyFigures):
            own = self.out[-1].note  # what the chart itself has to say comes first
            self.out[-1] = replace(self.out[-1], note=(*own, Text(" "), *found) if own else found)
        else:
            self.out.append(Note(found))

    def _add(self, block: Block) -> None:
        if isinstance(block, Table) and block.continues:
            first = next(b for b in reversed(self.out) if isinstance(b, Table) and not b.continues)
            block = replace(block, title=title_of_part(first.title, block.title))
        if isinstance(block, Table | Chart) and self.caption:
            title, subtitle = self.caption.get("Title:", ()), self.caption.get("Subtitle:", ())
            block = replace(block, title=title or block.title, subtitle=subtitle or block.subtitle)
            self.caption = {}
        self.sectioned |= isinstance(block, Heading)
        self.out.append(block)

    def _list(self, tokens: list[Token], at: int) -> int:
        items: list[Inlines] = []
        end = _end(tokens, at)
        full = False  # whether this item has its words
        for token in tokens[at + 1 : end]:
            line = token.map[0] if token.map else 0
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                raise self._error(line, "a list stands in a list.", "Make it one list, or two.")
            if token.type not in _IN_LISTS:
                what = _WHAT.get(token.type, token.type)
                raise self._error(line, f"a list can't hold {what}.", "Put it below the list.")
            if token.type == "inline":
                if full:
                    raise self._error(
                        line, "an item of a list has two paragraphs.", "Make it one, or two items."
                    )
                items.append(self._inlines(token.children or [], line))
            full = token.type == "inline" or (full and token.type != "list_item_open")
        self.out.append(List(tuple(items), numbered=tokens[at].type == "ordered_list_open"))
        return end + 1

    def _table(self, tokens: list[Token], at: int) -> int:
        end = _end(tokens, at)
        rows: list[list[Inlines]] = []
        aligns: list[OneOf["left", "right"]] = []
        for index in range(at, end):
            token = tokens[index]
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                if token.type == "th_open":
                    aligns.append("right" if "right" in str(token.attrs.get("style", "")) else "left")
                inline = tokens[index + 1]
                line = inline.map[0] if inline.map else (tokens[at].map or [0])[0]
                rows[-1].append(self._inlines(inline.children or [], line))
        self._check_rows(rows, (tokens[at].map or [0, 0]))
        columns = tuple(Column(head, align) for head, align in zip(rows[0], aligns, strict=True))
        layout: OneOf["figures", "prose"] = "figures" if "right" in aligns else "prose"
        self._add(Table(columns, tuple(Row(tuple(row)) for row in rows[1:]), layout=layout))
        return end + 1

    def _check_rows(self, rows: list[list[Inlines]], lines: Sequence[int]) -> None:
        """The parser cuts cells that no column is there for, and takes any line below a table for a row."""
        typed = self.rendered.text.split("\n")[lines[0] : lines[1]]
        for line, text in enumerate(typed, lines[0]):
            cells = len(re.split(r"(?<!\\)\|", text.strip().strip("|")))
            if cells > len(rows[0]):
                raise self._error(line, "a row has more cells than the table has heads.", "Add a head.")
            if text.strip().startswith(_CAPTIONS):
                raise self._error(
                    line, "this line would be a row of the table.", "Leave a blank line above it."
                )

    # ---- inlines

    def _inlines(self, children: list[Token], line: int) -> Inlines:
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        for token in children:
            if token.nesting == 1:
                stack.append((token, []))
            elif token.nesting == -1:
                opened, inner = stack.pop()
                assert opened is not None  # the parser's tokens are balanced
                stack[-1][1].append(self._wrapped(opened, tuple(inner), line))
            elif token.type in {"text", "text_special"}:
                stack[-1][1].extend(self._text(token.content, line))
            elif token.type in {"softbreak", "hardbreak"}:
                stack[-1][1].append(Text(" "))
            else:
                raise self._error(line, f"a sentence can't hold {_WHAT.get(token.type, token.type)}.")
        return _joined(stack[0][1])

    def _wrapped(self, opened: Token, inner: Inlines, line: int) -> Inline:
        if opened.type == "strong_open":
            return Strong(_joined(list(inner)))
        if opened.type == "em_open":
            return Emphasis(_joined(list(inner)))
        url = str(opened.attrs.get("href", ""))
        if url.startswith("lang:"):
            return Foreign(_joined(list(inner)), self._language(url.removeprefix("lang:"), line))
        if not url.startswith(("https://", "http://", "mailto:")) or "%EE%80%80" in url:
            raise self._error(
                line, f'the link to "{url}" leads nowhere.', "Write the whole address, with https://."
            )
        return Link(_joined(list(inner)), url)

    def _language(self, tag: str, line: int) -> str:
        if not _LANGUAGE.fullmatch(tag):
            raise self._error(
                line, f'"{tag}" is no tag of a language.', "Write [words](lang:es), or fr, ht, zh-Hant."
            )
        return tag

    def _text(self, content: str, line: int) -> Iterator[Inline]:
        position = 0
        for found in MARK.finditer(content):
            if found.start() > position:
                yield from self._typed(content[position : found.start()], line)
            word = self.rendered.words[int(found[1])]
            if not isinstance(word, InlineWord):
                raise self._error(
                    line, "a table or chart stands in a sentence.", "Put it on a line of its own."
                )
            yield from word.inlines(self.apparatus)
            position = found.end()
        if position < len(content):
            yield from self._typed(content[position:], line)

    def _typed(self, text: str, line: int) -> Iterator[Inline]:
        if "](" in text:  # what the parser takes for no link, as its address can't be one
            raise self._error(line, f'"{text}" is no link.', "Write [words](https://…), with no blank in it.")
        yield Text(text)


def _rows(children: list[Token]) -> list[list[Token]]:
    """A paragraph's tokens, line by line."""
    rows: list[list[Token]] = [[]]
    for token in children:
        if token.type == "softbreak":
            rows.append([])
        else:
            rows[-1].append(token)
    return rows


def _end(tokens: list[Token], at: int) -> int:
    """The position of the token that closes the one at a position."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens)


def _joined(inlines: list[Inline]) -> Inlines:
    """Neighbouring texts as one, white space folded (no-break space stays)."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + inline.text)
        else:
            out.append(inline)
    return tuple(
        _folded(i) if isinstance(i, Text) else i for i in out if not (isinstance(i, Text) and not i.text)
    )


def _folded(text: Text) -> Text:
    return Text(re.sub(" +", " ", text.text))
