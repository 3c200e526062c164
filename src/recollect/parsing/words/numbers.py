"""Numbers at the start of a line, and labels that count: `3. …`, `1.4 …`, `Q7: …`, 第二题."""

from __future__ import annotations

import re
from typing import NamedTuple

from recollect.core.text.scripts import either
from recollect.parsing.words.labels import LEAD, PICTOGRAM, asked_and_said, bare

GAP = r"(?:[（(][ \t　]{0,4}[)）][ \t　]*(?=\d))?"
"""Where exams have the answer written: `（ ）1. …`."""
_BEFORE_NUMBER = re.compile(rf"{GAP}[*_]*{PICTOGRAM}[*_]*")
UNIT = r"(?!Q)[A-Za-z]{0,4}\d{1,2}[-–·_](?=Q|问)"
"""What a label says of the lecture that it counts in: `L2-Q3`."""
_NUMBERED = re.compile(
    either(
        rf"(?P<unit>{UNIT})?"
        r"(?:第[ \t]?(?P<nth>\d{1,4}|[一二三四五六七八九十]{1,3})[ \t]?[题问]"
        r"|(?P<word>Question|Questão|Pergunta|Pregunta|Frage|Вопрос|Ques?|Qn?"
        r"|问题|题目|面试题|例题|自测题?|思考题|题|问)"
        r"(?:[ \t]No[.:]?)?[ \t]?[.#№-]?[ \t]?"
        r"(?P<number>(?:(?<=[ \t])[A-Z])?\d{1,4}(?:[.-]\d{1,3}){0,2}"
        r"(?:[ \t]?\([A-Za-z]\)(?:\.\d{1,2})?|[a-z](?![\w-]))?\+?"
        # 问题三： counts, 问题一直存在 does not
        r"|[一二三四五六七八九十]{1,3}"
        r"(?=[ \t*_]*(?:[:：.．、·)）\]】]|$)|[ \t　]+[^\s和与及至到])))"
        # `Question 1 of 3`
        r"(?:[ \t]?(?:of|/)[ \t]?\d{1,3}(?!\d))?"
        # `题 1（基础）` remarks on itself
        r"(?:[ \t]*[(（][^()（）\n]{1,30}[)）](?:(?=[*_]{2}|[ \t]*[:：.．、])|[^\w\n]{0,4}$))?"
        # `Q1-Q6` names a range, `Q2 和 Q1` two, `Q1 2025` a quarter, not a question
        r"(?!(?:\.\d{1,3})?[ \t]*(?:[-–—~～至到和与及&]|and|or)[ \t]*(?:Q|问题)?\d"
        r"|[ \t/]+(?:19|20)\d\d(?!\d))"
        # `Q7深化：` takes Q7 up again
        r"(?:(?:深化|深入|续|补充|解析|详解|扩展)(?=[*_]*[:：]))?"
        r"(?:[*_]{2}[ \t]*)?"
        r"(?:[ \t]*\\?[:：.．、·)）\]】|｜—–-]+[ \t]*|[ \t　]+|[ \t]*\n|$|(?<=\*\*))"
        r"(?P<rest>.*)"
    ),
    re.I | re.S,
)
_NUMBER = re.compile(
    r"(?P<number>(?!(?:19|20)\d\d-\d\d-\d\d)\d{1,4}(?:[.．-]\d{1,3}){1,3})"  # `1.4*: …` is hard
    r"(?:\\?\*?[.．、，)）:：]+[ \t]*|(?:\*\*)?[ \t]+(?:[-–—][ \t]+)?)(?P<rest>\S.*)"
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
    r"[（(【][ \t]?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})[ \t]?[)）】]"
    r"[ \t]*(?P<rest>\S.*)",
    re.S,
)
_BOLD_SPACED = re.compile(
    r"(?s)\*\*(?P<number>\d{1,3})(?: +(?P<rest>[^\x00-\x7f][^*\n]*)\*\*$|\*\* +(?P<own>[^\W\d_].*))"
)
_REMARK = re.compile(r"(?:[(（\[【][^()（）\[\]【】\n]*[)）\]】][\s.:：。]*)*")
"""What a number's own brackets hold: `Q5 (short answer, 10 points)`."""
_REMARKED = re.compile(r"[(（][^()（）\n]{1,30}[)）]\*\*[ \t]*(?=\S)")
"""What a number's own bold holds behind it: `**1. (5 points)** State …`."""
_BEHIND_BOLD = re.compile(r"[(（][^()（）\n]{1,30}[)）][ \t]*[:：][ \t]*(?=\S)")
"""What stands behind a number's bold, before the question: `**Q1**（⭐）：…`."""
_AHEAD = re.compile(r"[(（][^()（）\n]{2,40}[)）][ \t]*")
"""A remark before a question's label: `(Bonus) Question 8: …`, `（选做）第三题：…`."""
_OPENING = ("(", "（")
_SLANTING = ("*", "_")
_Q = ["q", "qn", "que", "ques", "question", "questão", "pergunta", "pregunta", "frage", "вопрос"]
_SERIES = {**dict.fromkeys(_Q, "Q"), "第": "问题"}
"""Words that number one series: `Q7`, `Question 7`."""


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


def numbered_label(text: str) -> Numbered | None:
    """Return a question's label with its number: `Q7: …`, `🧠 Question 3. …`, `问题2：…`."""
    first = start = LEAD.match(text).end()  # type: ignore[union-attr]
    while text.startswith(("*", "_", "[", "【", *_OPENING), start):
        start += 1
    found = _NUMBERED.match(text, start)
    if found is None and (remark := _AHEAD.match(text, first)):
        start = remark.end()
        found = _NUMBERED.match(text, start)
    if found is None or (text[start - 1 : start] in _OPENING and not _closes(found)):
        return None
    number = found["number"] or found["nth"]
    asked, said = asked_and_said(found["rest"]) if start else (found["rest"], "")
    before, bold, behind = asked.partition("**")
    if start and bold and behind.strip() and behind.count("**") % 2 == 0:
        gap = "" if behind[:1].isspace() else " "
        asked = behind if _REMARK.fullmatch(before) else f"{before}{gap}{behind}"
    if asked.startswith(_OPENING) and (behind_bold := _BEHIND_BOLD.match(asked)):
        asked = asked[behind_bold.end() :]
    asked, mark = bare(asked), text[:1]
    if mark in _SLANTING and asked.endswith(mark) and asked.count(mark) % 2:
        asked = asked[:-1]
    return Numbered((found["unit"] or "") + (found["word"] or "第"), number, asked, said)


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
        if cut and (remark := _REMARKED.match(rest)):
            return Numbered("", number, rest[remark.end() :])
        return Numbered("", number, f"**{rest}" if cut else rest)
    found = _BOLD_SPACED.match(text) or _ENUMERATED.match(text, start)
    return Numbered("", found["number"], bare(found[found.lastgroup or 0])) if found else None


def coded(text: str) -> Numbered | None:
    """Return the letter and the number with which books count kinds of exercises: `R12. …`."""
    found = _CODED.match(text)
    return Numbered("", found["number"], found["rest"]) if found else None


def titled(text: str) -> tuple[str | None, str]:
    """Part the title of a fold into its label or number, if it has one, and what it says."""
    numbered = numbered_label(text) or number_of(text)
    return (numbered.label, numbered.rest) if numbered else (None, bare(text))
