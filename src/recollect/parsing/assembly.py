"""An item from a claim that stands: its parts in their roles, its lines, its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recollect.core.items import Item, Kind, Option
from recollect.parsing.claims import Claim, Verdict
from recollect.parsing.labels import bare
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.openers import asks_about_code
from recollect.parsing.options import (
    Choice,
    choice_in,
    letters_in,
    resolve,
    stem_and_options,
)
from recollect.parsing.outline import Outline
from recollect.parsing.parts import (
    Part,
    entries,
    goes_on,
    is_placeholder,
    leads_back,
    split,
    text_of,
    untagged,
    verbatim,
)
from recollect.parsing.pieces import CODE, HEADING, HTML, OPEN, RULE, TEXT, Piece
from recollect.parsing.truth import after_judgement
from recollect.parsing.vocabulary import Role, Vocabulary

_STARS = re.compile(
    r"(?:[⭐★☆🌟]\ufe0f?)+"
    r"|[\[(（](?:E|M|H|Easy|Medium|Hard|简单|中等|困难|易|中|难)[\])）]",
    re.I,
)
_TRAILING_STARS = "⭐★☆🌟\ufe0f"
_HINT_AT_END = re.compile(
    r"[（(](?:提示|Hint)[:：][ \t]*(?P<hint>[^\n（(]{1,400})[)）][。.]?$"
    r"|(?<=[\s。？?.！])(?:提示|Hint)[:：][ \t]*(?P<bare>[^\n:：]{1,400})$",
    re.I,
)
_ANSWER_AT_END = re.compile(
    r"[（(](?:答案?|参考答案|Answer|Ans)[:：](?P<answer>[^\n]{1,400})[)）][。.]?$", re.I
)
_LETTER_AT_END = re.compile(r"[（(][ 　$*`]*(?P<letters>[A-H]{1,8})[ 　$*`]*[)）][ 　]*[。.]?$")
"""The right options, written into the gap at a question's end."""
_BLANK = re.compile(r"_{3,}|＿{2,}|[（(][ 　]{2,}[)）]")
_BREAK = re.compile(r"^(?:\s*<br\s*/?>)+\s*", re.I)
_NEAR = 3
"""Pieces below a question among which its difficulty is told."""
_TITLE = 200
"""Letters at the start of a question where its difficulty stands."""
_LEADS_TO_ANSWER = (Role.ANSWER, Role.HINT, Role.OWN_ANSWER, Role.QUESTION)


def assemble(verdict: Verdict, note: Outline, vocabulary: Vocabulary) -> Item:
    """Build the item of a claim that stands."""
    claim = verdict.claim
    end = claim.head if claim.bodiless else claim.end
    parts = split(note.pieces[claim.head : end], note, vocabulary)
    gathered = _Gathered(note, vocabulary)
    gathered.take(claim, parts)
    kind = claim.kind or gathered.kind()
    gathered.finish(kind)
    parent = verdict.parent
    first = note.pieces[claim.start]
    line, last = claim.own_lines or _span(note, claim, end)
    return Item(
        path=note.path,
        line=line + 1,
        end_line=max(last, line + 1),
        kind=claim.kind or gathered.kind(),
        question=gathered.question,
        dialect=verdict.dialect,
        answer=gathered.answer,
        label=claim.label,
        topic=_unstarred(claim.topic),
        hints=tuple(gathered.hints),
        options=gathered.options,
        deletions=claim.deletions,
        reversible=claim.reversible,
        own_answer=gathered.joined(Role.OWN_ANSWER),
        critique=gathered.joined(Role.CRITIQUE),
        insight=gathered.joined(Role.INSIGHT),
        difficulty=_difficulty(first.text[:_TITLE]) or _stated_difficulty(claim, note),
        heading_path=_path(first, note),
        parent_line=None if parent is None else note.pieces[parent].start + 1,
    )


def _span(note: Outline, claim: Claim, end: int) -> tuple[int, int]:
    """Return the lines of an item, 0-based and half-open, without rules and blanks at its end."""
    last = end
    while last > claim.head and _is_blank(note.pieces[last - 1]):
        last -= 1
    return note.pieces[claim.start].start, max(note.pieces[i].end for i in range(claim.start, last))


