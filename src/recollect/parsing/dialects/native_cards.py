"""Cards written as cards: `Q: …` / `A: …`, `front :: back`, Logseq's `#card`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recollect.core.phrases import phrase
from recollect.core.text.scripts import both_forms, either
from recollect.parsing.items.answers import leads_to_answer
from recollect.parsing.items.assembling.finishing import BLOCK_NAME
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.ends import end_of
from recollect.parsing.outline.outline import Outline, wording
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import asks, asks_among_others
from recollect.parsing.words.labels import bare, question_and_answer
from recollect.parsing.words.vocabulary import Role, Vocabulary

_QUESTION = re.compile(
    either(
        r"(?:\*\*|__)?(?:Q(?:n|ues?)?|问|Question|Front|正面|Prompt)(?:\*\*|__)?"
        r"(?:[ \t]*(?:::[ \t]|[:：])[ \t]*|\.[)）][ \t]*|[.)）][ \t]+|(?<=q)[ \t]?[-–—][ \t]+)"
        r"(?P<rest>.*)"
    ),
    re.S | re.I,
)
_CARD = re.compile(
    r"(?:^|(?<=[ \t?？。]))"
    r"(?:#(?:card|\[\[card\]\])(?P<both>[/-]reversed?)?(?:/\w+|-spaced)*(?![\w-])"
    r"|\[\[[Cc]ard\]\][ \t]*$)(?:(?:[ \t]+#[\w/-]+)+[ \t]*$)?"
    r"|(?<=[^\s#])[ \t]+#(?:flashcard|anki)[ \t]*$",
    re.M,
)
"""The tag of a card, and the other tags behind it."""
_TAGS = ("card", "ard]]", "#anki")
"""What a text with such a tag holds, one or the other."""
_FIELDS = re.compile(r"(?:^|\n)[ \t]*[a-z][a-z-]*:: [^\n]*")
"""What a page or a block says of itself: `id:: …`."""
_COMMENT = re.compile(r"<!--[^\n]{0,400}?-->")
_SEVERAL = 3
"""Lines of a paragraph, and words of each front, at least, where nothing else tells cards."""
_NOWHERE = 10**9
_ASIDE = re.compile(r"\([^()]*\)(?:[ \t]*[\[(][^\n]*)?")
"""A back that is all in brackets: `an address ending in :: (reported by …)` is no card."""
_BEGINNING = both_forms("Qq问*_FfPp正")
_OTHER = re.compile(r"`[^`\n]*`|(?P<said><!--[^\n]{0,400}?-->)|==\d{1,2};;")
"""What parts no front from a back: code, comments, what counts a deletion."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines that other flashcard programs read, in their own syntax."""
    inline = [pair for pair in _separators(note.words) if pair[0] in wording(note)]
    tagged = any(tag in wording(note) for tag in _TAGS)
    parted: list[Piece] = []
    lettered: list[tuple[Piece, str, str]] = []
    for piece in note.marks.headings if tagged else ():
        if _is_tagged(piece.text):
            yield _fronted(_logseq(note, piece), inline)
    for piece in note.marks.texts:
        if piece.index in note.marks.options or note.marks.roles.get(piece.index) is Role.ANSWER:
            continue
        text = piece.text
        if text[:1] in _BEGINNING and (match := _QUESTION.match(text)):
            lettered.append((piece, *question_and_answer(match["rest"])))
        elif tagged and _is_tagged(text):
            yield _fronted(_logseq(note, piece), inline)
        elif inline and any(mark in text for mark, _ in inline):
            parted.append(piece)
    told = Counter((piece.section.chapter, bool(said)) for piece, _, said in lettered)
    for piece, text, said in lettered:
        chapter = piece.section.chapter
        below = told[chapter, True] > told[chapter, False]
        yield from _question(note, piece, text, said, below=below)
    tag = _first_tag(note) if parted else 0
    for piece in parted:
        tagged = piece.start >= tag or any("flashcard" in t.casefold() for t in piece.section.path)
        yield from _inline(piece, inline, tagged)


def _is_tagged(text: str) -> bool:
    return ("#" in text or "[[" in text) and _CARD.search(text) is not None


def _first_tag(note: Outline) -> int:
    """Return the first line that says that cards stand in it or below; 0 if some were reviewed."""
    if any("<!--SR:" in line for line in note.lines):
        return 0
    return next((i for i, line in enumerate(note.lines) if "#flashcard" in line), _NOWHERE)


def _separators(vocabulary: Vocabulary) -> list[tuple[str, bool]]:
    """Return the separators within a line, the longest first, and whether they ask both ways."""
    both = [(mark, True) for mark in vocabulary.separators["inline_both_ways"]]
    one = [(mark, False) for mark in vocabulary.separators["inline"]]
    return sorted([*both, *one], key=lambda pair: -len(pair[0]))


