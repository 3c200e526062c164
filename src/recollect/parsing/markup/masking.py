"""What a block parser would mistake in a note is taken out before it reads the note.

Some of a note's lines mean something that CommonMark does not know: `<details>` and admonitions
fold Markdown away, front matter and directives are no text at all, a template's inner fence does
not end it. `mask` reads these and gives the block parser lines without them. Lines are changed or
blanked, never added or taken away: line numbers stay those of the note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from recollect.core.text.finding import on_lines
from recollect.core.text.scripts import either
from recollect.parsing.markup.exam_parts import mark_parts
from recollect.parsing.markup.fenced_lists import open_choices, open_lists
from recollect.parsing.markup.fences import Fence, fences, unwrapped
from recollect.parsing.markup.folds import Fold
from recollect.parsing.markup.site_signs import unfenced
from recollect.parsing.markup.unfolding import unfold

_FORM = re.compile(
    r"(?i)<%\*|(?:(?:[\w-]+:[^\n]*|[ \t-][^\n]*)?\n){0,40}?(?:[\w-]+:|[#\t -])[^\n]*?"
    r"(?:<%[-_*]*[ \t]*(?:await )?tp\.|\{\{(?:title|date|time|name)\b[^{}\n]*\}\})"
)
"""A note that a program makes others of: it fills in the title, or what stands above that."""
_UNDERLINE = re.compile(r"(?:(=)=+|-{3,})[ \t]*$")
_MAY_UNDERLINE = re.compile(r"\n(?:==|----|(?<=[*_ \t]\n)---)")
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1[ \t]*$")
_TITLE = re.compile(r" {0,3}(?![-*+>|=] |#{1,6} |\d{1,9}[.)] |[|`~:$]|.*[^.][.。;；]\s*$)\S")
"""What a row of dashes may make a title; a sentence that ends is none."""
_DIRECTIVE = re.compile(r"[ \t]*:(?:(?:begin_tab|end_tab|label|width|eqlabel)\b|::)")
_PROPERTY = re.compile(
    r"[ \t>]*(?:card-[\w-]+|id|collapsed|background-color|logseq\.[\w.-]+)::(?:[ \t]|$)"
)
"""What Logseq keeps about a block, on lines of its own below the block's first."""
_CARD = re.compile(r"#card|\[\[card\]\]", re.I)
_NAME = re.compile(r"title[ \t]*:[ \t]*(.*)", re.I)
_FRONT_MATTER_KEY = re.compile(r"[\w-]+[ \t]*:|[ \t]|#|-[ \t]|$")
_SPACER = re.compile(r"[ \t]*(?:(?:&(?:nb|em|en)sp;|<br[ \t]*/?>)[ \t]*)+$")
"""What an empty line is kept with."""
_GAP = re.compile(
    r"<(u|ins)>(?:&(?:nb|em|en)sp;|[\s\u00a0_])+</\1>"
    r"|\$\\underline\{(?:\\(?:q?quad|hspace\{[^{}]*\}|[ ,;:!])|[\s~])+\}\$"
)
"""A blank to fill in, as pages and formulas draw a line of nothing."""
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}[ \t]*$")
"""What kramdown is told of the block above: `{: id="…"}`, `{: .no_toc}`."""
_SPACE = re.compile(r"&(?:nb|em|en)sp;")
"""What a page indents a paragraph with, or sets options apart."""
_CONTENTS = re.compile(
    r"<!--[ \t]*(?:START doctoc|(?:markdown-)?toc(?: start)?)\b[^\n]*\n"
    r"(?:(?!<!--)[^\n]*\n)*?"
    r"<!--[ \t]*(?:END doctoc|(?:markdown-)?toc end|/toc|tocstop)\b[^\n]*-->",
    re.I,
)
"""A table of contents that a program writes, between its marks."""
_WIDE = re.compile("^([ \t>]*(?:\\d{1,3}[.)]|[-*+]|#{1,6}))[\u00a0\u3000]+")
_WRITTEN = (
    # a marker with a space behind it that is none to Markdown: keyboards and web pages have such
    ("\u00a0", _WIDE, r"\1 "),
    ("\u3000", _WIDE, r"\1 "),
    # what editors put before a bullet that was pasted as text
    ("\\", re.compile(r"^[ \t]*\\(?=[-*+] )"), ""),
    # what exporters keep from counting
    ("\\", re.compile(r"^([ \t>]*(?:[-*+] )?(?:[A-Ha-h]|\d{1,3}))\\(?=[.)][ \t])"), r"\1"),
    # what breaks a line, as it is broken anyhow
    ("\\", re.compile(r"(?<=[^\s\\])\\$"), ""),
    ("⸻", re.compile(r"^\s*⸻\s*$"), "***"),
    ("\t", re.compile(r"^(?:\t| {4})(?=\d{1,3}\.\t)"), ""),
)
"""What was copied from elsewhere: the sign that tells of it, and how Markdown writes it."""
_STRONG = re.compile(
    r"^([ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)<(strong|b)>[ \t]*([^<>*\n]+?)[ \t]*</\2>"
    r"(?:[ \t]*<br[ \t]*/?>[ \t]*$)?"
)
"""A label that an editor wrote in HTML."""
_COLOURED = re.compile(
    r"^([ \t>]*(?:[-*+][ \t]+)?)([A-H][.、．)）:：][ \t]*)?<(font|span|mark)\b[^<>]*>"
    r"((?(2)|[A-H][.、．)）:：])[^<>*\n]+)</\3>[ \t]*$",
    re.I,
)
"""An option that a colour sets apart from the others, as bold does: the right one."""
_HEADING = re.compile(r"^ {0,3}<h([1-6])\b[^<>]*>[ \t]*(\S.*?)[ \t]*</h\1>[ \t]*$", re.I)
"""A title written in HTML."""
_PARAGRAPH = re.compile(r"^[ \t]*<p\b[^<>]*>[ \t]*([^<>\s][^<>]*?)[ \t]*</p>[ \t]*$", re.I)
_STYLED = re.compile(
    r"(?P<code>`[^`]*`)|</?(?:font|span|big|small|mark)\b[^<>]*>"
    r"|<u>(?P<said>[^<>]*[?？][*_ ]*)</u>",
    re.I,
)
"""What only says how a text looks; but code says what it is."""
_BREAK = re.compile(r"(?<=[^\s>])[ \t]*</?br[ \t]*/?>[ \t]*$", re.I)
"""What breaks a line at its end, where Markdown has it broken anyhow."""
_TAGS = re.compile(r"[ \t]*(?:<(?!img)[/A-Za-z][^<>]*>[ \t]*)+$")
_STARTS = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\d{1,3}[.)][ \t]|[-*+][ \t]|\*\*|<h[1-6]\b)", re.I)
_RUN = re.compile(r"`{3,}|~{3,}")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_COMMENTED = re.compile(
    either(
        r"<!--(?<![^ \t>\n]<!--)[ \t]*(\s*[*_]{0,2}(?:(?:correct )?(?:answers?|solution)|ans"
        r"|hint|explanation|(?:正确|参考)?答案?|解答|解析|提示)[*_]{0,2}[:：]"
        r"(?:(?!-->|<!--).)+)-->[ \t]*$"
    ),
    re.I | re.M | re.S,
)
"""What answers, or helps to, in a comment: a page shows it no more than what is folded."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A note in two forms, line for line alike, and what folds in it."""

    lines: list[str]
    """What the learner wrote, for items to quote: without the signs of folds, and unindented."""
    masked: list[str]
    """What the block parser gets: also without all else that it would mistake."""
    folds: Sequence[Fold]
    title: str
    """What its front matter calls the note, or nothing."""


