"""Which piece asks what a fold, an admonition or a row of options answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from recollect.core.phrases import Phrase
from recollect.parsing.items.claims import Claim
from recollect.parsing.items.ends import end_of, over_answer, over_rules
from recollect.parsing.items.questions import behind_remarks, question_of, stated_at
from recollect.parsing.items.sections import is_answered_whole
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, CODE, HEADING, OPEN, RULE, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import asks, asks_somewhere, asks_to_choose, has_form, leads_on
from recollect.parsing.words.labels import answered_below, label_of
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role

_FARTHEST = 400
"""In pieces; nobody asks so far before the answer, and looking further takes a square of time."""
_BESIDE = (None, Role.HINT, Role.REFERENCE, Role.ABOUT)
"""What is folded away between a question and its answer, if it asks nothing."""
_DEEPEST = 20
"""Folds around a piece; nobody folds deeper."""
_CODED = 2
"""Pieces above a question: a heading, and the code that it asks about."""
_NEAR = 6
"""A heading or a paragraph that neither asks nor is numbered counts as the question this near."""


def question_before(note: Outline, index: int, floor: int) -> int | None:
    """Return the piece that asks what the piece at `index` answers, not before `floor`.

    It is looked for back to the last heading, rule or fold: a heading that asks or is numbered,
    unless a question's own label stands below it; else the nearest numbered line, or what sets the
    task of which the lines count the steps; else the nearest line that asks; else the entry that
    holds it; else what stands close by.
    Hints that the answer stands in are left first.
    """
    index = _outside_hints(note, index)
    start, heading, hints = _boundary(note, index, max(floor, index - _FARTHEST))
    if heading is not None and _asks_nothing(note, heading, index):
        heading = None
    below = [piece for piece in note.pieces[start:index] if piece.index not in hints]
    if heading is not None and _is_opener(note, note.pieces[heading], below):
        return heading
    between = [piece for piece in below if _may_ask(note, piece)]
    if numbered := _numbered(note, between, note.pieces[index].depth):
        return _over_counted(note, index, heading, numbered)
    if heading is not None and len(between) > 1 and _titles_one(note, heading, index):
        return heading
    if (asking := _last_asking(note, between)) is not None:
        return asking
    if (holder := _entry_around(note, index, between)) >= start:
        return holder
    if (counted := _only_counted(note, between)) is not None:
        return counted
    return _close_by(note, heading, between, distance=index - start)


def _may_ask(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a text that may ask: no option or remark, no title of exercises."""
    marks, at = note.marks, piece.index
    if piece.kind != TEXT or at in marks.options:
        return False
    if marks.roles.get(at) in (Role.ABOUT, Role.REFERENCE):
        return False
    counted = at in marks.asked and marks.labels[at].counts
    return counted or not is_exercise_title(piece.text, note.words)


def _over_counted(note: Outline, index: int, heading: int | None, row: Sequence[Piece]) -> int:
    """Return what asks where lines are counted: the last; else that of which they are the parts."""
    if heading is not None and is_answered_whole(note, note.pieces[heading].section):
        return heading  # its parts, or what it is about, are counted
    task = None if _is_indented(note, index) else _task_over(note, row)
    return row[-1].index if task is None else task


def _entry_around(note: Outline, index: int, between: Sequence[Piece]) -> int:
    """Return the entry that holds a piece, or that it is indented below; or -1."""
    entries = [p.index for p in between if p.marker] if _is_indented(note, index) else []
    return note.marks.parents.get(index, entries[-1] if entries else -1)


def _is_indented(note: Outline, index: int) -> bool:
    """Tell whether a piece, or what a fold holds, stands within something by its indent."""
    body = note.pieces[index + (note.pieces[index].kind == OPEN)]
    return note.lines[body.start][:1].isspace()


def _close_by(
    note: Outline, heading: int | None, between: Sequence[Piece], *, distance: int
) -> int | None:
    """Return what stands close by, though nothing says that it asks: the heading, or a text."""
    near = distance <= _NEAR
    if heading is not None and (near or note.marks.number(heading)):
        return heading
    if not (near and between):
        return None
    if not between[-1].quoted:  # a quotation is behind what stands above
        between = [piece for piece in between if not piece.quoted]
    answered = any(note.marks.roles.get(piece.index) is Role.ANSWER for piece in between)
    return between[-1 if answered else 0].index  # the answer is that of the question above


