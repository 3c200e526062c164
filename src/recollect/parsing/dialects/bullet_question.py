"""`- **Q：…？**` with `A：…` in the same list item; `- Q: …` without an answer is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.ends import end_of, is_lone
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere
from recollect.parsing.words.labels import bare, question_and_answer
from recollect.parsing.words.vocabulary import Role

_QUESTION = re.compile(
    either(
        r"(?P<sign>[^\w\s*]{0,3})[ \t]*(?:\*\*|__)?"
        r"(?:(?:Q|问题?|Question)[ \t]?(?P<number>\d{1,3}(?:\.\d{1,3})?\+?)(?:\*\*|__)?"
        r"[ \t]*[:：.、)]"
        r"|(?:Q|问|Question)(?:\*\*|__)?[ \t]*[:：.])"
        r"(?P<rest>.*)"
    ),
    re.I | re.S,
)


def find(note: Outline) -> Iterator[Claim]:
    """Yield the list items that start with `Q:`; the rest of an item answers."""
    for piece in note.marks.entries:
        match = _QUESTION.match(piece.text)
        if match is None or is_contents_entry(piece.text):
            continue
        text, said = question_and_answer(bare(match["rest"]))
        told = said or end_of(note, piece.index) > piece.index + 1
        asked = not text.endswith("。") and asks_somewhere(text, note.words)
        if text and (told or asked):  # `Q：我要找的` does not ask
            yield Claim(
                start=piece.index,
                end=_end(note, piece),
                question=text,
                said=said,
                label=f"Q{match['number']}" if match["number"] else "",
                why=phrase("a list item that starts with Q"),
            )


def _end(note: Outline, piece: Piece) -> int:
    """Return where an item ends: entries beside it with other labels say more of it.

    What stands right below a list of nothing but the question answers it.
    """
    end = end_of(note, piece.index)
    below = note.piece_at(end)
    if end == piece.index + 1 and not below.marker and is_lone(note, piece):
        return note.reach.of_line(end) if below.kind in (TEXT, CODE) else end
    while end < len(note.pieces) and note.pieces[end].listing == piece.listing:
        label, asks = note.marks.label(end), note.marks.roles.get(end) is Role.QUESTION
        said = label.closed and label.rest and note.pieces[end].marker
        if asks or not said or end in note.marks.questions:
            break
        end = note.reach.of_line(end)
    return end


DIALECT = Dialect("bullet-question", 62, find)
