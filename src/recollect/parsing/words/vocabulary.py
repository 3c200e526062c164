"""The words by which notes say what a part is, as data that a learner's settings extend."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from recollect.core.text.finding import any_of, apart
from recollect.core.text.scripts import both_forms, either, in_both_scripts
from recollect.parsing.words.exam_parts import OF_SOME_KIND
from recollect.parsing.words.folding import folded, unmarked
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.study_words import StudyWords
from recollect.parsing.words.tables import stamp_of, tables_with
from recollect.parsing.words.whose import (
    judging_pattern,
    keeping_pattern,
    own_pattern,
    partner_pattern,
)


class Role(StrEnum):
    """What a part of an item is."""

    QUESTION = "question"
    HINT = "hint"
    ANSWER = "answer"
    EXPLANATION = "explanation"
    OWN_ANSWER = "own_answer"
    CRITIQUE = "critique"
    INSIGHT = "insight"
    FOLLOW_UP = "follow_up"
    REFERENCE = "reference"
    ABOUT = "about"
    """What is said of a question, and asks and answers nothing: its difficulty, its tags."""


PARTS = re.compile(r"[a-z']+|[^\W\d_a-z]")
_LATIN, _WORD = re.compile("[a-z]+"), re.compile(r"[a-z]+|[^\W\d_a-z]+")
_SIGNS = re.compile(r"[\W_]+")
_PART_OF_NONE = 8
"""Letters of a word that no other holds by chance."""
_HUMP = re.compile(r"[A-Z](?<=[a-z].)")
_SOME_ANSWER = re.compile(
    either(
        r"[^错误差坏弱我你学问疑和与及不无别题习测章节业课\s]{1,8}(?:[回解]答|答案)"
        r"|(?:(?!(?:wrong|bad|weak|poor|incorrect|no|not|my|your|user|student|learner|questions?|and|or"
        r"|of|to|for|in|on|by|from|with|is|are|an?|the|how|why|what|when|which|multiple|one|each|i|they|please"
        r"|every|common|our|their|this|that)(?![\w-]))[a-z\d][a-z\d'’-]* ){1,3}"
        r"(?:answer|solutions?)"
    )
)
"""Whatever stands before the word says only how it is told: `口述版回答`."""
_ANSWERS = ("answer", "solution", "solutions")
_SO_MANY = re.compile(
    either(
        r"(?<![\d.第])[1-9]\d{1,3}\+?[ \t](?:[^\W\d][\w'’-]*[ \t]){0,6}questions\b"
        r"|(?:(?<=[^\W\d])|(?<=[^\W\d][ \t]))[1-9]\d{1,3}\+?[ \t]?[道个条]?[^\W\d]{0,4}[问题]\W*$"
    ),
    re.I,
)
"""How many questions a title says that there are."""
_SOME_KIND = re.compile(either(rf"[^\W\d_]{{1,5}}{OF_SOME_KIND}[ \t]?\d{{1,3}}"))
"""Of whatever kind a question is, where it is counted: `操作题 1`."""
DIGIT = re.compile(r"\d")
_REMARK = re.compile(r"(?<=\S)[ \t]*[(（【\[][^()（）]{0,200}[)）】\]][ \t]*$")
_QUALIFIED = (Role.ANSWER, Role.CRITIQUE, Role.FOLLOW_UP)
_GIVEN = (*_QUALIFIED, Role.HINT, Role.INSIGHT)
"""What a study partner gives."""
_TESTING = ("checklist", "question_list")
"""What a test of oneself may hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words in force: the built-in table, and what the settings add to it."""

    stamp: str
    """Names these words and the rules: under another stamp a note may hold other items."""
    roles: Mapping[str, Role]
    naming: frozenset[str]
    """For each Latin name of a role, its longest word: a text without any names no such role."""
    naming_zh: re.Pattern[str]
    """Finds the same of the other names."""
    own: re.Pattern[str]
    """Finds a folded label of the learner's own answer."""
    judging: re.Pattern[str]
    """What a folded label holds that is over what a partner said of an answer."""
    keeping: re.Pattern[str]
    """What a folded label holds that is over what to keep of an answer."""
    partner: re.Pattern[str]
    """With whom one learns, before the word for what comes from there: `导师`, `Priya's`."""
    qualifier: re.Pattern[str]
    """What may stand before the word for an answer or a follow-up: `满分`, `面试官`."""
    fillers: frozenset[str]
    filler: re.Pattern[str]
    """Any of the fillers that are written without spaces around them, the longest first."""
    revealing: frozenset[str]
    """The Latin words and the other letters of roles, of fillers and of what counts a question: a
    title with others says more."""
    placeholder: re.Pattern[str]
    """How the texts below begin, as notes write them; or it finds that nothing is written."""
    placeholder_texts: frozenset[str]
    placeholder_starts: tuple[str, ...]
    asking_zh: re.Pattern[str]
    asking_starts: re.Pattern[str]
    check_starts: tuple[str, ...]
    """What a step to take starts with, though it says "whether"."""
    asking_en: frozenset[str]
    telling_zh: tuple[str, ...]
    """What a text starts with that tells to tell: `说一说…`."""
    telling_en: frozenset[str]
    """Those of `asking_en` that tell to do something: in a plan they name a step."""
    task_starts: re.Pattern[str]
    """What asks by its start is a task as well."""
    not_task_starts: tuple[str, ...]
    """What starts as a task does and names something: `计算机`."""
    task_words: frozenset[str]
    tasks_behind: frozenset[str]
    """Those of `task_words` that set one behind a clause too, where `which` only joins."""
    rubrics: frozenset[str]
    """Titles that only say which side of a topic is told below."""
    topics: tuple[str, ...]
    """What a text ends with that names something to tell about."""
    sections: Mapping[str, tuple[str, ...]]
    names: Mapping[str, frozenset[str]]
    """The same words, to find whole titles among."""
    mentioned: Mapping[str, re.Pattern[str]]
    """Finds a word of a kind of section in a title."""
    troubles: frozenset[str]
    truths: Mapping[str, bool]
    separators: Mapping[str, tuple[str, ...]]
    study: StudyWords
    """By which notes tell of the studying itself."""

    @classmethod
    def of(cls, table: Mapping[str, Any], stamp: str) -> Vocabulary:
        """Build a vocabulary from tables of words, and what tells them from others."""
        table = in_both_scripts(table)
        roles = _roles(table)
        own = table["own"]
        naming, naming_zh = _naming((*roles, *own["words"], *own["said"]))
        truth = table["true_false"]
        asking, sections = table["asking"], _sections(table["sections"])
        starts_en = asking["starts_en"] + asking["tells_en"]
        starts_zh = asking["starts_zh"] + asking["starts_other"]
        fillers, placeholders = table["reveal"]["fillers"], table["placeholders"]
        qualifiers = "|".join(table["reveal"]["partners"] + table["reveal"]["qualifiers"])
        joined = sorted((w for w in fillers if not w.isascii()), key=lambda w: (-len(w), w))
        return cls(
            stamp=stamp,
            roles=roles,
            naming=naming,
            naming_zh=naming_zh,
            own=own_pattern(own),
            judging=judging_pattern(own["judged"], table["reveal"]["partners"]),
            keeping=keeping_pattern(own["kept"]),
            partner=partner_pattern(table["reveal"]["partners"]),
            qualifier=re.compile(f"^(?:(?:{qualifiers})(?: ?[版的]|'s)? ?)+"),
            fillers=frozenset(fillers),
            filler=re.compile("|".join(map(re.escape, joined))),
            revealing=frozenset("第").union(*map(PARTS.findall, [*roles, *fillers])),
            placeholder=_beginning(placeholders["texts"] + placeholders["starts"]),
            placeholder_texts=frozenset(map(folded, placeholders["texts"])),
            placeholder_starts=tuple(map(folded, placeholders["starts"])),
            asking_zh=any_of(map(re.escape, asking["words_zh"])),
            asking_starts=any_of(map(re.escape, starts_zh)),
            check_starts=tuple(asking["not_starts_zh"]),
            asking_en=frozenset(starts_en),
            telling_zh=tuple(asking["tells_zh"]),
            telling_en=frozenset(asking["tells_en"]),
            task_starts=any_of(map(re.escape, asking["tasks_zh"] + starts_zh)),
            not_task_starts=tuple(asking["not_tasks_zh"]),
            task_words=frozenset(asking["tasks_en"] + starts_en),
            tasks_behind=frozenset(asking["tasks_en"]) - {*starts_en} | {*asking["tells_en"]},
            rubrics=frozenset(folded(w) for w in asking["rubrics"]),
            topics=tuple(asking["topics_zh"]),
            sections=sections,
            names={k: frozenset(words) for k, words in sections.items()},
            mentioned={k: any_of(map(_alone, words)) for k, words in sections.items()},
            troubles=frozenset(folded(w) for w in table["troubleshooting"]["labels"]),
            truths={w: k == "true" for k in ("true", "false") for w in truth[k]},
            separators={k: tuple(v) for k, v in table["separators"].items()},
            study=StudyWords.of(table),
        )

    @remembered
    def role(self, label: str) -> Role | None:
        """Return the role that a label names, or None; a remark in brackets may follow it.

        A word before it may qualify it: `面试官追问`. An example is a question only where counted.
        """
        if not self.may_name(label):
            return None
        role = self._named(folded(label))
        if role is None and label[-2:-1] == " " and label[-1:] in "ABCDEFGH":
            role = self._named(folded(label[:-2]))
            return role if role is Role.QUESTION else None
        if role is None and label[-1:].isdigit() and _SOME_KIND.fullmatch(label):
            return Role.QUESTION
        if role is Role.QUESTION and self.is_example(label) and not DIGIT.search(label):
            return None
        if role is None and (remark := _REMARK.search(label)):
            role = self._named(folded(label[: remark.start()]))
            own = self.roles.get(folded(remark[0])) is Role.OWN_ANSWER  # `A（我）`
            return Role.OWN_ANSWER if own and role is Role.ANSWER else role
        return role

    @remembered
    def may_name(self, text: str) -> bool:
        """Tell whether a text holds a word of those that name roles."""
        text = unicodedata.normalize("NFKC", text).casefold()
        if not self.naming.isdisjoint(_LATIN.findall(text)):
            return True
        return self.naming_zh.search(_SIGNS.sub("", text)) is not None  # `答 案`

    def _named(self, label: str) -> Role | None:
        role = self.roles.get(label)
        if role is not None:
            return role
        if self.own.fullmatch(label):
            return Role.OWN_ANSWER
        if ("答" in label or label.endswith(_ANSWERS)) and _SOME_ANSWER.fullmatch(label):
            return Role.ANSWER
        return self._behind(self.partner, label, _GIVEN) or self._behind(
            self.qualifier, label, _QUALIFIED
        )

    def _behind(self, whose: re.Pattern[str], label: str, roles: tuple[Role, ...]) -> Role | None:
        """Return which of some roles a label names behind what says whose it is, or how good."""
        first = whose.match(label)
        rest = label[first.end() :] if first else ""
        role = self.roles.get(rest) if len(rest) > 1 else None
        return role if role in roles else None

    @remembered
    def judges(self, label: str) -> bool:
        """Tell whether a label right behind the learner's own answer is over what is said of it."""
        label = folded(label)
        return self.is_called("verdict", label) or self.judging.search(label) is not None

    def sets_work(self, label: str) -> bool:
        """Tell whether a label may as well name a piece of work: it takes more to be a question."""
        return self.is_called("work", label) or self.is_example(label)

    def is_example(self, label: str) -> bool:
        """Tell whether a label names an example: a question only where it is answered."""
        return self.is_called("example", label)

    @remembered
    def last_mention(self, sections: tuple[str, ...], title: str) -> str | None:
        """Return which of some kinds of section a title names last, where its head noun stands."""
        found = [
            (match.end(), match.end() - match.start(), section)
            for section in sections
            for match in self.mentioned[section].finditer(_spread(title))
        ]
        return max(found)[2] if found else None

    @remembered
    def promises(self, title: str) -> bool:
        """Tell whether a title promises questions of interviews, and is of no plan for them.

        So does one that says how many there are: `100 questions on knots`, `编绳 50 问`.
        """
        if not self.mentions("interview", title):
            counts = DIGIT.search(title) and _SO_MANY.search(title)
            return counts is not None and not self.mentions("turned", title)
        if "how to " in title.casefold():  # go about them
            return False
        return self.last_mention(("interview", "planned"), title) == "interview"

    def is_called(self, section: str, title: str) -> bool:
        """Tell whether a title is one of the words listed for a kind of section, and no more."""
        return folded(title) in self.names[section]

    def mentions(self, section: str, title: str) -> bool:
        """Tell whether a title holds one of the words listed for a kind of section."""
        return self.mentioned[section].search(_spread(title)) is not None


