"""Labels at the start of a line: `**问题**: …`, `Q7: …`, `**Answer:** …`, `答：…`."""

from __future__ import annotations

import re
from typing import NamedTuple

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.remembering import remembered

_LEAD = re.compile(r"(?:[^\w*_\[\]【(（$`#<\"“'‘{\\|=\-+~/&@%?!:：？.,。，;；\n]|[\ufe0f\u20e3])*")
_FRAMES = frozenset(["===", "---"])
_FRAMED = re.compile(
    r"(?P<sign>[=-])(?P=sign){2,40}[ \t]*(?P<word>[^\W_][^=\n]{0,22}?)[ \t]*"
    r"(?P=sign){3,40}[ \t]*(?:\n(?P<rest>.*)|$)",
    re.S,
)
"""A label between two runs of a sign: `==== Answer ====`."""
_BOLD = re.compile(
    r"(\*\*|__)(?P<inner>[^*_\n]{1,400}|(?:(?!\1)[^\n]){1,400}?)\1"
    r"[ \t]*(?:[(（][^()（）\n]{1,30}[)）][ \t]*(?=[:：]))?(?P<colon>[:：]?)[ \t]*(?P<rest>.*)",
    re.S,
)
_FIELD = re.compile(r"(?P<word>Question|Answer|Front|Back|Hint)::[ \t]+(?P<rest>.*)", re.S | re.I)
_COLON = re.compile(r"(?P<word>[^:：*`$\n]{1,24})[:：](?![/:])[ \t]*(?P<rest>.*)", re.S)
_ITALIC = re.compile(
    r"([*_])(?P<word>[^*_:：\n]{1,24})(?:[:：.．]\1|\1[:：]|[:：](?=[^*_\n]*\1$))"
    r"[ \t]*(?P<rest>.*)",
    re.S,
)
_BRACKETED = re.compile(
    r"[【\[](?P<word>[^】\[\]\n]{1,24})(?:】|\](?![(\[\]]))[:：]?[ \t]*(?P<rest>.*)", re.S
)
_ABBREVIATED = re.compile(
    r"(?P<word>A|Ans|Answer|Sol|Solution|答|解)"
    r"(?:[.．]|(?<=[^Aa\W])[)）]|(?<![Aa])[ \t]?[-–—])[ \t]+(?P<rest>\S.*)",
    re.S | re.I,
)
_COUNTED = re.compile(
    r"(?P<word>[^\W\d_]{1,12}[ \t]?#?\d{1,3}(?:\.\d{1,3}){0,2})"
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
_EXERCISE = re.compile(either(r"(?:习题|练习|例题?)[ \t]?\d{1,3}(?:[.-]\d{1,3}){0,2}"))
_SOLVED = frozenset(both_forms(["解", "证", "证明", "解答"]))
_SAID = re.compile(
    either(r"(?:(?:correct|right|sample) )?(?:answers?|ans|solution)|(?:正确|参考)?答案"), re.I
)
"""A word that needs no colon behind its bold, `**Answer** B`; `**Answer** the …` goes on."""
_SIGN = re.compile(
    either(
        r"[^\n:：】\]*_]{0,40}+(?:[:：】\]]|\*\*|__|[*_][^\n]{0,40}?(?:[:：】\]]|\*\*|__|[.．][*_]))"
        r"|\W{0,4}+[^\W\d_]{1,12}+[ \t]?#?\d{1,3}(?:\.\d{1,3}){0,2}[ \t]?[.．、)）–—-]"
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
_BEFORE_NUMBER = re.compile(rf"[*_]*{PICTOGRAM}[*_]*")
_NUMBERED = re.compile(
    either(
        r"(?:第[ \t]?(?P<nth>\d{1,4}|[一二三四五六七八九十]{1,3})[ \t]?[题问]"
        r"|(?P<word>Question|Ques?|Qn?|问题|题目|面试题|例题|自测题?|思考题|题|问)"
        r"[ \t]?[.#№-]?[ \t]?(?P<number>(?:(?<=[ \t])[A-Z])?\d{1,4}(?:[.-]\d{1,3}){0,2}"
        r"(?:[ \t]?\([A-Za-z]\)(?:\.\d{1,2})?|[a-z](?![\w-]))?\+?"
        # 问题三： counts, 问题一直存在 does not
        r"|[一二三四五六七八九十]{1,3}(?=[ \t*_]*(?:[:：.．、·)）\]】]|$))))"
        # `Question 1 of 3`
        r"(?:[ \t]?(?:of|/)[ \t]?\d{1,3}(?!\d))?"
        # `题 1（基础）` remarks on itself
        r"(?:[ \t]*[(（][^()（）\n]{1,30}[)）](?=[*_]{2}|[ \t]*(?:[:：.．、]|$)))?"
        # `Q1-Q6` names a range, not a question
        r"(?![ \t]*[-–—~～至到][ \t]*(?:Q|问题)?\d)"
        # `Q7深化：` takes Q7 up again
        r"(?:(?:深化|深入|续|补充|解析|详解|扩展)(?=[*_]*[:：]))?"
        r"(?:[*_]{2}[ \t]*)?"
        r"(?:[ \t]*\\?[:：.．、·)）\]】|｜—–-]+[ \t]*|[ \t]+|[ \t]*\n|$|(?<=\*\*))"
        r"(?P<rest>.*)"
    ),
    re.I | re.S,
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,4}(?:[.．-]\d{1,3}){1,3})"
    r"(?:\\?\*?[.．、，)）:：]+[ \t]*|(?:\*\*)?[ \t]+)(?P<rest>\S.*)"  # `1.4*: …` is hard
    r"|(?P<plain>\d{1,4}|[一二三四五六七八九十]{1,3})[ \t]*"
    r"(?:\\?\*?[.．、，。)）:：|｜]+(?!\d)|\ufe0f?\u20e3|(?<=0\d)-(?!\d)|(?<=0\d\d)-(?!\d)"
    r"|、(?=\d{3,4}(?![\d、,，])))[ \t]*(?P<text>\S.*)",  # `3、8086 …`: no row of numbers
    re.S,
)
_KEYED = re.compile(
    r"(?P<bold>\*\*)?(?P<keys>🔟|(?:\d\ufe0f?\u20e3){2,3})[ \t]*[.．、:：)）]?[ \t]*(?P<text>\S.*)",
    re.S,
)
"""`1️⃣0️⃣ …`, `🔟 …`: numbers of more than one key."""
_SPACED = re.compile(
    r"(?:#?(?P<number>\d{1,3})[ \t]+|\[(?P<bracketed>\d{1,3})\][ \t]*)(?P<rest>[^\W\d].*)", re.S
)
_BARE = re.compile(r"#?(?P<number>\d{1,3})[.．、)）:：]?$")
_CODED = re.compile(r"(?P<number>[A-Z]\d{1,3}(?:\.\d{1,2})?)[.:)][ \t]+(?P<rest>\S.*)", re.S)
_ENUMERATED = re.compile(
    r"[（(【](?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})[)）】][ \t]*(?P<rest>\S.*)", re.S
)
_BOLD_SPACED = re.compile(r"\*\*(?P<number>\d{1,3})[ \t]+(?P<rest>[^\x00-\x7f][^*\n]*)\*\*$")
_RUN_IN = re.compile(r".{1,3}[.、]$|(?:[^\W\d]{2,12}[ \t])?[^\W\d]{2,12}(?:[ \t]\d{1,4})?[.]$")
"""`**Answer.** …`: a word that runs into the text behind it."""
_REMARK = re.compile(r"(?:[(（\[【][^()（）\[\]【】\n]*[)）\]】][\s.:：。]*)*")
"""What a number's own brackets hold: `Q5 (short answer, 10 points)`."""
_ASKS = re.compile(r"[?？][ \t*_`」』”\"]*$")
_SAID_IN_BOLD = re.compile(r"(?P<asked>[^\n*]+[?？])[ \t]*(?P<said>\*\*[^\n?？]+)$")
_SLANTED = frozenset(["***", "___", "_**", "**_", "*__", "__*"])
"""What opens bold italics; the same closes them, backwards."""
_SLANTED_MARKS = 6
_SAID_BEHIND_DASH = re.compile(
    r"(?P<asked>[^\n]+[?？])[ \t\"”*_]*(?:——?|--|→|->|⇒|=>|>>|\$\\(?:to|rightarrow)\$)[ \t]*"
    r"(?P<said>(?!—)\S(?:[^\n]*[^?？\s])?)$"
)
_DASH = re.compile(r"[-–—]{1,2}[ \t]+(?=\S)")
_OPENING = ("(", "（")
_MARKS = ("?", "？")
_COLONS = (":", "：")
_SHORT = 24
_AFTER = " \t\n:：—–-"
_INLINE_ANSWER = re.compile(
    either(
        r"(?<=[?？。.])[ \t]{0,4}(?:→|->|⇒|=>|[—|/-]{1,4})?[ \t]{0,4}(?:\*\*)?"
        r"(?:A|Answer|(?:参考|正确)?答案?)(?:\*\*)?"
        r"[:：](?:\*\*)?[ \t]*"
    )
)
_SERIES = {"q": "Q", "question": "Q", "que": "Q", "ques": "Q", "qn": "Q", "第": "问题"}
"""Words that number one series: `Q7`, `Question 7`."""


class Label(NamedTuple):
    """A label, and what follows it on its line."""

    word: str
    rest: str
    bold: bool
    closed: bool
    """Whether a colon, or the end of the bold, sets it apart from what follows."""
    said: str = ""
    """What follows a question in the label's own bold: `**Q: why?** because`."""


class Numbered(NamedTuple):
    """A number that a note gives to a question: `Q7`, `3`, `1.4`; and what it stands before."""

    word: str
    number: str
    rest: str
    said: str = ""
    """What follows on the line behind a question in bold, or behind `A:`."""

    @property
    def value(self) -> int:
        """The last number in it, for counting on; -1 where it is not written in digits."""
        if self.number.isdecimal():
            return int(self.number)
        last = re.findall(r"\d+", self.number)
        return int(last[-1]) if last else -1

    @property
    def label(self) -> str:
        """The label as readers refer to it: `Q7`, `Q8+`, `3`."""
        number = self.number.lstrip("0") or "0"
        return f"{_SERIES.get(self.word.casefold(), self.word)}{number}"


@remembered
def label_of(text: str) -> Label | None:
    """Return the label with which a text starts, whether its colon is in the bold or outside."""
    if text[:3] in _FRAMES and (framed := _FRAMED.match(text)):
        return Label(framed["word"], framed["rest"] or "", True, True)
    if not _SIGN.match(text):
        return None
    text = upright(text)
    at = 0 if text[0].isalnum() or text[0] == "*" else _LEAD.match(text).end()  # type: ignore[union-attr]
    if text.startswith(("**", "__"), at):
        return _bold_label(text, at)
    if italic := _ITALIC.match(text, at):
        mark, rest = italic[1], italic["rest"]
        rest = rest.removesuffix(mark) if rest.count(mark) % 2 else rest
        return Label(italic["word"].strip(), rest, True, True)
    for pattern in (_FIELD, _BRACKETED, _SPACED_OFF, _COLON, _ABBREVIATED, _COUNTED):
        if plain := pattern.match(text, at):
            return Label(plain["word"].strip(), plain["rest"], False, True)
    return None


def _bold_label(text: str, at: int) -> Label | None:
    match = _BOLD.match(text, at)
    if match is None:
        return None
    inner, rest = match["inner"].strip(), match["rest"]
    if inner[:1] in "【[" and (whole := _BRACKETED.fullmatch(inner)) and not whole["rest"]:
        return Label(whole["word"].strip(), rest, True, True)
    if rest[:1] in _MARKS and rest:
        inner, rest = inner + rest[0], rest[1:].lstrip(_AFTER)
    if match["colon"]:
        return Label(inner, rest, True, True)
    if inner.endswith((":", "：")) or (_RUN_IN.match(inner)):
        return Label(inner[:-1].strip(), rest, True, True)
    split = _COLON.match(inner)
    if split and _ASKS.search(split["rest"]):
        return Label(split["word"].strip(), split["rest"], True, True, rest.lstrip(_AFTER))
    if split:
        return Label(
            split["word"].strip(), " ".join(filter(None, (split["rest"], rest))), True, True
        )
    if (dash := _DASH.match(rest)) and len(inner) <= _SHORT and not _ASKS.search(inner):
        return Label(inner, rest[dash.end() :], True, True)
    counted = _EXERCISE.fullmatch(inner) is not None
    told = _SAID.fullmatch(inner) is not None and not rest[:1].islower()
    return Label(inner, rest, True, not rest or counted or told or inner in _SOLVED)


def numbered_label(text: str) -> Numbered | None:
    """Return a question's label with its number: `Q7: …`, `🧠 Question 3. …`, `问题2：…`."""
    start = _LEAD.match(text).end()  # type: ignore[union-attr]
    while text.startswith(("*", "_", "[", "【", *_OPENING), start):
        start += 1
    found = _NUMBERED.match(text, start)
    if found is None or (text[start - 1 : start] in _OPENING and not _closes(found)):
        return None
    number = found["number"] or found["nth"]
    asked, said = asked_and_said(found["rest"]) if start else (found["rest"], "")
    remark, bold, behind = asked.partition("**")
    if start and bold and behind.strip() and "**" not in behind:
        gap = "" if behind[:1].isspace() else " "
        asked = behind if _REMARK.fullmatch(remark) else f"{remark}{gap}{behind}"
    return Numbered(found["word"] or "第", number, bare(asked), said)


def _closes(found: re.Match[str]) -> bool:
    """Tell whether the bracket before a number is closed right behind it: `(Q3) …`."""
    return (
        found.string[found.start() : found.start("rest")].rstrip(" \t*_:：").endswith((")", "）"))
    )


def heading_number(text: str) -> Numbered | None:
    """Return the number of a heading: as `number_of`, or with a space or nothing behind it."""
    if bare_number := _BARE.match(text):
        return Numbered("", bare_number["number"], "")
    found = number_of(text)
    if found is None and (match := _SPACED.match(text)):
        found = Numbered("", match["number"] or match["bracketed"], bare(match["rest"]))
    return found


def number_of(text: str) -> Numbered | None:
    """Return the number with which a text starts: `3. …`, `1.4 …`, `2、…`, `(3) …`."""
    if keyed := _KEYED.match(text):
        number = "".join(filter(str.isdecimal, keyed["keys"])) or "10"
        return Numbered("", number, bare((keyed["bold"] or "") + keyed["text"]))
    start = _BEFORE_NUMBER.match(text).end()  # type: ignore[union-attr]
    found = _NUMBER.match(text, start)
    if found is not None:
        number, rest = found["number"] or found["plain"], bare(found["rest"] or found["text"])
        cut = text[start - 2 : start] == "**" and rest.count("**") % 2
        return Numbered("", number, f"**{rest}" if cut else rest)
    found = _BOLD_SPACED.match(text) or _ENUMERATED.match(text, start)
    return Numbered("", found["number"], bare(found["rest"])) if found else None


def coded(text: str) -> Numbered | None:
    """Return the letter and the number with which books count kinds of exercises: `R12. …`."""
    found = _CODED.match(text)
    return Numbered("", found["number"], found["rest"]) if found else None


def unpictured(text: str) -> str:
    """Return a text without the pictogram that it starts with: `💡 **1. …**`."""
    return text[_PICTOGRAM.match(text).end() :]  # type: ignore[union-attr]


def titled(text: str) -> tuple[str | None, str]:
    """Part the title of a fold into its label or number, if it has one, and what it says."""
    numbered = numbered_label(text) or number_of(text)
    return (numbered.label, numbered.rest) if numbered else (None, bare(text))


def upright(text: str) -> str:
    """Return a text whose first line is in bold italics as one in bold: `_**…**_`, `***…***`."""
    if text[:3] not in _SLANTED:
        return text
    line, parted, below = text.partition("\n")
    line = line.rstrip()
    if not line.endswith(text[2::-1]) or len(line) <= _SLANTED_MARKS:
        return text
    return f"**{line[3:-3].strip()}**{parted}{below}"


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
    for mark in ("**",) if gapped else ("**", "__"):
        if text.count(mark) % 2 and text.endswith(mark):
            text = text[: -len(mark)]
        elif text.count(mark) == 2 and text.startswith(mark) and text.endswith(mark):
            text = text[len(mark) : -len(mark)]
        elif text.count(mark) % 2 and text.startswith((mark, ": " + mark)):
            text = text.removeprefix(": ").removeprefix(mark)
    return text


def answered_below(text: str) -> tuple[str, str]:
    """Part a paragraph whose first line asks from the lines below it, which don't.

    What stands in bold right behind the question, or behind a dash, answers it as well. The second
    is empty where the text is only asked, or goes on asking.
    """
    if "?" not in text and "？" not in text:
        return text, ""
    if match := _SAID_IN_BOLD.match(text) or _SAID_BEHIND_DASH.match(text):
        return match["asked"], match["said"]
    if (match := _INLINE_ANSWER.search(text)) and _ASKS.search(text, 0, match.start()):
        return text[: match.start()], text[match.end() :]
    asked, _, said = text.partition("\n")
    return (asked, said) if said and _ASKS.search(asked) and not _ASKS.search(said) else (text, "")


def asked_and_said(text: str) -> tuple[str, str]:
    """Part what follows a label into question and answer: `why?** because`, `why? → A: because`.

    The answer is empty where the text only asks.
    """
    asked, bold, said = text.partition("**")
    if bold and said.strip() and "**" not in said and _ASKS.search(asked):
        return asked, said.lstrip(_AFTER)
    match = _INLINE_ANSWER.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")
