"""The card in the middle of the review: question, one's own answer, the note's answer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from recollect.app.language import tr
from recollect.app.study import Draft, Stage, Turn
from recollect.core.cards.cards import Card
from recollect.tui.attempt import Attempt, Way, blanks_of, way_of
from recollect.tui.pages.answer import answer_page, suggestion
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.question import kind_name, question_page, titles_over
from recollect.tui.widgets.paper import Paper


class CardView(VerticalScroll, can_focus=False):
    """Shows a turn as far as the learner has come with it, and takes what is written."""

    _card: Card | None = None
    """The card that the fields belong to; None between two cards."""

    def compose(self) -> ComposeResult:
        """Lay out the two sides, with room to write between them."""
        yield Paper(id="question")
        yield TextArea(id="own", soft_wrap=True, highlight_cursor_line=False)
        yield Vertical(id="blanks")
        yield Paper(id="answer")

    @property
    def written(self) -> str:
        """Return what stands in the text area."""
        return self.query_one(TextArea).text.strip()

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what stands in the blanks."""
        return tuple(field.value for field in self._fields())

    @property
    def draft(self) -> tuple[str, Draft] | None:
        """Return the id of the card and what stands in its fields.

        None between two cards, and for a card that is not answered in writing.
        """
        if self._card is None or way_of(self._card) not in (Way.RECALL, Way.FILL):
            return None
        fields = self.typed if way_of(self._card) is Way.FILL else (self.written,)
        return self._card.id, fields if any(fields) else ()

    @property
    def folded(self) -> bool:
        """Tell whether a part of the answer is not shown yet."""
        answer = self.query_one("#answer", Paper)
        lines = answer.lines(answer.content_size.width) if answer.display else []
        return any(line.action == "unfold" for line in lines)

    async def begin(self, turn: Turn | None, draft: Draft = ()) -> None:
        """Make room for another card: only what was written on it before, at the top."""
        self._card = None
        card = turn.study_card.card if turn is not None else None
        way = None if card is None else way_of(card)
        fills = way is Way.FILL
        own = self.query_one(TextArea)
        own.clear()
        own.display = False
        self.scroll_home(animate=False)
        blanks = self.query_one("#blanks", Vertical)
        blanks.display = fills
        if blanks.children:
            await blanks.remove_children()
        if card is not None and fills:
            await self._mount_blanks(blanks, len(blanks_of(card)), draft)
        elif draft and way is Way.RECALL:
            self.write_on(draft[0])
        self._card = card

    def show(self, turn: Turn, attempt: Attempt, view: View) -> None:
        """Show a turn."""
        answered = turn.stage is Stage.ANSWER
        self.query_one("#question", Paper).show(
            lambda cells: question_page(turn, attempt, view, cells)
        )
        answer = self.query_one("#answer", Paper)
        answer.show((lambda cells: answer_page(turn, attempt, view, cells)) if answered else None)
        answer.display = answered
        self.border_title = Content(kind_name(turn))
        said = suggestion(turn, attempt) if answered else titles_over(turn.study_card.card)
        self.border_subtitle = Content(said)

    def blank_after(self, widget: Widget | None) -> Input | None:
        """Return the blank after a widget, the first one after the last; None without blanks."""
        fields = self._fields()
        if not fields:
            return None
        at = fields.index(widget) if isinstance(widget, Input) else -1
        return fields[(at + 1) % len(fields)]

    def open_text(self) -> TextArea:
        """Open the text area for an answer of one's own, and return it."""
        own = self.query_one(TextArea)
        own.display = True
        own.call_after_refresh(own.scroll_visible, animate=False)
        return own

    def write_on(self, text: str) -> None:
        """Open the text area with what was written before, to go on behind it."""
        own = self.open_text()
        own.text = text
        own.move_cursor(own.document.end)

    def next_blank(self, field: Input) -> bool:
        """Go to the blank after `field`; False behind the last one."""
        fields = self._fields()
        after = fields.index(field) + 1
        if after < len(fields):
            self.screen.set_focus(fields[after])
        return after < len(fields)

    def close_fields(self) -> None:
        """Put away what one writes in: it is shown as text from now on."""
        self.query_one(TextArea).display = self.query_one("#blanks").display = False
        self.call_after_refresh(self._bring_answer_into_sight)

    async def _mount_blanks(self, blanks: Vertical, count: int, draft: Draft) -> None:
        written = (*draft, *[""] * count)[:count]
        fields = [
            Input(
                value,
                tr("Blank {n} of {of}", n=number, of=count),
                select_on_focus=False,  # or the next letter would take the place of what is there
                compact=True,
            )
            for number, value in enumerate(written, start=1)
        ]
        await blanks.mount(*fields)
        self.screen.set_focus(fields[0])

    def _fields(self) -> list[Input]:
        return list(self.query("#blanks Input").results(Input))

    def _bring_answer_into_sight(self) -> None:
        """Scroll the beginning of the answer into the middle, if too little of it shows."""
        top = self.query_one("#answer").virtual_region.y
        if top > self.scroll_offset.y + self.size.height - 5:
            self.scroll_to(y=top - self.size.height // 2, animate=False)
