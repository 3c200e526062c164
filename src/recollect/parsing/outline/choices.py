"""The options of a choice, and which of them are right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recollect.core.cards.items import Option
from recollect.core.text.scripts import either
from recollect.parsing.outline.marked_options import BOLD, TICKED
from recollect.parsing.outline.options import MOST, Letters, alphabet, plain_sign, unlettered
from recollect.parsing.outline.pieces import CODE, Piece
from recollect.parsing.words.fingerprints import words_of

_AND = r"\b(?:and|und|et|(?-i:[yeи]))[ \t*_`(（]+(?=[A-H])"
_ANSWER = re.compile(
    either(
        r"(?:!\[[^\]\n]*\]\([^()\n]*\)\s*)*"  # a picture names none
        r"[-\s*_`#:：(（【\[✅]*(?:(?:本题|选项?|选择|是|为|应选|故选|正确|答案|options?|is|choice|correct|answers?|the)[\s:：*_`]*){0,4}"
        # `A keel` has an article
        r"(?!(?-i:[Aa])[ \t]+(?!(?:and|und|et|or|as|because|since|is|was|for|which|due|porque|weil"
        r"|car)\b)[A-Za-z]{2})"
        r"(?P<letters>(?-i:[A-H](?:\.[ \t]*[A-H]){1,7})(?=\.?[ \t*_]*(?:\n|$))"
        r"|(?-i:[A-HＡ-Ｈ]{3,8})|[A-HＡ-ＨⒶ-Ⓗ]"
        r"(?:(?:[ \t*_`,，;；、/&和(（]|[)）](?![ \t*_`]*+[A-H](?![A-Za-z)）])))*"  # no `B) A keel`
        rf"(?:{_AND})?[A-HＡ-ＨⒶ-Ⓗ](?![A-Za-z'’]))*)"
        r"(?![A-Za-z'’])"
    ),
    re.I,
)
_CONCLUDED = re.compile(
    either(
        r"(?<!不)(?:[故应可本题该]选择?|(?:答案|正确的?)(?:选项)?(?:[是为选]|应[选为])|因此选|所以选)"
        r"[ \t:：*`]*(?P<letters>[A-H](?:[ 、,，]?[A-H]){0,7})(?![A-Za-z])[^\w\n]*$"
        r"|(?<=[\s*`$])[(（](?P<behind>[A-Ha-h])[)）][*_.。\s]*$"
    )
)
"""With what a reasoning ends: `…，故选 B。`, or an answer that tells its text first: `4 kn (b)`."""
_NUMBERS = re.compile(
    either(
        r"[ \t*_`(（]*+(?P<lead>(?:(?:the[ \t]+)?(?:(?:correct|right)[ \t]+)?"
        r"(?:answer|option|choice)[ \t]+is|正确?答案(?:是|为))[ \t*_`:：(（]*+)?"
        r"(?:(?:(?P<option>option|选项)|[选第])[ \t]*)?"
        r"(?P<numbers>[1-8①-⑧❶-❽](?:[ \t]*[,，、&和][ \t]*[1-8①-⑧❶-❽]){0,7})"
        r"(?:(?<=[①-⑧❶-❽])|[*_`]*(?:[。)）](?!\d)|\.[ \t]+(?!\d)|[ \t]*[（(]|[ \t.]*(?:$|\n)"
        r"|(?=[ \t]is[ \t](?:the[ \t])?(?:correct|right|answer|solution)\b)"
        r"|[ \t]*[,，:：–—][ \t]*(?![\d \t])|[ \t]-[ \t](?!\d)))"
    ),
    re.I,
)
_TICK = re.compile(rf"^(?:✅|✔️?|☑️?|√)[ \t]*|{TICKED.pattern}", re.I)
_MAY_TICK = re.compile(r"[✅✔☑✓√*–—（({<←-]")
_JUDGED = re.compile(r"\W*(?:(?:that['’]s|this is|yes)\W+)?(?P<wrong>in|not )?correct\b", re.I)
"""What remarks below an option on whether it is right: `That's correct! …`."""
_JOINED = re.compile(r"[&;；]")
"""What joins the texts of several right options."""
_SHORT = 3
"""Letters of an option and its text that may stand in any answer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Options found among pieces: `before` them stands the question, `after` them the rest."""

    before: int
    after: int
    texts: tuple[tuple[str, list[Piece]], ...]
    """Each option's first line, and its further blocks."""
    letters: str
    ticked: frozenset[int]
    bold: frozenset[int] = frozenset()
    """The options that stand in bold, where others do not: right ones, if no answer names any."""
    loose: bool = False
    """Boxes without letters of which none is ticked: options only if an answer names some."""
    parts: bool = False
    """Small letters may as well count parts of what is asked: neither are they options else."""


