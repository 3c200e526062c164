"""Labels at the start of a line: `**问题**: …`, `Q7: …`, `**Answer:** …`, `答：…`."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.remembering import remembered

LEAD = re.compile(
    r"(?:[^\w*_\[\]【〔［(（$`#<\"“'‘{\\|=\-+~/&@%?!:：？.,。，;；\n]|[\ufe0f\u20e3])*"
)
RANGE = re.compile(r"\d[ \t]*[-–—~～至到][ \t]*\d")
"""What a label says that counts several: `Questions 1–10: …` titles them."""
FRAMES = frozenset(["===", "---"])
_FRAMED = re.compile(
    r"(?P<sign>[=-])(?P=sign){2,40}[ \t]*(?P<word>[^\W_][^=\n]{0,22}?)[ \t]*"
    r"(?P=sign){3,40}[ \t]*(?:\n(?P<rest>.*)|$)",
    re.S,
)
"""A label between two runs of a sign: `==== Answer ====`."""
_TYPESET = re.compile(
    r"\$\\(?:text)?color\{\w+\}\{\\text\w{0,3}[ {](?P<word>[^{}$:\n]{1,24}):?\}{1,2}\$"
    r"[ \t]*:?[ \t]*(?P<rest>.*)",
    re.S,
)
"""A label in colour, as notebooks set it: `$\\color{blue}{\\textit Your Answer:}$`."""
_BOLD = re.compile(
    r"(\*\*|__)(?P<inner>[^*_\n]{1,400}|(?:(?!\1)[^\n]){1,400}?)\1"
    r"[ \t]*(?:[(（][^()（）\n]{1,30}[)）][ \t]*(?=[:：]))?(?P<colon>[:：｜]?)[ \t]*(?P<rest>.*)",
    re.S,
)
_FIELD = re.compile(r"(?P<word>Q|A|Question|Answer|Front|Back|Hint)::\s+(?P<rest>.*)", re.S | re.I)
_COLON = re.compile(
    r"(?P<word>(?:[^:：*`$\n(（]|[(（](?=[^:：\n]*[)）])){1,24})[:：](?![/:])[ \t]*(?P<rest>.*)",
    re.S,
)
"""Its colon stands in no brackets: `Why? (Answer: …)`."""
_DASHED = re.compile(r"(?P<word>[^\n:：?？–—]{1,24}?)[ \t]+[–—][ \t]+(?P<rest>[^\n]*[?？])$")
"""A label before a question, parted from it by a dash: `**Follow-up — which sail?**`."""
_ITALIC = re.compile(
    r"([*_])(?P<word>[^*_:：\n]{1,24})(?:[:：.．]\1|\1[:：]|[:：](?=[^*_\n]*\1$))"
    r"[ \t]*(?P<rest>.*)",
    re.S,
)
_BRACKETED = re.compile(
    r"[【〔［\[](?P<word>[^】〕］\[\]\n]{1,24})(?:[】〕］]|\](?![(\[\]]))[:：]?[ \t]*(?P<rest>.*)",
    re.S,
)
_ABBREVIATED = re.compile(
    r"(?P<word>A|Ans|Answer|Sol|Solution|答|解)"
    r"(?:[.．]|(?<=[^Aa\W])[)）]|(?<![Aa])[ \t]?[-–—])\s*(?P<rest>(?<=\s)\S.*|$)",
    re.S | re.I,
)
_LETTERED = r"(?:Exercise|Problem|Question|Task|Exercice|Ejercicio|Aufgabe|Übung)[ \t][A-H]"
_COUNTED = re.compile(
    rf"(?P<word>[^\W\d_]{{1,12}}[ \t]?#?\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|{_LETTERED})"
    r"(?:[.．](?:[ \t]+|(?=[^\x00-\x7f]))|[、)）][ \t]*|[ \t]?[–—-][ \t]+)(?P<rest>\S.*)",
    re.S,
)
"""`Exercise 2. …`, `简答题3、…`: a word and its number need no colon."""
_SPACED_OFF = re.compile(
    either(
        r"(?P<word>解|(?:习题|练习|例题?)[ \t]?\d{1,3}(?:[.-]\d{1,3}){0,2})[ \t\u3000]+"
        r"(?P<rest>[^\s:：].*)"
    ),
    re.S,
)
"""`例 3.1 求…`, `解 由…`: as books set them."""
_WORDED = (_FIELD, _SPACED_OFF, _COLON, _ABBREVIATED, _COUNTED)
"""The forms that a letter or a digit starts."""
_EXERCISE = re.compile(either(r"(?:习题|练习|例题?)[ \t]?\d{1,3}(?:[.-]\d{1,3}){0,2}"))
_SOLVED = frozenset(both_forms(["解", "证", "证明", "解答"]))
_SAID = re.compile(
    either(r"(?:(?:correct|right|sample) )?(?:answers?|ans|solution)|(?:正确|参考)?答案"), re.I
)
"""A word that needs no colon behind its bold, `**Answer** B`; `**Answer** the …` goes on."""
_CHOSEN = re.compile(
    either(r"(?P<word>(?:正确|参考)?答案?|(?:correct )?answer)[ \t]?(?P<letters>[A-H]{1,8})"), re.I
)
"""An answer that is all in bold with the letters it names: `**答 B**。…`."""
_SIGN = re.compile(
    either(
        r"[^\n:：】〕］\]*_]{0,40}+"
        r"(?:[:：】〕］\]]|\*\*|__|[*_][^\n]{0,40}?(?:[:：】〕］\]]|\*\*|__|[.．][*_]))"
        r"|\W{0,4}+[^\W\d_]{1,12}+[ \t]?#?(?:\d{1,3}(?:\.\d{1,3}){0,2}|[A-H])[ \t]?[.．、)）–—-]"
        r"|\W{0,4}+(?i:A(?:ns(?:wer)?)?|Sol(?:ution)?|答|解)[ \t]?[.．)）–—-]"
        r"|解[ \t\u3000]|(?:习题|练习|例题?)[ \t]?\d"
    )
)
"""What every label has near its start: most lines have none, and no form is tried on them."""
PICTOGRAM = (
    r"(?:(?:[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f300-\U0001faff]+"
    r"|:[a-z][a-z0-9_+-]{1,40}:)[ \t]*)?"
)
"""What may stand before a number, as a regular expression."""
_PICTOGRAM = re.compile(PICTOGRAM)
_RUN_IN = re.compile(
    r".{1,3}[.、]$|(?:[^\W\d]{2,12}[ \t])?[^\W\d]{2,12}(?:[ \t]\d{1,4}(?:\.\d{1,3})?)?"
    r"(?:[ \t][(（][^()（）\n]{1,30}[)）])?(?:[.]|[ \t][-–—])$"
)
"""`**Answer.** …`, `**Answer -** …`: a word that runs into the text behind it."""
_ASKS = re.compile(r"[?？][ \t*_`」』”\"]*$")
_SAID_IN_BOLD = re.compile(
    r"(?P<asked>[^\n*]+[?？])[ \t]*(?P<said>\*\*[^\n?？]+|(?P<mark>==|\|\|)[^\n=|?？]+(?P=mark))$"
)
_SLANTED = frozenset(["***", "___", "_**", "**_", "*__", "__*"])
"""What opens bold italics; the same closes them, backwards."""
_SAID_BEHIND_DASH = re.compile(
    r"(?P<asked>[^\n]+[?？][\"”」』]?)[ \t*_]*+\n?"
    r"(?:——?|--|→|->|⇒|=>|>>|::|(?<=[ \t])[-–:](?=[ \t])|\$\\(?:to|rightarrow)\$"
    r"|(?<=[?？][”」』])[:：])[ \t]*"
    r"(?P<said>(?!—)\S(?:[^\n]*[^?？\s])?)$"
)
_SAID_IN_BRACKETS = re.compile(
    r"(?P<asked>[^?？\n（）]{1,200}+[?？])[ \t]*"
    r"(?:（(?P<said>[^?？\n（）]{6,200}+)）|\((?P<told>[^?？\n()]{6,200}+)\))[ \t]*"
)
"""A question with what answers it in brackets, where another such stands behind it."""
_DASH = re.compile(r"[-–—]{1,2}(?:[ \t]+(?=\S)|\s*$)")
_MARKS = ("?", "？")
_CLOSING = (")", "）", "]")
_COLONS = (":", "：")
_SHORT = 24
"""Letters of bold that is a label as a whole; longer bold is a sentence."""
_AFTER = " \t\n:：—–-→⇒"
ANSWER = r"(?:正[确確]|参考)?答案?|Ans(?:wer)?"
"""What an answer is called amid a line, as a regular expression."""
_AT_END = re.compile(
    either(
        rf"(?:[（(【\[]|\*\*)(?:{ANSWER})[:：][ \t]*"
        r"(?P<answer>[^\n]{1,400}?)[ \t]*(?:[)）】\]]|\*\*)[。.]?$"
        rf"|(?<=[ \t　])(?:{ANSWER})[:：][ \t]*(?P<letters>[A-H]{{1,8}})$"
        r"|(?<=[?？])[ \t]*[（(](?P<reason>(?:因为|because\b)[^\n]{1,400}?)[)）]$"
        r"|(?<=[:：是])[ \t]*(?P<chosen>\*\*[A-H][)）.．、](?:\*\*)?[ \t]*[^\n*]{1,200}(?:\*\*)?)$"
    ),
    re.I,
)
_INLINE_ANSWER = re.compile(
    either(
        r"(?:(?<=[?？。.])|(?<=[?？。.][\"”」』]))[ \t]{0,4}"
        r"(?:→|->|⇒|=>|::|[—|/-]{1,4}|\n)?[ \t]{0,4}(?:\*\*)?"
        rf"(?:(?:A|{ANSWER})(?:\*\*)?[:：]|【(?:{ANSWER})】)(?:\*\*)?[ \t]*"
    )
)


class Label(NamedTuple):
    """A label, and what follows it on its line."""

    word: str
    rest: str
    bold: bool
    closed: bool
    """Whether a colon, or the end of the bold, sets it apart from what follows."""
    said: str = ""
    """What follows a question in the label's own bold: `**Q: why?** because`."""

    @property
    def is_apart(self) -> bool:
        """Whether something closes it, or it is all of its line, in bold."""
        return self.closed or self.rest[:1] == "\n"

    @property
    def counts(self) -> bool:
        """Whether it is one of several: `练习 3`, `练习三`, `Exercise B`."""
        word = self.word.strip("*_ ")
        lettered = word[-2:-1] == " " and word[-1:].isupper()
        return lettered or word[-1:].isnumeric() or any(letter.isdigit() for letter in word)


