"""Lines of a project's texts that speak of a year: "in 2023", "FY23", "2022–23"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_QUOTED_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')|#.*""")
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TABLE = re.compile(r"\s*\[+\s*([\w.-]+)")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_ELSEWHERE = {"prepared", "looked_at", "breaks"}
"""Keys of settings whose years have a step of their own, or stay true."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A line that speaks of the year, at its file and line."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}"


def mentions(texts: Mapping[str, str], year: int) -> tuple[Mention, ...]:
    """Every line of these texts that speaks of the year; comments are not looked at."""
    pattern = re.compile(rf"(?<!\d){year}(?!\d)|\bFY ?{year % 100:02}\b|\b{year - 1}[–/-]{year % 100:02}\b")
    return tuple(
        Mention(file, number, " ".join(line.split()))
        for file, text in texts.items()
        for number, line in (_settings(text) if file.endswith(".toml") else _words(text))
        if pattern.search(line)
    )


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a template or a note, without what a comment of Jinja hides."""
    plain = _JINJA_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    yield from enumerate(plain.split("\n"), 1)


def _settings(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a TOML file, but for comments and for what has a step of its own."""
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        bare = _QUOTED_OR_COMMENT.sub(lambda found: found[1] or "", line)
        heading, key = _TABLE.match(bare), _KEY.match(bare)
        table = heading[1] if heading and not key else table
        if table != "wide" and not (key and key[1] in _ELSEWHERE):
            yield number, bare