def choice_in(pieces: Sequence[Piece], letters: Mapping[int, Letters]) -> Choice | None:
    """Find the options among pieces: boxes of which some are empty, or letters in order.

    So are the entries of a list right at the top of which some, and not all, end in a tick or are
    called correct below.
    """
    boxed = [i for i, p in enumerate(pieces) if p.box is not None]
    if len(boxed) > 1 and any(pieces[i].box == " " for i in boxed):
        return _boxed(pieces, boxed, lettered=all(pieces[i].index in letters for i in boxed))
    at = [i for i, piece in enumerate(pieces) if piece.index in letters]
    if at:
        first = letters[pieces[at[0]].index][0][0]  # letters that begin anew tell of each
        anew = (n for n, i in enumerate(at) if n and letters[pieces[i].index][0][0] == first)
        return _lettered(pieces, at[: next(anew, None)], letters)
    at = [i for i, piece in enumerate(pieces) if piece.listing == pieces[0].listing != 0]
    if not 1 < len(at) <= MOST:
        return None
    names = alphabet(len(at))
    entries = ((i, ((name, pieces[i].text),)) for name, i in zip(names, at, strict=True))
    choice = _lettered(pieces, at, {pieces[i].index: letter for i, letter in entries})
    sure = not any(_TICK.match(pieces[i].text) for i in at)  # `✅ …` and `❌ …` are points
    return choice if sure and 0 < len(choice.ticked) < len(at) else None


def judges(piece: Piece) -> bool | None:
    """Return whether a block below an option calls it right; None where it says neither."""
    match = _JUDGED.match(piece.text)
    return None if match is None else not match["wrong"]


def _boxed(pieces: Sequence[Piece], at: list[int], *, lettered: bool) -> Choice:
    found = [(pieces[i].text, _blocks(pieces, i, after, at)) for i, after in _with_next(at)]
    texts = [
        (_TICK.sub("", unlettered(text) or ("" if blocks else text)), blocks)
        for text, blocks in found
    ]
    ticks = frozenset(n for n, i in enumerate(at) if pieces[i].box == "x") or frozenset(
        n for n, (text, _) in enumerate(found) if TICKED.search(text)
    )
    after = at[-1] + 1 + len(texts[-1][1])
    names = "".join(alphabet(len(at)))
    return Choice(at[0], after, tuple(texts), names, ticks, loose=not (ticks or lettered))


def _lettered(pieces: Sequence[Piece], at: list[int], letters: Mapping[int, Letters]) -> Choice:
    texts: list[tuple[str, list[Piece]]] = []
    names = ""
    for i, following in _with_next(at):
        for letter, text in letters[pieces[i].index]:
            names += letter
            texts.append((text, []))
        texts[-1] = (texts[-1][0], _blocks(pieces, i, following, at))
    ticked = {n for n, (t, _) in enumerate(texts) if _MAY_TICK.search(t) and _TICK.search(t)}
    judged = {n for n, (_, blocks) in enumerate(texts) if blocks and judges(blocks[0])}
    marked = frozenset(n for n, (text, _) in enumerate(texts) if BOLD.match(text))
    bold = marked if len(marked) < len(texts) else frozenset()
    bare = tuple(
        (re.sub(r"\*{2,3}|==", "", t) if n in marked else _TICK.sub("", t) if n in ticked else t, b)
        for n, (t, b) in enumerate(texts)
    )
    after = at[-1] + 1 + len(texts[-1][1])
    return Choice(at[0], after, bare, names, frozenset(ticked | judged), bold)


