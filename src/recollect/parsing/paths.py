"""What the path of a note says of the others: it repeats them, or translates one."""

from __future__ import annotations

import re
from collections.abc import Set

from recollect.core.text.scripts import either

_REPEATING = re.compile(either(r"(?:^|/)(?:readme|index|summary|all|目录|汇总)[^/]*$"), re.I)
_TONGUE = re.compile(
    r"[._-](?:zh|cn|en|jp|ja|kr|ko|ru|fr|pt|br|es|de|it|tr|uk|vi|id|pl|ar)(?:[_-]\w{2,4})?(?=\.\w+$)"
    r"|(?P<folder>^|/)(?:zh|en|ja|ko|ru|fr|pt)(?:[_-]\w{2,4})?/",  # no `es/`, which may be a topic
    re.I,
)
"""The language that a file's name ends with, or a folder's is."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ANSWERS = frozenset(["answer", "answers", "ans", "key", "keys", "solution", "solutions", "sol"])
_QUESTIONS = frozenset(
    ["question", "questions", "exercise", "exercises", "problem", "problems", "quiz", "test"]
)
_ANSWERS_ZH = re.compile(either(r"的?(?:参考)?(?:答案|解答|题解)(?:[与和及]?解析)?"))
_QUESTIONS_ZH = re.compile(either(r"(?:练?习|试|问)?题目?|练习|作业"))
_COUNT = re.compile(r"\d+|第[一二三四五六七八九十]{1,3}[^\W\d_]?")
ENGLISH = 1
"""How foreign English is: a note may be the original, and say so."""


def repeats(path: str) -> bool:
    """Tell whether a note is called as those are that repeat its folder's: `README.md`."""
    return _REPEATING.search(path) is not None


def untranslated(path: str) -> str:
    """Return a path without the languages that it names, as `README.md` for `README.zh-CN.md`."""
    return _TONGUE.sub(lambda found: found["folder"] or "", path)


def foreign(path: str) -> int:
    """Return how foreign the language is that a path names: none, English, another one."""
    found = _TONGUE.search(path)
    return 0 if found is None else ENGLISH + ("en" not in found[0].lower())


def unanswered(path: str) -> str:
    """Return a path's words without those for answers: `exam 2` for `exam-2-answers.md`."""
    return _words(_ANSWERS_ZH.sub(" ", path), _ANSWERS)


def unasked(path: str) -> str:
    """Return a path's words without those for answers and for questions: a key's and its note's."""
    return _words(_QUESTIONS_ZH.sub(" ", _ANSWERS_ZH.sub(" ", path)), _ANSWERS | _QUESTIONS)


def counted_place(path: str) -> str:
    """Return of `unasked` what counts a note in its folder: `sea/ch 4` for `sea/ch4-tides.md`.

    All of it, where nothing counts; a key may say no more of its note: 第七课-答案.md.
    """
    folder, slash, name = unasked(path).rpartition("/")
    counted = _COUNT.search(name)
    return folder + slash + (name[: counted.end()] if counted else name)


def names_key(path: str) -> bool:
    """Tell whether a path has a word for answers: `solutions/ch1.md`."""
    return unanswered(path) != _words(path)


def _words(path: str, left_out: Set[str] = frozenset()) -> str:
    parts = (_WORD.findall(part) for part in path.rpartition(".")[0].casefold().split("/"))
    kept = (" ".join(word for word in part if word not in left_out) for part in parts)
    return "/".join(filter(None, kept))
