"""Templates: Markdown with Jinja words in it. Rendering gives text with marks, and what each mark stands for.

Whatever {{ }} yields becomes a private mark that the Markdown parser carries through, so data is never read
as Markdown or anything else. A digit typed in a template is an error, found when the template is loaded.
"""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, pass_context
from jinja2.exceptions import TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compose.word import INNER, PlainWord, Word, need, unknown, words_of
from reportgen.document.nodes import Literal, Text
from reportgen.errors import ReportgenError, TemplateError

# Private-use characters, which no data may hold (see finalize): a word's mark, and a line's number.
OPEN, CLOSE, LINE = "\ue000", "\ue001", "\ue002"
_NO_LOADER = {"include", "import", "from", "extends"}
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_LINE = re.compile(f"{LINE}(\\d+){LINE}")
_NO_FIGURE = re.compile(r"\]\([^)\]\s]*\)|^[ ]{0,3}\d{1,3}[.)](?=\s)|<https?://[^<>\s]*>", re.MULTILINE)
_DIGIT = re.compile("[\\d²³¹¼-¾⁰-₉⅐-⅞]")
_WITHIN = "\0"  # stands before words in the middle of a line, which open no item of a list
UNWORKABLE = (  # what a word that is handed the wrong thing raises
    TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text with marks, what each mark stands for, and the template's line for each line of the text."""

    text: str
    words: tuple[Word, ...]
    lines: tuple[int, ...]
    file: str

    def where(self, line: int) -> str:
        """The template's file and line for a line (from 0) of the text."""
        found = self.lines[min(line, len(self.lines) - 1)] if self.lines else 1
        return f"{self.file}, line {found}"

    def where_of(self, word: int) -> str:
        """The template's file and line for a word, by its number."""
        before, mark, _ = self.text.partition(f"{OPEN}{word}{CLOSE}")
        return self.where(before.count("\n")) if mark else self.file


class _Watch(Extension):
    """Reads the words that a template types: numbers its lines, and refuses a typed figure."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        blank = True  # whether only blanks and tags stand before on this line
        opened = False  # whether a tag opened just before
        for token in stream:
            if token.type == "data":
                _refuse_digits(token, stream.filename or stream.name or "template", opens=blank)
                last = token.value.rpartition("\n")[2]
                blank = not last.strip() and (blank or "\n" in token.value)
                yield Token(token.lineno, "data", "".join(_numbered(token)))
            else:
                if opened and token.value in _NO_LOADER:
                    _refuse_loading(token, stream.filename or stream.name or "template")
                opened = token.type == "block_begin"
                blank = blank and token.type != "variable_end"
                yield token


def _refuse_loading(token: Token, file: str) -> NoReturn:
    raise TemplateError(
        f"a template can't {token.value} another.",
        where=f"{file}, line {token.lineno}",
        do="Write its text here, or as a macro at the head of this template.",
    )


def _numbered(token: Token) -> Iterator[str]:
    *whole, rest = token.value.split("\n")
    for offset, line in enumerate(whole):
        yield f"{line}{LINE}{token.lineno + offset}{LINE}\n"
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


@pass_context
def _finalize(context: Context, value: object) -> str:
    words: list[Word] = context["_words"]
    if isinstance(value, Undefined):
        str(value)  # raises, and says which name there is not
    if isinstance(value, str) and not value.isspace() and value:
        if OPEN in value or LINE in value:
            raise TemplateError(
                "a macro or a {% set %} block can't hold words of the data.",
                do="Write {% set name = … %}, or the words where they are printed.",
            )
        if any(c.isdigit() for c in value):
            raise TemplateError(
                f'"{value}" holds a number that is no figure.', do='Declare it: literal("…").'
            )
        value = PlainWord((Text(value),))
    if isinstance(value, str):
        return value
    if not isinstance(value, Word):
        raise TemplateError(
            f"{{{{ }}}} got {_described(value)}, which has no words.", do="Name a figure, a place or a table."
        )
    words.append(value)
    return f"{OPEN}{len(words) - 1}{CLOSE}"


def _described(value: object) -> str:
    if isinstance(value, bool | int | float):
        return f"the number {value}" if not isinstance(value, bool) else "yes or no"
    return f"a {type(value).__name__.lower()}"


def literal(text: str) -> PlainWord:
    """Template word: words with a number in them that is no figure: literal("under 18")."""
    need(str, [text], "literal() takes words in quotation marks.", 'Write literal("under 18").')
    return PlainWord((Literal(text, "declared in the template"),))


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox without arithmetic: a template names things, and 9**9**9 would never end.

    Of a word a template sees what docs/template-words.md lists; of the program's other objects, nothing.
    """

    intercepted_binops = frozenset({"*", "/", "//", "%", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if (isinstance(obj, Word) and attribute in INNER) or type(obj).__module__.startswith(
            "reportgen.data"
        ):
            owner = obj.describe() if isinstance(obj, Word) else "This"
            unknown(attribute, owner, words_of(obj) if isinstance(obj, Word) else ())
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        for word in (left, right):
            if isinstance(word, Word):
                str(word)  # raises, and says which
        raise TemplateError(f'a template works nothing out: "{operator}".', do="Name the figure instead.")


class Templates:
    """The templates of a folder, each compiled once; `starter` stands in for those that it lacks."""

    def __init__(self, folder: Path, starter: Path) -> None:
        self._folders = (folder, starter)
        self._compiled: dict[str, tuple[Template, str]] = {}
        self._environment = _Environment(
            undefined=StrictUndefined,
            finalize=_finalize,
            extensions=[_Watch],
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            keep_trailing_newline=True,
        )
        for name in ("range", "dict", "lipsum", "cycler", "joiner"):
            self._environment.globals.pop(name, None)
        for name in ("random", "pprint"):  # the same data gives the same briefing, and words aren't code
            self._environment.filters.pop(name, None)

    def render(self, name: str, words: Mapping[str, Any]) -> Rendered:
        """The template's text with marks; raises TemplateError with file, line and the nearest valid word."""
        template, file = self._compile(name)
        found: list[Word] = []
        try:
            text = template.render(**words, _words=found)
        except UndefinedError as error:
            raise _undefined(error, file, [*words, "loop"]) from None
        except ReportgenError as error:
            if not error.where:
                error.where = f"{file}, line {_line_of(error, file)}"
            raise
        except TemplateRuntimeError as error:  # of which what the sandbox refuses is one
            what = str(error).rstrip(".")
            raise TemplateError(f"{what}.", where=f"{file}, line {_line_of(error, file)}") from None
        except UNWORKABLE as error:
            raise TemplateError(
                f"this line can't be worked out: {error}.",
                where=f"{file}, line {_line_of(error, file)}",
                do="See docs/template-words.md for what each word takes.",
            ) from None
        return _rendered(text, tuple(found), file)

    def _compile(self, name: str) -> tuple[Template, str]:
        if name not in self._compiled:
            path = next((folder / name for folder in self._folders if (folder / name).is_file()), None)
            if path is None:
                there = sorted({p.name for folder in self._folders for p in folder.glob("*.md")})
                raise TemplateError(f'there is no template "{name}".', do=f"There are: {', '.join(there)}.")
            self._compiled[name] = self._parse(path)
        return self._compiled[name]

    def _parse(self, path: Path) -> tuple[Template, str]:
        file = f"templates/{path.name}" if path.parent == self._folders[0] else f"the starter's {path.name}"
        try:
            source = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise TemplateError(
                "the file is not text in UTF-8.", where=file, do="Save it as UTF-8."
            ) from None
        except OSError as error:
            raise TemplateError(f"it can't be opened: {error.strerror}.", where=file) from None
        hidden = re.search("[\ue000-\uf8ff]", source)
        if hidden:
            line = source.count("\n", 0, hidden.start()) + 1
            raise TemplateError(
                "there is a private-use character here.", where=f"{file}, line {line}", do="Delete it."
            )
        try:
            # The last line ends like any other, so that it has its number too.
            code = self._environment.compile(source.rstrip("\n") + "\n", name=file, filename=file)
        except TemplateSyntaxError as error:
            raise TemplateError(
                f"{(error.message or '').rstrip('.')}.",
                where=f"{file}, line {error.lineno}",
                do="Check the braces and tags there.",
            ) from None
        return Template.from_code(self._environment, code, self._environment.globals), file


def _rendered(text: str, words: tuple[Word, ...], file: str) -> Rendered:
    lines, numbers, last = [], [], 1
    for line in text.split("\n"):
        found = [int(number) for number in _LINE.findall(line)]
        last = found[-1] if found else last
        numbers.append(last)
        lines.append(_LINE.sub("", line))
        if {OPEN, CLOSE, LINE} & set(MARK.sub("", lines[-1])):
            raise TemplateError(
                "a filter has cut a word of the data.",
                where=f"{file}, line {last}",
                do="Leave the filter out.",
            )
    return Rendered("\n".join(lines), words, tuple(numbers), file)


def _line_of(error: BaseException, file: str) -> int:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return (frames[-1].lineno or 1) if frames else 1


def _undefined(error: UndefinedError, file: str, names: list[str]) -> TemplateError:
    what = re.sub(r"'?reportgen[\w.]* object'?", "this word", str(error))
    if "has no element" in what:
        where = f"{file}, line {_line_of(error, file)}"
        return TemplateError(f"{what}.", where=where, do="Ask for what hangs on it by its name.")
    quoted = re.findall(r"'([^']+)'", what)
    near = difflib.get_close_matches(quoted[-1], names, 1, 0.5) if quoted else []
    hint = (
        f'Did you mean "{near[0]}"?'
        if near
        else f"There are: {', '.join(sorted(n for n in names if n[0] != '_'))}."
    )
    return TemplateError(f"{what}.", where=f"{file}, line {_line_of(error, file)}", do=hint)
