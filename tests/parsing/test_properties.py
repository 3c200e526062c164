"""What must hold for any text at all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from recollect.core.cards.items import Item, Kind
from recollect.parsing.across.linking import link
from recollect.parsing.dialects import dialects
from recollect.parsing.markup.decoding import UndecodableNote, decode
from recollect.parsing.markup.fences import fences
from recollect.parsing.reading import read_note

from .golden import FIXTURES, cases

DECKS = Path(__file__).parents[2] / "decks"
NOTES = [note.read_text("utf-8") for note in sorted(DECKS.rglob("*.md"))]
NOTES += [case.note for file in sorted(FIXTURES.glob("*.txt")) for case in cases(file)]

lines = st.sampled_from(sorted({line for note in NOTES for line in note.split("\n")}))
"""Lines of real notes: put together in any order they are as odd as notes get."""
odd = st.text(st.characters(codec="utf-8"), max_size=30)
raw = st.lists(lines | odd, max_size=25).map("\n".join)
notes = raw.map(lambda text: text.replace("\r", "\n").replace("\0", "\ufffd"))
"""Texts as they reach the reader: decoding leaves one kind of line end and no NUL."""


def bare(text: str) -> str:
    """Drop what unwrapping may drop: indentation, quotation marks, tags, label markup, spaces.

    So may the braces that hide a part of an answer, and blanks by their name, which are a gap where
    they are underlined; what a comment says may be one.
    """
    return re.sub(r"\{\{cloze[ \t]+|\}\}|&nbsp;|[\s>*_|`:：]+|<(?!!)[^<>\n]*>", "", text)


def texts(item: Item) -> list[str]:
    return [item.question, item.answer, item.own_answer, *item.hints]


@given(raw)
@example("\x0b#\x0c Q1\x85\u2028: a?\n\n- [x]\n- [ ]\n")
def test_no_text_makes_the_reader_fail(text: str) -> None:
    note = read_note("note.md", text)
    assert link([note], lambda _: "") is not None


@given(notes)
def test_every_part_stands_in_the_note(text: str) -> None:
    source = bare(text)
    for item in read_note("note.md", text).items:
        if item.kind in (Kind.CLOZE, Kind.BLANK, Kind.TRUE_FALSE):
            continue
        for part in texts(item):
            for paragraph in part.split("\n"):
                assert bare(paragraph) in source


@given(notes)
def test_items_lie_within_the_note_in_order_and_apart(text: str) -> None:
    items = read_note("note.md", text).items
    count = text.count("\n") + 1
    starts = [item.line for item in items]
    assert starts == sorted(starts)
    assert all(1 <= item.line <= item.end_line <= count for item in items)
    assert all(a.end_line <= b.line for a, b in pairwise(items))


@given(notes)
def test_reading_twice_finds_the_same(text: str) -> None:
    assert read_note("note.md", text) == read_note("note.md", text)


# What reads a note sees its text alone, so the same text gives the same items.


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    for text in NOTES:
        if encoding == "utf-16-le" and not text.isascii():
            continue  # without a mark only ASCII gives UTF-16 away
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_give_the_same_text(end: str) -> None:
    for text in NOTES:
        assert decode(text.replace("\n", end).encode()) == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(32)) * 9])
def test_binary_is_no_note(data: bytes) -> None:
    with pytest.raises(UndecodableNote):
        decode(data)


def test_a_short_note_may_hold_a_nul() -> None:
    (item,) = read_note("n.md", decode(b"## Q1: What is\0 a keel?\n")).items
    assert item.question == "What is\ufffd a keel?"


def test_a_broken_note_is_told_where() -> None:
    with pytest.raises(UndecodableNote, match="line 2"):
        decode("Bread\nCafé?".encode("latin-1"))


def test_a_note_may_end_with_any_title() -> None:
    """Many a rule looks at what follows a title, and there may be nothing, below folds too."""
    titles = sorted({line for note in NOTES for line in note.split("\n") if line.startswith("#")})
    fold = "<details>\n<summary>Answer</summary>\n\nA gate.\n\n</details>"
    for title in titles:
        assert read_note("n.md", f"{fold}\n\n{title}").path == "n.md"


@pytest.mark.long
def test_a_note_may_begin_or_end_at_any_line() -> None:
    """Many a rule looks at what stands before or behind a line; there may be nothing."""
    for note in NOTES:
        lines = note.split("\n")
        for at in range(1, len(lines)):
            for part in (lines[:at], lines[at:]):
                assert read_note("n.md", "\n".join(part)).path == "n.md"


def test_an_empty_note_has_no_item() -> None:
    assert read_note("n.md", decode(b"")).items == ()


COMPANY = frozenset(
    [
        "answer-heading",
        "bold-question",
        "checkbox-choice",
        "exercise",
        "inline-answer",
        "letter-choice",
        "question-lines",
        "quoted-question",
        "true-false",
    ]
)
"""Dialects that look at the whole note: a form not sure to ask does so where enough of it does.

