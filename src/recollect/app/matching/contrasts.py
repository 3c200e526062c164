"""Contrasts: when two questions that read alike ask about different things.

`MHA 的参数量？` and `MQA 的参数量？` differ by one letter and are two questions; `Trasformer` and
`Transformer` differ by one letter and are one. What tells them apart: a question may gain or lose a
name, a number or a formula when it is reworded, but it does not exchange one for another; nor does
it exchange a word for its opposite. A slip of the keyboard inside a long word is no exchange.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from recollect.app.matching.likeness import folded, is_empty, tokens
from recollect.core.phrases import Phrase, phrase

_CJK = re.compile(r"[\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_VERBATIM = re.compile(r"`([^`\n]+)`|\$([^$\n]+)\$")
_WORD = re.compile(
    r"[^\W\d_\u3040-\u9fff\uac00-\ud7af][^\W_\u3040-\u9fff\uac00-\ud7af]*|\d+(?:\.\d+)*"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s)[\s\W]*$")
_NOISE = re.compile(r"[\s{}\\_^]+")
_FENCE = re.compile(r"^(```|~~~)[\s\S]*?^\1", re.MULTILINE)
_JOINED = re.compile(r"(?<=\w)[-'’](?=\w)")

_SHORTEST_SLIP = 3
"""Letters of a word in which one letter too many, too few or out of order is a slip."""

_SHORTEST_WRONG_LETTER = 6
"""Letters of a word or name in which one wrong letter is a slip; else `heap` would be `head`."""

_NUMERALS = "一二三四五六七八九十两"
_TABLE = files(__package__).joinpath("opposites.toml").read_text("utf-8")
_OPPOSITES = [pair.split("/") for pairs in tomllib.loads(_TABLE).values() for pair in pairs]
_NEGATIONS = frozenset(("not", "no", "never", "cannot", "without"))
_NOT = re.compile(r"不(?![同仅断过但管论])|没|非(?!常)|未|无(?!论)")
_EITHER = re.compile(r"(\w)不\1")


class ContrastKind(StrEnum):
    """In which way two questions differ."""

    NAMES = "names"
    """Names, numbers, formulas or opposites were exchanged: that is never a matter of style."""
    WORDS = "words"
    """Words that may be names were exchanged."""
    STRETCH = "stretch"
    """One stretch became another that has nothing of it, and all around it is the same."""
    NEGATION = "negation"
    """One of the two is negated."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What makes two questions ask about different things, in words for people."""

    kind: ContrastKind
    reason: Phrase
    lost: frozenset[str] = frozenset()
    """The words that became others, where that is what makes the difference."""
    gained: frozenset[str] = frozenset()

    @property
    def certain(self) -> bool:
        """Tell whether it cannot be a matter of style."""
        return self.kind is ContrastKind.NAMES


@dataclass(frozen=True, slots=True)
class Words:
    """What a question is made of: its words, the names among them, its Chinese letters.

    `names` are names by their form: `GPT2`, `LoRA`, a formula. `terms` may be names: Latin words
    among Chinese letters, and words with a capital, which in some languages every noun has.
    """

    all: frozenset[str]
    names: frozenset[str]
    terms: frozenset[str]
    cjk: str
    negated: bool


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """Return the words of a question; names and words are casefolded, formulas and code are not."""
    text = _FENCE.sub(" ", unicodedata.normalize("NFKC", text))
    verbatim = {_NOISE.sub("", code or formula) for code, formula in _VERBATIM.findall(text)}
    prose = _prose(text)
    cjk = "".join(_CJK.findall(prose))
    words, names, terms = set(verbatim), set(verbatim), set[str]()
    for found in _WORD.finditer(prose):
        word = found[0]
        words.add(word.casefold())
        if _is_name(word):
            names.add(word.casefold())
        elif cjk or (word[0].isupper() and not _SENTENCE_START.search(prose[: found.start()])):
            terms.add(word.casefold())
    negated = bool(_NOT.search(_EITHER.sub(r"\1", cjk))) or not _NEGATIONS.isdisjoint(words)
    return Words(frozenset(words), frozenset(names), frozenset(terms), cjk, negated)


def words_in(text: str) -> set[str]:
    """Return the words of a text of any length, casefolded, and the parts of joined ones."""
    text = _FENCE.sub(" ", unicodedata.normalize("NFKC", text)).casefold()
    return {*_WORD.findall(_prose(text)), *_WORD.findall(text)}


