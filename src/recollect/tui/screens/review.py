"""The review: a question, hints one by one, an answer of one's own, the note's answer, a grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from recollect.app.language import tr
from recollect.app.study import Selection, Stage, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.tui.attempt import Attempt, Way, grade_keys, own_answer, way_of
from recollect.tui.keys import review
from recollect.tui.pages.rail import rail_page
from recollect.tui.pages.session import session_head
from recollect.tui.screens.beside import BesideTheCard
from recollect.tui.screens.review_bar import action_buttons
from recollect.tui.screens.summary import Next, SummaryScreen
from recollect.tui.situation import ReviewSituation
from recollect.tui.widgets.card_view import CardView
from recollect.tui.widgets.key_bar import ButtonBar, KeyBar
from recollect.tui.widgets.paper import Paper


class ReviewScreen(BesideTheCard):
    """One session over its cards; every grade is on the disk before the next card shows."""

    BINDINGS = [*review.BINDINGS]

    def __init__(self, workspace: Workspace, session: StudySession) -> None:
        super().__init__(workspace, session)
        self._began = self._shown_at = workspace.now()

    # --- What is on the screen ----------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, card and keys."""
        yield Paper(id="head")
        with Horizontal(id="table"):
            with VerticalScroll(id="rail", can_focus=False):
                yield Paper(id="rail-text")
            yield CardView(id="body")
        yield ButtonBar(id="actions")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Show the first card, and keep the clock going."""
        await self.show_card()
        self.set_interval(1, self._each_second)

    @property
    def grades(self) -> Mapping[int, Grade]:
        """Return the grade behind each digit."""
        return grade_keys(self.workspace.settings.buttons)

    def redraw(self) -> None:
        """Write the card at hand anew, as far as the learner has come with it."""
        turn = self.turn
        if turn is None:
            return
        self.card_view.show(turn, self.attempt, self.view)
        self.query_one("#rail-text", Paper).show(lambda cells: rail_page(turn, cells))
        self._show_head()
        self.show_buttons()
        self.refresh_bindings()

    async def show_card(self) -> None:
        """Begin with the card at hand, or close the session when there is none."""
        self.attempt = Attempt()
        self.look_afresh()
        self._shown_at = self.workspace.now()
        self.set_focus(None)
        await self.begin(self.turn)
        if self.turn is None:
            self._show_summary()
        self.redraw()

    def _each_second(self) -> None:
        """Show the time; whoever closes the terminal gives no notice, so nothing waits for it."""
        self._show_head()
        self.keep_unsaved()

    def _show_head(self) -> None:
        turn = self.turn
        if turn is None:
            return
        deck, progress = turn.study_card.card.deck, self.session.progress
        seconds, on_card = (
            self.workspace.ms_since(instant) // 1000 for instant in (self._began, self._shown_at)
        )
        self.query_one("#head", Paper).show(
            lambda cells: session_head(deck, progress, seconds, on_card, cells)
        )

    def show_buttons(self) -> None:
        """Show what the next key does, and what each grade would do."""
        if self.turn is not None:
            buttons = action_buttons(
                self.turn,
                self.attempt,
                self.grades,
                writing=self.writing,
                narrow=self.size.width < 60,
            )
            self.query_one("#actions", ButtonBar).show(*buttons)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key does anything now."""
        if self.turn is None:
            return action in ("leave", "help", "undo")
        situation = ReviewSituation(
            turn=self.turn,
            attempt=self.attempt,
            grades=self.grades.keys(),
            writing=self.writing,
            folded=action == "unfold" and self.card_view.folded,
        )
        return situation.allows(action, parameters)

    # --- Going through a card -----------------------------------------------------------------

    async def action_advance(self) -> None:
        """Show the answer; then take the suggested grade."""
        turn = self.session.at_hand
        if turn.stage is Stage.ANSWER:
            await self._grade(self.attempt.suggested(turn))
        else:
            await self.hand_in()

    async def action_digit(self, digit: int) -> None:
        """Choose an option, or press a grade's button."""
        turn = self.session.at_hand
        rating = way_of(turn.study_card.card) is Way.RATE
        if turn.stage is Stage.ANSWER or rating:
            self.session.reveal()
            await self._grade(self.grades[digit])
        elif digit == 0:
            self.attempt = replace(self.attempt, given_up=True, chosen=frozenset())
            await self.hand_in()
        else:
            await self.choose(digit - 1)

    def action_open_hint(self) -> None:
        """Open the next hint."""
        self.session.open_hint()
        self.redraw()

    def action_write(self) -> None:
        """Let an answer be written; behind a question that nobody answered yet, too."""
        if self.session.at_hand.stage is Stage.ANSWER:
            self.session.conceal()
            self.redraw()
        super().action_write()

    def action_adopt(self) -> None:
        """Keep one's own answer as that of a card whose note has none."""
        with self.recollect.telling():
            self.session.adopt(own_answer(self.session.at_hand, self.attempt))
            self.recollect.say(tr("Kept as the card's answer."))
            self.redraw()

    def action_guess(self) -> None:
        """Say that it was a guess, or that it was not."""
        self.attempt = replace(self.attempt, guessed=not self.attempt.guessed)
        self.redraw()

    async def hand_in(self) -> None:
        """Show the answer, beside what was written."""
        self.take_what_is_written()
        self.session.reveal()
        self.set_focus(None)
        self.card_view.close_fields()
        self.redraw()

    async def _grade(self, grade: Grade) -> None:
        card = self.session.at_hand.study_card.card
        self.app.clear_notifications()  # they were about this card
        with self.recollect.telling():
            self.session.grade(
                grade,
                elapsed_ms=self.workspace.ms_since(self._shown_at),
                answer=self.attempt.as_text(card),
                missed=self.attempt.missed(card),
            )
            if self.session.card_was_gone:
                self.recollect.say(
                    tr("This card was removed meanwhile: nothing was kept of it."),
                    severity="warning",
                )
            elif self.session.warns_of_leech:
                self.recollect.say(
                    tr("Forgotten again and again: rewrite this card, or suspend it."),
                    severity="warning",
                )
            await self.show_card()

    # --- Looking at a card ----------------------------------------------------------------------

    def action_leave(self) -> None:
        """Close the session: every answer is saved already."""
        self._show_summary()

    def _show_summary(self) -> None:
        self.keep_unsaved()
        finished = self.turn is None
        screen = SummaryScreen(
            self.session,
            finished=finished,
            more=finished and StudySession(self.workspace).turn is not None,
        )
        self.app.push_screen(screen, lambda chosen: self._after_summary(chosen, screen.weakest))

    async def _after_summary(self, chosen: Next | None, weakest: str) -> None:
        if chosen is Next.UNDO:
            await self.action_undo()
        elif chosen is not Next.BACK:
            self.recollect.after_review(self._next_session(chosen, weakest))

    def _next_session(self, chosen: Next | None, weakest: str) -> Selection | None:
        """Return what the learner goes on with, None for nothing."""
        if chosen is Next.WEAK:
            return Selection(area=weakest, cram=True)
        if chosen is Next.FAILED:
            return Selection(forgotten_days=1, cram=True)
        return Selection() if chosen is Next.MORE else None