def mask(text: str) -> Masked:
    """Take out of a note what a block parser would mistake."""
    lines = text.split("\n")
    if ("<%" in text or "{{" in text) and _FORM.match(text):
        return Masked(lines, [""] * len(lines), (), "")
    if "{" in text and ("```{" in text or "~~~{" in text):
        lines = unfenced(lines)
        text = "\n".join(lines)
    text = unwrapped(text, lines)
    found, mended = fences(text, lines)
    code = set[int]().union(*(range(fence.start, fence.end) for fence in found))
    if "<!--" in text:
        lines[:] = _uncommented(text, code).split("\n")
    folds = unfold(text, lines, code)
    _unkeep(text, lines, code)
    _draw_gaps(text, lines, code)
    open_choices(lines, found)
    masked = list(lines)
    if mended:
        _mend(masked, found)
    if found and "#" in text:
        open_lists(masked, found)
    if "<" in text and ("</" in text or "<br" in text):
        _unmark(masked, code)
        _write_tables(masked)
    title = _take_front_matter(masked) if text.startswith("---") else ""
    if _MAY_UNDERLINE.search(text):
        _mark_underlined(masked, code)
    mark_parts(masked, code)
    masked = _as_written(masked, text)
    if "\n:" in text:
        _blank(_DIRECTIVE, masked, code)
    return Masked(lines, masked, folds, title)


def _uncommented(text: str, code: Set[int]) -> str:
    """Return a text with what comments outside code answer, without their signs."""
    kept, at = "", 0
    for line, comment in on_lines(_COMMENTED, text):
        if line not in code:
            kept += text[at : comment.start()] + comment[1]
            at = comment.end()
    return kept + text[at:]


def _written(line: str) -> str:
    """Return a line with blanks for the spaces that a page keeps; none indents it as code."""
    bare = _SPACE.sub(" ", line)
    return bare.lstrip() if line.lstrip()[:1] == "&" else bare


def _blank_contents(lines: list[str], text: str) -> None:
    """Blank the tables of contents that a program writes."""
    for line, found in on_lines(_CONTENTS, text):
        length = found[0].count("\n") + 1
        lines[line : line + length] = [""] * length


