"""Verdicts: true or false, said of a statement, and yes or no, said to what asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recollect.core.cards.items import Option
from recollect.core.text.scripts import either
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Vocabulary

# A root sign before what it is the root of is no tick.
_FIRST = re.compile(r"[\s*_`:：]*(?P<word>√(?![a-zA-Z\d_({\\])|[✓✔✅×✗✘❌]|[^\W\d_]+)")
_STOP = re.compile(r"[ \t*_`]*+(?:[^\w\s=<>^+]|$|\n)")  # `t = 3` is no verdict
_SIGN_AGAIN = re.compile(r"(?<![ \t])[ \t]*+[(（][√✓✔✅×✗✘❌]\ufe0f?[)）]")
_BEHIND = re.compile(r"(?:[*_`]*+(?:[.。,，:：;；\s]|$))*+")
"""What closes a verdict, and parts it from what goes on, be that in bold itself, or code."""
_CALLED = re.compile(
    r"(?:(?<![*_ ])[*_ ]+)?true[ \t]*(?:or|/)[ \t]*false[ \t]*[:：?？][*_ ]*", re.I
)
"""What a statement to judge is called: `**True or False:** …`."""
_SHORT = 3
"""Letters of a word that says true or false only where nothing goes on: 是, 对, no."""
_YES_OR_NO = re.compile(
    either(
        r"^\W*+(?:[^*\n]{1,40}\*\*[:：]?[ \t]*)?"
        r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"
        r"|[是能可]否|有没有|有无|吗[?？]"
    ),
    re.I,
)
_YES_OR_NO_SAID = re.compile(
    either(
        r"[*_]*(?:(?i:yes|no)\b|不?(?:是|对|能|会|可以|行|需要|一定)的?|没?有)[*_]*[，,。.；;！!]"
    )
)


def judgement(text: str, vocabulary: Vocabulary) -> bool | None:
    """Return what an answer's first word says, or None where it is neither true nor false."""
    match = _FIRST.match(text)
    if match is None:
        return None
    word = folded(match["word"]) or match["word"]
    if word[:1].isalpha() and len(word) <= _SHORT and not _STOP.match(text, match.end()):
        return None
    return vocabulary.truths.get(word)


def calls_to_judge(text: str) -> bool:
    """Tell whether a text says first that it is to be judged: `True or False: …`."""
    return _CALLED.match(text) is not None


def uncalled(text: str) -> str:
    """Return a statement without the words that say that it is to be judged."""
    called = _CALLED.match(text)
    return text[called.end() :].strip() if called else text


def after_judgement(text: str, vocabulary: Vocabulary) -> str:
    """Return an answer without what says true or false at its start: a sign, a word, or both."""
    for _ in range(2):
        match = _FIRST.match(text)
        if match is None or judgement(text, vocabulary) is None:
            break
        text = _BEHIND.sub("", _SIGN_AGAIN.sub("", text[match.end() :]), count=1)
    return text


def truth(value: bool) -> tuple[Option, Option]:
    """Return the two options of a statement, the right one marked."""
    return Option("true", value), Option("false", not value)


def are_verdicts(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether some options say true and false, and nothing else."""
    return all(text.strip(" .。").casefold() in vocabulary.truths for text in texts)


def asks_yes_or_no(text: str) -> bool:
    """Tell whether a text asks what is answered by yes or no: `Is the port open?`, `是否开放？`."""
    return ends_as_question(text) and _YES_OR_NO.search(text) is not None


def says_yes_or_no(asked: str, said: str) -> bool:
    """Tell whether a text starts with a yes or a no to what asks for it: `不可以。因为…`."""
    return _YES_OR_NO_SAID.match(said) is not None and _YES_OR_NO.search(asked) is not None