NO_LABEL = Label("", "", False, False)
"""What starts a text that no label starts."""


@remembered
def label_of(text: str) -> Label | None:
    """Return the label with which a text starts, whether its colon is in the bold or outside."""
    if text[:2] == "$\\" and (typeset := _TYPESET.match(text)):
        return Label(typeset["word"].strip(), typeset["rest"], True, True)
    if text[:3] in FRAMES and (framed := _FRAMED.match(text)):
        return Label(framed["word"], framed["rest"] or "", True, True)
    text = unpictured(text) if text[:1] == ":" else text
    if not _SIGN.match(text):
        return None
    text = upright(text)
    at = 0 if text[0].isalnum() or text[0] == "*" else LEAD.match(text).end()  # type: ignore[union-attr]
    if text.startswith(("**", "__"), at):
        return _bold_label(text, at)
    first = text[at : at + 1]
    if first in ("*", "_") and (italic := _ITALIC.match(text, at)):
        mark, rest = italic[1], italic["rest"]
        rest = rest.removesuffix(mark) if rest.count(mark) % 2 else rest
        return Label(italic["word"].strip(), rest, True, True)
    for pattern in _WORDED if first.isalnum() else (_BRACKETED, _COLON):
        if plain := pattern.match(text, at):
            return Label(plain["word"].strip(), plain["rest"], False, True)
    return None