def _asks_nothing(note: Outline, heading: int, index: int) -> bool:
    """Tell whether a heading names answers, or titles rows of options with a question for each."""
    first, end = (bisect_left(note.marks.runs, [at]) for at in (heading + 1, index))
    return end - first > 1 or names_answers(note.pieces[heading].text, note.words)


def _numbered(note: Outline, pieces: Sequence[Piece], depth: int) -> list[Piece]:
    """Return the lines with a number or a label that stand in the fewest entries, `depth` at most.

    What stands at the margin may be answered by an entry of a list. What is counted above a
    question's label is its title.
    """
    labelled = (p.index for p in pieces if note.marks.roles.get(p.index) is Role.QUESTION)
    first = max(labelled, default=0)
    found = [
        piece
        for piece in pieces
        if first <= piece.index and piece.depth <= max(depth, 1)
        if note.marks.number(piece.index) or note.marks.sets(piece.index)
    ]
    shallow = min((piece.depth for piece in found), default=0)
    return [piece for piece in found if piece.depth == shallow]


def _only_counted(note: Outline, pieces: Sequence[Piece]) -> int | None:
    """Return the one text whose label counts it, in bold: `**Example 2 – knots.** Tie …`."""
    labels = ((piece.index, note.marks.label(piece.index)) for piece in pieces)
    found = [at for at, label in labels if label.bold and label.rest and label.counts]
    return found[0] if len(found) == 1 else None


def _last_asking(note: Outline, pieces: Sequence[Piece]) -> int | None:
    """Return the nearest line that asks; one that quotes right below what asks is none."""
    asking = [
        piece.index
        for piece in pieces
        if (
            has_form(piece.text)
            or asks_to_choose(piece.text)
            or note.marks.roles.get(piece.index) is Role.QUESTION
        )
        and not is_contents_entry(piece.text)
    ]
    while len(asking) > 1 and _quotes(note, *asking[-2:]):
        asking.pop()
    return asking[-1] if asking else None


def _quotes(note: Outline, above: int, below: int) -> bool:
    """Tell whether a piece stands in a quotation right below another that does not."""
    deeper = note.pieces[below].quoted > note.pieces[above].quoted
    return deeper and below == above + 1


def choice_claim(note: Outline, at: int, last: int, why: Phrase) -> Claim:
    """Return the claim of the question at `at`, of whose options `last` is the last.

    A heading that counts it, or says its topic, is followed by what it asks: `**Q:** …`.
    """
    piece = note.pieces[at]
    below = behind_remarks(note, piece)
    stated = stated_at(note, below) if piece.kind == HEADING else ""
    whole = stated or question_of(note, piece)
    question, said = answered_below(whole)
    label = label_of(said)
    titles = piece.kind == HEADING and not stated and note.words.role(whole) is Role.QUESTION
    said = (label.rest if label and label.closed else "") or said
    named = bool(letters_in(said))
    start = _over_code(note, at)
    if start < at:
        titled = question_of(note, note.pieces[start]) if note.pieces[start].kind == HEADING else ""
        code = verbatim([note.pieces[at - 1]], note)
        question, whole = (
            "\n\n".join(filter(None, (titled, code, asked))) for asked in (question, whole)
        )
    return Claim(
        start=start,
        head=below + 1 if stated else at + 1,
        end=over_answer(note, at, over_rules(note, end_of(note, at, last + 1))),
        question="" if titles else question if named else whole,
        answer=said if named else None,
        asks_on=titles,
        why=why,
    )


def _over_code(note: Outline, at: int) -> int:
    """Return where a question starts that code stands above, right below a heading."""
    if at < _CODED:
        return at
    heading, code = note.pieces[at - 2 : at]
    if code.kind != CODE or heading.kind != HEADING:
        return at
    return heading.index if note.marks.number(heading.index) else code.index


def answered_by_folds(note: Outline, folds: Iterable[Piece], why: Phrase) -> Iterator[Claim]:
    """Yield the claims of the questions that some folds answer, each behind the fold before it."""
    floor = 0
    for fold in folds:
        at = question_before(note, fold.index, floor)
        floor = fold.partner
        if at is not None:
            yield _answered_by(note, fold, at, why)


