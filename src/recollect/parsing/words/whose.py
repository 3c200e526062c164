"""Labels that say whose a part is, and what it is: `我最初的想法`, `Priya's hint`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from recollect.core.text.scripts import either

_OWN_EN = r"(?:{whose}) (?:(?!{settled})[a-z'-]+ ){{0,2}}(?:{words})(?: at it| so far)?"
_OWN_ZH = r"(?:{whose})(?:[^\W\d_]{{0,4}}的)?(?:(?!{settled})[^\W\d_]){{0,3}}?(?:{words})"
_SAID_ZH = r"(?:{whose})先?(?:{said})"
_SETTLED = either(
    r"(?:correct|right|model|sample|ideal|best|expected|official|polished)\b|标准|参考|正确|最终|完善|满分"
)
"""What calls an answer the one to learn, whoever wrote it."""
_NAMED = r"(?!(?:it|that|what|here|there|let|today|who)\b)[a-z]{2,15}(?:'s| s) "
"""A study partner by name, also with a curly apostrophe."""


def own_pattern(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return what finds a folded label of the learner's own answer."""
    latin, other = (
        {key: _any(words, latin=latin) for key, words in table.items()} for latin in (True, False)
    )
    forms = ((_OWN_EN, latin), (_OWN_ZH, other), (_SAID_ZH, other))
    return re.compile("|".join(form.format(**words, settled=_SETTLED) for form, words in forms))


def partner_pattern(partners: Iterable[str]) -> re.Pattern[str]:
    """Return what finds with whom one learns, at the start of a folded label."""
    return re.compile(rf"(?:{'|'.join(partners)})(?: ?[版的]|'s)? ?|{_NAMED}")


def judging_pattern(words: Iterable[str], partners: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a partner, or a word for what is said of an answer, in a folded label."""
    return re.compile(f"{_within((*words, *partners))}|{_NAMED}")


def keeping_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a word for what to keep of an answer in a folded label."""
    return re.compile(_within(words))


def _within(words: Iterable[str]) -> str:
    """Return the pattern of some words in a text, those in Latin letters as whole ones."""
    listed = [*words]
    return rf"\b(?:{_any(listed, latin=True)})(?:'?s)?\b|{_any(listed, latin=False)}"


def _any(words: Iterable[str], *, latin: bool) -> str:
    return "|".join(re.escape(word) for word in words if word.isascii() == latin)