def _bold_label(text: str, at: int) -> Label | None:
    match = _BOLD.match(text, at)
    if match is None:
        return None
    inner, rest = match["inner"].strip(), match["rest"]
    whole = _BRACKETED.fullmatch(inner) if inner[:1] in "【〔［[" else None
    if whole and (not whole["rest"] or _SAID.fullmatch(whole["word"])):
        return Label(whole["word"].strip(), f"{whole['rest']} {rest}".strip(), True, True)
    if rest[:1] in _MARKS:
        inner, rest = inner + rest[0], rest[1:].lstrip(_AFTER)
    if match["colon"]:
        return Label(inner, rest, True, True)
    return _parted_in_bold(inner, rest) or _all_in_bold(inner, rest)


def _parted_in_bold(inner: str, rest: str) -> Label | None:
    """Return the label that a colon or a dash ends within the bold: `**Q1: Why?** …`, `**Q1:** …`.

    What breaks off at the end, after another colon, only leads on: `**Task: do as follows:**`.
    """
    split = _COLON.match(inner) or (_DASHED.match(inner) if inner.endswith(_MARKS) else None)
    breaks_off = split is not None and len(inner) > _SHORT and inner.endswith(_COLONS)
    ended = inner.endswith(_COLONS) or (inner[-1:] in ".、-–—" and _RUN_IN.match(inner))
    if ended and not breaks_off:
        return Label(inner[:-1].strip(), rest, True, True)
    if split is None:
        return None
    word, asked = split["word"].strip(), split["rest"]
    if breaks_off or _ASKS.search(asked):
        return Label(word, asked, True, True, rest.lstrip(_AFTER))
    return Label(word, " ".join(filter(None, (asked, rest))), True, True)