def _with_next(at: Sequence[int]) -> Iterator[tuple[int, int | None]]:
    return zip(at, [*at[1:], None], strict=True)


def _blocks(
    pieces: Sequence[Piece], i: int, following: int | None, at: Sequence[int]
) -> list[Piece]:
    """Return the blocks that belong to the option at `i`: up to the next, or in its list item."""
    if following is not None:
        return list(pieces[i + 1 : following])
    holder = pieces[i].holder
    blocked = len(at) > 1 and all(pieces[j + 1].kind == CODE for j in at[:-1])  # every other one
    if blocked and i + 1 < len(pieces) and pieces[i + 1].kind == CODE:
        return [pieces[i + 1]]
    inside = []
    for piece in pieces[i + 1 :]:
        if holder is None or piece.start >= holder.end:
            break
        inside.append(piece)
    return inside


def letters_in(answer: str) -> str:
    """Return the letters that an answer starts with: `B`, `A, C`, `ABC`; empty if none."""
    match = _ANSWER.match(answer)
    if match is None:
        return ""
    letters = unicodedata.normalize("NFKC", match["letters"])
    return re.sub(r"[^A-H]", "", re.sub(_AND, "", letters, flags=re.I).upper())


def letters_concluded(reasoning: str) -> str:
    """Return the letters that a reasoning ends with: `…，故选 B。`, `… so it is a sheet (c)`."""
    match = _CONCLUDED.search(reasoning)
    return re.sub(r"[^A-H]", "", (match["letters"] or match["behind"]).upper()) if match else ""


def numbers_in(answer: str) -> str:
    """Return the numbers, 1 to 8, that an answer starts with if it names options: `2`, `①、③`.

    So does `The correct answer is 2.`.

    Empty for what measures or counts: `2 hours`, `2.5`.
    """
    match = _NUMBERS.match(answer)
    if match is None:
        return ""
    return "".join(filter(str.isdecimal, map(plain_sign, match["numbers"])))


def concludes(text: str) -> bool:
    """Tell whether a text says in so many words which number answers: `The answer is 2.`

    So it does where it calls that an option: `Option 2 is correct.`
    """
    match = _NUMBERS.match(text)
    return match is not None and bool(match["lead"] or match["option"])


def resolve(choice: Choice, texts: Sequence[str], answer: str) -> tuple[Option, ...]:
    """Mark the right options: ticked ones; those the answer names by letter or text; bold ones."""
    right = choice.ticked or _named(choice.letters, texts, answer) or choice.bold
    return tuple(Option(text, n in right) for n, text in enumerate(texts))


def named_options(letters: str, texts: Sequence[str], answer: str) -> tuple[Option, ...]:
    """Return options that have nothing but letters and texts, by which an answer names some."""
    right = _named(letters, texts, answer)
    return tuple(Option(text, n in right) for n, text in enumerate(texts))


def _named(letters: str, texts: Sequence[str], answer: str) -> frozenset[int]:
    line = answer.split("\n", 1)[0]
    said, bold = words_of(line), words_of(line.partition("**")[2].partition("**")[0])
    spelled = [words_of(text) for text in texts]
    lettered = [*map("".join, zip(letters.casefold(), spelled, strict=True))]
    named = numbers_in(answer) if letters.isdecimal() else letters_in(answer)
    right = frozenset(n for n, letter in enumerate(letters) if letter in named)
    if right:
        long = {n for n, option in enumerate(lettered) if len(option) > _SHORT}
        return right | {n for n in long if lettered[n] in said}
    told = {words_of(answer[:2000]), said, bold} - {""}
    several = [words_of(part) for part in _JOINED.split(line)]
    if len(several) > 1 and set(several) <= {*spelled}:
        told = {*several}
    both = zip(spelled, lettered, strict=True)
    return frozenset(n for n, forms in enumerate(both) if not told.isdisjoint(forms))