def _is_blank(piece: Piece) -> bool:
    """Tell whether a piece says nothing: a rule, a link to the top, a comment."""
    comment = piece.kind == HTML and not untagged(piece.text)
    return comment or piece.kind == RULE or leads_back(piece)


def _path(first: Piece, note: Outline) -> tuple[str, ...]:
    """Return the titles over an item, without those of another item's parts: `#### Answer`."""
    section = first.section.parent if first.kind == HEADING else first.section
    titles: list[str] = []
    while section is not None and section.parent is not None:
        if section.piece not in note.marks.part_headings:
            titles.append(section.title)
        section = section.parent
    return tuple(reversed(titles))


def _unstarred(text: str) -> str:
    bare = text.rstrip(_TRAILING_STARS)
    return text if bare == text else bare.rstrip(" \t")


def _difficulty(text: str) -> str | None:
    match = _STARS.search(text)
    return match[0] if match else None


def _stated_difficulty(claim: Claim, note: Outline) -> str | None:
    """Return what a label below the question says of it: `**难度**：⭐⭐ | **频率**：高`."""
    for index in range(claim.head, min(claim.end, claim.head + _NEAR)):
        if note.marks.roles.get(index) is Role.ABOUT:
            said = note.marks.labels[index].rest
            return re.split(r"[|｜·]", said, maxsplit=1)[0].strip() or None
    return None


