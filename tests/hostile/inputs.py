"""Notes that were written to make a reader slow: each is a rule for a text of about `n` parts.

The first family are the inputs that CommonMark's implementations test themselves with, by their
shape: what is nested, repeated or left open. The second are the shapes that notes of questions and
answers invite.
"""

from __future__ import annotations

from collections.abc import Callable

Generator = Callable[[int], str]


def numbered(n: int, one: str) -> str:
    """Return `n` different copies of a text with a place for a number."""
    return "".join(one.format(i) for i in range(n))


COMMONMARK: dict[str, Generator] = {
    # Emphasis
    "open strong with emphasis": lambda n: "*a **a " * n,
    "open emphasis by underscores": lambda n: "_a __a " * n,
    "closers without openers": lambda n: "a_ " * n,
    "closers of strong without openers": lambda n: "a** " * n,
    "openers without closers": lambda n: "_a " * n,
    "openers of strong without closers": lambda n: "**a " * n,
    "openers and closers, a multiple of three": lambda n: "a**b" + "c* " * n,
    "alternating marks of emphasis": lambda n: "a*b_c" * n,
    "one long run of stars": lambda n: "*" * n,
    "one long run of underscores": lambda n: "_" * n + "a",
    "stars that grow": lambda n: " ".join("*" * (i % 50 + 1) + "a" for i in range(n // 25)),
    "strong inside emphasis": lambda n: "*a **a" * n + "b** c*" * n,
    "empty emphasis": lambda n: "** " * n + "a",
    "emphasis across brackets": lambda n: "*[" * n + "]*" * n,
    "strikes left open": lambda n: "~~a " * n,
    "one long run of tildes": lambda n: "a " + "~" * n,
    # Links, images, references
    "brackets left open": lambda n: "[" * n + "a",
    "brackets nested": lambda n: "[" * n + "a" + "]" * n,
    "brackets closed only": lambda n: "a]" * n,
    "brackets with emphasis": lambda n: "[ a_" * n,
    "links left open": lambda n: "[a](" * n,
    "links left open before a bracket": lambda n: "[a](<b" * n,
    "images left open": lambda n: "![[]()" * n,
    "images nested": lambda n: "![" * n + "a" + "](b)" * n,
    "links in links": lambda n: "[" * n + "a" + "](b)" * n,
    "a link to a long bracket": lambda n: "[a](" + "(" * n + ")" * n + ")",
    "parentheses left open in a link": lambda n: "[a](" + "(" * n,
    "a title left open": lambda n: '[a](b "' + 'c "' * n,
    "backslashes in a link": lambda n: "[" + "\\" * n + "](a)",
    "definitions of references": lambda n: numbered(n, "[r{0}]: /u{0}\n"),
    "uses of references": lambda n: "[r]: /u\n\n" + "[r] " * n,
    "uses of references that are missing": lambda n: numbered(n, "[no {0}] "),
    "a definition that goes on": lambda n: "[a]: b\n" * n + "'c",
    "labels over many lines": lambda n: "[a\n" * n + "]: /u",
    "collapsed references": lambda n: "[a][] " * n,
    "references in a chain": lambda n: "[a]" * n,
    "footnotes": lambda n: numbered(n, "a[^{0}] ") + "\n\n" + numbered(n, "[^{0}]: b\n"),
    # Code, HTML, autolinks, entities
    "backticks that grow": lambda n: " ".join("e" + "`" * (i % 200) for i in range(n // 40)),
    "backticks left open": lambda n: "`a``" * n,
    "one long run of backticks": lambda n: "a " + "`" * n,
    "autolinks left open": lambda n: "<https:" * n,
    "angle brackets": lambda n: "<" * n,
    "angle brackets and spaces": lambda n: "< " * n,
    "tags left open": lambda n: "<a b='" * n,
    "tags with many attributes": lambda n: "<a " + "b=c " * n,
    "comments left open": lambda n: "</" + "<!--" * n,
    "comments that end at once": lambda n: "<!-->" * n,
    "instructions left open": lambda n: "<?" * n,
    "declarations left open": lambda n: "<!A " * n,
    "sections of data left open": lambda n: "<![CDATA[" * n,
    "entities": lambda n: "&lt;" * n,
    "entities left open": lambda n: "&" * n + "&#" * n,
    "NULs": lambda n: "abc\0de\0" * n,
    "addresses": lambda n: "a@b.c " * n,
    "bare addresses of the web": lambda n: "www.a.b " * n + "https://" * n,
    # Blocks
    "quotes nested": lambda n: "> " * n + "a",
    "quotes nested, no spaces": lambda n: ">" * n + "a",
    "quotes that lag": lambda n: "> " * 20 + "a\n" + "> a\n" * n,
    "lists nested on a line": lambda n: "- " * n + "a",
    "lists nested by indentation": lambda n: "".join(
        "  " * i + "- a\n" for i in range(min(n // 10, 400))
    ),
    "lists numbered on a line": lambda n: "1. " * n + "a",
    "lists in quotes": lambda n: "> - " * n + "a",
    "one list": lambda n: "- a\n" * n,
    "a list that goes on": lambda n: "- a\n" + "  b\n" * n,
    "empty items": lambda n: "-\n" * n,
    "marks of lists in turn": lambda n: "- a\n* a\n+ a\n" * (n // 3),
    "lines of blanks in a list": lambda n: "- a\n" + "\n" * n + "  b",
    "rules": lambda n: "***\n" * n,
    "one long rule": lambda n: "- " * n,
    "fences left open": lambda n: "```a\n" * n,
    "fences of tildes in turn": lambda n: "```\n~~~\n" * n,
    "indented code": lambda n: "    a\n\n" * n,
    "headings": lambda n: "# a\n" * n,
    "a heading with many signs": lambda n: "# a " + "#" * n + " b",
    "underlined headings": lambda n: "a\n===\n" * n,
    "lines that underline nothing": lambda n: "=\n" * n,
    "blocks of HTML": lambda n: "<div>\n\n" * n,
    "a table": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "a table of many columns": lambda n: (
        "|" + "a|" * (n // 10) + "\n|" + "-|" * (n // 10) + "\n" + "|b|\n" * 20
    ),
    "a table that never was": lambda n: "|a\n" * n,
    "rows of bars": lambda n: "|" * n + "\n" + "-|" * n,
    "one long line": lambda n: "a" * (n * 10),
    "one long line of words": lambda n: "word " * (n * 2),
    "spaces": lambda n: " " * (n * 10) + "a",
    "tabs": lambda n: "\t" * n + "a",
    "line ends": lambda n: "\n" * (n * 10),
    "lines with spaces behind": lambda n: (
        "a" + " " * n + "\n" + ("b" + " " * 50 + "\n") * (n // 50)
    ),
    "backslashes": lambda n: "\\" * n,
    "hard breaks": lambda n: "a\\\n" * n,
}
"""Shapes that parsers of CommonMark are known to trip over."""

OURS: dict[str, Generator] = {
    "labels of questions": lambda n: "Q: " * n,
    "labels of questions, Chinese": lambda n: "问：" * n,
    "stars and spaces before a label": lambda n: "* " * n + "Q: a",
    "spaces before a label": lambda n: " " * n + "Q: a",
    "bold labels left open": lambda n: "**Q" * n,
    "bold labels": lambda n: numbered(n, "**Q{0}: why {0}?**\n\n**Answer**: so\n\n"),
    "questions, no answers": lambda n: numbered(n, "### Q{0}: why {0}?\n\n"),
    "one question, asked often": lambda n: "### Q1: why?\n\n**Answer**: so\n\n" * n,
    "an exam of many parts, and its key": lambda n: (
        numbered(n, "## {0}. Part\n\n1. Why {0}?\n\n")
        + "# Answers\n\n"
        + numbered(n, "## {0}. Part\n\n1. So {0}.\n\n")
    ),
    "question marks": lambda n: "?" * n + "？" * n,
    "questions in a list": lambda n: numbered(n, "- why {0}?\n"),
    "questions in a table": lambda n: "|Q|A|\n|-|-|\n" + numbered(n, "|why {0}?|so|\n"),
    "options": lambda n: "Which?\n\n" + numbered(n, "- [ ] option {0}\n"),
    "lettered options": lambda n: "Which?\n\n" + "A. one\nB. two\n" * n,
    "boxes": lambda n: "- [x] " * n,
    "boxes left open": lambda n: "- [ " * n,
    "checks": lambda n: numbered(n, "- [ ] I can explain {0}\n"),
    "blanks": lambda n: "The ____ is ____ of " * n,
    "one long blank": lambda n: "The " + "_" * n,
    "gaps": lambda n: "a {{c1::b}} c " * n,
    "gaps left open": lambda n: "{{c1::" * n,
    "gaps, nested": lambda n: "{{c1::a" * n + "}}" * n,
    "marks of highlighting": lambda n: "==a== " * n,
    "marks of highlighting left open": lambda n: "==a " * n,
    "equals signs": lambda n: "=" * n + " a",
    "details": lambda n: "<details><summary>why?</summary>\n\nso\n\n</details>\n\n" * n,
    "details nested": lambda n: "<details><summary>a</summary>\n" * n,
    "details left open": lambda n: "<details>" * n,
    "summaries left open": lambda n: "<details><summary>" + "<b>" * n,
    "true or false": lambda n: numbered(n, "{0}. It holds. (T/F)\n"),
    "separators": lambda n: "why::so\n" * n,
    "separators on a line": lambda n: "a :: b " * n,
    "colons": lambda n: ":" * n + "：" * n,
    "callouts": lambda n: "> [!question] why?\n> so\n\n" * n,
    "callouts nested": lambda n: "> [!question] " * n,
    "admonitions": lambda n: '!!! question "why?"\n    so\n\n' * n,
    "directives left open": lambda n: "```{note}\n" * n,
    "exercises": lambda n: numbered(n, "**Exercise {0}.** Show it.\n\n**Solution.** So.\n\n"),
    "mathematics left open": lambda n: "$a " * n,
    "dollars": lambda n: "$" * n,
    "displayed mathematics": lambda n: "$$\na\n$$\n" * n,
    "braces of TeX": lambda n: "$" + "\\frac{" * n + "$",
    "front matter that is never closed": lambda n: "---\n" + "a: b\n" * n,
    "front matter that repeats itself": lambda n: (
        "---\na0: &a0 x\n" + numbered(n, "b{0}: *a0\n") + "---\n"
    ),
    "labels that grow": lambda n: "".join(f"Q{10 ** (i % 300)}: a\n" for i in range(n // 100)),
    "one long number": lambda n: "Q" + "1" * n + ": why?",
    "numbers and full stops": lambda n: "1." * n,
    "numbered with brackets": lambda n: "(1) " * n + "1) " * n,
    "parts of answers": lambda n: "### Q1: why?\n\n" + "**Hint**: a\n\n**Answer**: b\n\n" * n,
    "ratings": lambda n: "why? " + "⭐" * n,
    "hints in brackets": lambda n: "why?" + "（提示：a" * n,
    "bidirectional marks": lambda n: "\u202ewhy\u2066?" * n,
    "characters without width": lambda n: "w\u200bh\u200dy\ufeff?" * n,
    "marks on one letter": lambda n: "a" + "\u0301" * n + "?",
    "line separators": lambda n: "why?\u2028so\u2029\x0b\x0c\x85\x1c" * n,
    "controls": lambda n: "\x1b[2J\x07\x9b why? " * n,
    "full width": lambda n: "Ｑ１：ｗｈｙ？\n\n" * n,
    "quoted questions": lambda n: numbered(n, "> **Q{0}**: why?\n"),
    "headings six deep": lambda n: "".join("#" * (i % 6 + 1) + f" why {i}?\n\n" for i in range(n)),
    "links between notes": lambda n: numbered(n, "[[other#Q{0}]] [a](other.md#q{0})\n"),
    "a fence of questions": lambda n: "```\n" + "Q: why?\nA: so\n" * n + "```\n",
    "a fence in a list, left open": lambda n: "- ```\n" * n,
    "headings that name parts": lambda n: "### Answer\n\n" * n,
    "numbers before headings that name parts": lambda n: (
        numbered(n, "{0}. why {0}?\n\n") + "### Answer\n\n" * n
    ),
    "callouts within callouts": lambda n: "".join(
        "> " * (i % 20 + 1) + "[!question] why?\n" for i in range(n)
    ),
    "a key of answers": lambda n: (
        numbered(n, "{0}. why {0}?\n\n") + "## Answers\n\n" + numbered(n, "{0}. B ")
    ),
    "answers in comments": lambda n: "why?\n<!-- Answer: so -->\n\n" * n,
    "answers in comments left open": lambda n: "why?\n<!-- Answer: so\n\n" * n,
    "cards that start and never end": lambda n: "START\nBasic\nwhy?\nBack: so\n\n" * n,
    "short fences in a long one": lambda n: "````\n" + "```\n" * n,
    "keys that answer in turn": lambda n: numbered(
        n, "## Part {0}\n\n- why?\n- how?\n\n## Answers\n\n- B\n- C\n\n"
    ),
    "keys that name what they answer": lambda n: (
        numbered(n, "## Knots {0}\n\n1. why?\n2. how?\n\n")
        + numbered(n, "## Answers to Knots {0}\n\n1. B\n2. C\n\n")
    ),
    "keys one below the other": lambda n: "- why?\n" * n + "\n## Answers\n\n- B\n- C\n\n" * n,
    "keys of answers": lambda n: numbered(n, "1. why {0}?\n2. how?\n\n**Answers**: 1. B 2. C\n\n"),
    "weak points": lambda n: "**To strengthen**: a\n\n" * n,
    "weak points without a list": lambda n: "**To strengthen**\n\n" * n + "a\n\n" * n,
    "pitfalls": lambda n: "## Pitfalls\n\n```\na\n```\n\n" * n,
    "corrections": lambda n: "".join(
        "#" * (i % 6 + 1) + " Concept correction\n\n" for i in range(n)
    ),
    "statuses": lambda n: "## a\n\n" + "**Status**: ✅\n\n" * n,
    "progress": lambda n: "|Topic|Status|Date|\n|-|-|-|\n" + numbered(n, "|a {0}|✅|2025-06-01|\n"),
    "tables of progress": lambda n: "|Topic|Status|\n|-|-|\n|a|✅|\n\n" * n,
    "a tree of files": lambda n: "```\n" + numbered(n, "├── a{0}.md  # 2025-06-01\n") + "```\n",
    "dated files": lambda n: numbered(n, "- [a](a{0}.md) 2025-06-01\n"),
    "regions left open": lambda n: "<!-- recollect:record a -->\n" * n,
    "regions": lambda n: "<!-- recollect:record a -->\na\n<!-- recollect:end record -->\n" * n,
    "comments left open before questions": lambda n: "<!-- " + "Q: why?\n\n" * n,
    "a dialogue": lambda n: numbered(n, "**Me:** why {0}?\n\n**AI:** so {0}.\n\n"),
    "answers in Chinese brackets": lambda n: "1. " + "a【答案】b" * n,
    "tagged lines": lambda n: numbered(n, "why {0}? #anki\n- so\n\n"),
    "pictures between exercises": lambda n: (
        "# Questions\n1. a\n"
        + numbered(n, "    1. [E] why {0}?\n\n      <p>\n        <img src=a>\n      </p>\n\n")
    ),
}
"""Shapes that the ways of asking invite."""
