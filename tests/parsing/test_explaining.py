"""Why a line is an item, or is none."""

from __future__ import annotations

import pytest

from recollect.parsing.explaining import explain

NOTE = """\
# Notes

## Contents

- [What is a token?](#token)

### Q1: What is a token?

**Hint**: smaller than a word

A unit of text.

```python
# Q: not this
```

## Next steps

1. How do we deploy?

## Prose

It is what it is.

- [ ] buy milk

Oats grow here. But
are they ripe?
They will be.

## Why a heading?

| why? | how? |
|---|---|
| a | b |

---
"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (7, "an item begins here: a heading labelled Q1 (labelled-heading)"),
        (9, "part of the item at line 7"),
        (14, "part of the item at line 7"),
        (4, "a blank line"),
        (5, "an entry of a table of contents"),
        (19, "it asks, but stands below “Next steps”"),
        (23, "it does not ask"),
        (25, "a box, but no title above"),
        (27, "it does not ask"),
        (28, "it asks within a text, lines 27 to 29"),
        (31, "a heading that asks, where too few others do"),
        (33, "a table, and no two columns"),
        (37, "a rule, which"),
        (99, "the note has 38 lines"),
    ],
)
def test_a_line_is_explained(line: int, said: str) -> None:
    assert said in str(explain("n.md", NOTE).of_line(line))


def test_an_item_names_its_rivals() -> None:
    note = "### 1. What is a fold?\n\n<details><summary>Answer</summary>\n\nThis.\n\n</details>\n"
    item = explain("n.md", note).items[0]
    assert (item.line, item.end_line, item.dialect) == (1, 7, "details")
    assert [rival.dialect for rival in item.rivals] == ["question-heading"]
