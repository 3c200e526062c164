"""What a line asks, before it is known whether others ask so beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from recollect.core.phrases import Phrase
from recollect.parsing.items.claims import HIGHLIGHTED, MARKED, WORDED


class Company(Enum):
    """What lines have in common that are questions only beside others like them."""

    ASKING = "all in bold, they end as questions do"
    WORDS = "all in bold, they ask by their words"
    LISTED = "entries of lists, all in bold, they ask by their words"
    SIGN = "all in bold, they end in a pictogram"
    NUMBER = "a number stands before what is in bold"
    COUNTED = "they are but a question's number, not in bold, or name its kind"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks, and how it says so; `said` is an answer that starts on the same line."""

    text: str
    why: Phrase
    label: str | None = None
    said: str = ""
    company: Company | None = None
    """What others must share for it to be a question; None if it is one by itself."""
    bold_number: bool = False
    """Whether it stands in bold behind a number."""
    below: bool = False
    """The label stands alone, and the question on the line below it."""
    alone: bool = False
    """It is asked in bold, without a number or a label: the next such line ends it."""
    asks_on: bool = False
    """What stands between it and its answer's label goes on asking."""
    in_prose: bool = False
    """What stands below it without a label is no part of it."""
    prompt: bool = False
    """Inside an item, its label gives a hint: it asks only where it stands in none."""

    @property
    def strength(self) -> int:
        """How sure it is to be a question."""
        if self.prompt or self.company in (Company.NUMBER, Company.WORDS):
            return HIGHLIGHTED
        return WORDED if self.company else MARKED
