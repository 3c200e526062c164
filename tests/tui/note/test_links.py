"""What a text links to, in the order in which it is read."""

from __future__ import annotations

import pytest

from recollect.tui.note.links import Link, links_of


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[docs](https://a.example/x?b=1&c=2)", [Link("https://a.example/x?b=1&c=2", "docs")]),
        ("![图 1](<img/a b.png>)", [Link("img/a b.png", "图 1")]),
        ("![](img%2Fa.png)", [Link("img/a.png", "")]),
        ('<img src="p.png" alt="架构">', [Link("p.png", "架构")]),
        ('x <a href="https://b.example">y</a>', [Link("https://b.example", "")]),
        ("见 https://c.example/路径。以及", [Link("https://c.example/路径", "")]),
        ("<https://d.example>", [Link("https://d.example", "https://d.example")]),
        ("`https://code.example` and $x$", []),
        ("[a](u) [b](u)", [Link("u", "a")]),
        ("[x](javascript:alert(1)) [@click=app.quit]x[/]", []),
    ],
)
def test_links_images_and_bare_addresses(text: str, links: list[Link]) -> None:
    assert list(links_of(text)) == links
