"""Discussion records that Recollect wrote, read back: the learner's own answers in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from recollect.core.study_log import RecordedAnswer
from recollect.core.text.own_pages import Region

RECORD = "record"
_DATED = re.compile(r"\*\*(\d{4}-\d{2}-\d{2})\*\*\s*$")


def recorded_answers(lines: Sequence[str], own: Sequence[Region]) -> Iterator[RecordedAnswer]:
    """Yield the dated answers of every record: a bold date, then the answer as a quotation."""
    for region in own:
        if region.name == RECORD and region.key:
            yield from _answers(region.key, lines[region.start : region.stop], region.start)


def _answers(card_id: str, lines: Sequence[str], offset: int) -> Iterator[RecordedAnswer]:
    for number, line in enumerate(lines):
        match = _DATED.match(line.rstrip("\r"))
        if match is None:
            continue
        text = "\n".join(_quoted(lines[number + 1 :])).strip()
        if text:
            yield RecordedAnswer(card_id, date.fromisoformat(match[1]), text, offset + number + 1)


def _quoted(lines: Sequence[str]) -> Iterator[str]:
    begun = False
    for line in lines:
        line = line.rstrip("\r")
        if line.startswith(">"):
            begun = True
            yield line[1:].removeprefix(" ")
        elif begun or line.strip():
            return
