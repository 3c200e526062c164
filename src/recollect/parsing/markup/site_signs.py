"""What site generators mark in Markdown: MyST's fences, kramdown's attributes, Hugo's shortcodes.

As with other folds, their signs are taken out of the lines, in place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from recollect.parsing.markup.folds import Fold, Sign, title_in

_FENCED = re.compile(
    r"[ \t]*(?P<run>`{3,}|~{3,})\{(?:exercise|solution|answer|hint|question|challenge|quiz"
    r"|admonition|note|tip|important|dropdown)(?P<gate>-start|-end)?\}"
)
"""A directive that is written as a fence, but holds Markdown."""
_CLOSING = re.compile(r"[ \t]*(?P<run>`{3,}|~{3,})[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:(?P<words>[^{}]*)\}[ \t]*$")
"""What kramdown says of the block right above: `{: .challenge}`."""
_SHORTCODE = re.compile(
    r"[ \t]*\{(?:\{[<%]|%-?)[ \t]*(?P<closing>/|end(?=[a-z])|)[ \t]*(?P<name>[A-Za-z][\w-]*)"
    r"(?P<said>[^{}]*?)/?(?:[>%]\}|-?%)\}[ \t]*$"
)
"""A line that is one of Hugo's shortcodes, `{{< details "Answer" >}}`, `{{% /notice %}}`, or a tag
as GitBook and Jekyll have: `{% tab title="Answer" %}`, `{% endtab %}`."""
_SAID = re.compile(
    r"[\w-]+[ \t]*=[ \t]*(?:\"[^\"]*\"|[^\s\"=]+)|\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"=]+)"
)
"""What a shortcode is given, by a name or in its place."""
_FOLDING = frozenset(
    ["details", "expand", "expandable", "collapse", "collapsible", "spoiler", "toggle", "accordion"]
).union(["tab"])
_STYLED = "style="
"""What says how a box looks: GitBook calls any of them a hint."""
_SETTING_APART = frozenset(
    ["hint", "notice", "admonition", "callout", "alert", "note", "tip", "solution", "answer"]
).union(["exercise", "question", "challenge", "quiz"])


def unfenced(lines: Sequence[str]) -> list[str]:
    """Write directives that are fences, ```` ```{exercise} ````, as the containers that they are.

    One that nobody closes stays. Two may be the gates around what they hold: `{exercise-start}` and
    `{exercise-end}`.
    """
    result, waiting = list(lines), defaultdict[str, list[int]](list)
    gate = False
    for i, line in enumerate(lines):
        match = _FENCED.match(line) if "{" in line else None
        if match and match["gate"]:
            gate, opens = True, line.replace(match["run"], ":::", 1).replace(match["gate"], "", 1)
            result[i] = opens if match["gate"] == "-start" else ":::"
        elif match:
            waiting[match["run"]].append(i)
        elif gate and _CLOSING.match(line):
            gate, result[i] = False, ""
        elif waiting and (match := _CLOSING.match(line)):
            for run in [run for run in waiting if match["run"].startswith(run)]:
                colons = result[i] = ":" * len(run)
                for start in waiting.pop(run):
                    result[start] = lines[start].replace(run, colons, 1)
    return result


def quotations(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read quotations that kramdown gives a class, `{: .challenge}`, and take their marks away.

    One within another is found as well: by then its last line stands bare, further up. What else
    kramdown says of blocks goes, too, and the list that holds the place of a table of contents.
    """
    for i in range(len(lines) - 1, 0, -1):
        match = _ATTRIBUTES.match(lines[i]) if lines[i][:2] == "{:" and i not in code else None
        if match is None:
            continue
        lines[i] = ""
        words = match["words"].split()
        start = i
        while start > 0 and lines[start - 1].startswith(">"):
            start -= 1
            lines[start] = lines[start][1:].removeprefix(" ")
        if start < i:
            kind = next((word[1:].lower() for word in words if word[:1] == "."), "note")
            yield Fold(start, start, i + 1, kind, kind)
        elif "toc" in words:
            lines[i - 1] = ""


def shortcode(lines: list[str], number: int, _: bool) -> Sign | None:
    """Read a shortcode that folds or sets apart what stands up to its end; others only go."""
    line = lines[number]
    match = _SHORTCODE.match(line) if "{{" in line or "{%" in line else None
    if match is None:
        return None
    name = match["name"].lower()
    kind = "details" if name in _FOLDING else name
    sets_apart = kind == "details" or (name in _SETTING_APART and _STYLED not in match["said"])
    return Sign(name, _title(match["said"]) or name, kind * sets_apart, bool(match["closing"]))


def _title(said: str) -> str:
    """Return the title that a shortcode is given: by name, else in quotes or as its last word."""
    given = [match.groupdict("") for match in _SAID.finditer(said)]
    words, quoted = ([each[form] for each in given] for form in ("bare", "quoted"))
    return next(filter(None, (title_in(said), *reversed(words), *quoted)), "")
