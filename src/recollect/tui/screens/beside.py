"""What can be done to the card at hand besides answering: undo, marks, tags, its note, links."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual.binding import Binding

from recollect.app.areas.naming import area_names
from recollect.app.cards.browsing import card_file, tag_names
from recollect.app.language import tr
from recollect.app.study import Stage, StudySession
from recollect.core.cards.cloze import in_a_list
from recollect.tui import pictures
from recollect.tui.attempt import Way, way_of
from recollect.tui.keys import review
from recollect.tui.note.spans import cell_len
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip
from recollect.tui.opening import Address, NoteLine, Target, targets_of
from recollect.tui.pages.card_info import card_info_page
from recollect.tui.screens import ask_for
from recollect.tui.screens.at_source import edited_at_source, opened_in_editor, opened_outside
from recollect.tui.screens.library import LibraryScreen
from recollect.tui.screens.looking import LookingAtACard
from recollect.tui.screens.open_what import OpenWhat
from recollect.tui.screens.picture import PictureScreen
from recollect.tui.screens.sheet import Sheet
from recollect.tui.taken_back import taken_back


class BesideTheCard(LookingAtACard):
    """A screen over a session; how its cards are asked is for the screen itself to say."""

    session: StudySession

    @abstractmethod
    async def show_card(self) -> None:
        """Begin with the card at hand, or close the session when there is none."""

    async def action_undo(self) -> None:
        """Take the last answer back and ask that card again."""
        before = self.turn
        with self.recollect.telling():
            turn = self.session.undo()
            deed = self.session.taken_back
            said = taken_back(deed.what if deed else None)
            if turn is None:
                if deed is not None:
                    await self.show_card()
                self.recollect.say(said)
                return
            if before is not None and turn.stage is Stage.ANSWER:
                self.redraw()  # a mark was taken back: the same card, as far as it was
            else:
                await self.show_card()
                if deed and way_of(turn.study_card.card) is Way.RECALL and deed.answer:
                    self.card_view.write_on(deed.answer)
            room = min(28, self.size.width - cell_len(said) - 6)  # one line, or it hides the card
            card = turn.study_card.card
            asked = plain(in_a_list(card.question, card.deletions, card.part))
            self.recollect.say(f"{said} · {clip(asked, max(room, 0))}")

    def action_mark_weak(self) -> None:
        """Ask for the name of a weak spot; no offer gives away an answer that is not shown yet."""
        turn = self.session.at_hand
        shown = turn.stage is Stage.ANSWER
        names_of = ask_for.names_of_card if shown else ask_for.names_of_question
        names = names_of(turn.study_card.card, turn.areas)
        self.ask(ask_for.weak_spot(names, area_names(self.workspace)), self._mark)

    def _mark(self, name: str) -> None:
        self.session.mark_weak(name)
        self.recollect.say(tr("Marked as weak: {name}", name=name))
        self.redraw()

    async def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        with self.recollect.telling():
            self.session.bury()
            self.recollect.say(tr("Put off until tomorrow."))
            await self.show_card()

    async def action_suspend(self) -> None:
        """Ask this card no more, until it is taken back."""
        with self.recollect.telling():
            self.session.suspend()
            self.recollect.say(tr("Suspended: it is not asked any more."))
            await self.show_card()

    def action_flag(self) -> None:
        """Flag the card, or take its flag off."""
        flagged = bool(self.session.at_hand.study_card.schedule.flag)
        with self.recollect.telling():
            self.session.flag(0 if flagged else 1)
            self.recollect.say(tr("The flag is off.") if flagged else tr("Flagged."))
            self.redraw()

    def action_tag(self) -> None:
        """Ask for a tag to give the card, or to take off."""
        card = self.session.at_hand.study_card
        self.ask(ask_for.tag(card, tag_names(self.workspace)), self._tag)

    def _tag(self, name: str) -> None:
        tags = self.session.toggle_tag(name).study_card.card.tags
        self.recollect.say(tr("Tags: {names}", names=", ".join(tags) or "–"))
        self.redraw()

    def action_area(self) -> None:
        """Ask for an area to let the card belong to, or to take it out of."""
        areas = self.session.at_hand.areas
        self.ask(ask_for.area(areas, area_names(self.workspace)), self._area)

    def _area(self, name: str) -> None:
        areas = self.session.toggle_area(name).areas
        self.recollect.say(tr("Areas: {names}", names=", ".join(areas) or "–"))
        self.redraw()

    def action_search(self) -> None:
        """Look for other cards; the session waits."""
        self.app.push_screen(LibraryScreen(self.workspace, searching=True))

    async def on_screen_resume(self) -> None:
        """Go on from what was done on another screen, however the learner came there."""
        if self.session.was_overtaken:
            await self._look_again()

    async def _look_again(self) -> None:
        """Show the card as it is now, or another one: it may have been set aside meanwhile."""
        before = self.turn
        with self.recollect.telling():
            turn = self.session.look_again()
            if turn and before and turn.goes_on_from(before):
                self.redraw()
            else:
                await self.show_card()

    async def action_open(self) -> None:
        """Open the card's note; where the card leads elsewhere too, ask what to open."""
        note, *others = targets_of(self.session.at_hand)
        if others:
            self.app.push_screen(OpenWhat([note, *others]), self._open)
        else:
            await self._open(note)

    async def _open(self, target: Target | None) -> None:
        card = self.session.at_hand.study_card.card
        with self.recollect.telling():
            match target:
                case Address(picture=Path() as file) if pictures.can_draw():
                    self.app.push_screen(PictureScreen(file, pictures.drawn(file)))
                case Address():
                    opened_outside(self, target)
                case NoteLine(name=card.source.place):
                    if edited_at_source(self, self.workspace, card):
                        await self._look_again()
                case NoteLine(file=file, line=line):
                    opened_in_editor(self, file, line)

    def action_info(self) -> None:
        """Show the card's schedule and history."""
        calendar = self.workspace.calendar
        with self.recollect.telling():
            known = card_file(self.workspace, self.session.at_hand.study_card.card.id)
            self.app.push_screen(Sheet(lambda cells: card_info_page(known, calendar, cells)))

    def help_parts(self) -> Mapping[str, Sequence[Binding]]:
        """Return the keys of the review: those of an answer, and the others."""
        return {
            tr("A card"): review.ANSWERING,
            tr("Beside the card"): review.BESIDE,
        }

    def help_note(self) -> str:
        """Return what the buttons of the grades say."""
        return tr(
            "Each button shows the next interval. ↻: the card comes back in this session, "
            "until it is good."
        )
