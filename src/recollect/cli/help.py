"""The help of commands in the learner's language: what Click writes goes through a table."""

from __future__ import annotations

from collections.abc import Iterable

import click

KEPT = "\b"
"""Begins a paragraph that is no sentence: it stays as it is."""


def key_of(text: str) -> str:
    """Return a paragraph of the help as the table names it: in one line."""
    return " ".join(text.split())


class LearnersHelp(click.HelpFormatter):
    """Writes help as Click does; in Chinese, whose lines it measures and breaks in its own way."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        # Loaded here: help is asked for now and then.
        from recollect.app.language import language, texts
        from recollect.cli.options import speaking_at

        super().__init__(indent_increment, width, max_width)
        if click.get_current_context(silent=True):  # of a wrong call the usage is said without one
            speaking_at(None)
        self._texts = texts(language(), "help")

    def _said(self, text: str) -> str:
        return self._texts.get(key_of(text), text)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, self._said("Usage:") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write what stands over a list."""
        super().write_heading(self._said(heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        if not self._texts:
            super().write_text(text)
            return
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            if paragraph.startswith(KEPT):
                super().write_text(self._said(paragraph))
            else:
                for line in _wrapped(self._said(paragraph), self.width - self.current_indent):
                    self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names, each beside what it stands for."""
        if not self._texts:
            super().write_dl(rows, col_max, col_spacing)
            return
        rows = list(rows)
        size = min(max(len(name) for name, _ in rows), col_max) + col_spacing
        indent = self.current_indent
        for name, text in rows:
            sentence, bracket, extra = text.partition("  [")
            said = f"{self._said(sentence)}{bracket}{extra}"
            first, *others = _wrapped(said, self.width - indent - size) or [""]
            begins = f"{'':>{indent}}{name:{size}}"
            if len(name) > size - col_spacing:
                self.write(f"{begins}\n")
                begins = " " * (indent + size)
            self.write(f"{begins}{first}\n")
            for line in others:
                self.write(f"{'':>{indent + size}}{line}\n")


def _wrapped(text: str, cells: int) -> list[str]:
    from recollect.tui.note.spans import Span
    from recollect.tui.note.wrap import wrap

    return ["".join(span.text for span in line.spans) for line in wrap([Span(text)], cells)]
