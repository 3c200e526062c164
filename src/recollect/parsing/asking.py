"""Whether a text asks something."""

from __future__ import annotations

import re

from recollect.parsing.vocabulary import Vocabulary

# It begins where none of these stands before: else a long run is tried from each of its signs.
_TAIL = re.compile(
    r"(?<![\s*_`\"”'’)）\]】⭐★☆✨🔥💡#.。!！])[\s*_`\"”'’)）\]】⭐★☆✨🔥💡#.。!！]+$"
)
_REMARK = re.compile(r"[?？][\s*_\"”'’]*(?:[(（\[【][^()（）\[\]【】]{0,60}[)）\]】][\s*_⭐★☆]*)+$")
_WITHIN = re.compile(r"？|[一-鿿]\?(?![=&A-Za-z0-9])|[a-z)\]]\? ")
_LONGEST = 100
"""Letters of a line that asks without ending in a question mark: longer ones explain."""
_WORD = re.compile(r"[A-Za-z']+")
_OPENING = re.compile(r"^[^\w]*")


def ends_as_question(text: str) -> bool:
    """Tell whether a text ends in a question mark; markup, stars and a remark may follow it."""
    stripped = _TAIL.sub("", text)
    return stripped.endswith(("?", "？")) or bool(_REMARK.search(text.strip()))


def asks(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text ends in a question mark, or uses the words that ask."""
    if ends_as_question(text):
        return True
    if len(text) > _LONGEST:
        return False
    if _WITHIN.search(text):
        return True
    if any(word in text for word in vocabulary.asking_zh):
        return True
    if text.lstrip("*_ ").startswith(vocabulary.asking_starts) or text.endswith(("吗", "呢")):
        return True
    if text[:8].casefold() == "list of ":
        return False
    first = _WORD.match(text, _OPENING.match(text).end())  # type: ignore[union-attr]
    return bool(first) and first[0].casefold() in vocabulary.asking_en  # type: ignore[index]
