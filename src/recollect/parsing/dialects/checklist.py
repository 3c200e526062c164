"""`- [ ] 能解释…` under a heading that asks what the learner can do: abilities to rate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.company.boxes import (
    ADDRESSED,
    KNOWS,
    SIGNS,
    Box,
    ask_oneself,
    ask_or_tell,
    groups_of,
    is_bank,
    names_self,
    of_one,
    outlines_study,
    tell_of_oneself,
)
from recollect.parsing.items.answers import names_answer
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.outline.contents import linked_text
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import RULE, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    mostly_end_as_questions,
)
from recollect.parsing.words.labels import answered_below
from recollect.parsing.words.titles import asks_else, is_set_aside
from recollect.parsing.words.truth import asks_yes_or_no
from recollect.parsing.words.vocabulary import Role, Vocabulary

_ABLE = re.compile(
    either(
        r"[*_ ]*+(?:[我你]?(?:能|会|可以|能够)(?!力|[^\w\n]*$)|[我你]知道"
        r"|(?:I|You) can\b|I am able\b|can\b"
        r"|(?:(?:I|You) )?(?:understand|know) (?:how|why|what)\b"
        r"|.*(?:用自己的话|\bin your own words\b))"
    ),
    re.I,
)
_TELLS = re.compile(
    either(
        r"[*_ ]*(?:[我你]?能够?(?:用[^，。]{1,24})?"
        r"(?:说出|说清|说明|解释|讲清|讲出|描述|区分|复述|推导|口述|默写|回答|手推|手写出)"
        r"|(?:(?:I|You) )?can (?:explain|describe|derive|tell apart|say why|state)\b)"
    ),
    re.I,
)
"""An ability to tell, which is one among things to do, too."""
_OWN = re.compile(
    either(
        r"[*_ ]*(?:我(?:能|会|可以|是否|理解|知道|具备|掌握|明白|清楚)|(?:Can|Could|Do|Am) I\b)"
    ),
    re.I,
)
_VERB = re.compile(r"\*\*[^\W\d_]+\*\*(?![ \t]*[:：])")
"""The verb in bold with which an ability begins: `**Derive** the tide`, `**解释**潮汐`."""
_LEARNT = re.compile(
    either(
        r"(?:[读学看]完|学习[^：:]{1,14}后)[^：:]{0,20}应[当该]?(?:能|能够|可以)[:：]$"
        r"|.*\b(?:lesson|chapter|lecture|unit|module|week|reading)\b"
        r".*\bshould (?:now )?be able to:$"
    ),
    re.I,
)
"""A line that says what one is able to do once one has learnt: `读完本章，你应当能：`."""
_ABLE_TO = ("you can", "i can")
_BEHIND = "*_ :：….。"
_SIGN = re.compile(r"[✅✔✓☑]\ufe0f?[ \t]*")
_FEW = 2
_KINDS = ("checklist", "not_checklist", "checks")
_SELF_CHECKS = ("checklist", "checks")


def find(note: Outline) -> Iterator[Claim]:
    """Yield the boxes that name abilities: below a self-check title, or in a list of "I can".

    A title that says no more than "checklist" needs boxes of which half are such abilities: a
    release has one too.
    """
    answered = _answered(note)
    yield from answered.values()
    bank = is_bank(note)
    for titles, group in groups_of(note):
        boxes = _boxes(note, titles, group, answered)
        others = () if boxes else group
        asked = [p for p in others if ends_as_question(p.text) and _OWN.match(p.text)]
        if not (boxes or len(asked) > 1) or (not bank and _is_answered(note, group)):
            continue
        if boxes and bank:
            asking = [box for box in boxes if asks_among_others(box[1], note.words)]
            yield from _told(note, asking, _end_at_margin)
        elif boxes:
            yield from _abilities(note, titles, boxes)
        else:
            yield from (_claim(piece, piece.text) for piece in asked)


def _boxes(
    note: Outline, titles: tuple[str, ...], group: Sequence[Piece], answered: Container[int]
) -> list[Box]:
    """Return the boxes that are no options; else what the bullets of a self-check name."""
    open_ = (piece for piece in group if piece.index not in answered)
    named = [(piece, said) for piece in open_ if (said := _ability(note, piece))]
    if boxes := [box for box in named if not _is_option(note, box[0])]:
        return boxes
    able = _bullets(titles, group, note.words)
    return able if able and _verdict(titles, note.words) in _SELF_CHECKS else []


def _abilities(note: Outline, titles: tuple[str, ...], boxes: Sequence[Box]) -> Iterator[Claim]:
    """Yield the boxes that name abilities; among things to do only what one is able to tell.

    In an outline of what to study those of each group do, however few, and the rest is detail.
    """
    verdict = _verdict(titles, note.words)
    outlined = verdict is None and outlines_study(note)
    boxes = [box for box in boxes if box[0].depth == 1] if outlined else boxes
    leads = any(note.words.mentions("able", title) for title in titles) or _ends(titles, _ABLE_TO)
    acts = note.words.sections["action"]  # what is to be done, rather than to be able to do
    kept = [
        (piece, said)
        for piece, said in boxes
        if leads or not said.lstrip("*_ ").casefold().startswith(acts)
    ]
    named = outlined or leads or verdict is not None
    able = outlined or (leads and verdict in (None, "checks"))
    able = able or _are_abilities(verdict, kept, note.words)
    if 2 * len(kept) <= len(boxes) or not able:
        yield from (_claim(piece, said) for piece, said in kept if _TELLS.match(said))
    else:
        yield from _told(note, kept if named else of_one(kept), _end)


def _told(
    note: Outline, boxes: Sequence[Box], reach: Callable[[Outline, Box], int]
) -> Iterator[Claim]:
    """Yield boxes with what is told below them: below most, below a question, or by its label."""
    ends = [reach(note, box) for box in boxes]
    told = [end > p.index + 1 for (p, _), end in zip(boxes, ends, strict=True)]
    most = 2 * sum(told) > len(boxes)
    for (piece, said), end, is_told in zip(boxes, ends, told, strict=True):
        named = note.marks.roles.get(piece.index + 1) is Role.ANSWER
        tells = is_told and (most or named or asks(said, note.words))
        yield _claim(piece, said, end if tells else -1)


def _end(note: Outline, box: Box) -> int:
    """Return where a box ends, with what stands in it."""
    return note.reach.of_line(box[0].index) if box[0].holder else box[0].index + 1


def _end_at_margin(note: Outline, box: Box) -> int:
    """Return where a box ends; below one that asks, what stands at the margin may answer it.

    There it stands between two lists of boxes, and leads to none.
    """
    (piece, said), end = box, _end(note, box)
    if end > piece.index + 1 or not asks(said, note.words) or ADDRESSED.match(said):
        return end
    boxes, last = note.marks.boxes, note.reach.to_heading(piece.index)
    at = bisect_right(boxes, piece.index, key=attrgetter("index"))
    following = boxes[at].index if at < len(boxes) else last
    between = note.pieces[end:following]
    leads = any(p.kind == RULE or p.text.endswith((":", "：", "**")) for p in between[-1:])
    return end if following >= last or leads else following


def _is_answered(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether boxes are options: some ticked, below a question; or an answer follows."""
    boxes = [piece for piece in group if piece.box]
    asking = mostly_end_as_questions([piece.text for piece in boxes])
    if {piece.box for piece in boxes} == {" ", "x"} and not asking:
        above = note.pieces[boxes[0].index - 1].text
        if boxes[0].index and asks_else(above, note.words):
            return True
    return names_answer(note, group[-1].index + 1)


