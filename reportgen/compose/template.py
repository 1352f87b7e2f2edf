"""Templates: Markdown with Jinja words in it. Rendering gives text with marks, and what each mark stands for.

Whatever {{ }} yields becomes a private mark that the Markdown parser carries through, so data is never read
as Markdown or anything else. A digit typed in a template is an error, found when the template is loaded.
"""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    pass_context,
)
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compose.watch import CLOSE, LINE, OPEN, Watch, files_of, includes, refuse_private
from reportgen.compose.word import PlainWord, Word, hidden, need, unknown, words_of
from reportgen.document.nodes import Literal, Text
from reportgen.errors import ReportgenError, TemplateError

MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_LINE = re.compile(f"{LINE}(\\d+):(\\d+){LINE}")
UNWORKABLE = (  # what a word that is handed the wrong thing raises
    TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text with marks, what each mark stands for, and where each line of the text was written.

    A line's place is a file (another than `file` where a template includes one) and its number there.
    """

    text: str
    words: tuple[Word, ...]
    lines: tuple[tuple[str, int], ...]
    file: str

    def where(self, line: int) -> str:
        """The file and line for a line (from 0) of the text."""
        file, number = self.lines[min(line, len(self.lines) - 1)] if self.lines else (self.file, 1)
        return f"{file}, line {number}"

    def where_of(self, word: int) -> str:
        """The template's file and line for a word, by its number."""
        before, mark, _ = self.text.partition(f"{OPEN}{word}{CLOSE}")
        return self.where(before.count("\n")) if mark else self.file


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
        if (isinstance(obj, Word) and hidden(type(obj), attribute)) or type(obj).__module__.startswith(
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


class _Included(BaseLoader):
    """What {% include %} finds: the templates that were compiled together with the one that names them."""

    def __init__(self, compiled: Mapping[str, Template]) -> None:
        self._compiled = compiled

    def load(self, _environment: object, name: str, _globals: object = None) -> Template:
        """The template of that file's name."""
        return self._compiled[name]


class Templates:
    """The templates of a folder, each compiled once; `starter` stands in for those that it lacks."""

    def __init__(self, folder: Path, starter: Path) -> None:
        self._folders = (folder, starter)
        self._compiled: dict[str, Template] = {}
        self._included: dict[str, tuple[str, ...]] = {}
        self._marks: dict[str, str] = {}
        self._environment = _Environment(
            loader=_Included(self._compiled),
            undefined=StrictUndefined,
            finalize=_finalize,
            extensions=[Watch],
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
        template = self._compile(name)
        file, files = template.filename or name, files_of(self._environment)
        found: list[Word] = []
        try:
            text = template.render(**words, _words=found)
        except UndefinedError as error:
            raise _undefined(error, _where(error, files, file), [*words, "loop"]) from None
        except ReportgenError as error:
            error.where = error.where or _where(error, files, file)
            raise
        except TemplateRuntimeError as error:  # of which what the sandbox refuses is one
            raise TemplateError(f"{str(error).rstrip('.')}.", where=_where(error, files, file)) from None
        except UNWORKABLE as error:
            raise TemplateError(
                f"this line can't be worked out: {error}.",
                where=_where(error, files, file),
                do="See docs/template-words.md for what each word takes.",
            ) from None
        return _rendered(text, tuple(found), file, files)

    def files(self, name: str) -> tuple[str, ...]:
        """The files that a template is made of: its own, and those of all that it includes."""
        self._compile(name)
        found, waiting = dict[str, None](), [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = None
                waiting.extend(self._included[one])
        return tuple(sorted(found))

    def mark(self, name: str) -> str:
        """A mark of a file's text, "" where there is none that can be read; another text has another."""
        if name not in self._marks:
            path = self._path(name)
            try:
                self._marks[name] = sha256(path.read_bytes()).hexdigest() if path else ""
            except OSError:
                self._marks[name] = ""
        return self._marks[name]

    def _path(self, name: str) -> Path | None:
        return next((folder / name for folder in self._folders if (folder / name).is_file()), None)

    def _compile(self, name: str, asked: str = "", within: tuple[str, ...] = ()) -> Template:
        """The compiled template, with all that it includes; `asked` is the line that includes it."""
        if name in within:
            chain = ", which includes ".join(f'"{file}"' for file in (*within, name))
            raise TemplateError(f"it includes itself: {chain}.", where=asked, do="Take one of them out.")
        if name not in self._compiled:
            path = self._path(name)
            if path is None:
                there = sorted({p.name for folder in self._folders for p in folder.glob("*.md")})
                do = f"There are: {', '.join(there)}."
                raise TemplateError(f'there is no template "{name}".', where=asked, do=do)
            template, included = self._parse(path)
            for line, other in included:
                self._compile(other, f"{template.filename}, line {line}", (*within, name))
            self._compiled[name] = template
            self._included[name] = tuple(other for _, other in included)
        return self._compiled[name]

    def _parse(self, path: Path) -> tuple[Template, list[tuple[int, str]]]:
        """The template, and the line and name of each that it includes."""
        file = f"templates/{path.name}" if path.parent == self._folders[0] else f"the starter's {path.name}"
        source = _source(path, file)
        try:
            parsed = self._environment.parse(source, file, file)
            code = self._environment.compile(parsed, name=file, filename=file)
        except TemplateSyntaxError as error:
            raise TemplateError(
                f"{(error.message or '').rstrip('.')}.",
                where=f"{file}, line {error.lineno}",
                do="Check the braces and tags there.",
            ) from None
        template = Template.from_code(self._environment, code, self._environment.globals)
        return template, list(includes(parsed))


def _source(path: Path, file: str) -> str:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateError("the file is not text in UTF-8.", where=file, do="Save it as UTF-8.") from None
    except OSError as error:
        raise TemplateError(f"it can't be opened: {error.strerror}.", where=file) from None
    refuse_private(source, file)
    return source.rstrip("\n") + "\n"  # so that the last line ends like any other and has its number too


def _rendered(text: str, words: tuple[Word, ...], file: str, files: Sequence[str]) -> Rendered:
    lines, places, last = [], [], (file, 1)
    for line in text.split("\n"):
        found = _LINE.findall(line)
        last = (files[int(found[-1][0])], int(found[-1][1])) if found else last
        places.append(last)
        lines.append(_LINE.sub("", line))
        if {OPEN, CLOSE, LINE} & set(MARK.sub("", lines[-1])):
            raise TemplateError(
                "a filter has cut a word of the data.",
                where=f"{last[0]}, line {last[1]}",
                do="Leave the filter out.",
            )
    return Rendered("\n".join(lines), words, tuple(places), file)


def _where(error: BaseException, files: Sequence[str], file: str) -> str:
    """The file and line of the template that an error arose in: the innermost, where one includes another."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    return f"{frames[-1].filename}, line {frames[-1].lineno or 1}" if frames else f"{file}, line 1"


def _undefined(error: UndefinedError, where: str, names: list[str]) -> TemplateError:
    what = re.sub(r"'?reportgen[\w.]* object'?", "this word", str(error))
    if "has no element" in what:
        return TemplateError(f"{what}.", where=where, do="Ask for what hangs on it by its name.")
    quoted = re.findall(r"'([^']+)'", what)
    near = difflib.get_close_matches(quoted[-1], names, 1, 0.5) if quoted else []
    hint = (
        f'Did you mean "{near[0]}"?'
        if near
        else f"There are: {', '.join(sorted(n for n in names if n[0] != '_'))}."
    )
    return TemplateError(f"{what}.", where=where, do=hint)
