"""A question on a screen: what is chosen, typed and written, until it is handed in."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, TextArea

from recollect.app.study import Stage, Turn
from recollect.core.cards import Card
from recollect.tui.attempt import Attempt, Way, blanks_of, options_of, several_right, way_of
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.pages.parts import View
from recollect.tui.screens.sheet import Ours
from recollect.tui.widgets.paper import Paper

FOLD_AT = 60
"""Answers of more lines are folded there, until they are unfolded."""


class AnswerScreen(Ours[None]):
    """A screen over one question at a time; what follows an answer is its heirs' affair."""

    BINDINGS = [  # noqa: RUF012
        key("tab", "write", "Write an answer", show=False),
        key("ctrl+s", "submit", "Done writing", show=False),
        key("escape", "leave_input", "Stop writing", show=False),
        key("z", "unfold", "Unfold"),
        key("x", "raw_tex", "TeX"),
        key("down,j", "scroll_text(1)", show=False),
        key("up,k", "scroll_text(-1)", show=False),
        key("pagedown", "scroll_page(1)", show=False),
        key("pageup", "scroll_page(-1)", show=False),
    ]
    LETTERS_ARE_TEXT = ("submit", "leave_input", "scroll_page", "help_while_writing")
    """What works while letters go into a text."""

    def __init__(self) -> None:
        super().__init__()
        self.attempt = Attempt()
        self.view = View(fold_at=FOLD_AT)

    @property
    @abstractmethod
    def turn(self) -> Turn | None:
        """Return the question at hand."""

    @abstractmethod
    async def hand_in(self) -> None:
        """Take the answer as it stands."""

    @property
    def writing(self) -> bool:
        """Tell whether letters go into a text at present."""
        return isinstance(self.focused, Input | TextArea)

    def compose_card(self) -> ComposeResult:
        """Lay out the question, the fields, and what is shown once it is answered."""
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(id="question")
            yield TextArea(id="own", soft_wrap=True, highlight_cursor_line=False)
            yield Vertical(id="blanks")
            yield Paper(id="answer")

    async def lay_out(self, card: Card, *, asking: bool) -> None:
        """Make the fields ready for a question; `asking` when it is still to be answered."""
        self.view = View(fold_at=FOLD_AT)
        own = self.query_one("#own", TextArea)
        own.clear()
        own.display = False
        self.set_focus(None)
        blanks = self.query_one("#blanks", Vertical)
        blanks.display = asking and way_of(card) is Way.FILL
        if blanks.children:
            await blanks.remove_children()
        if blanks.display:
            fields = [Input(compact=True) for _ in blanks_of(card)]
            await blanks.mount(*fields)
            self.set_focus(fields[0])
        self.query_one("#body").scroll_home(animate=False)

    def name_blanks(self) -> None:
        """Give each blank its number."""
        fields = list(self.query("#blanks Input").results(Input))
        for n, field in enumerate(fields, start=1):
            field.placeholder = tr("Blank {n} of {of}", n=n, of=len(fields))

    def enter_label(self, turn: Turn) -> str:
        """Return what Enter does in a blank."""
        is_one = len(blanks_of(turn.study_card.card)) == 1
        return tr("Hand in") if is_one else tr("Next blank, then check")

    def take_texts(self) -> None:
        """Put what was typed and written into the attempt, and close the fields."""
        typed = tuple(field.value for field in self.query("#blanks Input").results(Input))
        text = self.query_one("#own", TextArea).text.strip()
        self.attempt = replace(self.attempt, text=text, typed=typed)
        self.set_focus(None)
        self.query_one("#own").display = self.query_one("#blanks").display = False

    async def choose(self, turn: Turn, index: int) -> None:
        """Choose an option; where several are right, ticking waits for Enter."""
        several = several_right(turn.study_card.card)
        chosen = self.attempt.chosen ^ {index} if several else frozenset({index})
        self.attempt = replace(self.attempt, chosen=chosen)
        if several:
            self.redraw()
        else:
            await self.hand_in()

    def can_choose(self, turn: Turn, digit: int) -> bool:
        """Tell whether a digit names an option of the question at hand."""
        card = turn.study_card.card
        return way_of(card) is Way.CHOOSE and 1 <= digit <= len(options_of(card))

    def bring_answer_into_sight(self) -> None:
        """Scroll the beginning of the answer into the middle, if too little of it shows."""
        body, top = self.query_one("#body"), self.query_one("#answer").virtual_region.y
        if top > body.scroll_offset.y + body.size.height - 5:
            body.scroll_to(y=top - body.size.height // 2, animate=False)

    @on(Input.Submitted, "#blanks Input")
    async def next_blank(self, event: Input.Submitted) -> None:
        """Go to the next blank; behind the last one, hand in."""
        fields = list(self.query("#blanks Input").results(Input))
        after = fields.index(event.input) + 1
        if after < len(fields):
            fields[after].focus()
        else:
            await self.hand_in()

    # --- Keys ---------------------------------------------------------------------------------

    def can_write(self, turn: Turn) -> bool:
        """Tell whether the question can be answered in one's own words."""
        return turn.stage is Stage.QUESTION and way_of(turn.study_card.card) is Way.RECALL

    def can_unfold(self, turn: Turn) -> bool:
        """Tell whether a long answer is folded."""
        paper = self.query_one("#answer", Paper)
        folded = paper.lines(paper.size.width)
        return turn.stage is Stage.ANSWER and any(line.action == "unfold" for line in folded)

    @staticmethod
    def can_raw_tex(turn: Turn) -> bool:
        """Tell whether there may be a formula."""
        card = turn.study_card.card
        texts = (card.question, card.answer, *(option.text for option in card.options))
        return any("$" in text or "\\" in text for text in texts)

    def action_write(self) -> None:
        """Open the text area for an answer of one's own."""
        own = self.query_one("#own", TextArea)
        own.display = True
        own.focus()
        own.call_after_refresh(own.scroll_visible, animate=False)

    async def action_submit(self) -> None:
        """Hand in what was written."""
        await self.hand_in()

    def action_leave_input(self) -> None:
        """Give the letters back to the keys; what was written stays."""
        self.set_focus(None)
        self.refresh_bindings()

    def action_raw_tex(self) -> None:
        """Change between Unicode and the TeX itself."""
        self.view = replace(self.view, raw_tex=not self.view.raw_tex)
        self.redraw()

    def action_unfold(self) -> None:
        """Show the whole of a long answer."""
        self.view = replace(self.view, fold_at=None)
        self.redraw()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by screens."""
        body = self.query_one("#body")
        body.scroll_relative(y=pages * max(body.size.height - 2, 1), animate=False)
