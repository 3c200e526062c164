"""What the notes say is not mastered yet: judgements, corrections, lists of what needs work.

Each becomes a seed: a concept, the line that says so, the learner's words, and the date if the
notes give one. One section says of one concept the same thing only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from recollect.core.study_log import Seed, SeedKind, Status, StudyEntry
from recollect.core.text.bare_titles import plain, unadorned
from recollect.core.text.scripts import either
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece, Section
from recollect.parsing.studying.dates import span_in, undated
from recollect.parsing.studying.places import title_of, year_of
from recollect.parsing.words.study_words import StudyWords
from recollect.parsing.words.titles import checks_oneself
from recollect.parsing.words.vocabulary import Role

LONGEST_CONCEPT = 40
"""In characters; what is longer is a sentence, not a name."""

_TOP_LINES = 30
_BREAK = re.compile(r"(?<!\s)\s*<br\s*/?>\s*", re.I)
_BULLET = re.compile(r"^(?:[-*+•·]|\d{1,2}[.、)）])\s*")
_LEAD = re.compile(
    either(
        r"^(?:[^\w\s(（\"“「《]|\s)*(?:误区|误解|常见错误|misconception|pitfall|mistake)\s*\d*\s*[:：.、]\s*"
    ),
    re.I,
)
_NUMBERED = re.compile(
    either(
        r"^(?:Q|问题|追问|题目|Question|Part|Step|第)\s*\d+[+\w]*(?:\s*[轮题问讲课章节])?"
        r"[^:：\s]{0,6}\s*[:：.·、-]\s*"
    ),
    re.I,
)
_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.、)）]?\s+")
_HEAD = re.compile(
    r"^(?:\*\*|__)(?P<bold>[^*_\n]+?)(?:\*\*|__)\s*[:：]?"
    r"|^(?P<plain>[^:：\n]{1,40}?)\s*(?:[:：]|——|—|–| - )\s*(?=\S)"
)
_ASKED = re.compile(
    either(
        r"^[一二三四五六七八九十\d]+\s*[个条点处]|追问|问题|提问|回答|\bQ\d|questions?\b|answers?\b"
    ),
    re.I,
)
"""A correction of "three answers" names no concept."""
_POINTS = re.compile(r"[;；、]|,\s")
_EMPTY = re.compile(r"[(（]\s*[)）]|(?<![\s,，:：—–-])[\s,，:：—–-]+$")
_QUOTES = "\"'“”‘’「」《》 \t。.；;，,"


def seeds_in(note: Outline, entries: Iterable[StudyEntry], words: StudyWords) -> Iterator[Seed]:
    """Yield the seeds of a note in reading order, each concept once a section."""
    found = [
        *_from_entries(entries, words),
        *_from_sections(note, words),
        *_unticked(note, words),
    ]
    seen: set[tuple[str, date | None, SeedKind]] = set()
    for seed in sorted(found, key=lambda seed: seed.line):
        key = seed.concept.casefold(), seed.day, seed.kind
        if seed.concept and key not in seen:
            seen.add(key)
            yield seed


def _from_entries(entries: Iterable[StudyEntry], words: StudyWords) -> Iterator[Seed]:
    """Yield what the rows of progress tables say: topics in trouble, lists in their cells."""
    for entry in entries:
        day = entry.tested_on or entry.ended_on
        if entry.status is Status.TROUBLE or entry.failed_test:
            kind = SeedKind.TROUBLE
            yield Seed(kind=kind, concept=entry.topic, line=entry.line, text=entry.topic, day=day)
        for text in _listed_in_cell(entry.content, words):
            yield Seed(
                kind=SeedKind.TO_STRENGTHEN,
                concept=concept_of(text),
                line=entry.line,
                text=plain(text),
                day=day,
            )


def _listed_in_cell(content: str, words: StudyWords) -> Iterator[str]:
    """Yield the points of a cell such as `…<br />**需加强部分**：<br />-a<br />-b`: a and b."""
    listing = False
    for part in _BREAK.split(content):
        bullet = _BULLET.match(part)
        if bullet and not part.startswith("**"):
            if listing:
                yield part[bullet.end() :]
            continue
        title, _, rest = plain(part).replace("：", ":").partition(":")
        listing = words.speaks_of("to_strengthen", title) and len(title) <= LONGEST_CONCEPT
        listing = listing and (":" in plain(part).replace("：", ":") or part.startswith("**"))
        if listing and rest.strip():
            yield from (text for text in re.split(r"[;；、]", rest) if text.strip())


def _from_sections(note: Outline, words: StudyWords) -> Iterator[Seed]:
    """Yield judgements, corrections and the lists under a heading or a label that names them."""
    for piece in note.marks.headings:
        if not words.speaks_of("seeds", piece.text):
            continue
        if words.speaks_of("to_strengthen", piece.text):
            yield from _listed(note, piece.index + 1, SeedKind.TO_STRENGTHEN, words)
        elif words.speaks_of("pitfall", piece.text):
            yield from _listed(note, piece.index + 1, SeedKind.PITFALL, words)
        elif (corrected := words.corrected_in(unadorned(piece.text))) is not None:
            yield from _judged(piece, note, words, corrected)
    roles, wrong = note.marks.roles, words.seeds["judged_wrong"]  # signs of a bad answer
    for index, label in note.marks.labels.items():
        if label.bold and words.speaks_of("to_strengthen", label.word):
            beside = map(str.strip, _POINTS.split(label.rest.split("\n", 1)[0]))
            piece, kind = note.pieces[index], SeedKind.TO_STRENGTHEN
            yield from (_point(text, kind, piece, note) for text in beside if text)
            yield from _listed(note, index + 1, SeedKind.TO_STRENGTHEN, words)
        elif roles.get(index) is Role.CRITIQUE and label.rest.lstrip("*_ ").startswith(wrong):
            yield from _judged(note.pieces[index], note, words)


def _point(text: str, kind: SeedKind, piece: Piece, note: Outline) -> Seed:
    """Return the seed of a point of a list; a date at its end is its own."""
    span = span_in(text, year_of(piece.section, note))
    bare = _EMPTY.sub("", undated(text, span)).strip() if span else text
    return Seed(
        kind=kind,
        concept=concept_of(bare),
        line=piece.start + 1,
        text=plain(text),
        day=span.last if span else _day_of(piece.section, note),
    )


def _judged(piece: Piece, note: Outline, words: StudyWords, corrected: str = "") -> Iterator[Seed]:
    """Yield the judgement of an answer: about what it names, else what the section above asks."""
    if _ASKED.search(corrected):
        return
    section: Section | None = piece.section
    while section is not None and words.corrected_in(unadorned(section.title)) is not None:
        section = section.parent
    if not corrected and (section is None or section.parent is None):
        return
    above = title_of(section.title, words) if section else ""
    yield Seed(
        kind=SeedKind.JUDGEMENT,
        concept=concept_of(corrected or above),
        line=piece.start + 1,
        text=plain(piece.text.split("\n", 1)[0]),
        day=_day_of(piece.section, note),
    )


def _listed(note: Outline, index: int, kind: SeedKind, words: StudyWords) -> Iterator[Seed]:
    """Yield the list that starts at a piece or below it, before a heading or a bold label.

    It goes on to a text that is no entry, but over the right side of ❌ … ✅ … pairs.
    """
    listing = False
    for at in range(index, len(note.pieces)):
        piece = note.pieces[at]
        if piece.kind == HEADING:
            return
        if piece.kind != TEXT:
            continue
        first = piece.text.split("\n", 1)[0]
        numbered = _LEAD.match(plain(first))
        if not (piece.marker or numbered):
            label = note.marks.label(at)
            if not listing and label.bold and label.closed:
                return  # something else begins
            if listing and not words.leading_sign(first):
                return
        elif piece.depth <= 1:
            listing = True
            yield _point(_LEAD.sub("", plain(first)) if numbered else first, kind, piece, note)


def _unticked(note: Outline, words: StudyWords) -> Iterator[Seed]:
    """Yield the abilities of a check list that are not ticked."""
    for piece, above in _boxes(note):
        titles = f"{piece.section.title}\n{above}"
        if piece.box == "x" or not checks_oneself(titles, note.words):
            continue
        text = plain(piece.text.split("\n", 1)[0])
        yield Seed(
            kind=SeedKind.UNTICKED,
            concept=concept_of(words.without_ability(text)),
            line=piece.start + 1,
            text=text,
            day=_day_of(piece.section, note),
        )


def _boxes(note: Outline) -> Iterator[tuple[Piece, str]]:
    """Yield the boxes, each with the text that introduces its list: `**现在你应该能够**:`."""
    above = ""
    for piece in note.pieces if note.marks.boxes else ():
        if piece.box is not None:
            yield piece, above
        elif not piece.marker:
            above = piece.text if piece.kind == TEXT else ""


def concept_of(text: str) -> str:
    """Return the name of a concept from a point of a list or a heading.

    A bold beginning, or what stands before a colon or a dash, is the name; a number or a label in
    front is not part of it. Empty when nothing short is left.

    >>> concept_of("**Maths**: practise variances"), concept_of("Q3: The scaling factor")
    ('Maths', 'The scaling factor')
    """
    text = _BULLET.sub("", text.strip()) if not text.startswith("**") else text.strip()
    bold = _HEAD.match(text)
    if bold and bold["bold"] and not _NUMBERED.match(bold["bold"] + ":"):
        return unadorned(bold["bold"]).strip(_QUOTES + ":：")
    text = _SECTION_NUMBER.sub("", _NUMBERED.sub("", unadorned(text)))
    text = unadorned(text)
    head = _HEAD.match(text)
    if head and head["plain"] and len(text) > LONGEST_CONCEPT:
        text = head["plain"]
    return text.strip(_QUOTES + ":：？?")


def _day_of(section: Section, note: Outline) -> date | None:
    """Return the date that the headings around a place, the note's top or its path give."""
    for text in (*reversed(section.path), *_top(note), note.path):
        if (span := span_in(text)) is not None:
            return span.last
    return None


def _top(note: Outline) -> Iterator[str]:
    """Yield the labelled dates near the top of a note: `**时间**: 2025-11-08`."""
    for index, label in note.marks.labels.items():
        if note.pieces[index].start > _TOP_LINES:
            break
        if label.bold and len(label.rest) < LONGEST_CONCEPT:
            yield label.rest