Headings and lists look at their own chapter, and at those above it.
"""
FIRST_RANK = re.compile(r"^# .*\n(?s:.*)^# ", re.M)
"""A note with some titles of the highest rank."""
prose = st.lists(
    st.sampled_from(["It is what it is.", "说完了。", "`a = 1`", "> As they say.", ""])
)


def above(text: str, lines: int) -> list[Item]:
    """Return the items of a text that begin in its first lines."""
    return [item for item in read_note("n.md", text).items if item.line <= lines]


def unended(items: list[Item]) -> list[Item]:
    return [replace(item, end_line=0, parent_line=None) for item in items]


@given(st.sampled_from(NOTES), prose)
def test_prose_added_below_changes_no_item_above(note: str, added: list[str]) -> None:
    """Quotations ask where most of a note's do: with some among what is added, they may not. Titles
    of the highest rank ask where they do as well: the one that is added counts among them.
    """
    assume(not FIRST_RANK.search(note))
    text = note.rstrip("\n")
    lines = text.count("\n") + 1
    after = "\n".join([text, "", "# Afterwards", "", *added])
    before, found = unended(above(text, lines)), unended(above(after, lines))
    if any(line.startswith(">") for line in added):
        before = [item for item in before if item.dialect != "quoted-question"]
        found = [item for item in found if item.dialect != "quoted-question"]
    assert found == before


@given(st.sampled_from(NOTES), st.sampled_from(NOTES) | notes)
def test_what_is_added_below_changes_no_item_above(note: str, added: str) -> None:
    """Text below a new title of the highest rank changes items above it in five cases only.

    An answer key answers what carries its numbers above, or stands there in turn, and is not
    answered yet. A fence that is left open may belong with one above. A list that says what the
    titles below it say is their contents. Titles of the highest rank ask where most of them do.
    And so do lines in bold, plain lines, quotations, boxes, and the like: what one such item holds
    or gives up is another's.
    """
    found, mended = fences(added, added.split("\n"))
    assume(not mended and all(fence.closed for fence in found))
    text = note.rstrip("\n")
    lines = text.split("\n")
    before = above(text, len(lines))
    assume(not any(bare(item.question) in bare(added) for item in before))
    after = above(f"{text}\n\n# Afterwards\n\n{added}", len(lines))
    open_: set[int] = set()
    for item in (*before, *after):
        first = lines[item.line - 1].startswith("# ")
        if first or item.dialect in COMPANY or item.dialect == "answer-key":
            open_.update(range(item.line, item.end_line + 1))
    told = {item.line for item in after if item.answer}
    open_ |= {item.line for item in before if not item.answer} & told

    def kept(items: list[Item]) -> list[Item]:
        return [item for item in items if open_.isdisjoint(range(item.line, item.end_line + 1))]

    assert unended(kept(after)) == unended(kept(before))


def test_no_two_dialects_share_a_name_and_all_are_ranked() -> None:
    names = [dialect.name for dialect in dialects()]
    assert len(set(names)) == len(names)