def _is_option(note: Outline, box: Piece) -> bool:
    """Tell whether a box is to choose: a letter counts it, or it stands in an entry that asks."""
    above = note.marks.parents.get(box.index)
    if box.index in note.marks.options or above is None:
        return box.index in note.marks.options
    if ends_as_question(box.text) or note.pieces[above].box is not None:
        return False
    return asks_else(note.pieces[above].text, note.words)


def _makes_sure(titles: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the last title has the learner check each ability: `Make sure you can:`.

    So does one that says what a lesson was for, if no title says that these are but its goals.
    """
    learnt = bool(titles) and _LEARNT.match(titles[-1].strip("*_ ")) is not None
    learnt = learnt and not any(is_set_aside(title, vocabulary) for title in titles)
    return learnt or _ends(titles, vocabulary.sections["made_sure"])


def _ends(titles: Sequence[str], words: tuple[str, ...]) -> bool:
    return bool(titles) and titles[-1].rstrip(_BEHIND).casefold().endswith(words)


def _are_abilities(verdict: str | None, boxes: Sequence[Box], vocabulary: Vocabulary) -> bool:
    """Tell whether what titles say of some boxes, or half of the boxes, says that one is able to.

    Whatever the titles say, so do boxes that all tell of the learner: `我能说清…`, `我知道…`.
    """
    if verdict in (None, "checks"):
        form = KNOWS if verdict else _ABLE
        able = sum(form.match(said) is not None for _, said in boxes)
        if 2 * able >= len(boxes) or ask_oneself(boxes):
            return True
        return tell_of_oneself(boxes, vocabulary) or ask_or_tell(boxes, vocabulary)
    if verdict == "either":
        told = [KNOWS.match(said) or asks_among_others(said, vocabulary) for _, said in boxes]
        return 2 * sum(map(bool, told)) > len(boxes)
    tells = any(_TELLS.match(said) for _, said in boxes)
    return verdict == "checklist" or (tells and names_self(boxes))


def _answered(note: Outline) -> dict[int, Claim]:
    """Return a claim for each box right below which a label names its answer, two at least.

    So do most boxes of its section; else they are options, and what follows the last answers all.
    """
    boxes, surplus = [p.index for p in note.marks.boxes], Counter[int]()
    told = {index for index in boxes if note.marks.roles.get(index + 1) is Role.ANSWER}
    for box in note.marks.boxes:
        surplus[box.section.piece] += 1 if box.index in told else -1
    kept = {index for index in told if surplus[note.pieces[index].section.piece] > 0}
    found: dict[int, Claim] = {}
    for index, following in pairwise([*boxes, len(note.pieces)] if len(kept) >= _FEW else ()):
        if index in kept:
            within = range(index, min(following, note.reach.to_heading(index)))
            end = next((i for i in within if note.pieces[i].kind == RULE), within.stop)
            why = phrase("a box with a labelled answer below it")
            text = note.pieces[index].text
            found[index] = Claim(start=index, end=end, question=text, why=why)
    return found


def _claim(piece: Piece, text: str, end: int = -1) -> Claim:
    """Return a box to rate; one that asks and answers, `Which sail? → the jib`, is a question.

    So is one that is told below it, up to `end`. Behind an ability stands where to read again:
    `Can you reef? → chapter 2`.
    """
    asked, said = answered_below(text)
    if _ABLE.match(text) or ADDRESSED.match(text) or asks_yes_or_no(asked):
        asked, said = text, ""
    return Claim(
        start=piece.index,
        end=end,
        question=asked,
        label="",
        said=said,
        kind=None if said or end >= 0 else Kind.CHECKLIST,
        why=phrase("a box below a self-check title, or in a list of abilities"),
    )


def _ability(note: Outline, piece: Piece) -> str:
    if piece.box is not None:
        number = note.marks.numbers.get(piece.index)
        text = number.rest if number and piece.text.startswith("**") else piece.text
        return (linked_text(text) if "](#" in text else "") or text
    return piece.text[1:].strip() if piece.text[:1] in SIGNS else ""


def _bullets(titles: Sequence[str], group: Sequence[Piece], vocabulary: Vocabulary) -> list[Box]:
    """Return the bullets without a box that say what one is able to do, or knows: `- 能解释…`.

    Or the line above them says so: `Make sure you can:`. So does the title of what each begins with
    a verb in bold.
    """
    sure = _makes_sure(titles, vocabulary) or _begin_with_verbs(titles, group, vocabulary)
    known = len(group) > 1 and all(
        p.depth == 1 and (sure or _ABLE.match(p.text) or KNOWS.match(p.text)) for p in group
    )
    told = known and (sure or 2 * sum(bool(_ABLE.match(p.text)) for p in group) >= len(group))
    return [(p, _SIGN.sub("", p.text)) for p in group] if told else []


def _begin_with_verbs(
    titles: Sequence[str], group: Sequence[Piece], vocabulary: Vocabulary
) -> bool:
    """Tell whether below a self-check each entry sets a task by its verb in bold."""
    if not titles or _kind(titles[-1], vocabulary) != "checklist":
        return False
    return all(_VERB.match(p.text) and asks_among_others(p.text, vocabulary) for p in group)


def _kind(title: str, vocabulary: Vocabulary) -> str | None:
    """Return what a title says stands below it; `what I am able to do` is nothing to do."""
    kind = vocabulary.last_mention(_KINDS, title)
    return None if kind == "not_checklist" and vocabulary.mentions("able", title) else kind


def _verdict(titles: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """Return what the nearest title that says anything of the kind says.

    A title that asks is a question, be it one with `can you` in it. In a self-check a part on code
    has both what to do and what to be able to do.
    """
    if _makes_sure(titles, vocabulary):
        return "checklist"
    said = [title for title in titles if not asks_else(title, vocabulary)]
    kinds = [kind for title in said if (kind := _kind(title, vocabulary)) is not None]
    nearest = kinds[-1] if kinds else None
    return "either" if nearest == "not_checklist" and kinds[-2:-1] == ["checklist"] else nearest


DIALECT = Dialect("checklist", 30, find)
