"""What a template types is watched: lines are numbered, typed figures and ways to other files refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from reportgen.errors import TemplateError

# Private-use characters, which no data may hold (see finalize): a word's mark, and a line's number.
OPEN, CLOSE, LINE = "\ue000", "\ue001", "\ue002"
_NO_LOADER = {"include", "import", "from", "extends"}
_PLAIN_NAME = re.compile(r"[^/\\]+\.md")
_DIGIT = re.compile("[\\d²³¹¼-¾⁰-₉⅐-⅞]")
_WITHIN = "\0"  # stands before words in the middle of a line, which open no item of a list
_NO_FIGURE = re.compile(r"\]\([^)\]\s]*\)|^[ ]{0,3}\d{1,3}[.)](?=\s)|<https?://[^<>\s]*>", re.MULTILINE)


class Watch(Extension):
    """Reads the words that a template types: numbers its lines, and refuses a typed figure."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.files: list[str] = []  # that lines are marked with, by their numbers

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens, those of a template's own words with their lines' numbers."""
        file = stream.filename or stream.name or "template"
        if file not in self.files:
            self.files.append(file)
        at = self.files.index(file)
        blank = True  # whether only blanks and tags stand before on this line
        tokens = list(stream)
        for index, token in enumerate(tokens):
            if token.type == "data":
                _refuse_digits(token, file, opens=blank)
                last = token.value.rpartition("\n")[2]
                blank = not last.strip() and (blank or "\n" in token.value)
                yield Token(token.lineno, "data", "".join(_numbered(token, at)))
            else:
                if token.type == "block_begin":
                    _refuse_loading(tokens[index + 1 : index + 4], file)
                blank = blank and token.type != "variable_end"
                yield token


def files_of(environment: Environment) -> list[str]:
    """The files of templates that lines are marked with, by their numbers."""
    watch = environment.extensions[Watch.identifier]
    assert isinstance(watch, Watch)
    return watch.files


def _refuse_loading(tag: list[Token], file: str) -> None:
    """Refuse every way to another file but {% include "name.md" %}, whose text can be checked beforehand."""
    if not tag or tag[0].value not in _NO_LOADER:
        return
    plain = [token.type for token in tag] == ["name", "string", "block_end"]
    if tag[0].value == "include" and plain and _PLAIN_NAME.fullmatch(tag[1].value):
        return
    what = (
        "include takes the name of one template in quotation marks."
        if tag[0].value == "include"
        else f"a template can't have {{% {tag[0].value} %}}."
    )
    raise TemplateError(
        what,
        where=f"{file}, line {tag[0].lineno}",
        do='Write {% include "name.md" %}, with the name of a file in the folder of templates.',
    )


def _numbered(token: Token, file: int) -> Iterator[str]:
    *whole, rest = token.value.split("\n")
    for offset, line in enumerate(whole):
        yield f"{line}{LINE}{file}:{token.lineno + offset}{LINE}\n"
    yield rest


def _refuse_digits(token: Token, file: str, opens: bool) -> None:
    """Refuse any digit but an address's and the number that opens an item of a list."""
    start = "" if opens else _WITHIN
    text = _NO_FIGURE.sub(lambda found: re.sub(r"\d", "-", found[0]), start + token.value)
    for offset, line in enumerate(text.split("\n")):
        found = next(filter(_DIGIT.search, line.split()), None)
        if found:
            raise TemplateError(
                f'"{found.strip(_WITHIN)}" is a number typed into the template.',
                where=f"{file}, line {token.lineno + offset}",
                do='Name the figure instead or, if it is none (an age, a law), write {{ literal("…") }}.',
            )


def refuse_private(source: str, file: str) -> None:
    """Raise TemplateError for a character that could pass for a mark."""
    hidden = re.search("[\ue000-\uf8ff]", source)
    if hidden:
        line = source.count("\n", 0, hidden.start()) + 1
        raise TemplateError(
            "there is a private-use character here.", where=f"{file}, line {line}", do="Delete it."
        )


def includes(parsed: nodes.Template) -> Iterator[tuple[int, str]]:
    """The line and the name of each template that a template includes."""
    for found in parsed.find_all(nodes.Include):
        assert isinstance(found.template, nodes.Const)  # as the watch has seen to
        yield found.lineno, found.template.value