def _unkeep(text: str, lines: list[str], code: Set[int]) -> None:
    """Blank what editors and programs keep for themselves, and what only lays out.

    These are properties of cards, tables of contents, what keeps lines empty or indents them.
    """
    if "<!--" in text:
        _blank_contents(lines, text)
    if "::" in text and _CARD.search(text):
        _blank(_PROPERTY, lines, code)
    if "{:" in text:
        _blank(_ATTRIBUTES, lines, code)
    for sign in ("sp;", "<br"):
        if sign in text:
            _blank(_SPACER, lines, code, sign)
    for i, line in enumerate(lines) if "sp;" in text else ():
        if "sp;" in line and i not in code:
            lines[i] = line if "`" in line else _written(line)


def _draw_gaps(text: str, lines: list[str], code: Set[int]) -> None:
    """Write blanks to fill in as most notes write them, `____`, which alone on a line is a rule.

    Alone below a question it only keeps a place for the answer.
    """
    if not ("<u>" in text or "<ins>" in text or "\\underline{" in text):
        return
    asked = False
    for i, line in enumerate(lines):
        if i in code or not line.strip():
            continue
        if ("<" in line or "\\" in line) and _GAP.fullmatch(line.strip()):
            lines[i] = "" if asked else _GAP.sub("＿＿＿＿", line)
            continue
        lines[i] = _GAP.sub("____", line)
        asked = line.rstrip(" \t*_").endswith(("?", "？"))


def _blank(pattern: re.Pattern[str], lines: list[str], code: Set[int], sign: str = ":") -> None:
    """Blank the lines that start with a pattern, which holds a sign, outside code."""
    for i, line in enumerate(lines):
        if sign in line and i not in code and pattern.match(line):
            lines[i] = ""


def _write_tables(masked: list[str]) -> None:
    """Write tables of HTML on a line as text: CommonMark takes what is right below for one, too."""
    for i, line in enumerate(masked[:-1]):
        if line.startswith("<table") and line.rstrip().endswith("</table>"):
            masked[i] = f"\\{line}" if masked[i + 1].strip() else line


def _as_written(masked: list[str], text: str) -> list[str]:
    """Write what was copied from elsewhere as Markdown: rules, numbers, bullets, their spaces."""
    for sign, pattern, written in _WRITTEN:
        if sign in text:
            masked = [pattern.sub(written, line) if sign in line else line for line in masked]
    return masked


def _unmark(masked: list[str], code: Set[int]) -> None:
    """Write titles in HTML as `#` titles, and what is strong at the start of a line in stars.

    Colours and a paragraph's tags say nothing. A line's end needs no tag that breaks it, and a
    line of tags is none of the title or list right below it, which CommonMark takes for HTML too.
    """
    for i, line in enumerate(masked):
        if ("</" in line or "<br" in line or line[:1] == "<") and i not in code:
            if _STARTS.match("".join(masked[i + 1 : i + 2])) and _TAGS.match(line):
                masked[i] = ""
                continue
            line = _COLOURED.sub(r"\1\2**\4**", line) if "</" in line else line
            line = _STYLED.sub(lambda match: match["code"] or match["said"] or "", line)
            line = _PARAGRAPH.sub(r"\1", line)
            found = _HEADING.match(line)
            title = f"{'#' * int(found[1])} {found[2]}" if found else ""
            masked[i] = title or _BREAK.sub("", _STRONG.sub(r"\1**\3**", line, count=1))


def _mend(masked: list[str], found: Sequence[Fence]) -> None:
    """Make the block parser see the fences as they were read: one opener, one closer each."""
    for fence in found:
        first, last = fence.start, fence.end - 1
        if first == last:  # it was left open, and holds nothing
            masked[first] = ""
        for i in range(first + 1, last):
            line = masked[i].replace("```", "'''").replace("~~~", "'''")
            masked[i] = "" if fence.askew else line
        run = _RUN.search(masked[first])
        if run and last > first and (fence.askew or not _RUN.search(masked[last])):
            lead = _MARKER.sub(lambda mark: " " * len(mark[0]), masked[first][: run.start()])
            masked[last] = lead + run[0]


def _take_front_matter(masked: list[str]) -> str:
    """Blank a YAML block at the top; return the note's title there, or nothing.

    A leading `---` that is only a rule stays.
    """
    title = ""
    if masked[0].rstrip() != "---" or len(masked) < 3 or not masked[1].strip():
        return ""
    for i, line in enumerate(masked[1:], 1):
        if line.rstrip() in ("---", "..."):
            masked[: i + 1] = [""] * (i + 1)
            return title
        if not _FRONT_MATTER_KEY.match(line):
            return ""
        if name := _NAME.match(line):
            title = name[1]
    return ""


def _mark_underlined(masked: list[str], code: Set[int]) -> None:
    """Write underlined titles as `#` titles.

    `---` below a text is a rule to most who write it, so it takes four dashes to make a title, or
    a text in bold.
    """
    for i, line in enumerate(masked):
        bold = line[:3] == "---" and _BOLD.match(masked[i - 1])
        if line[:1] != "=" and line[:4] != "----" and not bold:
            continue
        underline = _UNDERLINE.match(line) if i and i not in code else None
        if underline is None or not _TITLE.match(masked[i - 1]):
            continue
        if i > 1 and masked[i - 2].strip():
            continue
        masked[i - 1] = f"{'#' if underline[1] else '##'} {masked[i - 1].strip()}"
        masked[i] = ""
