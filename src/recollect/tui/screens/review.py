"""The review: a question, hints one by one, an answer of one's own, the note's answer, a grade."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from recollect.app.importing import apply_import, plan_import
from recollect.app.study import Selection, Stage, StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.core.grades import Grade
from recollect.core.judging import Outcome
from recollect.tui.attempt import (
    Attempt,
    Way,
    blanks_of,
    grade_keys,
    options_of,
    points_of,
    several_right,
    way_of,
)
from recollect.tui.editor import edit
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip
from recollect.tui.pages.answer import answer_page, suggestion
from recollect.tui.pages.card_info import card_info_page
from recollect.tui.pages.help import review_help_page
from recollect.tui.pages.parts import View
from recollect.tui.pages.question import kind_name, question_page
from recollect.tui.pages.rail import rail_page
from recollect.tui.pages.session import session_head
from recollect.tui.screens.mark_weak import MarkWeak, suggestions_for
from recollect.tui.screens.review_bar import action_buttons
from recollect.tui.screens.sheet import Ours, Sheet
from recollect.tui.screens.summary import Next, SummaryScreen
from recollect.tui.widgets.key_bar import ButtonBar, KeyBar
from recollect.tui.widgets.paper import Paper

FOLD_AT = 60
"""Answers of more lines are folded there: some screens of text show at once, the rest on a key."""

WHILE_WRITING = ("submit", "leave_input", "open_hint", "help_while_writing", "scroll_page")
"""What works while letters go into a text: the keys of these are no letters."""


class ReviewScreen(Ours[None]):
    """One session over its cards; every grade is on the disk before the next card shows."""

    CSS_PATH = "review.tcss"
    BINDINGS = [  # noqa: RUF012
        key("space,enter", "advance", "Go on", show=False),
        *(key(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        key("tab", "write", "Write an answer", show=False),
        key("ctrl+s", "submit", "Done writing", show=False),
        key("escape", "leave_input", "Stop writing", show=False),
        key("h,f2", "open_hint", "Hint", show=False),
        *(key(letter, f"tick({i})", show=False) for i, letter in enumerate("abcdef")),
        key("u", "undo", "Undo"),
        key("w", "mark_weak", "Weak"),
        key("question_mark", "help", "Help"),
        key("f1", "help_while_writing", show=False),
        key("g", "guess", "I guessed"),
        key("z", "unfold", "Unfold"),
        key("x", "raw_tex", "TeX"),
        key("i", "info", "Card"),
        key("o", "open_source", "Open note"),
        key("minus", "bury", "Bury"),
        key("at", "suspend", "Suspend"),
        key("q", "leave", "Leave"),
        key("down,j", "scroll_text(1)", show=False),
        key("up,k", "scroll_text(-1)", show=False),
        key("pagedown", "scroll_page(1)", show=False),
        key("pageup", "scroll_page(-1)", show=False),
    ]

    def __init__(self, workspace: Workspace, session: StudySession) -> None:
        super().__init__()
        self.workspace = workspace
        self.session = session
        self.attempt = Attempt()
        self.view = View(fold_at=FOLD_AT)
        self.grades = grade_keys(workspace.settings.buttons)
        self._began = self._shown_at = workspace.now()

    # --- What is on the screen ----------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, card and keys."""
        yield Paper(id="head")
        with Horizontal(id="table"):
            with VerticalScroll(id="rail", can_focus=False):
                yield Paper(id="rail-text")
            with VerticalScroll(id="body", can_focus=False):
                yield Paper(id="question")
                yield TextArea(id="own", soft_wrap=True, highlight_cursor_line=False)
                yield Vertical(id="blanks")
                yield Paper(id="answer")
        yield ButtonBar(id="actions")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Show the first card, and keep the clock going."""
        await self._show_card()
        self.set_interval(1, self._show_head)

    @property
    def turn(self) -> Turn | None:
        """Return the card at hand."""
        return self.session.turn

    @property
    def suggested(self) -> Grade:
        """Return the grade that Space takes."""
        turn = self.session.turn
        if turn is None:
            return Grade.GOOD
        return self.attempt.suggested(turn.study_card.card, turn.suggested)

    @property
    def writing(self) -> bool:
        """Tell whether letters go into a text at present."""
        return isinstance(self.focused, Input | TextArea)

    def redraw(self) -> None:
        """Write the card at hand anew, as far as the learner has come with it."""
        turn = self.turn
        if turn is None:
            return
        answered = turn.stage is Stage.ANSWER
        attempt, view = self.attempt, self.view
        self.query_one("#question", Paper).show(
            lambda cells: question_page(turn, attempt, view, cells)
        )
        self.query_one("#answer", Paper).show(
            (lambda cells: answer_page(turn, attempt, view, cells)) if answered else None
        )
        self.query_one("#answer").display = answered
        self.query_one("#rail-text", Paper).show(lambda cells: rail_page(turn, cells))
        body = self.query_one("#body")
        body.border_title = Content(kind_name(turn))
        body.border_subtitle = Content(suggestion(turn, attempt) if answered else "")
        self._show_head()
        self._show_buttons()
        self.refresh_bindings()

    async def _show_card(self) -> None:
        """Begin with the card at hand, or close the session when there is none."""
        self.attempt, self.view = Attempt(), View(fold_at=FOLD_AT)
        self._shown_at = self.workspace.now()
        turn = self.turn
        own = self.query_one("#own", TextArea)
        own.clear()
        own.display = False
        self.set_focus(None)
        if turn is None:
            self._show_summary()
            return
        await self._show_blanks(turn)
        self.query_one("#body").scroll_home(animate=False)
        self.redraw()

    async def _show_blanks(self, turn: Turn) -> None:
        card = turn.study_card.card
        blanks = self.query_one("#blanks", Vertical)
        blanks.display = way_of(card) is Way.FILL
        if blanks.children:
            await blanks.remove_children()
        if blanks.display:
            count = len(blanks_of(card))
            fields = [
                Input(placeholder=tr("Blank {n} of {of}", n=n + 1, of=count), compact=True)
                for n in range(count)
            ]
            await blanks.mount(*fields)
            self.set_focus(fields[0])

    def _show_head(self) -> None:
        turn = self.turn
        if turn is None:
            return
        deck, progress = turn.study_card.card.deck, self.session.progress
        seconds = int((self.workspace.now() - self._began).total_seconds())
        self.query_one("#head", Paper).show(
            lambda cells: session_head(deck, progress, seconds, cells)
        )

    def _show_buttons(self) -> None:
        if self.turn is not None:
            buttons = action_buttons(
                self.turn,
                self.attempt,
                self.grades,
                writing=self.writing,
                narrow=self.size.width < 60,
            )
            self.query_one("#actions", ButtonBar).show(*buttons)

    def on_resize(self) -> None:
        """Fit the buttons to the new width."""
        self._show_buttons()

    def on_descendant_focus(self) -> None:
        """Show the keys of writing."""
        self._show_buttons()

    def on_descendant_blur(self) -> None:
        """Show the keys of reviewing."""
        self._show_buttons()

    # --- Which keys work now ------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key does anything now: the footer shows no other."""
        turn = self.turn
        if turn is None:
            return action in ("leave", "help", "undo")
        if self.writing and action not in WHILE_WRITING:
            return False
        rule = getattr(self, f"_can_{action}", None)
        return True if rule is None else bool(rule(turn, *parameters))

    def _can_advance(self, turn: Turn) -> bool:
        card = turn.study_card.card
        if turn.stage is Stage.ANSWER or way_of(card) in (Way.RECALL, Way.FILL):
            return True
        return way_of(card) is Way.CHOOSE and bool(self.attempt.chosen)

    def _can_digit(self, turn: Turn, digit: int) -> bool:
        card = turn.study_card.card
        if turn.stage is Stage.ANSWER or way_of(card) is Way.RATE:
            return digit in self.grades
        return digit == 0 or (way_of(card) is Way.CHOOSE and digit <= len(options_of(card)))

    def _can_open_hint(self, turn: Turn) -> bool:
        return turn.stage is Stage.QUESTION and turn.hints_open < len(turn.study_card.card.hints)

    def _can_write(self, turn: Turn) -> bool:
        return turn.stage is Stage.QUESTION and way_of(turn.study_card.card) is Way.RECALL

    def _can_submit(self, turn: Turn) -> bool:
        return turn.stage is Stage.QUESTION and self.writing

    def _can_leave_input(self, _turn: Turn) -> bool:
        return self.writing

    def _can_tick(self, turn: Turn, index: int) -> bool:
        card = turn.study_card.card
        if turn.stage is Stage.QUESTION:
            return way_of(card) is Way.CHOOSE and index < len(options_of(card))
        return index < len(points_of(card))

    def _can_guess(self, turn: Turn) -> bool:
        outcome = self.attempt.outcome(turn.study_card.card)
        return turn.stage is Stage.ANSWER and outcome in (None, Outcome.RIGHT, Outcome.GUESSED)

    def _can_unfold(self, turn: Turn) -> bool:
        folded = self.query_one("#answer", Paper).lines(self.query_one("#answer").size.width)
        return turn.stage is Stage.ANSWER and any(line.action == "unfold" for line in folded)

    def _can_raw_tex(self, turn: Turn) -> bool:
        card = turn.study_card.card
        return any("$" in text or "\\" in text for text in (card.question, card.answer))

    # --- Going through a card -----------------------------------------------------------------

    async def action_advance(self) -> None:
        """Show the answer; then take the suggested grade."""
        turn = self.turn
        if turn is not None and turn.stage is Stage.ANSWER:
            await self._grade(self.suggested)
        else:
            self._reveal()

    async def action_digit(self, digit: int) -> None:
        """Choose an option, or press a grade's button."""
        turn = self.turn
        if turn is None:
            return
        if turn.stage is Stage.ANSWER:
            await self._grade(self.grades[digit])
        elif digit == 0 and way_of(turn.study_card.card) is not Way.RATE:
            self.attempt = replace(self.attempt, given_up=True, chosen=frozenset())
            self._reveal()
        elif way_of(turn.study_card.card) is Way.RATE:
            self._reveal()
            await self._grade(self.grades[digit])
        else:
            self._choose(turn, digit - 1)

    def action_open_hint(self) -> None:
        """Open the next hint."""
        self.session.open_hint()
        self.redraw()

    def action_write(self) -> None:
        """Open the text area for an answer of one's own."""
        own = self.query_one("#own", TextArea)
        own.display = True
        own.focus()
        own.call_after_refresh(own.scroll_visible, animate=False)

    def action_leave_input(self) -> None:
        """Give the letters back to the keys; what was written stays."""
        self.set_focus(None)
        self.refresh_bindings()

    def action_submit(self) -> None:
        """Show the answer beside what was written."""
        self._reveal()

    def action_tick(self, index: int) -> None:
        """Tick or untick a key point; before the answer, choose the option of that letter."""
        turn = self.turn
        if turn is not None and turn.stage is Stage.QUESTION:
            self._choose(turn, index)
            return
        ticked = self.attempt.ticked or frozenset()
        self.attempt = replace(self.attempt, ticked=ticked ^ {index})
        self.redraw()

    def action_guess(self) -> None:
        """Say that it was a guess, or that it was not."""
        self.attempt = replace(self.attempt, guessed=not self.attempt.guessed)
        self.redraw()

    @on(Input.Submitted, "#blanks Input")
    def next_blank(self, event: Input.Submitted) -> None:
        """Go to the next blank; behind the last one, show the answer."""
        fields = list(self.query("#blanks Input").results(Input))
        after = fields.index(event.input) + 1
        if after < len(fields):
            fields[after].focus()
        else:
            self._reveal()

    def _choose(self, turn: Turn, index: int) -> None:
        several = several_right(turn.study_card.card)
        chosen = self.attempt.chosen ^ {index} if several else frozenset({index})
        self.attempt = replace(self.attempt, chosen=chosen)
        if several:
            self.redraw()
        else:
            self._reveal()

    def _reveal(self) -> None:
        typed = tuple(field.value for field in self.query("#blanks Input").results(Input))
        text = self.query_one("#own", TextArea).text.strip()
        self.attempt = replace(self.attempt, text=text, typed=typed)
        self.session.reveal()
        self.set_focus(None)
        self.query_one("#own").display = self.query_one("#blanks").display = False
        self.redraw()
        self.call_after_refresh(self._bring_answer_into_sight)

    def _bring_answer_into_sight(self) -> None:
        """Scroll the beginning of the answer into the middle, if too little of it shows."""
        body, top = self.query_one("#body"), self.query_one("#answer").virtual_region.y
        if top > body.scroll_offset.y + body.size.height - 5:
            body.scroll_to(y=top - body.size.height // 2, animate=False)

    async def _grade(self, grade: Grade) -> None:
        turn = self.turn
        if turn is None:
            return
        card = turn.study_card.card
        elapsed = self.workspace.now() - self._shown_at
        with self.recollect.telling():
            for point in self.attempt.missed(card):
                self.session.mark_weak(point)
            self.session.grade(
                grade,
                elapsed_ms=int(elapsed.total_seconds() * 1000),
                answer=self.attempt.as_text(card),
            )
            await self._show_card()

    # --- Beside the card ----------------------------------------------------------------------

    async def action_undo(self) -> None:
        """Take the last answer back and ask that card again."""
        with self.recollect.telling():
            turn = self.session.undo()
            if turn is None:
                self.recollect.say(tr("There is no answer to take back."))
                return
            await self._show_card()
            question = clip(plain(turn.study_card.card.question), 40)
            self.recollect.say(tr("Taken back: {question}", question=question))

    def action_mark_weak(self) -> None:
        """Ask for the name of a weak spot."""
        turn = self.turn
        if turn is not None:
            names = suggestions_for(turn, self.session.area_names())
            self.app.push_screen(MarkWeak(names), self._mark)

    def _mark(self, name: str | None) -> None:
        if name:
            with self.recollect.telling():
                self.session.mark_weak(name)
                self.recollect.say(tr("Marked as weak: {name}", name=name))
                self.redraw()

    async def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        with self.recollect.telling():
            self.session.bury()
            self.recollect.say(tr("Put off until tomorrow."))
            await self._show_card()

    async def action_suspend(self) -> None:
        """Ask this card no more, until it is taken back."""
        with self.recollect.telling():
            self.session.suspend()
            self.recollect.say(tr("Suspended: it is not asked any more."))
            await self._show_card()

    async def action_open_source(self) -> None:
        """Open the note at the card's line in $EDITOR, then read the note again."""
        turn = self.turn
        if turn is None:
            return
        source = turn.study_card.card.source
        note = Path(source.root) / source.path
        with self.recollect.telling():
            try:
                with self.app.suspend():
                    edit(note, source.line)
            except SuspendNotSupported:  # in a browser or a test there is no terminal to hand over
                self.recollect.say(f"{note}:{source.line}")
                return
            apply_import(self.workspace, plan_import(self.workspace, [note]))
            self.session.reread()
            self.redraw()

    def action_info(self) -> None:
        """Show the card's schedule and history."""
        turn, calendar = self.turn, self.workspace.calendar
        if turn is not None:
            self.app.push_screen(Sheet(lambda cells: card_info_page(turn, calendar, cells)))

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(Sheet(review_help_page))

    def action_help_while_writing(self) -> None:
        """Show what the keys do; `?` would be a letter."""
        self.action_help()

    def action_raw_tex(self) -> None:
        """Change between Unicode and the TeX itself."""
        self.view = replace(self.view, raw_tex=not self.view.raw_tex)
        self.redraw()

    def action_unfold(self) -> None:
        """Show the whole of a long answer."""
        self.view = replace(self.view, fold_at=None)
        self.redraw()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the card by lines."""
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the card by screens."""
        body = self.query_one("#body")
        body.scroll_relative(y=pages * max(body.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Close the session: every answer is saved already."""
        self._show_summary()

    def _show_summary(self) -> None:
        summary = self.session.summary()
        finished = self.turn is None
        self.app.push_screen(SummaryScreen(summary, finished=finished), self._after_summary)

    async def _after_summary(self, chosen: Next | None) -> None:
        if chosen is Next.BACK and self.turn is not None:
            return
        if chosen is Next.UNDO:
            await self.action_undo()
        elif chosen is Next.MORE:
            self.dismiss()
            self.recollect.study(Selection())
        else:
            self.dismiss()