class _Gathered:
    """Collects the parts of one item."""

    def __init__(self, note: Outline, vocabulary: Vocabulary) -> None:
        self.note = note
        self.vocabulary = vocabulary
        self.question = ""
        self.answer = ""
        self.keyed = ""
        """An answer that the dialect found elsewhere."""
        self.hints: list[str] = []
        self.options: tuple[Option, ...] = ()
        self.texts: dict[Role, list[str]] = {}

    def take(self, claim: Claim, parts: list[Part]) -> None:
        self.question = _unstarred(claim.question.strip())
        self.keyed = claim.answer or ""
        lead = parts.pop(0) if parts and parts[0].role is None else None
        if said := _BREAK.sub("", claim.said):
            below = lead.pieces if lead else []
            head = self.note.pieces[claim.start]
            parts.insert(0, Part(Role.ANSWER, said, head.start, "", [head, *below], labelled=True))
            lead = None
        if parts and parts[0].role is Role.QUESTION:
            self._question(parts.pop(0), claim)
        for part in parts:
            self._take(part)
        self._lead(lead, parts, claim)
        self.question = self.question or self.note.pieces[claim.start].text
        self.answer = self._answer()
        self.options = claim.options or self.options
        if claim.answer is not None:
            self.answer = claim.answer

    def finish(self, kind: Kind | None) -> None:
        """Take an answer or a hint out of the question's end; part the answers to its blanks."""
        match = _ANSWER_AT_END.search(self.question) if not self.answer else None
        if match is not None and match.start() > 0:
            self.answer = match["answer"].strip()
            self.question = self.question[: match.start()].rstrip()
        match = _HINT_AT_END.search(self.question) if not self.answer else None
        if match is not None and match.start() > 0:
            self.hints.append((match["hint"] or match["bare"]).strip())
            self.question = self.question[: match.start()].rstrip()
        if not self.options and letters_in(self.answer):
            self._part_stem()
        if kind is Kind.TRUE_FALSE:
            reason = after_judgement(self.answer, self.vocabulary)
            verdict = "true" if self.options and self.options[0].correct else "false"
            self.answer = f"{verdict}\n\n{reason}" if reason else verdict
        if kind is Kind.BLANK:
            texts = [text.strip() for text in re.split(r"[；;]", self.answer)]
            if len(texts) == len(_BLANK.findall(self.question)):
                self.answer = "\n".join(texts)

    def _part_stem(self) -> None:
        """Take options out of the question's last line, where the answer names one of them."""
        stem, found = stem_and_options(self.question)
        if found and stem:
            names = "".join(letter for letter, _ in found)
            texts = [text for _, text in found]
            self.question = stem
            self.options = resolve(Choice(0, 0, (), names, frozenset()), texts, self.answer)

    def kind(self) -> Kind:
        if self.options:
            return Kind.CHOICE
        if self.answer and _BLANK.search(self.question):
            return Kind.BLANK
        return Kind.BASIC if self.answer else Kind.OPEN

    def joined(self, role: Role) -> str:
        return "\n\n".join(self.texts.get(role, ()))

    def _question(self, part: Part, claim: Claim) -> None:
        text = text_of(part, self.note)
        self.question = text if claim.group or not self.question else f"{self.question}\n\n{text}"

    def _take(self, part: Part) -> None:
        role = part.role or Role.ANSWER
        if role is Role.HINT:
            self.hints += [text for text in entries(part, self.note) if not self._empty(text)]
            return
        text = text_of(part, self.note)
        if role is Role.OWN_ANSWER:
            text = _unfenced(text, part.pieces)
        if not self._empty(text):
            self.texts.setdefault(role, []).append(text)

    def _empty(self, text: str) -> bool:
        return not text or is_placeholder(text, self.vocabulary)

    def _lead(self, lead: Part | None, parts: Sequence[Part], claim: Claim) -> None:
        """Give what stands before any label to the question, or to the answer."""
        if lead is None:
            return
        pieces = lead.pieces
        choice = choice_in(pieces, self.note.marks.options)
        if choice is not None and claim.asks_on and _are_parts(pieces[choice.before :]):
            choice = replace(choice, loose=True)
        if choice is not None and self._choose(choice, pieces):
            return
        if claim.asks_on or (parts and parts[0].role in _LEADS_TO_ANSWER) or goes_on(pieces):
            self._extend_question(pieces)
        else:
            if pieces[0].kind == CODE and asks_about_code(self.question):
                self._extend_question(pieces[:1])
                pieces = pieces[1:]
            text = verbatim(pieces, self.note)
            if not self._empty(text):
                self.texts.setdefault(Role.ANSWER, []).insert(0, text)

    def _choose(self, choice: Choice, pieces: Sequence[Piece]) -> bool:
        """Take the options, if they are some: boxes to tick are none where no answer names any."""
        blocks = ((first, verbatim(more, self.note)) for first, more in choice.texts)
        texts = ["\n".join(filter(None, (first.strip(), below))) for first, below in blocks]
        rest = [p for p in pieces[choice.after :] if not is_contents_entry(p.text)]
        after = verbatim(rest, self.note)
        stem = _LETTER_AT_END.search(self.question)
        keyed = self.keyed or (stem["letters"] if stem else "")
        said = self.joined(Role.ANSWER)
        if after and not self._empty(after):
            said = f"{after}\n\n{said}".strip()
        options = resolve(choice, texts, keyed or _unfenced_text(said))
        if choice.loose and not any(option.correct for option in options):
            return False
        self.options = options
        if stem is not None:
            self.question = self.question[: stem.start()].rstrip()
        self._extend_question(pieces[: choice.before])
        if after and not self._empty(after):
            self.texts.setdefault(Role.ANSWER, []).insert(0, after)
        return True

    def _extend_question(self, pieces: Sequence[Piece]) -> None:
        text = verbatim([p for p in pieces if p.kind != RULE], self.note)
        if text:
            self.question = f"{self.question}\n\n{text}" if self.question else bare(text)

    def _answer(self) -> str:
        texts = [*self.texts.get(Role.ANSWER, ()), *self.texts.get(Role.EXPLANATION, ())]
        return "\n\n".join(texts)


def _are_parts(pieces: Sequence[Piece]) -> bool:
    """Tell whether letters count the parts of an exercise, `(a) …`: options are in capitals."""
    return pieces[0].text.lstrip("*_(（[")[:1].islower()


def _unfenced(text: str, pieces: Sequence[Piece]) -> str:
    """Return the inside of a fence that is all there is: learners write their own words in one."""
    blocks = [p for p in pieces if p.kind not in (RULE, OPEN)]
    code = [p for p in blocks if p.kind == CODE]
    if len(code) == 1 and blocks[-1] is code[0] and all(p.kind in (TEXT, CODE) for p in blocks):
        return _unfenced_text(text)
    return text


def _unfenced_text(text: str) -> str:
    lines = text.split("\n")
    if len(lines) > 2 and lines[0].startswith(("```", "~~~")) and lines[-1][:3] == lines[0][:3]:
        return "\n".join(lines[1:-1]).strip()
    return text