def _all_in_bold(inner: str, rest: str) -> Label:
    """Return the label that a bold text is as a whole, whether or not something closes it."""
    if (dash := _DASH.match(rest)) and len(inner) <= _SHORT and not _ASKS.search(inner):
        return Label(inner, rest[dash.end() :], True, True)
    if chosen := _CHOSEN.fullmatch(inner):
        gap = " " if rest[:1].isalnum() else ""
        return Label(chosen["word"], f"{chosen['letters']}{gap}{rest}", True, True)
    closed = not rest or inner in _SOLVED or _EXERCISE.fullmatch(inner) is not None
    told = not closed and not rest[:1].islower() and _SAID.fullmatch(inner) is not None
    return Label(inner, rest, True, closed or told)


def unpictured(text: str) -> str:
    """Return a text without the pictogram that it starts with: `💡 **1. …**`."""
    return text[_PICTOGRAM.match(text).end() :]  # type: ignore[union-attr]


def upright(text: str) -> str:
    """Return a text whose first line, or label, is in bold italics as one in bold: `***Q***: …`."""
    if text[:3] not in _SLANTED:
        return text
    line, parted, below = text.partition("\n")
    inner, closed, behind = line[3:].partition(text[2::-1])
    if not (closed and inner.strip()) or (behind.strip() and behind[0] not in ":："):
        return text
    return f"**{inner.strip()}**{behind.rstrip()}{parted}{below}"


def bare(text: str) -> str:
    """Strip the bold or the highlight around all of a text, or what its label's cut left of it."""
    text = upright(text.strip())
    if "**" in text or "__" in text:
        text = _unbolded(text).strip()
    if text[:2] == text[-2:] == "==" and text.count("==") == 2:
        text = text[2:-2].strip()
    return text.lstrip(":：").strip() if text[:1] in _COLONS else text


def _unbolded(text: str) -> str:
    gapped = "___" in text  # a gap is no bold
    for mark in ("***", "**") if gapped else ("***", "**", "__"):
        if text.count(mark) % 2 and text.endswith(mark):
            text = text[: -len(mark)]
        elif text.count(mark) == 2 and text.startswith(mark) and text.endswith(mark):
            text = text[len(mark) : -len(mark)]
        elif text.count(mark) % 2 and text.startswith((mark, ": " + mark)):
            text = text.removeprefix(": ").removeprefix(mark)
    return text


@remembered
def answered_below(text: str) -> tuple[str, str]:
    """Part a paragraph whose first lines ask from the lines below them, which don't.

    What stands in bold right behind the question, or behind a dash, answers it as well; so do
    brackets behind each of several. The second is empty where the text is only asked, or goes on
    asking.
    """
    if text.count("?") + text.count("？") <= text.endswith(_MARKS):
        return text, ""
    if match := _SAID_IN_BOLD.match(text) or _SAID_BEHIND_DASH.match(text):
        return match["asked"], match["said"]
    each = [*_SAID_IN_BRACKETS.finditer(text)] if text.endswith(_CLOSING) else []
    if len(each) > 1 and "".join(match[0] for match in each) == text:
        said = "\n".join(match["said"] or match["told"] for match in each)
        return "".join(match["asked"] for match in each), said
    asked, said = answered_at_end(text)
    if said and _ASKS.search(asked) and not said.isupper():  # letters may name options
        return asked, said
    if (match := _INLINE_ANSWER.search(text)) and _ASKS.search(text, 0, match.start()):
        return text[: match.start()], text[match.end() :]
    lines = text.split("\n")
    asking = len([*takewhile(_ASKS.search, lines)])
    if not asking or _ASKS.search(lines[-1]):
        return text, ""
    return "\n".join(lines[:asking]), "\n".join(lines[asking:])


def asked_and_said(text: str) -> tuple[str, str]:
    """Part what follows a label into question and answer: `why?** because`, `why? → A: because`.

    The answer is empty where the text only asks.
    """
    asked, bold, said = text.partition("**")
    if bold and said.strip() and "**" not in said and _ASKS.search(asked):
        return asked, said.lstrip(_AFTER)
    match = _INLINE_ANSWER.search(text) if ":" in text or "：" in text else None
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def question_and_answer(text: str) -> tuple[str, str]:
    """Part what follows a label into question and answer, on its line or on those below."""
    asked, said = asked_and_said(text)
    return (asked, said) if said else answered_below(text)


def answered_at_end(text: str) -> tuple[str, str]:
    """Part a line from the answer at its end, in brackets, bold or letters: `Which? (Answer: B)`.

    So are reasons in brackets, `Why reef? (Because of the wind.)`, and the one option that a stem
    goes on with in bold, `A reef is: **B)** a fold`.

    The answer is empty where there is none, or where it is all of the line.
    """
    match = _AT_END.search(text) if text.endswith(_CLOSING) or ":" in text or "：" in text else None
    if match is None or not match.start():
        return text, ""
    said = match["answer"] or match["letters"] or match["reason"] or match["chosen"]
    return text[: match.start()].rstrip(), said.strip()
