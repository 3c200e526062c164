"""Texts that say nothing: what holds the place of an answer, or only leads to one elsewhere."""

from __future__ import annotations

import re

from recollect.parsing.outline.contents import only_links
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Vocabulary

_LONGEST = 80
"""Letters of a placeholder, at most."""
_YEARS = re.compile(r"[\[【](?:(?:19|20)\d\d[ \t,，、;]*)+[\]】](?:\s*[*_]*or[*_]*)?", re.I)
"""When exams set a question, and what leads to another form of it: `[2019, 2016]`, `*Or*`."""
_FORM = re.compile(r"(?:[-*+>\t ]*[^\s:：>*+-][^:：\n]{0,19}[:：][ \t*_]*(?:\n|$))+")
"""Labels with nothing behind them, which a learner was to fill in."""


def says_nothing(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text says nothing itself: what is linked is read elsewhere."""
    return not text or is_placeholder(text, vocabulary) or only_links(text)


def is_placeholder(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text only holds the place of an answer: `在这里写下你的理解...`, `TODO`."""
    if len(text) > _LONGEST or not vocabulary.placeholder.match(text):
        return bool(_YEARS.fullmatch(text) or (len(text) <= _LONGEST and _FORM.fullmatch(text)))
    bare = folded(re.sub(r"`{3,}\w*|~{3,}\w*|<!--|-->|[_.。…]+", " ", text))
    if not bare:
        return not re.search(r"[^\s_.。…`~>*#()（）⏳⌛🚧-]|(?<!`)`[^`\n_.…]+`(?!`)", text)
    return bare in vocabulary.placeholder_texts or bare.startswith(vocabulary.placeholder_starts)
