"""From a template and a place to a Briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportgen.compose.apparatus import Apparatus, block_runs, cited_in
from reportgen.compose.closing import Cite, SourcesWord
from reportgen.compose.companions import with_companions
from reportgen.compose.contents import LONG, with_contents
from reportgen.compose.identity import id_text
from reportgen.compose.issued import footer, with_release
from reportgen.compose.markdown import PageBreak, inlines_in, parse
from reportgen.compose.office import OfficeNoteWord, with_notes
from reportgen.compose.parts import noted
from reportgen.compose.people import LegislatorWord
from reportgen.compose.phrases import short_name
from reportgen.compose.places import place_word
from reportgen.compose.sections import sections_of
from reportgen.compose.setting import Place, Setting, code
from reportgen.compose.template import Rendered, Templates
from reportgen.compose.vocabulary import vocabulary
from reportgen.compose.word import BlockWord, InlineWord, Word
from reportgen.data.dataset import Dataset
from reportgen.data.legislator import Legislator
from reportgen.data.observation import Observation
from reportgen.data.office_note import OfficeNote
from reportgen.data.region import Region, slug_of
from reportgen.data.release import Release
from reportgen.document.nodes import (
    Block,
    Briefing,
    Heading,
    Inlines,
    Paragraph,
    Sources,
    Text,
)
from reportgen.document.walk import text_of
from reportgen.errors import TemplateError

_HEAD = ("kicker", "subtitle", "running")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a briefing is about and how it is made: the place, the year, the template, the project's words.

    One for a `person` has two notes of the office: the person's own and that of the state. A `draft` says so
    on every page; one of a `release` says who released it, and when.
    """

    place: Place
    year: int
    template: str
    subject: str
    office: str = ""
    prepared: date | None = None
    person: Legislator | None = None
    note: OfficeNote | None = None
    state_note: OfficeNote | None = None
    draft: bool = False
    release: Release | None = None

    @property
    def kind(self) -> str:
        """What it is a briefing of: a state, a region or a legislator."""
        if self.person:
            return "legislator"
        return "region" if isinstance(self.place, Region) else "state"

    @property
    def slug(self) -> str:
        """The name of the briefing's files."""
        if self.person:
            return self.person.slug
        return self.place.slug if isinstance(self.place, Region) else slug_of(self.place.name)


Length = Callable[[Briefing], int]
"""How many pages a briefing fills; who composes knows nothing of pages."""


def compose(
    subject: Subject, dataset: Dataset, templates: Templates, length: Length = lambda _: 0
) -> Briefing:
    """The briefing; raises TemplateError with the template's file and line.

    The dataset may be a watched one: every figure that the briefing asked for is then on its record. One
    that is long, by its `length`, has a table of contents.
    """
    setting = Setting(
        dataset, subject.year, place_word, _OwnSources(dataset, subject.place), code(subject.place)
    )
    notes = [OfficeNoteWord(subject.note), OfficeNoteWord(subject.state_note, subject.place.name)]
    names = vocabulary(setting, subject.place, subject.subject, subject.person, notes[0])
    rendered = templates.render(subject.template, names)
    apparatus = _apparatus(dataset, rendered)
    head, body = _split(rendered)
    parsed = parse(body, apparatus)
    if not parsed.title:
        raise TemplateError(
            "there is no title.", where=rendered.file, do="Write one line that starts with a single #."
        )
    lines = {name: inlines_in(rendered, text, line, apparatus) for name, (line, text) in head.items()}
    unplaced = [note for note in notes if not any(word is note for word in rendered.words)]
    blocks = _with_sources(noted(with_companions(parsed.blocks, _short_names(dataset)), apparatus), apparatus)
    blocks = with_release(blocks, subject.release, apparatus)
    briefing = Briefing(
        slug=subject.slug,
        title=parsed.title,
        sections=sections_of(with_notes(_with_lede(blocks), unplaced, apparatus)),
        date=_date(subject, apparatus),
        kicker=lines.get("kicker", ()),
        subtitle=lines.get("subtitle", ()),
        running=lines.get("running", ()) or parsed.title,
        footer=footer(
            subject.year,
            _date(subject, apparatus),
            draft=subject.draft,
            given=subject.prepared is not None,
            release=subject.release,
        ),
        author=subject.office,
        description=f"{subject.subject}: {text_of(parsed.title)}, {subject.year}",
    )
    if length(briefing) > LONG:
        briefing = with_contents(briefing)
    legislator = names.get("legislator")
    asked = legislator.asked if isinstance(legislator, LegislatorWord) else ()
    id = id_text(
        briefing,
        kind=subject.kind,
        code=code(subject.place),
        year=subject.year,
        prepared=subject.prepared,
        person=subject.person,
        asked=asked,
        draft=subject.draft,
        revision=subject.release.revision if subject.release else 0,
    )
    return replace(briefing, id=id)