def _question(note: Outline, piece: Piece, text: str, said: str, *, below: bool) -> Iterator[Claim]:
    """Yield what a letter says that it asks; `below`: most are answered on the lines below."""
    first, _, more = text.partition("\n")
    if below and not said and asks_among_others(first, note.words) and not asks(more, note.words):
        text, said = first, more
    text = bare(text)
    open_ = asks_among_others(text, note.words) and not text.endswith("。")
    if text and (said or leads_to_answer(note, piece.index + 1) or open_):
        yield Claim(
            start=piece.index,
            end=note.reach.of_line(piece.index),
            question=text,
            said=said,
            why=phrase("a line that starts with Q:"),
        )


def _logseq(note: Outline, piece: Piece) -> Claim:
    below = note.piece_at(piece.index + 1).text
    fields = bool(below and not _FIELDS.sub("", below).strip())
    block = piece.holder
    if block is None:
        return _paragraph(note, piece)
    # the tag may stand on a later line of its block
    first = note.reach.at_line(block.start) if block.marker else piece.index
    asked = "\n".join(each.text for each in note.pieces[first : piece.index + 1])
    return Claim(
        start=first,
        head=piece.index + 1 + fields,
        end=end_of(note, piece.index),
        question=_FIELDS.sub("", _CARD.sub("", asked)).strip(),
        reversible=_asks_both_ways(_CARD.search(asked)),
        why=phrase("a block tagged #card"),
    )


def _fronted(claim: Claim, separators: Sequence[tuple[str, bool]]) -> Claim:
    """Part the back of a tagged card from its front, where it stands on the same line."""
    for mark, both in separators:
        front, parted, back = claim.question.partition(f" {mark} ")
        if parted:
            return replace(claim, question=front, said=back, reversible=both or claim.reversible)
    return claim


def _paragraph(note: Outline, piece: Piece) -> Claim:
    """Return the card of a paragraph or a title: what precedes its tag asks, what follows answers.

    A tag that stands alone belongs to the paragraph above it.
    """
    first, above, tag = piece, note.piece_at(piece.index - 1), _CARD.search(piece.text)
    text = piece.text
    asked, said = (text[: tag.start()], text[tag.end() :]) if tag else (text, "")
    if not asked and above.kind == TEXT and above.section is piece.section:
        first, asked = above, above.text
    return Claim(
        start=first.index,
        head=piece.index + 1,
        end=_end(note, piece),
        question=_FIELDS.sub("", asked).strip(),
        said=_FIELDS.sub("", said).strip(),
        reversible=_asks_both_ways(tag),
        why=phrase("a paragraph tagged #card"),
    )


def _end(note: Outline, piece: Piece) -> int:
    """Return where a card ends that no entry holds: with its block's name, or at the next card."""
    end = end_of(note, piece.index)
    for i in range(piece.index, end):
        text = note.pieces[i].text
        if i > piece.index and _is_tagged(text):
            return i
        if BLOCK_NAME.search(text):
            return i + 1
    return end


def _asks_both_ways(tag: re.Match[str] | None) -> bool:
    return tag is not None and tag["both"] is not None


def _inline(piece: Piece, separators: list[tuple[str, bool]], tagged: bool) -> Iterator[Claim]:
    of_page = not piece.index or (piece.holder and not piece.marker)
    text = _FIELDS.sub("\n", piece.text) if of_page else piece.text
    tagged = tagged or _are_cards(text.split("\n"))
    for offset, line in enumerate(text.split("\n")):
        bare_line = _OTHER.sub(lambda m: (" " if m["said"] else "\0") * len(m[0]), line)
        for mark, both in separators:
            at = bare_line.find(mark)
            if at <= 0 or not line[:at].strip() or not line[at + len(mark) :].strip():
                continue
            aside = _ASIDE.fullmatch(line[at + len(mark) :].strip())
            asks = line[at - 1] in "?？"
            apart = ";" not in mark and _stands_apart(bare_line[at - 1], line[at + len(mark)])
            if not (tagged or ((asks or apart) and not aside)):  # `;;` starts a comment, too
                continue
            first = min(piece.start + offset, piece.end - 1)
            yield Claim(
                start=piece.index,
                question=_COMMENT.sub("", line[:at]).strip(),
                answer=_COMMENT.sub("", line[at + len(mark) :]).strip(),
                reversible=both,
                own_lines=(first, first + 1),
                why=phrase("a line with {mark} between front and back", mark=mark),
            )
            break


def _are_cards(lines: Sequence[str]) -> bool:
    """Tell whether each line of a paragraph has a front of some words, and a back, around `::`."""
    parted = [line.split("::") for line in lines]
    if len(lines) < _SEVERAL or any(len(sides) != 2 for sides in parted):
        return False
    return all(len(front.split()) >= _SEVERAL and back.strip() for front, back in parted)


def _stands_apart(before: str, behind: str) -> bool:
    """Tell whether `::` parts two texts: with spaces around it, or next to Chinese.

    In `std::vector` it is part of a name, and after one word, `key:: value`, a field of a page.
    """
    return (before.isspace() and behind.isspace()) or not (before + behind).isascii()


DIALECT = Dialect("native-cards", 50, find)
