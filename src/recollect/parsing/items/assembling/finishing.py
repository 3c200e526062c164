"""What an item's question still holds at its end, and how answers of some kinds are written."""

from __future__ import annotations

import re

from recollect.core.cards.items import Option
from recollect.parsing.outline.choices import named_options
from recollect.parsing.outline.options import stem_and_options
from recollect.parsing.words.labels import answered_at_end, asked_and_said, question_and_answer
from recollect.parsing.words.truth import after_judgement, are_verdicts
from recollect.parsing.words.vocabulary import Vocabulary

_HINT_AT_END = re.compile(
    r"[（(](?:提示|Hint)[:：][ \t]*(?P<hint>[^\n（(]{1,400})[)）][。.]?$"
    r"|(?<=[\s。？?.！])(?:提示|Hint)[:：][ \t]*(?P<bare>[^\n:：]{1,400})$",
    re.I,
)
_SIGNS = ("::", "==", "||")
"""What answers on a question's line by itself; an arrow may as well lead to where it is told."""
_BLANK = re.compile(r"___+|＿＿+|（[ 　]{2,}[)）]|\([ 　]{2,}[)）]")
_REASONED = re.compile(r"(?:[ \t][–—-]{1,2}[ \t]|——)[^\n；;]{0,400}+[；;]")
"""A reason behind a dash that goes on: `**ebbs** – it falls; the moon pulls`."""
BLOCK_NAME = re.compile(r"(?:^|\s)\^(?:\d{10,16}|[a-z0-9]{6}|[a-z]+(?:-[a-z0-9]+)+)$")
"""By what other notes and programs call a block, at its end: `^1699999999999`."""
_CARD_TAG = re.compile(r"(?:(?<!\S)#(?:flash)?cards?(?:/[\w/-]+)?\s*){1,3}$")
"""What says of a text that it is a card, behind its answer or above the next one."""
_TWO_BOXES = re.compile(
    r"\n[-*+] \[[ xX]?\] (?P<one>[^\n]{1,12})\n[-*+] \[[ xX]?\] (?P<other>[^\n]{1,12})$"
)
_HIDDEN = re.compile(r"\{\{cloze[ \t]+([^{}\n]+)\}\}")


def answer_within(question: str, *, chosen: bool) -> tuple[str, str]:
    """Part a question from an answer at its end: `It has ____ bytes. Answer: 4`.

    `chosen`: it is a choice, of whose options a label amid the line may be one.
    """
    asked, said = answered_at_end(question)
    if said or chosen:
        return asked, said
    parts = "\n" not in question and any(sign in question for sign in _SIGNS)
    asked, said = (question_and_answer if parts else asked_and_said)(question)
    return asked.strip(), said.strip()


def hint_within(question: str) -> tuple[str, str]:
    """Part a question that has no answer from a hint at its end."""
    told = ":" in question or "：" in question
    match = _HINT_AT_END.search(question) if told else None
    if match is None:
        return question, ""
    return question[: match.start()].rstrip(), (match["hint"] or match["bare"]).strip()


def options_within(question: str, answer: str) -> tuple[str, tuple[Option, ...]]:
    """Part a question from the options on its last line, of which the answer may name some."""
    stem, found = stem_and_options(question)
    if not found:
        return question, ()
    names = "".join(letter for letter, _ in found)
    texts = [text for _, text in found]
    return stem, named_options(names, texts, answer)


def has_room(question: str) -> bool:
    """Tell whether a question has a blank, and room in it for words."""
    return _BLANK.search(question) is not None


def one_a_blank(question: str, answer: str) -> str:
    """Return the answers to a question's blanks, one a line, if there is one for each."""
    first, *more = answer.split("\n")
    texts = [text.strip() for text in re.split(r"[；;]", first)]
    each = len(texts) == len(_BLANK.findall(question)) and not _REASONED.search(first)
    return "\n".join([*texts, *more]) if each else answer


def without_verdicts(question: str, vocabulary: Vocabulary) -> str:
    """Return a statement without the two boxes at its end that say true and false."""
    boxes = _TWO_BOXES.search(question)
    if boxes is None or not are_verdicts((boxes["one"], boxes["other"]), vocabulary):
        return question
    return question[: boxes.start()].rstrip() or question


def verdict_first(verdict: bool, answer: str, vocabulary: Vocabulary) -> str:
    """Return what is told of a verdict behind it, in one word for all that say so."""
    reason = after_judgement(answer, vocabulary).lstrip("–— ")
    said = "true" if verdict else "false"
    return f"{said}\n\n{reason}" if reason else said


def unmarked(answer: str) -> str:
    """Return an answer without what other programs mark in it: a cloze, a card, a block."""
    answer = _HIDDEN.sub(r"\1", answer) if "{{cloze" in answer else answer
    answer = _CARD_TAG.sub("", answer).rstrip() if "#" in answer and "card" in answer else answer
    return BLOCK_NAME.sub("", answer).rstrip() if "^" in answer else answer