def _short_names(dataset: Dataset) -> Mapping[str, Inlines]:
    return {place.name: short_name(place) for place in dataset.codebook.places.values()}


@dataclass(frozen=True, slots=True)
class _OwnSources:
    """The sources that have figures of this very place: they are cited first for the nation's figures too."""

    dataset: Dataset
    place: Place

    def __contains__(self, source: object) -> bool:
        return not isinstance(self.place, Region) and self.dataset.own_source(self.place.code, str(source))


def _apparatus(dataset: Dataset, rendered: Rendered) -> Apparatus:
    """The sources as they are first cited: the figures of every word that need not wait, in order."""
    empty = Apparatus(dataset.codebook, dataset.by_id, {})
    cited: list[Observation] = []
    for number, word in enumerate(rendered.words):
        if isinstance(word, Cite):
            cited.extend(dataset.by_id[one.id] for one in word.observations)
        elif not word.deferred:
            try:
                cited.extend(cited_in(_runs(word, empty), dataset.by_id))
            except TemplateError as error:
                error.where = error.where or rendered.where_of(number)
                raise
    return Apparatus.of(dataset.codebook, cited)


def _runs(word: Word, apparatus: Apparatus) -> Iterable[Inlines]:
    if isinstance(word, BlockWord):
        return block_runs(word.blocks(apparatus))
    return (word.inlines(apparatus),) if isinstance(word, InlineWord) else ()


def _split(rendered: Rendered) -> tuple[Mapping[str, tuple[int, str]], Rendered]:
    """The lines between two --- at the template's head, by name, and the text below them."""
    lines = rendered.text.split("\n")
    if lines[0].strip() != "---":
        return {}, rendered
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise TemplateError(
            'the head has no closing "---".', where=rendered.where(0), do="Add it below the last line."
        )
    head: dict[str, tuple[int, str]] = {}
    for number in range(1, end):
        name, colon, text = lines[number].partition(":")
        if not lines[number].strip():
            continue
        if not colon or name.strip() not in _HEAD:
            raise TemplateError(
                f'"{name.strip()}" is no line of a head.',
                where=rendered.where(number),
                do=f"There are: {', '.join(_HEAD)}.",
            )
        head[name.strip()] = (number, text.strip())
    blank = [""] * (end + 1)  # keeps the numbers of the lines below
    return head, replace(rendered, text="\n".join(blank + lines[end + 1 :]))


def _with_sources(blocks: list[Block | PageBreak], apparatus: Apparatus) -> list[Block | PageBreak]:
    """A briefing whose template forgot its sources gets them at the end: no figure goes out without."""
    if not apparatus.numbers or any(isinstance(block, Sources) for block in blocks):
        return blocks
    return [*blocks, Heading(1, (Text("Sources"),)), *SourcesWord().blocks(apparatus)]


def _with_lede(blocks: list[Block | PageBreak]) -> list[Block | PageBreak]:
    """The first paragraph, if it stands before any heading, is the opening one."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            break
        if isinstance(block, Paragraph):
            return [*blocks[:index], replace(block, role="lede"), *blocks[index + 1 :]]
    return blocks


def _date(subject: Subject, apparatus: Apparatus) -> date:
    """The day given or, without one, that of the newest source; never today's."""
    if subject.prepared:
        return subject.prepared
    days = [apparatus.codebook.sources[source].retrieved for source in apparatus.numbers]
    return max(days, default=date(subject.year, 12, 31))