def _prose(text: str) -> str:
    return _JOINED.sub("", _VERBATIM.sub(" ", text))


def contrast(old: str, new: str) -> Contrast | None:
    """Return what makes two questions ask about different things; None where nothing does."""
    before, after = words_of(old), words_of(new)
    lost, gained = before.names - after.all, after.names - before.all
    if exchanged := _exchanged(ContrastKind.NAMES, lost, gained, _SHORTEST_WRONG_LETTER):
        return exchanged
    if certain := _numerals(before, after) or _opposed(before, after):
        return Contrast(ContrastKind.NAMES, certain)
    lost = (before.names | before.terms) - after.all
    gained = (after.names | after.terms) - before.all
    if exchanged := _exchanged(ContrastKind.WORDS, lost, gained, _SHORTEST_SLIP):
        return exchanged
    if stretch := _stretch(folded(old), folded(new)):
        return stretch
    if before.negated != after.negated:
        return Contrast(ContrastKind.NEGATION, phrase("one of the two is negated"))
    return None


def _stretch(old: str, new: str) -> Contrast | None:
    """Return the one stretch that was replaced by something else altogether, if that is all."""
    before, after = tokens(old), tokens(new)
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    end = next((n for n in range(shorter - start) if before[-1 - n] != after[-1 - n]), 0)
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    if not gone or not come or 2 * (start + end) < shorter or set(gone) & set(come):
        return None
    if all(map(is_empty, gone)) or all(map(is_empty, come)) or "".join(gone) == "".join(come):
        return None  # another way to ask, or to write a word
    one_for_one = len(gone) == len(come) == 1
    if one_for_one and (len(gone[0]) == 1 or _is_slip(gone[0], come[0], _SHORTEST_SLIP)):
        return None  # a letter mistyped, or a word
    reason = _became(" ".join(gone), " ".join(come))
    return Contrast(ContrastKind.STRETCH, reason, frozenset(gone), frozenset(come))


def _is_name(word: str) -> bool:
    """Tell whether a word names something by its digits or capitals: `GPT2`, `LoRA`, `K`."""
    if len(word) == 1:
        return word.isdigit() or (word.isupper() and word not in "AI")
    return any(letter.isdigit() for letter in word) or any(map(str.isupper, word[1:]))


def _exchanged(
    kind: ContrastKind, lost: Set[str], gained: Set[str], shortest: int
) -> Contrast | None:
    """Return which words became which, apart from slips in words of so many letters."""
    left, come = _without_slips(lost, gained, shortest)
    if not left or not come or "".join(sorted(left)) == "".join(sorted(come)):
        return None
    reason = _became(_listed(left), _listed(come))
    return Contrast(kind, reason, frozenset(left), frozenset(come))


def _without_slips(lost: Set[str], gained: Set[str], shortest: int) -> tuple[set[str], set[str]]:
    left, rest = set(lost), set(gained)
    for old in sorted(left):
        slip = next((new for new in sorted(rest) if _is_slip(old, new, shortest)), None)
        if slip is not None:
            left.discard(old)
            rest.discard(slip)
    return left, rest


def _is_slip(old: str, new: str, shortest: int) -> bool:
    """Tell whether one of two words is the other, mistyped; first letters are seldom mistyped."""
    if old[0] != new[0] or not (old.isalpha() and new.isalpha()) or OSA.distance(old, new) > 1:
        return False
    wrong_letter = len(old) == len(new) and sorted(old) != sorted(new)
    least = max(shortest, _SHORTEST_WRONG_LETTER) if wrong_letter else shortest
    return min(len(old), len(new)) >= least


def _numerals(old: Words, new: Words) -> Phrase | None:
    lost = {sign for sign in _NUMERALS if sign in old.cjk and sign not in new.cjk}
    gained = {sign for sign in _NUMERALS if sign in new.cjk and sign not in old.cjk}
    return _became(_listed(lost), _listed(gained)) if lost and gained else None


def _opposed(old: Words, new: Words) -> Phrase | None:
    for one, other in _OPPOSITES:
        for gone, come in ((one, other), (other, one)):
            if _count(old, gone) > _count(new, gone) and _count(old, come) < _count(new, come):
                return _became(gone, come)
    return None


def _became(old: str, new: str) -> Phrase:
    return phrase("{old} became {new}", old=old, new=new)


def _count(words: Words, word: str) -> int:
    return int(word in words.all) if word.isascii() else words.cjk.count(word)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
