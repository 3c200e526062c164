"""HTML blocks in notes: what is Markdown behind its tags is shown, what is not stays as it is."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

# What is never closed goes to the end, as in a browser: each text is read once.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_SUMMARY = re.compile(r"<summary>(.*?)(?:</summary>|\Z)", re.S | re.I)
_LAYOUT = re.compile(r"</?(?:details|div|p|center|section|article|figure|picture)\b[^<>]*>", re.I)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.I)
_BOLD = re.compile(r"</?(?:b|strong)>", re.I)


def html_as_markdown(html: str) -> str:
    """Return an HTML block as Markdown: a summary as a line of its own, layout tags gone.

    Tags that we do not know are text: `<pad>` in a note is a token, not a tag.
    """
    text = _COMMENT.sub("", html)
    text = _SUMMARY.sub(_summary, text)
    text = _IMAGE.sub(_image, text)
    return _LAYOUT.sub("", text).strip()


def _summary(match: re.Match[str]) -> str:
    title = " ".join(_BOLD.sub("", match[1]).split())
    return f"\n**▾ {title}**\n\n" if title else ""


def _image(match: re.Match[str]) -> str:
    attributes = html_attributes(match[0])
    alt = re.sub(r"[\[\]\\]", "", attributes.get("alt", ""))
    return f"![{alt}](<{re.sub('[<>]', '', attributes.get('src', ''))}>)"


class _Attributes(HTMLParser):
    found: dict[str, str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def html_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of one HTML tag."""
    parser = _Attributes()
    parser.found = {}
    parser.feed(tag)
    return {name: unescape(value) for name, value in parser.found.items()}