def _sections(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return what titles say, by kind: a self-test is said by all that tests."""
    sections = {kind: tuple(word.casefold() for word in words) for kind, words in table.items()}
    for kind in _TESTING:
        sections[kind] += sections["self_test"]
    return sections


def _roles(table: Mapping[str, Any]) -> dict[str, Role]:
    """Return which role each label names, folded."""
    roles = {folded(w): Role(name) for name, words in table["roles"].items() for w in words}
    return roles | dict.fromkeys(map(folded, table["sections"]["options"]), Role.ABOUT)


def _naming(roles: Iterable[str]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the longest word of each name of a role: those in Latin, what finds the others."""
    names = (*roles, *both_forms("题"))
    longest = sorted({max(words, key=len) for words in map(_WORD.findall, names) if words})
    latin = frozenset(filter(str.isascii, longest))
    return latin, any_of(word for word in longest if word not in latin)


def _beginning(texts: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of what begins as some texts do, behind signs; or is signs alone."""
    letters = "|".join(sorted({re.escape(folded(text)[:2]) for text in texts}))
    return re.compile(rf"(?:`{{3,}}\w*|~{{3,}}\w*|[\W_])*+(?:{letters}|$)", re.I)


def _alone(word: str) -> str:
    """Return the pattern of a word; a short English one is found only where it is a whole one.

    `plan` is found in "Plans" and not in "Explanation", and not `toc` in "Protocols".
    """
    if not word.isascii() or len(word) > _PART_OF_NONE:
        return re.escape(word)
    return apart(word, "(?:s|d|es|ed|zes|ing|ning|ation)?")


@remembered
def _spread(title: str) -> str:
    """Return a title in small letters, its words apart, `GitFAQ` is two, and without its markup."""
    title = unmarked(title)
    return (_HUMP.sub(r" \g<0>", title) if _HUMP.search(title) else title).casefold()


def extended(own: Mapping[str, Any]) -> Vocabulary:
    """Return the built-in vocabulary with a learner's own words added, table by table.

    Raises `ValueError` for a table or a key that does not exist, naming it.
    """
    return Vocabulary.of(tables_with(own), stamp_of(own)) if own else default()


@cache
def default() -> Vocabulary:
    """Return the built-in vocabulary."""
    return Vocabulary.of(tables_with({}), stamp_of({}))