def _answered_by(note: Outline, fold: Piece, at: int, why: Phrase) -> Claim:
    """Return the claim of the question at `at` that a fold answers.

    It reaches to the fold, and no further where that is parted from what follows. A heading that
    only says "question", or counts it, titles what is asked below it.
    """
    piece, behind = note.pieces[at], fold.partner + 1
    parted = behind < len(note.pieces) and _is_apart(note, fold, note.pieces[behind])
    below = behind_remarks(note, piece)
    stated = stated_at(note, below) if piece.kind == HEADING and below < fold.index else ""
    named = piece.kind == HEADING and note.words.role(piece.text) is Role.QUESTION
    titles = named and not stated
    asked = stated or question_of(note, piece)
    if (over := note.marks.stated.get(at)) is not None:
        asked = f"{question_of(note, note.pieces[over])}\n\n{asked}"
    return Claim(
        start=at,
        head=below + 1 if stated else at + 1,
        end=behind if parted else end_of(note, at, behind),
        question="" if titles else asked,
        topic=question_of(note, piece) if stated else "",
        group=piece.kind == HEADING and not (titles or stated),
        asks_on=titles,
        why=why,
    )


def _is_apart(note: Outline, fold: Piece, behind: Piece) -> bool:
    """Tell whether what stands behind an answer's fold is none of it: a rule, a note, a text."""
    if behind.kind == OPEN and behind.info != fold.info:
        beside = behind.info in ("note", "info", "tip")
        return beside and title_role(behind.text, note.words) is None
    if behind.kind != TEXT:
        return behind.kind == RULE
    listed = note.pieces[fold.index - 1].marker and behind.marker  # an entry goes on with both
    return behind.index not in note.marks.roles and not listed


def _task_over(note: Outline, row: Sequence[Piece]) -> int | None:
    """Return the text right above a list that sets the task of which the list counts the steps."""
    at = row[0].index - 1
    listed = len(row) > 1 and all(len(piece.marker) > 1 for piece in row)
    if not listed or at < 0 or note.pieces[at].kind != TEXT:
        return None
    asking = any(asks(p.text, note.words) for p in row)
    return at if not asking and sets_task(note.pieces[at].text, note.words) else None


def _outside_hints(note: Outline, index: int) -> int:
    """Return where the fold of a hint opens that holds a piece; else the piece itself."""
    before = bisect_left(note.marks.folds, index, key=attrgetter("index"))
    for fold in reversed(note.marks.folds[max(0, before - _DEEPEST) : before]):
        if fold.partner > index and title_role(fold.text, note.words) is Role.HINT:
            return fold.index
    return index


def _boundary(note: Outline, index: int, floor: int) -> tuple[int, int | None, Container[int]]:
    """Return where to look from, the heading right there, if it is one, and what hints hold."""
    hints: set[int] = set()
    i = index - 1
    while i >= floor:
        piece = note.pieces[i]
        if piece.kind == HEADING and note.marks.part_headings.get(i) is not Role.ABOUT:
            return i + 1, i, hints
        if piece.kind in (RULE, OPEN):
            break
        if piece.kind == CLOSE:
            title = note.pieces[piece.partner].text
            role = title_role(title, note.words)
            if role not in _BESIDE or (role is None and asks(title, note.words)):
                break
            hints.update(range(piece.partner, i))
            i = piece.partner
        i -= 1
    return i + 1, None, hints


def _titles_one(note: Outline, heading: int, index: int) -> bool:
    """Tell whether a heading names a question, and the next one its answer: `Front` and `Back`."""
    named = note.words.role(note.pieces[heading].text) is Role.QUESTION
    below = next(note.marks.headings_after(index), None) if named else None
    return below is not None and note.marks.part_headings.get(below.index) is Role.ANSWER


def _is_opener(note: Outline, heading: Piece, below: Sequence[Piece]) -> bool:
    """Tell whether a heading asks or is numbered, and no question's own label stands below it."""
    marks, at = note.marks, heading.index
    if at in marks.questions:
        return True
    if any(piece.index in marks.questions for piece in below):
        return False
    if at in marks.counted or at in marks.kinds:
        return True
    if marks.roles.get(at) is Role.QUESTION and marks.labels[at].rest:
        return True
    text = question_of(note, heading)
    leads = leads_on(text) and asks_somewhere(text, note.words)  # `Design patterns` is a title
    return leads or asks(heading.text, note.words)
